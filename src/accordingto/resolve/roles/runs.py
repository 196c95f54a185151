"""Names among words: where one begins and where it ends."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.lexicon import known, place
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

_INSIDE = frozenset(["of", "for", "the", "on", "and", "&", "de", "del", "la", "al"])
_FIRST = words_of("before a name") | words_of("no longer")
_SEVERAL_MATTERS = words_of("bodies with several matters")
_DAYS = words_of("after a person's name") - _INSIDE
_ADJECTIVES = ("-based", "-born", "-area", "-led", "-backed", "-style", "-trained", "-educated")
"""Endings that make an adjective of a name: "an Orrin-based engineer"."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NEVER = frozenset(["i"])
_MOST_WORDS = 10
_BEFORE_TO = frozenset(["right", "rights", "freedom", "access", "road", "path", "bridges", "back"])
_SHORT_TITLES = words_of("short titles")
_ABBREVIATED = 4
_CAMPUS = 5
"""Words before the "at" that stands before a university's town."""


def is_name(word: Word, *, begins: bool = True) -> bool:
    """Whether a word has the capital of a name.

    "As" of "As Professor Lint" is none, "US" is one, and "Now" of "Orrin Now".

    Args:
        word: the word.
        begins: whether it may stand at the beginning of a sentence, and have its capital of that.
    """
    if not word.is_word or word.low.endswith(_ADJECTIVES):
        return False
    if word.text[0].isdigit():
        return _ORDINAL.fullmatch(word.low) is not None  # "the 5th Street Works"
    if not word.is_capital or word.low in ARTICLES:
        return False
    if word.text.isupper() and len(word.text) > 1:
        return True
    first = re.split("[’']", word.low)[0]
    return first not in (FUNCTION_WORDS if begins else _NEVER)


def is_mark_of_owner(words: Sequence[Word], at: int) -> bool:
    """Whether an apostrophe stands behind an s: "the Neld Works’ head"."""
    if at == 0 or words[at].text not in "’'":
        return False
    before = words[at - 1]
    return before.text.endswith("s") and before.span.end == words[at].span.start


def bare(words: Sequence[Word]) -> Span:
    """Where the words of a name stand, without a possessive ending."""
    span = cover_words(words)
    ending = 2 if words[-1].owns else 0
    return Span(span.start, span.end - ending)


def run_end(words: Sequence[Word], start: int) -> int:
    """Where a name ends that begins at a place: at its possessive or its last capital.

    "The Department of Health and Works" is one name, "Lint and Brandt" are two.
    """
    at, end = start, start
    joins = False
    while at < len(words) and at - start < _MOST_WORDS:
        word = words[at]
        if at > start and _is_short_title(words, at):
            break
        if is_name(word, begins=at == 0):
            at += 1
            end = at
            if word.owns and not _is_of_people(words, at):
                break
            at += _is_stop_inside(words, at)
        elif at == start or not (_is_inside(words, at) or (joins and word.low == "and")):
            break
        else:
            joins = joins or (word.low in _INSIDE and word.low != "and")
            end = at + 1 if word.text == "!" else end
            at += 1
    return max(end, start + 1)


def _is_short_title(words: Sequence[Word], at: int) -> bool:
    """Whether a title of somebody follows: "Speaker of the House Rep. Ada Lint"."""
    stop = at + 2 < len(words) and words[at + 1].text == "." and is_name(words[at + 2])
    return stop and words[at].low in _SHORT_TITLES and len(words[at].low) <= _ABBREVIATED


def _is_of_people(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on behind people who own: "the Orrin People’s Party"."""
    if at >= len(words) or not is_name(words[at]):
        return False
    found = known([words[at - 1].low])
    return found is not None and found.plural and found.noun.kind in ("unnamed", "public")


def _is_inside(words: Sequence[Word], at: int) -> bool:
    """Whether a name may go on over what is no capital."""
    word = words[at]
    if word.text in "-!":
        return word.span.start == words[at - 1].span.end
    if word.text == "&":
        return at + 1 < len(words) and is_name(words[at + 1])
    if word.low == "and":
        return _ends_joined(words, at + 1)
    if word.text.isdigit():
        return at + 1 < len(words) and is_name(words[at + 1])
    return word.low in _INSIDE or _is_of_campus(words, at) or _is_to(words, at)


def _is_to(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on over a "to": "Right to Work", "Freedom to Orrin"."""
    return words[at].low == "to" and words[at - 1].low in _BEFORE_TO


def _is_of_campus(words: Sequence[Word], at: int) -> bool:
    """Whether a university's town follows: "the University of Orrin at Neld"."""
    before = [word.low for word in words[max(0, at - _CAMPUS) : at]]
    return words[at].low == "at" and "university" in before and "of" in before


def _is_stop_inside(words: Sequence[Word], at: int) -> bool:
    """Whether the stop of an abbreviation stands there, and the name goes on: "St. Orrin"."""
    if at + 1 >= len(words) or words[at].text != ".":
        return False
    return len(words[at - 1].text) <= _ABBREVIATED and is_name(words[at + 1])


def _ends_joined(words: Sequence[Word], at: int) -> bool:
    """Whether a name goes on behind an "and" to a noun for a body: "Ways and Works Committee"."""
    end = at
    while end < len(words) and is_name(words[end]) and not words[end - 1].owns:
        end += 1
    return end > at and words[end - 1].low in _SEVERAL_MATTERS


def run_back(words: Sequence[Word], last: int) -> int:
    """Where a name begins that ends at a place; behind that if the words there are no name.

    Words such as "former" only begin the sentence.
    """
    start = at = last
    while at >= 0 and last - at < _MOST_WORDS:
        word = words[at]
        if word.low in _DAYS or (at < last and word.owns and not _is_of_people(words, at + 1)):
            break
        if is_name(word):
            start = at
        elif not _is_inside_back(words, at, last):
            break
        at -= 1
    while start <= last and (_is_first(words, start, last) or not is_name(words[start])):
        start += 1
    return start


def _is_first(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word only stands before a name: "New Dam Watch rules", unlike "New York"."""
    if words[at].low not in _FIRST:
        return False
    both = [word.plain for word in words[at : min(at + 2, last + 1)]]
    return not (words[at].is_capital and len(both) > 1 and place(" ".join(both)))


def _is_inside_back(words: Sequence[Word], at: int, last: int) -> bool:
    word = words[at]
    if word.text == "-":
        return at == 0 or words[at - 1].span.end == word.span.start
    if word.low == "and":
        return words[last].low in _SEVERAL_MATTERS
    return word.low in _INSIDE or _is_of_campus(words, at) or (at > 0 and _is_to(words, at))
