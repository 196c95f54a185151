"""What a page states about its stories, each with its evidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from accordingto.core.document import Author, Credit, Stated
from accordingto.core.span import Span
from accordingto.read import addresses
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.bylines import Byline, Named, byline_of
from accordingto.read.credits import credits_of
from accordingto.read.dating import Dating, visible_dates
from accordingto.read.moments import moments_of
from accordingto.read.normalise import Decoded
from accordingto.read.page import Page
from accordingto.read.standfirst import standfirst_of
from accordingto.read.tags import Tags, time_in

_SITE_NAMES = (
    "og:site_name", "application-name", "apple-mobile-web-app-title", "publisher",
    "twitter:app:name", "sourceorganization", "dc.publisher",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl",
    "sailthru.author", "author.name", "citation_author",
)  # fmt: skip

_PAGE_NAMES = ("og:title", "twitter:title", "title", "headline", "sailthru.title", "dc.title")
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
_BEFORE_TITLE_BYTES = 1_000
_MAX_FOOTER_WORDS = 40
_MAX_SITE_NAME_CHARS = 120
_CAPITALS = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿа-я][\w’'&.-]*|of|the|and|de|la|le|der|die|das|&)(?:\s+|$)"
)
_IS_ADDRESS = re.compile(r"https?:|www\.|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statements:
    """What is stated about one story; the fields are those of `Article`.

    Args:
        outlet: who published it.
        domain: the registered domain of the page's address, for an outlet without a name.
        published: when, in ISO 8601.
        updated: when it was last changed.
        captured: when the page was saved, as its saved copy notes.
        url: where it was saved from, as its saved copy notes.
        canonical_url: the address that the page calls its own.
        byline: where its authors' names stand in the text.
        authors: who wrote it.
        credits: where else it comes from.
        subtitle: where its standfirst stands.
        language: the code that the page declares.
    """

    outlet: Stated | None = None
    published: Stated | None = None
    updated: Stated | None = None
    captured: Stated | None = None
    url: Stated | None = None
    canonical_url: Stated | None = None
    byline: Span | None = None
    authors: tuple[Author, ...] = ()
    credits: tuple[Credit, ...] = ()
    subtitle: Span | None = None
    language: str | None = None
    domain: Stated | None = None


def text_statements(split: Split, blocks: Sequence[Block]) -> tuple[Statements, ...]:
    """What a text without markup states about each of its stories."""
    outlet = _masthead(split, blocks) or _copyright(blocks)
    moments = moments_of(split, blocks)
    return tuple(
        _of_text(story, outlet, moment)
        for story, moment in zip(split.stories, moments, strict=True)
    )


def _of_text(story: Story, outlet: Stated | None, moment: Stated | None) -> Statements:
    dates = visible_dates(story)
    byline = byline_of(story, outlets=[outlet.value] if outlet else [])
    return Statements(
        outlet, moment or dates.published, None if moment else dates.updated,
        byline=byline.span, authors=byline.authors,
        credits=credits_of(story),
    )  # fmt: skip


def page_statements(page: Page, decoded: Decoded, split: Split) -> tuple[Statements, ...]:
    """What a page states about each of its stories."""
    return _PageStatements(page, decoded, split).all()


class _PageStatements:
    def __init__(self, page: Page, decoded: Decoded, split: Split) -> None:
        self.page = page
        self.split = split
        self.tags = Tags(page, decoded)
        self.dating = Dating(self.tags)

    def all(self) -> tuple[Statements, ...]:
        moments = moments_of(
            self.split, self.page.blocks, order=self.dating.order, tagged=self.time_tag
        )
        return tuple(map(self.of, self.split.stories, moments))

    def of(self, story: Story, moment: Stated | None) -> Statements:
        dates = self.dating.of(story, is_page=self.is_page(story))
        byline = self.byline(story)
        return Statements(
            self.outlet, moment or dates.published, None if moment else dates.updated,
            self.saved.captured, self.saved.url,
            self.canonical_url, byline.span, byline.authors, credits_of(story),
            standfirst_of(story, self.tags), self.tags.language or None,
            None if self.outlet is not None else self.domain,
        )  # fmt: skip

    def time_tag(self, number: int) -> Stated:
        """What the `<time>` element says that is the page's statement of a number."""
        token = self.page.statements[number]
        return Stated(time_in(token), bytes_at=self.tags.bytes_at(token.start, token.end))

    def is_page(self, story: Story) -> bool:
        """Whether what the page states about itself is stated about this story.

        It is the only one, or the page calls itself by the story's headline.
        """
        if len(self.split.stories) == 1:
            return True
        return story.title is not None and _key(story.title.words) in self.names

    @cached_property
    def names(self) -> set[str]:
        """What the page calls itself, as `_key` gives it."""
        return {_key(stated.value) for stated in self.tags.metas(_PAGE_NAMES)}

    @cached_property
    def saved(self) -> addresses.Saved:
        return addresses.saved(self.tags)

    @cached_property
    def canonical_url(self) -> Stated | None:
        return addresses.canonical_url(self.tags)

    @cached_property
    def outlet(self) -> Stated | None:
        named = (
            self.site_name(_SITE_NAMES[:1]) or self.publisher() or self.site_name(_SITE_NAMES[1:])
        )
        return named or self.outlet_in_title() or _copyright(self.page.blocks)

    def site_name(self, names: Sequence[str]) -> Stated | None:
        """The first name that is a name: some pages put their address there, or their title."""
        titles = {story.title.words.casefold() for story in self.split.stories if story.title}
        for stated in self.tags.metas(names):
            usable = len(stated.value) <= _MAX_SITE_NAME_CHARS and not _IS_ADDRESS.match(
                stated.value
            )
            if usable and stated.value.casefold() not in titles:
                return stated
        return None

    def publisher(self) -> Stated | None:
        for one in self.tags.linked:
            if one.publisher and not _IS_ADDRESS.match(one.publisher):
                return Stated(one.publisher, bytes_at=self.tags.bytes_at(*one.place))
        return None

    @cached_property
    def domain(self) -> Stated | None:
        """The registered domain of the page's address, where it states no name."""
        for stated in (self.canonical_url, self.saved.url):
            domain = None if stated is None else addresses.domain_of(stated.value)
            if stated is not None and domain is not None:
                return Stated(domain, bytes_at=stated.bytes_at)
        return None

    def byline(self, story: Story) -> Byline:
        is_page = self.is_page(story)
        title = "" if story.title is None else story.title.words.casefold()
        groups = [
            [
                Named(author.name, self.tags.bytes_at(*one.place), author.kind != "Organization")
                for author in one.authors
            ]
            for one in self.tags.linked
            if is_page or one.headline.casefold() == title != ""
        ]
        if is_page:
            groups += [self.named_in(self.tags.metas((name,))) for name in _AUTHORS]
        groups.append(self.named_in(self.marked(story)))
        return byline_of(story, groups, self.outlets)

    def named_in(self, stated: Sequence[Stated]) -> list[Named]:
        return [Named(one.value, one.bytes_at) for one in stated if one.bytes_at is not None]

    def marked(self, story: Story) -> list[Stated]:
        """The names marked as authors' between a story's headline and its text."""
        offsets = self.page.offsets
        high = offsets.bytes_of(story.body[0].span)[1]
        low = high if story.title is None else offsets.bytes_of(story.title.span)[0]
        return self.tags.names_between(max(low - _BEFORE_TITLE_BYTES, 0), high)

    @cached_property
    def outlets(self) -> list[str]:
        """Every form in which the page names its outlet."""
        stated = [
            self.outlet,
            *self.tags.metas(_SITE_NAMES),
            self.publisher(),
            self.outlet_in_title(),
        ]
        return [one.value for one in stated if one is not None]

    def outlet_in_title(self) -> Stated | None:
        """The part of the title element that is no part of a headline but stands by itself too."""
        titles = [story.title.words.casefold() for story in self.split.stories if story.title]
        # The headline above a live blog or a digest is the title of none of its stories.
        titles += [b.words.casefold() for b in self.page.blocks if b.heading == 1]
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


def _key(words: str) -> str:
    return re.sub(r"[\W_]", "", words.casefold())


def _alike(words: str, titles: Sequence[str]) -> bool:
    return any(words.casefold() in title or title in words.casefold() for title in titles)


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
