"""What a page states about its stories: outlet, date, authors, language, each with its evidence."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from accordingto.core.document import Stated
from accordingto.core.offsets import OffsetMap
from accordingto.core.span import Span
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.dates import find_dates, normal_date
from accordingto.read.html import Page
from accordingto.read.linked import LinkedArticle, linked_articles
from accordingto.read.normalise import Decoded
from accordingto.read.tokens import Token

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "og:pubdate", "article.published",
)  # fmt: skip
_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")

_TITLE_PARTS = re.compile(r"\s+(?:[|·•»:]|[-–—]+)\s+")
_COPYRIGHT = re.compile(
    r"(?i:©|\(c\)|copyright)\s*(?i:©|\(c\)|copyright)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:[Bb]y\s+)?"
    r"(?P<name>(?:The\s+)?[A-ZÀ-Þ][\w’'&-]*(?:\s+(?:of|the|and|&|[A-ZÀ-Þ][\w’'&-]*)){0,5})"
)
"""Only the sign may be in any case: a name begins with a capital."""
_MAX_FOOTER_WORDS = 25
_FIRST_DATE, _LAST_DATE = "1990-01-01", "2100-12-31"
_MAX_AUTHORS = 30
"""Names looked for beside a story: a page that gives more gives none that helps."""
_CAPITALS = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿа-я][\w’'&.-]*|of|the|and|de|la|le|der|die|das|&)(?:\s+|$)"
)
_NO_NAME = frozenset({"All", "Republishing", "Copyright"})


@dataclass(frozen=True, slots=True)
class Statements:
    """What is stated about one story.

    Args:
        outlet: who published it.
        published: when, in ISO 8601.
        byline: where a name that hidden markup gives as its author stands in the text.
        language: the code that the page declares.
    """

    outlet: Stated | None = None
    published: Stated | None = None
    byline: Span | None = None
    language: str | None = None


def text_statements(split: Split, blocks: Sequence[Block]) -> tuple[Statements, ...]:
    """What a text without markup states about each of its stories."""
    outlet = _masthead(split, blocks) or _copyright(blocks)
    return tuple(Statements(outlet, _visible_date(story)) for story in split.stories)


def page_statements(page: Page, decoded: Decoded, split: Split) -> tuple[Statements, ...]:
    """What a page states about each of its stories."""
    return _PageStatements(page, decoded, split).all()


class _PageStatements:
    def __init__(self, page: Page, decoded: Decoded, split: Split) -> None:
        self.page = page
        self.chars = decoded.chars
        self.offsets = OffsetMap(decoded.runs)
        self.split = split
        self.linked = linked_articles(decoded.chars, page.scripts)

    def all(self) -> tuple[Statements, ...]:
        several = len(self.split.stories) > 1
        return tuple(
            Statements(
                self.outlet, self.published(story, several=several),
                None if several else self.byline(story), self.language,
            )
            for story in self.split.stories
        )  # fmt: skip

    @cached_property
    def language(self) -> str | None:
        return next((t.get("lang") or t.get("xml:lang") for t in self.tags("html")), None)

    @cached_property
    def outlet(self) -> Stated | None:
        named = self.meta(_SITE_NAMES[:1]) or self.publisher() or self.meta(_SITE_NAMES[1:])
        return named or self.outlet_in_title() or _copyright(self.page.blocks)

    def published(self, story: Story, *, several: bool) -> Stated | None:
        hidden = None if several else self.dated(self.meta(_PUBLISHED)) or self.linked_date(story)
        if several:
            hidden = self.linked_date(story) if self.matching(story) else None
        return hidden or self.time_tag(story) or _visible_date(story) or (
            None if several else self.found_date()
        )  # fmt: skip

    def byline(self, story: Story) -> Span | None:
        """Where the first author that hidden markup names stands beside the story."""
        authors = [name for one in self.linked for name in one.authors]
        authors += [token.get("content") or "" for token in self.metas(_AUTHORS)]
        for name in list(dict.fromkeys(authors))[:_MAX_AUTHORS]:
            for block in story.near:
                at = block.words.casefold().find(name.casefold())
                if 2 <= len(name) <= 80 and at >= 0:
                    return Span(block.span.start + at, block.span.start + at + len(name))
        return None

    def tags(self, name: str) -> list[Token]:
        return [token for token in self.page.statements if token.name == name]

    def metas(self, names: Sequence[str]) -> list[Token]:
        """The meta tags of these names that say something, in the order of the names."""
        keyed = [
            ((t.get("property") or t.get("name") or t.get("itemprop") or "").lower(), t)
            for t in self.tags("meta")
        ]
        return [
            token
            for name in names
            for key, token in keyed
            if key == name and (token.get("content") or "").strip()
        ]

    def meta(self, names: Sequence[str]) -> Stated | None:
        tokens = self.metas(names)
        if not tokens:
            return None
        value = (tokens[0].get("content") or "").strip()
        return Stated(value, bytes_at=self.bytes_at(tokens[0].start, tokens[0].end))

    def bytes_at(self, start: int, end: int) -> tuple[int, int]:
        return self.offsets.bytes_of(Span(start, end))

    def dated(self, stated: Stated | None) -> Stated | None:
        """The same statement with its date in ISO 8601; None if it is no whole date."""
        if stated is None:
            return None
        value = normal_date(stated.value) or next(
            (found for found, _, _ in find_dates(stated.value)), None
        )
        return None if value is None else Stated(value, stated.span, stated.bytes_at)

    @cached_property
    def by_headline(self) -> dict[str, list[LinkedArticle]]:
        """The linked articles by their headline, in any case."""
        found: dict[str, list[LinkedArticle]] = {}
        for one in self.linked:
            found.setdefault(one.headline.casefold(), []).append(one)
        return found

    def matching(self, story: Story) -> list[LinkedArticle]:
        title = "" if story.title is None else story.title.words.casefold()
        return self.by_headline.get(title, []) if title else []

    @cached_property
    def first_linked_date(self) -> Stated | None:
        return self.date_among(self.linked)

    def linked_date(self, story: Story) -> Stated | None:
        return self.date_among(self.matching(story)) or self.first_linked_date

    def date_among(self, linked: Sequence[LinkedArticle]) -> Stated | None:
        """The date of the first that states one."""
        one = next((one for one in linked if one.published), None)
        if one is None or not one.published:
            return None
        return self.dated(Stated(one.published, bytes_at=self.bytes_at(*one.place)))

    def publisher(self) -> Stated | None:
        for one in self.linked:
            if one.publisher:
                return Stated(one.publisher, bytes_at=self.bytes_at(*one.place))
        return None

    def time_tag(self, story: Story) -> Stated | None:
        """The first `<time datetime>` from a little before the story's headline to its end."""
        opening = min((b.span.start for b in (*story.near, *story.body)), default=0)
        if story.title is not None:
            opening = min(opening, story.title.span.start)
        low = self.page.offsets.bytes_of(Span(opening, opening + 1))[0]
        last = story.body[-1].span
        high = self.page.offsets.bytes_of(last)[1]
        first = bisect_left(self.time_starts, low - 500)
        for at, value in self.times[first : bisect_left(self.time_starts, high)]:
            found = self.dated(Stated(value, bytes_at=at))
            if found is not None:
                return found
        return None

    @cached_property
    def time_starts(self) -> list[int]:
        """Where each of `times` begins."""
        return [start for (start, _), _ in self.times]

    @cached_property
    def times(self) -> list[tuple[tuple[int, int], str]]:
        """The byte range and value of each `<time datetime>`, in order."""
        return [
            (self.bytes_at(token.start, token.end), value)
            for token in self.tags("time")
            if (value := token.get("datetime"))
        ]

    def outlet_in_title(self) -> Stated | None:
        """The part of the title element that is no part of a headline but stands by itself too."""
        titles = [story.title.words.casefold() for story in self.split.stories if story.title]
        alone = {b.words.casefold() for b in self.page.blocks if b.zone != "page-title"}
        for block in self.page.blocks:
            if block.zone != "page-title":
                continue
            parts = _parts(block)
            for part in reversed(parts):
                if part.of(self.page.text).casefold() in alone - set(titles) and len(parts) > 1:
                    return Stated(part.of(self.page.text), span=part)
            words = [part.of(self.page.text) for part in parts]
            if len(parts) > 1 and len(words[-1].split()) <= 5 and _alike(words[0], titles):
                return Stated(words[-1], span=parts[-1])
        return None

    def found_date(self) -> Stated | None:
        """What htmldate finds, if it stands in the page letter by letter."""
        try:
            from htmldate import find_date  # noqa: PLC0415 - an extra
        except ImportError:
            return None
        if len(self.chars) > 2_000_000 or self.page.is_monstrous:
            return None
        try:
            # By default no date after today is believed, and then what is read
            # from a page would depend on the day on which it is read.
            found = find_date(
                self.chars, original_date=True, extensive_search=False,
                min_date=_FIRST_DATE, max_date=_LAST_DATE,
            )  # fmt: skip
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
        if not found:
            return None
        at = next(
            (
                i
                for i in (self.chars.find(form) for form in (found, found.replace("-", "/")))
                if i >= 0
            ),
            -1,
        )
        return None if at < 0 else Stated(found, bytes_at=self.bytes_at(at, at + len(found)))


def _parts(block: Block) -> list[Span]:
    """The parts of a title element between its dashes and bars."""
    edges = [
        (0, 0),
        *(m.span() for m in _TITLE_PARTS.finditer(block.words)),
        (len(block.words),) * 2,
    ]
    return [
        Span(block.span.start + before[1], block.span.start + after[0])
        for before, after in pairwise(edges)
        if before[1] < after[0]
    ]


def _alike(words: str, titles: Sequence[str]) -> bool:
    return any(words.casefold() in title or title in words.casefold() for title in titles)


def _visible_date(story: Story) -> Stated | None:
    """The first date written beside the story: before its text, or in a line of dates."""
    first = story.body[0].span.start
    starts = [block.span.start for block in story.near]
    for block in story.near[: bisect_left(starts, first)]:
        for value, start, end in find_dates(block.words):
            return Stated(value, span=Span(block.span.start + start, block.span.start + end))
    return None


def _masthead(split: Split, blocks: Sequence[Block]) -> Stated | None:
    """The first line of a text if it is a name above all stories: capitals throughout."""
    if not split.stories or not blocks or split.stories[0].title is None:
        return None
    first = blocks[0]
    kind = next((k for b, k in split.rest if b.span == first.span), None)
    part = _parts(first)[0]
    name = part.shift(-first.span.start).of(first.words)
    if kind != "menu" or not 2 <= len(name.split()) <= 6 or _CAPITALS.sub("", name):
        return None
    return Stated(name, span=part)


def _copyright(blocks: Sequence[Block]) -> Stated | None:
    """The name behind the last copyright sign of a page."""
    for block in reversed(blocks[-40:]):
        match = _COPYRIGHT.match(block.words) if block.n_words <= _MAX_FOOTER_WORDS else None
        if match is not None and match["name"].split()[0] not in _NO_NAME:
            start, end = match.span("name")
            return Stated(
                match["name"], span=Span(block.span.start + start, block.span.start + end)
            )
    return None
