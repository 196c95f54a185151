"""What a relative pronoun takes up: the officials of "two officials in Orrin, who asked …"."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import (
    ALONE,
    GIVEN,
    JOINERS,
    NUMBERS,
    OF_TITLES,
    PREPOSITIONS,
    RELATIVES,
)
from accordingto.resolve.extents import (
    INSIDE,
    PEOPLE,
    ends,
    ends_a_name,
    is_short,
    name_start,
    noun_at,
    noun_start,
    one_start,
)
from accordingto.resolve.lexicon import body_kind, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.senses import PROMINENT
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words, line_start, sentences, words_in

_OF_PERSONS = frozenset({"who", "whom"})
_OF_THINGS = frozenset({"that", "which"})
_OF_ONE = frozenset({"has", "is", "was", "does", "says", "hasn't", "isn't", "wasn't", "doesn't"})
"""Verbs of a clause that is about one."""
_COORDINATED = {"who": _OF_PERSONS, "whom": _OF_PERSONS, "which": frozenset({"which"})}
"""The relatives that may stand before one that an "and" joins to them."""
_REACH = 240
"""Characters before a relative in which its noun stands."""
_MOST_BETWEEN = 14
"""Words between a noun and the relative that takes it up."""
_FEW_AFTER = 12
_MARKS = ',—–-()”"'
_AT_LARGE = frozenset({"people", "those"})
_ANY = NUMBERS | {"a", "an", "another"}
_IN = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout"})
_WHEN = frozenset({"in", "on", "since"})
_TIMES = words_of("days and months")
_YEAR_DIGITS = 4
_PLACES = words_of("territories")
_GO_ON = JOINERS | {"but"}


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
    start = line_start(text, relative.start, _REACH)
    if which not in _OF_PERSONS | _OF_THINGS or start >= relative.start:
        return None
    listed = words_in(text, [Span(start, relative.start)])
    before = listed[: _end(listed)]
    if which in _OF_THINGS:
        found = _of_a_thing(before) or (_beyond_a_name(before) if which == "that" else None)
    else:
        is_set = len(before) < len(listed) and listed[len(before)].text == ","
        found = (_set_beside(before) if is_set else None) or _of_persons(before)
        if found is not None and ends_a_name(before, found[1] - 1):
            found = _of_names(before, *found, one=_is_of_one(text, relative))
    return None if found is None else cover_words(before[found[0] : found[1]])


def first_of_joined(text: str, relative: Span) -> Span:
    """The relative that says what is taken up where an "and" joins another: the first of them.

    In "the Guard, in which Ada Lint had a part and which supported Piet Brandt" both are of the
    Guard. "That" is none of them, since it stands before what is said as well.

    Args:
        text: the document's text.
        relative: the pronoun.

    Returns:
        Itself where none stands before it in its sentence.
    """
    alike = _COORDINATED.get(relative.of(text).strip(), frozenset())
    near = max(0, relative.start - 2 * _REACH)
    start = max(text.rfind("\n", near, relative.start) + 1, near)
    if not alike or start >= relative.start:
        return relative
    sentence = list(sentences(text, Span(start, relative.start)))[-1:]
    before = words_in(text, sentence)
    end = _without_marks(before, len(before))
    if not end or before[end - 1].low not in _GO_ON:
        return relative
    return next((w.span for w in reversed(before[: end - 1]) if w.low in alike), relative)


def _is_of_one(text: str, relative: Span) -> bool:
    """Whether the verb behind a relative is that of one: "Lint and Brandt, who has"."""
    after = text[relative.end : relative.end + _FEW_AFTER].split()
    return bool(after) and after[0].replace("’", "'") in _OF_ONE


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
        if word.low in RELATIVES or not (word.is_word or word.text in INSIDE):
            return None
        if word.text == "." and not is_short(before[at - 1]):
            return None
        first = at
        if ends_a_name(before, at):
            first = name_start(before, at)
            if not _is_of_a_body(before, first, at):
                if not _is_example(before, first):
                    return _of_somebody(before, first) or (first, at + 1)
                first -= 1
        elif _means_people(before, at):
            return _noun(before, at)
        at = first - 1
    return None


def _of_a_thing(before: Sequence[Word]) -> tuple[int, int] | None:
    at = _without_time(before) - 1
    if at < 0 or not before[at].is_word or before[at].is_capital:
        return None
    return None if noun_at(before, at) is None else _noun(before, at)


def _beyond_a_name(before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun before a name that no "that" can take up: the poster of "a poster in Orrin that".

    A name is told more of behind a comma, and by "which".
    """
    at = len(before) - 1
    if at < 2 or not ends_a_name(before, at):
        return None
    first = name_start(before, at)
    link = before[first - 1] if first > 1 else None
    if link is None or not (link.low in PREPOSITIONS or link.low.endswith("ing")):
        return None
    return None if noun_at(before, first - 2) is None else _noun(before, first - 2)


def _without_time(before: Sequence[Word]) -> int:
    """Where the words end before those that say when: "a letter in 2014 that"."""
    if len(before) < 3 or before[-2].low not in _WHEN:
        return len(before)
    last = before[-1]
    is_year = last.text.isdigit() and len(last.text) == _YEAR_DIGITS
    return len(before) - (2 if is_year or last.low in _TIMES else 0)


def _means_people(before: Sequence[Word], at: int) -> bool:
    word = before[at]
    if not ends(before, at):
        return False
    if word.low in ALONE | _AT_LARGE or word.text.endswith("%"):
        return word.low != "one"
    noun = noun_at(before, at)
    if noun is None or word.owns or word.low in _PLACES:
        return False
    return word.low in PROMINENT or (noun.kind in PEOPLE and (noun.noun.is_person or noun.plural))


def _noun(before: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The words of a noun, with another that "and" joins to it; the name that it tells more of."""
    start = noun_start(before, at)
    noun = noun_at(before, at)
    if start > 1 and before[start - 1].low in JOINERS:
        other = noun_at(before, start - 2)
        if other is not None and other.plural and other.kind in PEOPLE:
            return noun_start(before, start - 2), at + 1
    if noun is None or noun.plural:
        return _two_names(before, start) or (start, at + 1)
    start = one_start(before, start)
    if start > 1 and before[start - 1].text == "," and ends_a_name(before, start - 2):
        first = name_start(before, start - 2)
        if not (noun.noun.is_person and _is_of_a_body(before, first, start - 2)):
            return first, start - 1
    return start, at + 1


def _two_names(before: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The two names that a plural tells more of: "Ada Lint and Ole Brandt, miners who"."""
    at = start - 2
    if at < 1 or before[at + 1].text != "," or not ends_a_name(before, at):
        return None
    last = name_start(before, at)
    if last < 2 or before[last - 1].low != "and" or not ends_a_name(before, last - 2):
        return None
    first = name_start(before, last - 2)
    places = _is_of_a_body(before, first, last - 2) or _is_of_a_body(before, last, at)
    return None if places else (first, at + 1)


def _set_beside(before: Sequence[Word]) -> tuple[int, int] | None:
    """The name that words between commas tell more of: "Ada Lint, the head of a board, who"."""
    least = max(0, len(before) - _MOST_BETWEEN)
    comma = next((n for n in range(len(before) - 1, least, -1) if before[n].text == ","), 0)
    if not comma or not ends_a_name(before, comma - 1):
        return None
    first, behind = name_start(before, comma - 1), before[comma + 1 :]
    is_age = len(behind) == 1 and behind[0].text.isdigit()
    if not (is_age or _is_one(behind)) or _is_of_a_body(before, first, comma - 1):
        return None
    return first, comma


def _is_one(words: Sequence[Word]) -> bool:
    """Whether words begin with those for one person: "the head of a board"."""
    if any(word.low in RELATIVES for word in words):
        return False
    end = next((n for n, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    noun = noun_at(words, end - 1) if end else None
    return noun is not None and noun.noun.is_person and not noun.plural


def _of_names(before: Sequence[Word], first: int, end: int, *, one: bool) -> tuple[int, int] | None:
    """A name, and None where another is joined to it and the clause may be about both."""
    joined = first > 1 and before[first - 1].low in JOINERS
    return None if joined and not one else (first, end)


def _of_somebody(before: Sequence[Word], name: int) -> tuple[int, int] | None:
    """Where the words stand for one who is nobody's name: "an aide to Ada Lint, who"."""
    if name < 2 or before[name - 1].low not in PREPOSITIONS or not _means_people(before, name - 2):
        return None
    start = noun_start(before, name - 2)
    return (start, name - 1) if before[start].low in _ANY else None


def _is_of_a_body(before: Sequence[Word], first: int, at: int) -> bool:
    """Whether a name is that of a place or body: "the editors of the Vesper Herald, who"."""
    name = [word for word in before[first : at + 1] if word.is_word]
    if any(word.low in TITLES | GIVEN for word in name[:-1]):
        return False  # "U.S. President Ada Lint"
    plain = [word.plain for word in name]
    noun = known([plain[-1].lower()])
    if noun is not None and noun.kind not in PEOPLE:
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
