"""What a relative pronoun takes up: the officials of "two officials in Orrin, who asked …"."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    GIVEN,
    JOINERS,
    NO_ADJECTIVES,
    NUMBERS,
    OF_TITLES,
    OWNERS,
    PARTS,
    PREPOSITIONS,
    RELATIVES,
)
from accordingto.resolve.lexicon import LONGEST_NOUN, Known, attributes, body_kind, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words, words_in

_OF_PERSONS = frozenset({"who", "whom"})
_OF_THINGS = frozenset({"that", "which"})
_REACH = 240
"""Characters before a relative in which its noun stands."""
_MOST_BETWEEN = 14
"""Words between a noun and the relative that takes it up."""
_MOST_BESIDE = 6
"""Words that may describe a noun from before it."""
_LONGEST_SHORT = 4
_MARKS = ',—–-()”"'
_INSIDE = "’'.-%$&"
_AT_LARGE = frozenset({"people", "those"})
_PEOPLE = ("unnamed", "experts", "public", "party-or-movement")
_ANY = NUMBERS | {"a", "an", "another"}
_IN = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout"})
_PLACES = words_of("territories")
_BESIDE = words_of("before a name")
_SMALL = PREPOSITIONS | words_of("function words") | {"instead", "meanwhile", "however", "still"}
_GO_ON = JOINERS | {"but"}
_ADJECTIVES = ("al", "ive", "ic", "ous", "ant", "ent", "an", "ish", "less", "ful", "ary", "ory",
               "able", "ible", "er", "or", "y", "time")  # fmt: skip
_PARTICIPLES = ("ed", "ing")


def antecedent(text: str, relative: Span) -> Span | None:
    """The words of the noun or name that a relative pronoun takes up.

    "Who" goes back to the last words for somebody, past the names of places and bodies; "that"
    and "which" take up what stands right before them. Of "Ada Lint, a miner who" it is the name.

    Args:
        text: the document's text.
        relative: the pronoun.

    Returns:
        None where there is no noun that is known, and where several names are meant.
    """
    which = relative.of(text).strip()  # "Who" asks.
    start = max(text.rfind("\n", 0, relative.start) + 1, relative.start - _REACH)
    if which not in _OF_PERSONS | _OF_THINGS or start >= relative.start:
        return None
    before = words_in(text, [Span(start, relative.start)])
    before = before[: _end(before)]
    found = _of_persons(before) if which in _OF_PERSONS else _of_a_thing(before)
    return None if found is None else cover_words(before[found[0] : found[1]])


def _end(before: Sequence[Word]) -> int:
    """Where the words end that a relative stands behind: "voters who came and" is "voters"."""
    end = _without_marks(before, len(before))
    if not end or before[end - 1].low not in _GO_ON:
        return end
    first = next((n for n in range(end - 1, -1, -1) if before[n].low in RELATIVES), 0)
    return _without_marks(before, first)


def _without_marks(before: Sequence[Word], end: int) -> int:
    while end and before[end - 1].text in _MARKS:
        end -= 1
    return end


def _of_persons(before: Sequence[Word]) -> tuple[int, int] | None:
    """Where the last words stand for somebody that a clause of "who" can be about."""
    at = len(before) - 1
    while at >= max(0, len(before) - _MOST_BETWEEN):
        word = before[at]
        if word.low in RELATIVES or not (word.is_word or word.text in _INSIDE):
            return None
        if word.text == "." and not _is_short(before[at - 1]):
            return None
        first = at
        if _ends_a_name(before, at):
            first = _name_start(before, at)
            if not _is_of_a_body(before, first, at):
                if not _is_example(before, first):
                    return _of_somebody(before, first) or _unless_several(before, first, at)
                first -= 1
        elif _means_people(before, at):
            return _noun(before, at)
        at = first - 1
    return None


def _is_short(word: Word) -> bool:
    """Whether a stop behind a word ends no sentence: "Mrs."."""
    return word.is_capital and len(word.text) <= _LONGEST_SHORT


def _of_a_thing(before: Sequence[Word]) -> tuple[int, int] | None:
    at = len(before) - 1
    if at < 0 or not before[at].is_word or before[at].is_capital:
        return None
    return None if _noun_at(before, at) is None else _noun(before, at)


def _means_people(before: Sequence[Word], at: int) -> bool:
    word = before[at]
    if not _ends(before, at):
        return False
    if word.low in ALONE | _AT_LARGE or word.text.endswith("%"):
        return word.low != "one"
    noun = _noun_at(before, at)
    if noun is None or word.owns or word.low in _PLACES:
        return False
    return noun.kind in _PEOPLE and (noun.noun.is_person or noun.plural)


def _noun(before: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The words of a noun, with another that "and" joins to it; the name that it tells more of."""
    start = _start(before, at)
    noun = _noun_at(before, at)
    if start > 1 and before[start - 1].low in JOINERS:
        other = _noun_at(before, start - 2)
        if other is not None and other.plural and other.kind in _PEOPLE:
            return _start(before, start - 2), at + 1
    several = noun is None or noun.plural
    beside = not several and start > 1 and before[start - 1].text == ","
    if beside and _ends_a_name(before, start - 2):
        return _name_start(before, start - 2), start - 1
    return start, at + 1


def _unless_several(before: Sequence[Word], first: int, at: int) -> tuple[int, int] | None:
    return None if first and before[first - 1].low in JOINERS else (first, at + 1)


def _of_somebody(before: Sequence[Word], name: int) -> tuple[int, int] | None:
    """Where the words stand for one who is nobody's name: "an aide to Ada Lint, who"."""
    if name < 2 or before[name - 1].low not in PREPOSITIONS or not _means_people(before, name - 2):
        return None
    start = _start(before, name - 2)
    return (start, name - 1) if before[start].low in _ANY else None


def _noun_at(before: Sequence[Word], at: int) -> Known | None:
    return known([word.low for word in before[max(0, at - LONGEST_NOUN + 1) : at + 1]])


def _ends_a_name(before: Sequence[Word], at: int) -> bool:
    """Whether a capital ends a name, and no word for people: "Baker", not "Voters"."""
    word = before[at]
    if not word.is_capital or not word.is_word or word.owns or not _ends(before, at):
        return False
    if word.low in _SMALL or (at == 0 and word.low.endswith("ly")):
        return False  # "In", "Instead" and "Lately" begin a sentence.
    noun = _noun_at(before, at)
    if noun is None or noun.kind not in _PEOPLE:
        return True
    after_name = at > 0 and before[at - 1].is_capital
    return not noun.plural and (after_name or noun.noun.kinds != "party-or-movement")


def _ends(before: Sequence[Word], at: int) -> bool:
    after = before[at + 1 : at + 2]
    if not after:
        return True
    return after[0].low in NO_ADJECTIVES if after[0].is_word else after[0].text not in _INSIDE


def _name_start(before: Sequence[Word], at: int) -> int:
    first = at
    while first and (before[first - 1].is_capital or before[first - 1].text == "."):
        first -= 1
    return first


def _is_of_a_body(before: Sequence[Word], first: int, at: int) -> bool:
    """Whether a name is that of a place or body: "the editors of the Vesper Herald, who"."""
    name = [word for word in before[first : at + 1] if word.is_word]
    if any(word.low in TITLES | GIVEN for word in name[:-1]):
        return False  # "U.S. President Ada Lint"
    plain = [word.plain for word in name]
    noun = known([plain[-1].lower()])
    if noun is not None and noun.kind not in _PEOPLE:
        return True
    if place(" ".join(plain)) is not None or body_kind(plain, len(plain) - 1) is not None:
        return True
    joined = before[max(0, first - 2) : first]
    of_a_body = len(joined) == 2 and joined[0].is_capital and joined[1].low in OF_TITLES
    # "the Foundation for Lasting Peace"; who is in Orrinshire is nobody of that name.
    return of_a_body or (first > 0 and before[first - 1].low in _IN)


def _is_example(before: Sequence[Word], first: int) -> bool:
    """Whether a name is one of those who are meant: "miners such as Lint, who"."""
    low = [word.low for word in before[max(0, first - 2) : first]]
    return low == ["such", "as"] or low[-1:] in (["like"], ["including"])


def _start(before: Sequence[Word], at: int) -> int:
    """Where the words begin that describe the noun at a place."""
    noun = _noun_at(before, at)
    start = at if noun is None else max(0, at - noun.n_words + 1)
    while start and at - start < _MOST_BESIDE and _describes(before, start - 1):
        start -= 1
    if start and before[start - 1].low in ARTICLES | OWNERS:
        start -= 1
    while start and _counts(before[start - 1]):
        start -= 1
    if start > 1 and before[start - 1].low == "of" and _counts(before[start - 2]):
        return _start(before, start - 2)
    return start


def _counts(word: Word) -> bool:
    return word.low in ALONE | PARTS or word.text[0].isdigit()


def _describes(before: Sequence[Word], at: int) -> bool:
    """Whether a word before a noun is part of its phrase, and no verb that it is the object of."""
    word = before[at]
    if not word.is_word or word.low in NO_ADJECTIVES | PARTS:
        return False
    if word.low.endswith(_PARTICIPLES):
        return at > 0 and before[at - 1].low in ARTICLES | OWNERS | ALONE
    if word.is_capital or word.low in _BESIDE | attributes() or known([word.low]) is not None:
        return True
    return "-" in word.text or word.low.endswith(_ADJECTIVES)
