"""When a story was published and last changed, as its page states it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from accordingto.core.document import Stated
from accordingto.core.span import Span
from accordingto.read.beside import beside
from accordingto.read.blocks import Block, Story
from accordingto.read.dates import Order, find_dates, normal_date, order_of
from accordingto.read.linked import LinkedArticle
from accordingto.read.tags import Tags, time_in

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published",
    "article.published", "datepublished", "og:datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate",
    "og:pubdate", "pub_date", "publish-date", "publish_date", "publication_date", "published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_date",
    "date.release", "datecreated",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "article:modified", "article.updated",
    "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod", "revised", "moddate",
)  # fmt: skip
_SAYS_UPDATED = re.compile(
    r"\b(?:updated?|modified|last edited|edited|aktualisiert|zuletzt geändert|mise? à jour|"
    r"modifié|actualizado|actualización|atualizado|aggiornato|aggiornamento|обновлено|обновлён|"
    r"изменено|оновлено|aktualizacja|zaktualizowano|diperbarui)\b",
    re.IGNORECASE,
)
_SAYS_PUBLISHED = re.compile(
    r"\b(?:published|publish date|posted|original|first published|created|veröffentlicht|"
    r"publiziert|erstellt|publié|publicado|publicación|pubblicato|опубликовано|опубліковано|"
    r"opublikowano|data publikacji|diterbitkan)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"updat|modif", re.IGNORECASE)
_MARKED_PUBLISHED = re.compile(r"publish|created", re.IGNORECASE)
_STATED_IN_SCRIPT = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_DATE_IN_ADDRESS = re.compile(r"/(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?!\d)")
_BEFORE_TITLE_BYTES = 500
_MAX_LABEL_CHARS = 60
_MAX_BLOCK_CHARS = 400

Label = Literal["published", "updated", ""]


@dataclass(frozen=True, slots=True)
class Dates:
    """When a story was published and last changed, as far as that is stated."""

    published: Stated | None = None
    updated: Stated | None = None


def visible_dates(story: Story, order: Order | None = None) -> Dates:
    """What the lines beside a story say.

    A date that is labelled as that of publication comes first, then the first one
    before the story's text that is not labelled as a change.
    """
    near = beside(story)
    early = list(_labelled(near.before, order))
    found = [*early, *_labelled((*near.inside, *near.after), order)]
    published = next((one for label, one in found if label == "published"), None)
    published = published or next((one for label, one in early if not label), None)
    updated = next((one for label, one in found if label == "updated"), None)
    return Dates(published, updated)


def _labelled(blocks: Sequence[Block], order: Order | None) -> Iterator[tuple[Label, Stated]]:
    """Each date in blocks beside a story, with what is said of it."""
    before = ""
    for block in blocks:
        at = 0
        if len(block.words) > _MAX_BLOCK_CHARS:
            before = ""
            continue
        for value, start, end in find_dates(block.words, order):
            said = f"{before if at == 0 else ''} {block.words[at:start]}"[-_MAX_LABEL_CHARS:]
            span = Span(start, end).shift(block.span.start)
            yield _label(said), Stated(value, span=span)
            at = end
        # "Updated:" may be an element of its own.
        before = block.words if at == 0 and block.n_words <= 3 else ""


def _label(said: str) -> Label:
    """What words right before a date say of it: the last of them decides."""
    updated = [match.end() for match in _SAYS_UPDATED.finditer(said)]
    published = [match.end() for match in _SAYS_PUBLISHED.finditer(said)]
    if not updated and not published:
        return ""
    return "updated" if max(updated, default=-1) > max(published, default=-1) else "published"


def _same(one: Stated, other: Stated) -> bool:
    """Whether two dates are the same to the minute, as far as both are stated."""
    n_chars = min(len(one.value), len(other.value), len("2031-05-14T08:40"))
    if one.value[:n_chars] == other.value[:n_chars]:
        return True
    moments = [datetime.fromisoformat(stated.value) for stated in (one, other)]
    if any(moment.tzinfo is None for moment in moments):
        return False
    return abs((moments[0] - moments[1]).total_seconds()) < 60


class Dating:
    """The dates of a page's stories.

    Args:
        tags: what the page states.
    """

    def __init__(self, tags: Tags) -> None:
        self.tags = tags

    @cached_property
    def order(self) -> Order | None:
        """Which number of a page's dates is the day, if that can be told."""
        short = (b.words for b in self.tags.page.blocks[:2_000] if len(b.words) <= _MAX_BLOCK_CHARS)
        return order_of(short, self.tags.locale)

    def of(self, story: Story, *, is_page: bool) -> Dates:
        """When one story was published and changed.

        Args:
            story: which one.
            is_page: whether what the page states about itself is stated about it.
        """
        seen = visible_dates(story, self.order)
        hidden = self._hidden(story, is_page=is_page)
        published = hidden.published or seen.published
        if published is None and is_page:
            published = self._in_script() or self._in_address()
        updated = hidden.updated or seen.updated
        if updated is not None and published is not None and _same(updated, published):
            updated = None
        return Dates(published, updated)

    def _hidden(self, story: Story, *, is_page: bool) -> Dates:
        linked = self._linked(story, is_page=is_page)
        timed = self._timed(story)
        if not is_page:
            return Dates(linked.published or timed.published, linked.updated or timed.updated)
        return Dates(
            self._first(self.tags.metas(_PUBLISHED)) or linked.published or timed.published,
            self._first(self.tags.metas(_UPDATED)) or linked.updated or timed.updated,
        )

    def _first(self, stated: Sequence[Stated]) -> Stated | None:
        """The first statement that holds a whole date, with that date in ISO 8601."""
        return next((dated for one in stated if (dated := self._dated(one)) is not None), None)

    def _dated(self, stated: Stated) -> Stated | None:
        value = normal_date(stated.value) or next(
            (found for found, _, _ in find_dates(stated.value[:100], self.order)), None
        )
        return None if value is None else Stated(value, stated.span, stated.bytes_at)

    def _linked(self, story: Story, *, is_page: bool) -> Dates:
        """What JSON-LD states for the story's headline; for the story of the page, for any."""
        title = "" if story.title is None else story.title.words.casefold()
        named = self._by_headline.get(title, []) if title else []
        listed = [*named, *(self.tags.linked if is_page else ())]
        return Dates(
            self._first([self._stated(one, one.published) for one in listed if one.published]),
            self._first([self._stated(one, one.modified) for one in listed if one.modified]),
        )

    @cached_property
    def _by_headline(self) -> dict[str, list[LinkedArticle]]:
        """What is described under each headline, in small letters."""
        found: dict[str, list[LinkedArticle]] = {}
        for one in self.tags.linked:
            found.setdefault(one.headline.casefold(), []).append(one)
        return found

    def _stated(self, one: LinkedArticle, written: str) -> Stated:
        return Stated(written, bytes_at=self.tags.bytes_at(*one.place))

    def _timed(self, story: Story) -> Dates:
        """`<time datetime>` from a little before the story's headline to its end."""
        opening = min((b.span.start for b in (*story.near, *story.body)), default=0)
        if story.title is not None:
            opening = min(opening, story.title.span.start)
        offsets = self.tags.page.offsets
        low = offsets.bytes_of(Span(opening, opening + 1))[0] - _BEFORE_TITLE_BYTES
        high = offsets.bytes_of(story.body[-1].span)[1]
        found: dict[str, Stated] = {}
        for place, token in self.tags.times_between(low, high):
            names = f"{token.get('class') or ''} {token.get('itemprop') or ''}"
            changed = _MARKED.search(names) and not _MARKED_PUBLISHED.search(names)
            stated = self._dated(Stated(time_in(token), bytes_at=place))
            if stated is not None:
                found.setdefault("updated" if changed else "published", stated)
        return Dates(found.get("published"), found.get("updated"))

    def _in_script(self) -> Stated | None:
        """The first date of publication in JSON-LD that is broken or describes no article."""
        for script in self.tags.page.scripts:
            for match in _STATED_IN_SCRIPT.finditer(self.tags.chars, *script):
                place = self.tags.bytes_at(*match.span())
                found = self._dated(Stated(match[1], bytes_at=place))
                if found is not None:
                    return found
        return None

    def _in_address(self) -> Stated | None:
        """The date in the page's own address, where that holds a whole one: `/2031/05/14/`."""
        from_links = [
            Stated(token.get("href") or "", bytes_at=self.tags.bytes_at(token.start, token.end))
            for token in self.tags.named("link")
            if (token.get("rel") or "").lower() == "canonical"
        ]
        for stated in (*from_links[:1], *self.tags.metas(("og:url",))[:1]):
            match = _DATE_IN_ADDRESS.search(stated.value)
            if match is not None:
                written = f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}"
                found = self._dated(Stated(written, bytes_at=stated.bytes_at))
                if found is not None:
                    return found
        return None
