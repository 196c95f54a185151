"""What an unnamed speaker is: an official, a witness, critics, a poll."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import DESCRIBED, Described, SpeakerKind
from accordingto.resolve.beside import appositive, kind_beside
from accordingto.resolve.bodies import OF_PARLIAMENTS, counts_members, members_of
from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    RELATIVES,
)
from accordingto.resolve.counted import (
    AT_LARGE,
    last_force,
    last_people,
    many,
    of_whole,
    posts,
    what_counted,
)
from accordingto.resolve.joined_to import joined, nobodies_beside
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import Known, body_kind, known, listed_kind, modified, place
from accordingto.resolve.phrase import Phrase, phrase_of
from accordingto.resolve.senses import TERRITORIES, shared
from accordingto.resolve.stances import by_clause, is_posted
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

STOPS = frozenset(",—–:;()")
"""Marks that end what describes somebody."""

_KNOWS = re.compile(
    r"\b(?:familiar|knowledge|briefed|close to|aware of|privy|involved in|insight|informed|"
    r"in attendance|anonym|not to be|declined to be|not authori[sz]ed)\b",
    re.IGNORECASE,
)
_HIDES = re.compile(
    r"\b(?:condition of anonymity|(?:not|declined) to be (?:named|identified)"
    r"|asked for anonymity)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\W*(?:(?:which|that|has|have|had|also|then|twice|again|narrowly|overwhelmingly|will|would)\W+){0,3}"
    r"(?:vot(?:e|es|ed|ing)\b|elect(?:s|ed)?\b|re-?elect(?:s|ed)?\b|went to the polls\b)",
    re.IGNORECASE,
)
"""What the people of a place do, and no government: "40 counties voted for the bridge"."""
_PART_OF = words_of("part of")
KNOWING = words_of("knowing")
_ANYBODY = frozenset(["people", "those", "person", "someone", "somebody", "everyone", "everybody",
                      "anyone", "individual", "individuals", "persons", "figure", "figures",
                      "insider", "insiders", "source", "sources", "voices"])  # fmt: skip
"""Nouns that leave it to what follows who they are: "people at the ministry"."""
_BELONGS = frozenset(["of", "for", "with", "at", "from", "in", "inside", "within"])
_MEMBERS = frozenset(["member", "members"])
_OFFICERS = frozenset(["officer", "officers"])
_ELECTED = words_of("elected offices")
_SOMEBODY = frozenset(["person", "someone", "somebody", "individual"])
_DEFINITE = frozenset(["the", "that", "this", "these", "those", "both", "same"])
_MOST_BESIDE = 6
_REACH = 200
"""Characters before a source that may say whom it counts."""
_FEW = 20


def is_named(found: Phrase) -> bool:
    """Whether a phrase names whom it stands for."""
    if _is_poll(found) or joined(found) is not None:
        return False
    if appositive(found) is not None or kind_beside(found) is not None:
        return True
    named = name_kind(found)
    if named is None or named == "public" or shared(found.counted):
        return False
    # "Democratic" says of what kind they are; "the Lantern Party" is a name.
    word = found.head[-1].plain
    if named == "party-or-movement" and place(word) == "adjective" and not word.isupper():
        return False
    # "Dozens of members of Congress" are not named by naming it.
    return not (found.counted and named != "person" and found.head[-1].is_capital)


def what(found: Phrase, before: str, after: str, follows: str) -> Described:
    """What those are whom a phrase describes.

    Args:
        found: the phrase.
        before: the text before it.
        after: the text from its last part on.
        follows: the text that follows it.
    """
    meant = joined(found) or _as_before(found, before)
    if meant is not None:
        return what(meant, "", after, follows)
    last = found.head[-1].low
    if last in PRONOUNS or (found.named and shared(found.counted)):
        return _of_them(found, before)
    more = "sources" if last in AT_LARGE and _KNOWS.search(after) else by_clause(found, follows)
    if more is not None:
        return more
    if _only_counts(found, last):
        return what_counted(found, before[-_REACH:], follows)
    if found.known is None or _does_as_public(last, follows):
        return _by_no_noun(found)
    told = _in_parliament(found, found.known) or _by_noun(found, found.known, before)
    told = "post" if told == "document" and is_posted(found) else _with_others(found, told)
    return "sources" if told == "public" and _HIDES.search(after) else told


def _with_others(found: Phrase, told: Described) -> Described:
    """What several and those joined to them are: the public if one of them is that."""
    other = nobodies_beside(found)
    if other is None:
        return told
    others = what(other, "", "", "")
    return others if others == "public" or told == "other" else told


def _does_as_public(noun: str, follows: str) -> bool:
    """Whether what follows a noun says that they did what only people at large do."""
    return (noun in _SOMEBODY and posts(follows)) or (
        noun in TERRITORIES and _VOTES.match(follows) is not None
    )


def _of_them(found: Phrase, before: str) -> Described:
    """What those are of whom some are counted: "many of them", "32 percent of Neldians"."""
    several = None if shared(found.counted) else last_people(before[-_REACH:], or_one=False)
    return several or "public"


def _by_no_noun(found: Phrase) -> Described:
    if found.named:
        return "poll" if _is_poll(found) else members_of(found) or "public"
    return "public" if found.known is not None or found.head[-1].low.endswith("%") else "other"


def _as_before(found: Phrase, before: str) -> Phrase | None:
    """The fuller words for those whom the text has just called by the same noun.

    "A harbour police official … The official said": a noun with nothing but "the" beside it
    goes on from the last one that had more.
    """
    bare = all(word.low in _DEFINITE for word in found.before) and not tail(found)
    if found.known is None or not found.before or found.counted or not bare or not before:
        return None
    noun = found.head[-1].low.removesuffix("s")
    words = words_in(before, [Span(0, len(before))])
    for at in range(len(words) - 1, -1, -1):
        if words[at].low.removesuffix("s") != noun:
            continue
        start = at
        while start and at - start < _MOST_BESIDE and _is_beside(words[start - 1]):
            start -= 1
        of_whom = len(words) > at + 1 and words[at + 1].low in _BELONGS
        end = at + _MOST_BESIDE if of_whom else at + 1
        earlier = phrase_of(words[start:end]) if start < at else None
        if earlier is None or earlier.counted or earlier.known is None:
            continue
        fuller = earlier.known.n_words > 1 or earlier.known.noun.general
        if fuller and earlier.head[-1].low.removesuffix("s") == noun:
            return earlier
    return None


def _is_beside(word: Word) -> bool:
    return word.is_word and word.low not in ARTICLES | OWNERS | QUANTIFIERS | PREPOSITIONS


def _only_counts(found: Phrase, last: str) -> bool:
    if last not in ALONE | AT_LARGE and not last.isdigit():
        return False
    return found.known is None or (found.known.n_words == 1 and last not in ("people", "those"))


def _is_poll(found: Phrase) -> bool:
    """Whether it is a poll, which the name of whoever asked does not name."""
    noun = found.known or known([found.head[-1].low])
    listed = listed_kind(found.head[-1].plain)  # "the Census" takes many.
    return noun is not None and noun.noun.what == "poll" and listed is None


def _in_parliament(found: Phrase, noun: Known) -> Described | None:
    """Whether those of a party sit in a parliament: "Democrats on the committee"."""
    if noun.noun.kind == "official-body":
        return members_of(found) if found.counted else None
    if noun.noun.what != "party" or noun.noun.kinds != "party-or-movement":
        return None
    after = tail(found)
    near = after if after and after[0].low in _PART_OF else []
    beside = (*found.counted, *found.before, *near)
    sits = any(word.plain.lower() in OF_PARLIAMENTS for word in beside)
    return "politician" if sits or (counts_members(found) and not noun.plural) else None


def _by_noun(found: Phrase, noun: Known, before: str) -> Described:
    n_people = many(found)
    if found.head[-1].low == "people" and noun.n_words == 1 and n_people and n_people < _FEW:
        return "witness"
    whole = of_whole(found) if found.head[-1].low in _ANYBODY else None
    if whole not in (None, "public") and (noun.noun.what, whole) != ("sources", "journalists"):
        return whole
    beside = _by_words_beside(found, noun) if noun.noun.general else None
    if beside is None and found.head[-1].low in _OFFICERS:
        beside = last_force(before)
    return beside or noun.noun.what


def _by_words_beside(found: Phrase, noun: Known) -> Described | None:
    """What the words beside a general noun say of it, or the name of whom they belong to."""
    if found.head[-1].low in _MEMBERS and _by_name_beside(found, noun) == "party":
        return "party"
    after = tail(found)
    # A source close to a militia is none of its fighters.
    end = next((n for n, word in enumerate(after) if word.low in KNOWING), len(after))
    what = modified([word.low for word in (*found.before, *after[:end])])
    if (noun.noun.what, what) == ("sources", "aide"):
        return None  # "A campaign source"
    if what in ("company", "journalists", "other") and _name_kind_beside(found) == "official-body":
        return None  # The Atomic Energy Agency is no company, nor is the African Union.
    if what == "party" and found.head[-1].low in _ELECTED:
        return (
            "politician"  # "Republican officials" work for a party, "Republican governors" do not.
        )
    if what is not None and what not in _MAY_BE.get(noun.noun.what, DESCRIBED):
        return None
    return what or _by_name_beside(found, noun)


def _by_name_beside(found: Phrase, noun: Known) -> Described | None:
    """What those are who belong to a body that is named beside them."""
    plain = _name_beside(found)
    if place(" ".join(plain)) in ("state", "capital") and noun.noun.what in _OF_STATES:
        return "official"
    return _WORK_FOR.get(_name_kind_beside(found) or "person")


def _name_kind_beside(found: Phrase) -> SpeakerKind | None:
    plain = _name_beside(found)
    return body_kind(plain, len(plain) - 1) if plain else None


def _name_beside(found: Phrase) -> list[str]:
    """The name after "of" and the like, else right before a noun; no adjectives alone."""
    after = tail(found)
    name = _leading_name(after[1:]) if after and after[0].low in _BELONGS else []
    if not name:
        start = len(found.before)
        while start and found.before[start - 1].is_capital:
            start -= 1
        name = list(found.before[start:])
    plain = [word.plain for word in name if word.low not in ARTICLES]
    return [] if all(place(word) == "adjective" for word in plain) else plain


_FORCES: tuple[Described, ...] = ("intelligence", "police", "military")
_MAY_BE: dict[Described, tuple[Described, ...]] = {
    "police": _FORCES, "military": _FORCES, "aide": ("party",), "expert": ("aide", "party"),
    "other": ("company", "aide", "military", "police", "journalists", "public"),
    "party": ("official", "politician", "military", "company"),
}  # fmt: skip
"""What words beside a noun may make of those whom it means: Neldian conscripts are no officials,
and naval consultants are no soldiers."""
_OF_STATES = frozenset(["party", "sources", "company"])
"""What allies, sources and partners are whom nothing but a state's name tells more of."""
_WORK_FOR: dict[SpeakerKind, Described] = {
    "company": "company", "outlet": "journalists", "armed-group": "military",
    "party-or-movement": "party",
}  # fmt: skip
"""What officials, sources and employees are of a body that is no state's."""


def _leading_name(words: Sequence[Word]) -> list[Word]:
    """The capitalised words that `words` begin with, after an article."""
    start = 1 if words and words[0].low in ARTICLES else 0
    end = start
    while end < len(words) and words[end].is_capital and words[end].is_word:
        end += 1
    return list(words[start:end])


def tail(found: Phrase) -> list[Word]:
    """The words after the head that still describe it: up to a comma or a relative."""
    listed: list[Word] = []
    for word in found.after:
        if word.text in STOPS or word.low in RELATIVES:
            break
        listed.append(word)
    return listed
