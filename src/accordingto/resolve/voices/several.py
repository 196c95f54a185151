"""Sources that list people: "Lint, the mayor, and Brandt", "the candidates, Lint and Brandt"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.phrase import phrase_of
from accordingto.resolve.voices.cast import JOINS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words, words_in

_MARKS = frozenset(",;—–:")
_MOST_WORDS = 80
"""Longer sources are clauses, and what is listed in them does not speak."""
_OF_ONE_EACH = ("person", "armed-group")
"""Kinds whose names have no "and" in them."""
_BODIES = ("official-body", "outlet", "company")
FIELDS = words_of("fields of offices")
"""What ministers are of: "water" of "Water and Energy Minister"."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between marks and joiners.

    Args:
        words: of the part.
        marked: whether a mark stands before it.
        joined: whether "and" or "or" stands before it.
        is_name: whether it names a person.
    """

    words: tuple[Word, ...]
    marked: bool
    joined: bool
    is_name: bool


def people_listed(text: str, source: Sequence[Span]) -> list[Span]:
    """The words that name each of several people, if a source lists them; else none.

    What stands behind a name between commas describes it, and so does what is joined to
    that without a comma: "Lint, head of Works and Roads". Of a description in the plural
    with names behind it, the names are those who speak.

    Args:
        text: the document's text.
        source: the source's spans.
    """
    listed = words_in(text, source)
    if len(listed) > _MOST_WORDS:
        return []
    cut = list(_cut(listed))
    named: list[_Part] = []
    is_list = False
    for at, part in enumerate(cut):
        if part.is_name and (not at or _begins_another(part, cut[at - 1])):
            named.append(part)
            is_list = is_list or part.joined
    if not is_list or (not cut[0].is_name and not _describes_several(cut[0])):
        return []
    return [cover_words(part.words) for part in named] if len(named) > 1 else []


def _begins_another(part: _Part, before: _Part) -> bool:
    """Whether a name is one more of a list, and no part of what describes the one before."""
    if part.joined:
        return part.marked or before.is_name
    return before.is_name or _describes_several(before)


def _describes_several(part: _Part) -> bool:
    found = phrase_of(part.words)
    return found is not None and found.known is not None and found.known.plural


def _cut(listed: Sequence[Word]) -> Iterator[_Part]:
    words: list[Word] = []
    marked = joined = False
    depth = 0
    for word in listed:
        # "Lint (D-Orrin) and Brandt": brackets say more of who stands before them.
        depth = max(0, depth + (word.text == "(") - (word.text == ")"))
        if depth or word.text == ")":
            continue
        if word.text in _MARKS or word.low in JOINS:
            if words:
                yield _part(words, marked=marked, joined=joined)
                words, marked, joined = [], False, False
            marked = marked or word.text in _MARKS
            joined = joined or word.low in JOINS
        else:
            words.append(word)
    if words:
        yield _part(words, marked=marked, joined=joined)


def _part(words: Sequence[Word], *, marked: bool, joined: bool) -> _Part:
    found = phrase_of(tuple(words))
    # "Rowe and Co."
    is_short = sum(word.is_word for word in words) == 1 and words[-1].text.endswith(".")
    kind = name_kind(found) if found is not None and found.named and not is_short else None
    # "The Ministry of Water and Energy" is one body, "the Guard and the Board" are two.
    is_name = kind in _OF_ONE_EACH or (kind in _BODIES and words[0].low in ARTICLES)
    # "Water and Energy Minister Ada Lint" is one.
    is_name = is_name and not all(word.low in FIELDS for word in words)
    return _Part(tuple(words), marked, joined, is_name)
