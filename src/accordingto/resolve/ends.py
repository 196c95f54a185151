"""Where a noun phrase ends, and what stands after its main word begins."""

from collections.abc import Sequence

from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    IN_NAMES,
    JOINERS,
    NO_ADJECTIVES,
    OF_TITLES,
    OWNERS,
    PARTS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
)
from accordingto.resolve.lexicon import LONGEST_NOUN, Known, body_kind, known, place
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, is_modifier

_LEADING = words_of("before a source")
_PARTICIPLES = words_of("participles after a noun")
_SUBJECTS = frozenset(["i", "he", "she", "it", "we", "you", "they"])
_SELF = frozenset(["himself", "herself", "itself", "themselves"])
_WAITING = frozenset(["those", "others", "anyone", "everyone", "people"])
"""Words that what somebody does tells more of: "those backing other mayors"."""
_MARKS = "’'.-%$“”\"&/‘"
"""Marks that may stand inside a phrase."""
_FEW_WORDS = 4
_LONGEST_NAME = 12
"""Words of a name, or after an article, that are looked at."""


def leads(listed: Sequence[Word]) -> int:
    """How many words stand before the phrase: "among", "more than", "as many as"."""
    if not listed[0].is_word:
        return 1
    low = [word.low for word in listed[:_FEW_WORDS]]
    if low[:1] == low[2:3] == ["as"] and low[3:]:
        return 3
    if low[1:2] == ["than"] and low[2:] and low[0] in ("more", "fewer", "less", "other"):
        return 2
    return int(len(low) > 1 and low[0] in _LEADING)


def phrase_end(listed: Sequence[Word]) -> int:
    """Where the words after the main one begin."""
    skipped = 0
    for at, word in enumerate(listed):
        if at == 0:
            continue
        if not word.is_word and (word.text not in _MARKS or _is_dash(listed, at)):
            if not _joins_adjectives(listed, at):
                return at
            continue
        is_self = word.low in _SELF and listed[at - 1].is_capital  # "Ada Lint herself"
        if word.low in RELATIVES or is_self or _begins_clause(listed, at):
            return at
        if at < skipped:
            continue
        skipped = _end_of_title(listed, at) or _end_of_name(listed, at)
        if not skipped and _ends(listed, at):
            return at
    return len(listed)


def _ends(listed: Sequence[Word], at: int) -> bool:
    """Whether a word ends the phrase before it as a preposition or "and" does."""
    word = listed[at]
    if word.is_capital and word.low in OF_TITLES:
        noun = _noun_before(listed, at)  # "Families Of Drowned Divers", in a headline
        return noun is not None and noun.plural and noun.noun.is_person
    if word.low in PREPOSITIONS and not word.is_capital and not _is_inside(listed, at):
        return True
    return word.low in JOINERS and not _joins_inside(listed, at)


def _is_inside(listed: Sequence[Word], at: int) -> bool:
    """Whether what may end a phrase cannot do so there: in "newly filed reports"."""
    last = listed[at - 1]
    newly = last.low.endswith("ly") and listed[at].low.endswith(("ed", "ing"))
    if newly or _is_determiner(last) or _describes(listed, at):
        return True
    if listed[at].low == "such":
        return at + 1 < len(listed) and listed[at + 1].low != "as"  # "one such letter"
    near = (listed[at : at + 2], listed[at - 1 : at + 1])  # "tracking poll", "a voice over"
    found = (known([word.low for word in words]) for words in near)
    return any(noun is not None and noun.n_words > 1 for noun in found)


def _begins_clause(listed: Sequence[Word], at: int) -> bool:
    """Whether a clause about a noun begins: "the bill the council passed", "people she met"."""
    word, last = listed[at], listed[at - 1]
    if at + 1 == len(listed) or not last.is_word or last.owns:
        return False
    if last.low in _WAITING and word.low.endswith("ing"):
        following = listed[at + 1]
        return following.low in ARTICLES | OWNERS | QUANTIFIERS or following.is_capital
    if last.low in ALONE | PARTS:
        return False
    noun = _noun_before(listed, at)
    if noun is None:
        return False
    subject = word.text.partition("’")[0].partition("'")[0]  # "people I’ve met"
    if word.is_capital or subject in _SUBJECTS:
        return subject == "I" or subject in _SUBJECTS
    return _begins_participle(word, listed[at + 1], noun) or _begins_subject(listed, at)


def _begins_participle(word: Word, following: Word, noun: Known) -> bool:
    """Whether a word says what those do or what was done to them: "papers seen by Orrin"."""
    if word.low in _PARTICIPLES or word.low.endswith("ed"):
        return following.low in PREPOSITIONS or following.low == "public"
    return word.low.endswith("ing") and _says_what_they_do(noun, following)


def _begins_subject(listed: Sequence[Word], at: int) -> bool:
    if listed[at].low not in ARTICLES | OWNERS:
        return False
    # "the league the Friends of Orrin", "spokesman the Rev. Piet Lint"
    rest = listed[at + 1 : at + _LONGEST_NAME]
    return not all(w.is_capital or w.low in IN_NAMES or not w.is_word for w in rest)


def _says_what_they_do(noun: Known, following: Word) -> bool:
    """Whether a word on -ing after a noun says what those do: "divers wearing masks"."""
    if noun.noun.mass:
        return False
    whom = following.low in ARTICLES | OWNERS | ALONE or following.is_capital
    return whom or (noun.plural and noun.noun.is_person)


def _noun_before(listed: Sequence[Word], at: int) -> Known | None:
    return known([word.low for word in listed[max(0, at - LONGEST_NOUN) : at]])


def _end_of_title(listed: Sequence[Word], at: int) -> int:
    """Where a noun ends that has a preposition in it, as "chief of staff" has; else 0."""
    if listed[at].low not in OF_TITLES or not listed[at - 1].is_word:
        return 0
    for end in (at + 3, at + 2):
        lowered = [word.low for word in listed[max(0, at - 1) : end]]
        found = known(lowered) if len(lowered) == end - at + 1 else None
        if found is not None and found.n_words == len(lowered):
            return end
    return 0


def _end_of_name(listed: Sequence[Word], at: int) -> int:
    """Where a name ends that has prepositions in it and stands before a noun; else 0.

    "a 2014 University of Orrin at Neld paper": the noun at its end is what the phrase is about.
    """
    word, last = listed[at], listed[at - 1]
    if word.low not in IN_NAMES - JOINERS or word.is_capital or not last.is_capital:
        return 0
    # The name of a body: "Robert Lint of the Orrin delegation" is none.
    if known([last.low]) is None and body_kind(["", last.plain], 1) is None:
        return 0
    end = at
    while end < min(len(listed), at + _LONGEST_NAME) and (
        _is_in_a_name(listed[end]) or listed[end].low in IN_NAMES
    ):
        end += 1
    if not listed[end - 1].is_capital or listed[end - 1].owns:
        return 0
    for word in listed[end : end + _FEW_WORDS]:
        if not word.is_word or word.is_capital or word.low in NO_ADJECTIVES or word.owns:
            return 0
        if known([word.low]) is not None:
            return end
    return 0


def _is_in_a_name(word: Word) -> bool:
    return word.is_capital and word.is_word


def _joins_adjectives(listed: Sequence[Word], at: int) -> bool:
    """Whether a comma stands between what describes a noun: "the tall, bearded engineer"."""
    if listed[at].text != "," or at + 2 > len(listed) or at > _FEW_WORDS:
        return False
    last, following = listed[at - 1], listed[at + 1]
    begins = following.is_word and not following.is_capital and following.low not in NO_ADJECTIVES
    plain = not last.is_capital and known([last.low]) is None and last.low not in ALONE
    return plain and begins and listed[0].low in ARTICLES | OWNERS


def _describes(listed: Sequence[Word], at: int) -> bool:
    """Whether what may end a phrase stands in it: "two leading engineers", "outside experts"."""
    word, following = listed[at], listed[at + 1 : at + 2]
    if word.low in ("leading", "running") or not following:
        return word.low in ("leading", "running")
    goes_on = following[0].is_word and following[0].low not in NO_ADJECTIVES
    if word.low == "close":
        return goes_on
    if _noun_before(listed, at) is not None:
        return False  # "voters outside greater Orrin"
    if word.low not in ("outside", "inside") or not goes_on:
        return False
    return not following[0].is_capital or _goes_on_to_several(listed[at + 2 : at + 2 + _FEW_WORDS])


def _goes_on_to_several(listed: Sequence[Word]) -> bool:
    """Whether a noun for several ends what a name begins: "two outside Neldian lobby groups"."""
    found = (known([word.low]) for word in listed if word.is_word and not word.is_capital)
    return any(noun is not None and noun.plural for noun in found)


def _is_determiner(word: Word) -> bool:
    return word.low in ARTICLES | OWNERS or (word.owns and word.is_capital)


def _is_dash(listed: Sequence[Word], at: int) -> bool:
    """Whether a hyphen stands for a dash: between blanks, or beside another."""
    if listed[at].text != "-":
        return False
    return listed[at - 1].span.end < listed[at].span.start or (
        at + 1 < len(listed) and listed[at + 1].text == "-"
    )


def _joins_inside(listed: Sequence[Word], at: int) -> bool:
    """Whether "and" stands inside a phrase: "political and religious leaders"."""
    if _joins_names(listed, at) or _joins_a_body(listed, at):
        return True
    noun = _noun_before(listed, at)
    return _is_adjective(listed[at - 1]) and (noun is None or noun.n_words == 1)


def _is_adjective(word: Word) -> bool:
    if place(word.plain) == "adjective" or is_modifier(word.plain):
        return True
    stance = word.text[0].islower() and "-" in word.text  # "anti-Dolent"
    plain = stance or not word.is_capital
    return plain and known([word.low]) is None and word.low not in PRONOUNS


def _joins_a_body(listed: Sequence[Word], at: int) -> bool:
    """Whether "and" stands in the name of a body: "the Hostages and Missing Families Forum"."""
    first, end = listed[at - 1], at + 1
    while end < min(len(listed), at + _LONGEST_NAME) and _is_in_a_name(listed[end]):
        end += 1
    if end < at + 2 or not first.is_capital or place(first.plain) is not None:
        return False
    last, noun = listed[end - 1], known([listed[end - 1].low])
    body = body_kind(["", last.plain], 1) is not None and not (noun and noun.noun.is_person)
    return body and known([first.low]) is not None


def _joins_names(listed: Sequence[Word], at: int) -> bool:
    """Whether two names say whose those are who follow: "the Dolent and Brandt campaigns"."""
    first, end = listed[at - 1], at + 1
    most = min(len(listed), at + _LONGEST_NAME)
    while end < most and _is_in_a_name(listed[end]):
        end += 1
    if end in (at + 1, most) or not first.is_capital or listed[end - 1].owns:
        return False
    noun = known([listed[end].low])
    if noun is None or not noun.plural:
        return False
    body = place(first.plain) is not None or known([first.low]) is not None
    return body or first.text.isupper() or listed[0].low in ("the", "both", "two")
