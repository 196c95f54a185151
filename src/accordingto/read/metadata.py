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
from accordingto.read.linked import linked_articles
from accordingto.read.normalise import Decoded
from accordingto.read.tokens import Token

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "publication_date",
    "parsely-pub-date", "sailthru.date", "og:pubdate", "article.published",
)  # fmt: skip
_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")

_TITLE_PARTS = re.compile(r"(?<!\s)\s+(?:[|·•»:]|[-–—]+)\s+")
_NAME_WORD = r"(?!(?i:all\s+rights|copyright|republi\w+)\b)[A-ZÀ-ÖØ-ÞЀ-Я][\w’'&-]*"
_SIGN = r"(?:©|\((?i:c)\))"
_YEARS = r"\d{4}(?:\s?[-–]\s?\d{4})?"
# The word alone begins headlines too: a sign, a year or "by" must stand beside it.
_COPYRIGHT = re.compile(
    rf"^\s{{0,3}}(?:(?i:copyright)\s{{0,3}})?(?:{_SIGN}|(?<=[tT])(?=\s?(?:{_YEARS}|(?i:by)\s)))"
    rf"\s{{0,3}}(?:(?i:copyright)\s{{0,3}})?(?:{_YEARS})?\s?,?\s{{0,3}}(?:(?i:by)\s{{1,3}})?"
    rf"(?P<name>{_NAME_WORD}(?:\s(?:(?:of|the|and|for|&)\s){{0,2}}{_NAME_WORD}){{0,5}})"
    r"(?=[^\n]{0,160}$)",
    re.MULTILINE,
)
_STATED_IN_SCRIPT = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_DATE_IN_ADDRESS = re.compile(r"/(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_MAX_FOOTER_WORDS = 40
_MAX_AUTHORS = 20
"""Names sought beside a story; the longest list of 94 news pages is far shorter."""
_CAPITALS = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿа-я][\w’'&.-]*|of|the|and|de|la|le|der|die|das|&)(?:\s+|$)"
)


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
        named = None if several else self.dated(self.meta(_PUBLISHED))
        hidden = named or self.linked_date(story, several=several)
        return hidden or self.time_tag(story) or _visible_date(story) or (
            None if several else self.date_in_script() or self.date_in_address()
        )  # fmt: skip

    def byline(self, story: Story) -> Span | None:
        """Where the first author that hidden markup names stands beside the story."""
        authors = [name for one in self.linked for name in one.authors]
        authors += [(token.get("content") or "").strip() for token in self.metas(_AUTHORS)]
        for name in list(dict.fromkeys(authors))[:_MAX_AUTHORS]:
            if not 2 <= len(name) <= 80:
                continue
            # No case folding: it makes two letters of one, and places would shift.
            pattern = re.compile(re.escape(name), re.IGNORECASE)
            for block in story.near:
                match = pattern.search(block.words)
                if match is not None:
                    return Span(*match.span()).shift(block.span.start)
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
    def dates_by_headline(self) -> dict[str, Stated]:
        """The first date that is stated for each headline, in small letters."""
        found: dict[str, Stated] = {}
        for one in self.linked:
            if one.published and one.headline.casefold() not in found:
                stated = self.dated(Stated(one.published, bytes_at=self.bytes_at(*one.place)))
                if stated is not None:
                    found[one.headline.casefold()] = stated
        return found

    def linked_date(self, story: Story, *, several: bool) -> Stated | None:
        """What JSON-LD states for the story's headline; on a page of one story, for any."""
        title = "" if story.title is None else story.title.words.casefold()
        named = self.dates_by_headline.get(title) if title else None
        if named is not None or several:
            return named
        return next(iter(self.dates_by_headline.values()), None)

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

    def date_in_script(self) -> Stated | None:
        """The first date of publication in JSON-LD that is broken or describes no article."""
        for script in self.page.scripts:
            for match in _STATED_IN_SCRIPT.finditer(self.chars, *script):
                found = self.dated(Stated(match[1], bytes_at=self.bytes_at(*match.span())))
                if found is not None:
                    return found
        return None

    def date_in_address(self) -> Stated | None:
        """The date in the page's own address, where that holds a whole one: `/2031/05/14/`."""
        links = [t for t in self.tags("link") if (t.get("rel") or "").lower() == "canonical"]
        metas = self.metas(("og:url",))
        for token in (*links[:1], *metas[:1]):
            match = _DATE_IN_ADDRESS.search(token.get("href") or token.get("content") or "")
            if match is not None:
                written = f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}"
                place = self.bytes_at(token.start, token.end)
                found = self.dated(Stated(written, bytes_at=place))
                if found is not None:
                    return found
        return None


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
        match = _COPYRIGHT.search(block.words) if block.n_words <= _MAX_FOOTER_WORDS else None
        if match is not None:
            start, end = match.span("name")
            return Stated(
                match["name"], span=Span(block.span.start + start, block.span.start + end)
            )
    return None
