"""Who wrote a story, from the lines beside it and from what its page states about itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accordingto.core.document import Author, AuthorKind, Stated
from accordingto.core.span import Span
from accordingto.read.agencies import agency_of
from accordingto.read.authors import (
    MAX_AUTHORS,
    STARTS_WITH_AGENCY,
    Name,
    names_alone,
    names_in_byline,
    names_stated,
    span_of_all,
)
from accordingto.read.beside import beside
from accordingto.read.blocks import Block, Story
from accordingto.read.dates import find_dates

_OTHER_ZONES = frozenset(
    {"menu", "related", "comments", "caption", "footer", "page-title", "cookie"}
)
_LONE_BY = re.compile(
    r"(?:(?:written|posted|reported|published) )?by|von|par|por|words|text|author|autor|"
    r"автор|текст",
    re.IGNORECASE,
)
_N_AFTER = 4
"""Blocks behind a story's text in which its byline may stand: more, and it is another's."""
_N_UNDER_TITLE = 4
_MAX_LINE_CHARS = 300
_MAX_BLOCK_CHARS = 3_000


@dataclass(frozen=True, slots=True)
class Named:
    """A name that hidden markup states as the author's.

    Args:
        name: as written.
        bytes_at: where.
        is_person: whether the markup does not say that it is an organisation.
    """

    name: str
    bytes_at: tuple[int, int]
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a story.

    Args:
        span: from the first to the last name, where they stand in one line of the text.
        authors: in the order of the line, or of the markup.
    """

    span: Span | None = None
    authors: tuple[Author, ...] = ()


def byline_of(
    story: Story, stated: Sequence[Sequence[Named]] = (), outlets: Iterable[str] = ()
) -> Byline:
    """Who wrote a story: as its line says, else as its markup does.

    Args:
        story: whose byline is sought.
        stated: names from hidden markup, in groups from the best to the worst.
        outlets: names of the outlet, which is no author of what it publishes.
    """
    own = _Outlets(outlets)
    lines = _lines(story)
    groups = [found for group in stated if (found := _hidden(group, own, lines))]
    seen = _visible(story, lines, own)
    placed = next((g for g in groups if all(author.name.span for author in g)), None)
    if seen is not None:
        # A line may break off where its names go on in the next element.
        keys = {_key(author.name.value) for author in seen.authors}
        if placed and len(placed) > len(keys) and keys <= {_key(a.name.value) for a in placed}:
            return _byline(placed)
        return seen
    if groups:
        return _byline(placed or groups[0])
    return _under_title(story, lines, own) or _in_marked(lines, own) or Byline()


def _byline(authors: tuple[Author, ...]) -> Byline:
    spans = [author.name.span for author in authors if author.name.span is not None]
    if not spans:
        return Byline(None, authors)
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    near = len(whole) <= _MAX_LINE_CHARS and len(spans) == len(authors)
    return Byline(whole if near else spans[0], authors)


class _Outlets:
    """Tells the outlet's own name from those of authors."""

    def __init__(self, names: Iterable[str]) -> None:
        self.keys = {key for name in names if (key := _key(name))}

    def has(self, name: str) -> bool:
        """Whether a name is the outlet's, or the beginning of it."""
        if agency_of(name):
            return False
        key = _key(name)
        return any(key == own or (len(key) >= 4 and own.startswith(key)) for own in self.keys)

    def cut(self, words: str, start: int, end: int) -> int:
        """Where a name ends before the outlet's: "Ada Voss TESSEL POST"; its start if it is it."""
        name = words[start:end]
        if self.has(name):
            return start
        for match in re.finditer(r"\s+", name):
            if match.start() and _key(name[match.end() :]) in self.keys:
                return start + match.start()
        return end


def _key(name: str) -> str:
    return re.sub(r"[\W_]|^the\s", "", name.casefold())


def _lines(story: Story) -> list[Block]:
    """The blocks in which a byline may stand, those before the story's text first."""
    near = beside(story)
    usable = [
        [b for b in part if b.zone not in _OTHER_ZONES and len(b.words) <= _MAX_BLOCK_CHARS]
        for part in (near.before, near.inside, near.after)
    ]
    return [*usable[0], *usable[1][:_N_AFTER], *usable[2][:_N_AFTER]]


def _visible(story: Story, lines: Sequence[Block], own: _Outlets) -> Byline | None:
    before = ""
    for block in lines:
        found = names_in_byline(block.words)
        if not found and _LONE_BY.fullmatch(before.strip(" :")) and block.n_words <= 12:
            found = names_stated(block.words)
        before = block.words
        kept = _without(found, block.words, own)
        if kept:
            return _of_line(kept, block)
    if story.byline is not None:
        return _as_given(story.byline, lines, own)
    return None


def _as_given(span: Span, lines: Sequence[Block], own: _Outlets) -> Byline | None:
    """The names in a stretch that was told to be a byline by what stands around it."""
    block = next((b for b in lines if b.span.contains(span)), None)
    if block is None:
        return None
    words = span.shift(-block.span.start).of(block.words)
    names = _without(names_stated(words), words, own)
    return _of_line(names, Block(span, words)) if names else None


def _without(names: Sequence[Name], words: str, own: _Outlets) -> tuple[Name, ...]:
    """The names that are not the outlet's, without the outlet where it ends one."""
    kept = (Name(one.kind, one.start, own.cut(words, one.start, one.end)) for one in names)
    return tuple(one for one in kept if one.start < one.end)


def _of_line(names: Sequence[Name], block: Block) -> Byline:
    authors = tuple(_author(one.kind, Span(one.start, one.end), block) for one in names)
    return Byline(span_of_all(names, block.span.start), authors)


def _author(kind: AuthorKind, within: Span, block: Block) -> Author:
    written = " ".join(within.of(block.words).split())
    return Author(kind, Stated(written, span=within.shift(block.span.start)))


def _hidden(group: Sequence[Named], own: _Outlets, lines: Sequence[Block]) -> tuple[Author, ...]:
    """The authors whom one place in the markup names, where they stand in the text if they do."""
    found: dict[str, Author] = {}
    for named in group[:MAX_AUTHORS]:
        for one in names_stated(named.name):
            name = named.name[one.start : one.end]
            if own.has(name):
                continue
            kind: AuthorKind = one.kind
            if kind == "person" and not named.is_person:
                kind = "desk"
            author = _placed(kind, name, lines) or Author(
                kind, Stated(name, bytes_at=named.bytes_at)
            )
            # One word in capitals is an account or a brand, unless the page shows it.
            if author.name.span is None and name.isupper() and " " not in name and kind == "person":
                continue
            found.setdefault(_key(name), author)
    return tuple(list(found.values())[:MAX_AUTHORS])


def _placed(kind: AuthorKind, name: str, lines: Sequence[Block]) -> Author | None:
    # No case folding: it makes two letters of one, and places would shift.
    pattern = re.compile(rf"(?<!\w){re.escape(name)}", re.IGNORECASE)
    for block in lines:
        match = pattern.search(block.words)
        if match is not None:
            return _author(kind, Span(*match.span()), block)
    return None


def _in_marked(lines: Sequence[Block], own: _Outlets) -> Byline | None:
    """Names alone in an element whose class says that it holds a byline."""
    for block in lines:
        found = names_alone(block.words) if block.zone == "byline" else ()
        kept = _without(found, block.words, own)
        if kept:
            return _of_line(kept, block)
    return None


def _under_title(story: Story, lines: Sequence[Block], own: _Outlets) -> Byline | None:
    """Names that stand alone under the headline, before a date, an agency or a role."""
    if story.title is None:
        return None
    low = story.title.span.end
    places = {line.span for line in lines}
    before = beside(story).before
    under = [block for block in before if block.span.start >= low and block.span in places]
    for at, block in enumerate(under[:_N_UNDER_TITLE]):
        agency = STARTS_WITH_AGENCY.match(block.words)
        found = (Name("agency", 0, agency.end("agency")),) if agency else names_alone(block.words)
        kept = _without(found, block.words, own)
        if kept and any(_goes_with_names(b.words, own) for b in under[at + 1 : at + 4]):
            return _of_line(kept, block)
    return None


def _goes_with_names(words: str, own: _Outlets) -> bool:
    if len(words) > 120:
        return False
    dated = next(find_dates(words), None) is not None
    return dated or agency_of(words) is not None or own.has(words)
