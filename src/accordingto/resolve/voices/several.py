"""Sources that list people: "Lint, the mayor, and Brandt", "the candidates, Lint and Brandt"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import ARTICLES, FIELDS
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.phrase import PERSONAL, Phrase, phrase_of
from accordingto.resolve.voices.cast import JOINS
from accordingto.resolve.words import Word, cover_words, words_in

MARKS = frozenset(",;—–-:")
"""What stands between the members of a list; a hyphen alone, or two, are a dash."""
_MOST_WORDS = 80
"""Longer sources are clauses, and what is listed in them does not speak."""
_MOST_IN_HEADLINE = 7
"""Words and marks of two names with a comma."""
_OF_ONE_EACH = ("person", "armed-group")
"""Kinds whose names have no "and" in them."""
_BODIES = ("official-body", "outlet", "company")


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between marks and joiners.

    Args:
        words: of the part.
        marked: whether a mark stands before it.
        joined: whether "and" or "or" stands before it.
        kind: of speaker that it names; None if it is no name.
    """

    words: tuple[Word, ...]
    marked: bool
    joined: bool
    kind: SpeakerKind | None

    @property
    def is_name(self) -> bool:
        """Whether it names one who can be nothing but one."""
        # "The Ministry of Water and Energy" is one body, "the Guard and the Board" are two.
        has_article = self.words[0].low in ARTICLES
        is_one = self.kind in _OF_ONE_EACH or (self.kind in _BODIES and has_article)
        # "Water and Energy Minister Ada Lint" is one.
        return is_one and not is_field(self.words)


def is_field(words: Sequence[Word]) -> bool:
    """Whether words are only what an office is of: "the Water" of "the Water and Dam Ministry"."""
    told = [word.low for word in words if word.low not in ARTICLES]
    return bool(told) and FIELDS.issuperset(told)


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
    cut = list(_cut(listed)) if len(listed) <= _MOST_WORDS else []
    if not cut:
        return []
    named = _named(cut, are_bodies=_describes_bodies(cut[0]))
    is_list = any(part.joined for part in named)
    if not is_list or (not cut[0].is_name and not _describes_several(cut[0])):
        return []
    return [cover_words(part.words) for part in named] if len(named) > 1 else []


def two_names(text: str, source: Sequence[Span]) -> list[Span]:
    """The two names of a source that has nothing else but a comma, as headlines join two."""
    listed = words_in(text, source)[:_MOST_IN_HEADLINE]
    if sum(word.text == "," for word in listed) != 1:
        return []
    cut = list(_cut(listed))
    words = [word for part in cut for word in part.words if word.is_word]
    are_names = all(word.is_capital and not word.owns for word in words)
    both_named = are_names and len(cut) > 1 and all(part.kind == "person" for part in cut)
    return [cover_words(part.words) for part in cut] if both_named else []


def named_parts(listed: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words that name each of a list that begins with a name; none if it begins otherwise."""
    cut = list(_cut(listed))
    are_bodies = bool(cut) and cut[0].kind not in ("person", "public", None)
    named = _named(cut, are_bodies=are_bodies)
    return [part.words for part in named] if named[:1] == cut[:1] else []


def _named(cut: Sequence[_Part], *, are_bodies: bool) -> list[_Part]:
    """The parts that name one more each, any kind of body where those are listed."""
    named: list[_Part] = []
    for at, part in enumerate(cut):
        is_name = part.is_name or (are_bodies and part.kind not in (None, "public"))
        begins = not at or _begins_another(part, cut[at - 1]) or cut[at - 1 : at] == named[-1:]
        if is_name and begins:
            named.append(part)
    return named


def _begins_another(part: _Part, before: _Part) -> bool:
    """Whether a name is one more of a list, and no part of what describes the one before."""
    if part.joined:
        return part.marked or before.is_name
    return before.is_name or _describes_several(before)


def _describes_several(part: _Part) -> bool:
    found = phrase_of(part.words)
    return found is not None and found.known is not None and found.known.plural


def _describes_bodies(part: _Part) -> bool:
    found = phrase_of(part.words)
    known = None if found is None else found.known
    return known is not None and known.plural and known.kind not in (*PERSONAL, "public")


def _cut(listed: Sequence[Word]) -> Iterator[_Part]:
    words: list[Word] = []
    marked = joined = False
    depth = 0
    for word in listed:
        # "Lint (D-Orrin) and Brandt": brackets say more of who stands before them.
        depth = max(0, depth + (word.text == "(") - (word.text == ")"))
        if depth or word.text == ")":
            continue
        if word.text in MARKS or word.low in JOINS:
            if words:
                yield _part(words, marked=marked, joined=joined)
                words, marked, joined = [], False, False
            marked = marked or word.text in MARKS
            joined = joined or word.low in JOINS
        else:
            words.append(word)
    if words:
        yield _part(words, marked=marked, joined=joined)


def _part(words: Sequence[Word], *, marked: bool, joined: bool) -> _Part:
    found = phrase_of(tuple(words))
    # "Rowe and Co."
    is_short = sum(word.is_word for word in words) == 1 and words[-1].text.endswith(".")
    kind = None if found is None or is_short else name_kind(found) or _owned_kind(found)
    return _Part(tuple(words), marked, joined, kind)


def _owned_kind(found: Phrase) -> SpeakerKind | None:
    """The kind of a body that its owner makes the only one: "the Prosecutor’s Office"."""
    noun = found.known
    if noun is None or noun.plural or noun.noun.is_person or not found.before:
        return None
    owner = found.before[-1]
    is_name = owner.owns and owner.is_capital and found.head[0].is_capital
    return noun.kind if is_name else None
