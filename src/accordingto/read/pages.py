"""Which blocks of a page belong to which story, and which to none."""

import re
from collections.abc import Sequence
from itertools import pairwise

from accordingto.core.document import BoilerplateKind, Note
from accordingto.core.span import Span
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.html import Page
from accordingto.read.maintext import is_running, main_text
from accordingto.read.phrases import byline_names, is_truncated, kind_of_phrase, leading_names

MIN_STORY_WORDS = 50
"""Running text below this does not make one story among several of a page."""

_WORD = re.compile(r"\w+")
_MAX_TITLE_WORDS = 40


def split_page(page: Page, chars: str) -> tuple[Split, tuple[Note, ...]]:
    """Part the blocks of a page into stories and the rest."""
    main = main_text(page, chars)
    blocks = main.blocks
    parts = _several(blocks)
    if parts:
        body = [is_running(block) for block in blocks]
    else:
        body = list(main.found)
        parts = [(_headline(page, body), 0, len(blocks))]
    stories: list[Story] = []
    placed: set[int] = set()
    for title, start, end in parts:
        story, used = _story(blocks, body, title, (start, end))
        if story is not None:
            stories.append(story)
            placed.update(used)
    titles = {story.title.words for story in stories if story.title is not None}
    rest = tuple((b, _kind(b, titles)) for at, b in enumerate(blocks) if at not in placed)
    return Split(tuple(stories), rest), main.notes


def _several(blocks: Sequence[Block]) -> list[tuple[int | None, int, int]]:
    """The headline, first block and end of each story, if the page holds two or more; else none."""
    starts = [at for at in range(len(blocks)) if _opens_article(blocks, at)]
    if len(starts) < 2 or _n_full(blocks, starts) < 2:
        starts = [at for at in range(len(blocks)) if _opens_section(blocks, at)]
    if len(starts) < 2:
        return []
    kept = [at for at, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
            if _n_words(blocks, at, end) >= MIN_STORY_WORDS]  # fmt: skip
    if len(kept) < 2:
        return []
    following = dict(pairwise(starts))
    ends = [following[at] if at in following else _end_of(blocks, at) for at in kept]
    return [(_first_heading(blocks, at, end), at, end) for at, end in zip(kept, ends, strict=True)]


def _opens_article(blocks: Sequence[Block], at: int) -> bool:
    story = blocks[at].story
    return story >= 0 and (at == 0 or blocks[at - 1].story != story)


def _opens_section(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading leads to a story of its own: it is a link, or a byline or date follows."""
    block = blocks[at]
    if not 1 <= block.heading <= 3 or block.zone not in (None, "header") or block.n_words < 3:
        return False
    if block.link_share >= 0.8:
        return True
    near = blocks[at + 1 : at + 3]
    return any(_names_or_date(one) for one in near)


def _names_or_date(block: Block) -> bool:
    return kind_of_phrase(block.words) in ("byline", "dateline")


def _n_full(blocks: Sequence[Block], starts: Sequence[int]) -> int:
    ends = [*starts[1:], len(blocks)]
    return sum(
        _n_words(blocks, start, end) >= MIN_STORY_WORDS
        and _first_heading(blocks, start, end) is not None
        for start, end in zip(starts, ends, strict=True)
    )


def _n_words(blocks: Sequence[Block], start: int, end: int) -> int:
    story = blocks[start].story
    return sum(b.n_words for b in blocks[start:end] if b.story == story and is_running(b))


def _end_of(blocks: Sequence[Block], start: int) -> int:
    story = blocks[start].story
    return max(at for at, block in enumerate(blocks) if block.story == story) + 1


def _first_heading(blocks: Sequence[Block], start: int, end: int) -> int | None:
    return next(
        (at for at in range(start, end) if blocks[at].heading and blocks[at].zone != "menu"), None
    )


def _story(
    blocks: Sequence[Block], body: Sequence[bool], title: int | None, bounds: tuple[int, int]
) -> tuple[Story | None, set[int]]:
    start, end = bounds
    first = start if title is None else title + 1
    places = [at for at in range(first, end) if body[at] and at != title]
    if not places and title is not None:
        places = [at for at in range(start, end) if body[at] and at != title]
    places = _with_subheadings(blocks, places, title)
    if not places:
        return None, set()
    used = set(places) | ({title} if title is not None else set())
    near = tuple(
        blocks[at] for at in range(max((title if title is not None else places[0]) - 4, start), end)
        if at not in used
    )  # fmt: skip
    story = Story(
        None if title is None else blocks[title],
        tuple(blocks[at] for at in places),
        _byline(near),
        near,
    )
    return story, used


def _with_subheadings(blocks: Sequence[Block], places: list[int], title: int | None) -> list[int]:
    """The body with the headings right before a paragraph of it, but none at its end."""
    chosen = set(places)
    words = "" if title is None else blocks[title].words
    for at in places:
        before = at - 1
        if before > (title if title is not None else -1) and before not in chosen:
            heading = blocks[before]
            if (
                heading.heading >= 2
                and heading.zone is None
                and heading.link_share < 0.5
                and places[0] < before
            ):
                chosen.add(before)
    kept = [at for at in sorted(chosen) if blocks[at].words != words]
    while kept and blocks[kept[-1]].heading:
        kept.pop()
    return kept


def _headline(page: Page, body: Sequence[bool]) -> int | None:
    """The block that is the page's headline: a heading, like what the page calls itself."""
    first = next((at for at, is_body in enumerate(body) if is_body), None)
    if first is None:
        return None
    names = [_key(name) for name in page_names(page)]
    likely = [
        at
        for at, b in enumerate(page.blocks[: first + 3])
        if _may_be_title(b) and not (body[at] and not b.heading and at != first)
    ]
    scored = [(_likeness(page.blocks[at], names), at) for at in likely]
    best = max(scored, key=lambda pair: (pair[0], pair[1]), default=(0.0, -1))
    return best[1] if best[0] > 0.5 else None


def _may_be_title(block: Block) -> bool:
    return block.zone not in (
        "page-title",
        "menu",
        "related",
        "footer",
        "comments",
        "cookie",
        "share",
    ) and (2 <= block.n_words <= _MAX_TITLE_WORDS)


def page_names(page: Page) -> list[str]:
    """What the page calls itself: its social title first, then its title element."""
    metas = {"og:title", "twitter:title", "title", "headline"}
    stated = [
        token.get("content") or ""
        for token in page.statements
        if token.name == "meta"
        and ((token.get("property") or token.get("name") or "").lower() in metas)
    ]
    return [*stated, *(b.words for b in page.blocks if b.zone == "page-title")]


def _key(words: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(words.casefold()))


def _likeness(block: Block, names: Sequence[tuple[str, ...]]) -> float:
    """How likely a block is the headline: by its element, and by the words it shares."""
    words = _key(block.words)
    if not words:
        return 0.0
    known = set(words)
    shared = max(
        (2 * len(known & set(n)) / (len(known) + len(set(n))) for n in names if n), default=0.0
    )
    by_level = {1: 0.6, 2: 0.35, 3: 0.2}.get(block.heading, 0.0)
    return by_level + (shared if shared >= 0.5 else 0.0)


def _byline(near: Sequence[Block]) -> Span | None:
    for block in near:
        names = byline_names(block.words)
        if names is None and block.zone in ("byline", "dateline"):
            names = leading_names(block.words)
        if names is not None:
            return names.shift(block.span.start)
    return None


def _kind(block: Block, titles: set[str]) -> BoilerplateKind:
    """Why a block belongs to no story: by its markup, its wording, its links."""
    if block.zone == "page-title":
        return "page-title"
    if block.words in titles:
        return "heading"
    return block.zone or kind_of_phrase(block.words) or _kind_by_links(block)


def _kind_by_links(block: Block) -> BoilerplateKind:
    if is_truncated(block.words) or (block.story >= 0 and block.heading):
        return "teaser"
    if block.heading:
        return "heading"
    if block.link_share < 0.8:
        return "other"
    return "related" if block.n_words >= 4 else "menu"
