"""Which blocks of a page belong to which story, and which to none."""

import re
from collections.abc import Sequence

from accordingto.core.document import BoilerplateKind, Note
from accordingto.core.span import Span
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.entries import Part
from accordingto.read.maintext import is_running, main_text
from accordingto.read.page import Page
from accordingto.read.phrases import byline_names, is_truncated, kind_of_phrase, leading_names
from accordingto.read.several import is_label, is_short_sentence, parts_of

_WORD = re.compile(r"\w+")
_MAX_TITLE_WORDS = 40
_CUT_BEFORE = re.compile(r"…|\.\.\.")
_MIN_EXCERPTS = 3
_N_BEFORE_TITLE = 4


def split_page(page: Page, chars: str) -> tuple[Split, tuple[Note, ...]]:
    """Part the blocks of a page into stories and the rest."""
    main = main_text(page, chars)
    blocks = main.blocks
    parts = parts_of(blocks, page_names(page))
    if parts:
        inside = _inside(blocks, parts)
        body = _several_bodies(blocks, main.found, parts, inside)
    else:
        body = [False] * len(blocks) if _is_list(blocks, main.found) else list(main.found)
        parts = [Part(_headline(page, body), 0, len(blocks))]
        inside = [range(len(blocks))]
    stories: list[Story] = []
    placed: set[int] = set()
    for part, places in zip(parts, inside, strict=True):
        story, used = _story(blocks, body, part, places)
        if story is not None:
            stories.append(story)
            placed.update(used)
    titles = {story.title.words for story in stories if story.title is not None}
    stamps = {part.stamp for part in parts}
    rest = tuple(
        (b, "dateline" if at in stamps else _kind(b, titles))
        for at, b in enumerate(blocks)
        if at not in placed
    )
    return Split(tuple(stories), rest), main.notes


def _is_list(blocks: Sequence[Block], found: Sequence[bool]) -> bool:
    """Whether the main text of a page is excerpts that break off, as among search results."""
    chosen = [block for block, is_found in zip(blocks, found, strict=True) if is_found]
    cut = [block for block in chosen if is_truncated(block.words) or _CUT_BEFORE.match(block.words)]
    n_cut, n_all = (sum(block.n_words for block in some) for some in (cut, chosen))
    return len(cut) >= _MIN_EXCERPTS and n_cut * 2 > n_all


def _inside(blocks: Sequence[Block], parts: Sequence[Part]) -> list[Sequence[int]]:
    """The places of the blocks of each part, in order; one inside another is its own alone."""
    by_article: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        by_article.setdefault(block.story, []).append(at)
    return [
        range(part.start, part.end) if part.article is None else by_article[part.article]
        for part in parts
    ]


def _several_bodies(
    blocks: Sequence[Block],
    found: Sequence[bool],
    parts: Sequence[Part],
    inside: Sequence[Sequence[int]],
) -> list[bool]:
    """Which blocks are text of the part that they lie in.

    Beside running text these are what the page's main text has too, and short sentences
    that stand between two paragraphs.
    """
    body = [False] * len(blocks)
    for part, places in zip(parts, inside, strict=True):
        own = [at for at in places if at not in (part.title, part.stamp)]
        running = [at for at in own if _is_text(blocks[at], is_found=found[at])]
        for at in own:
            among = bool(running) and running[0] < at < running[-1]
            body[at] = among and is_short_sentence(blocks[at])
        for at in running:
            body[at] = True
    return body


def _is_text(block: Block, *, is_found: bool) -> bool:
    return is_running(block) or (is_found and not is_label(block))


def _story(
    blocks: Sequence[Block], body: Sequence[bool], part: Part, inside: Sequence[int]
) -> tuple[Story | None, set[int]]:
    title = part.title
    first = part.start if title is None else title + 1
    texts = [at for at in inside if body[at] and at != title]
    places = _with_subheadings(blocks, [at for at in texts if at >= first] or texts, title)
    if not places:
        return None, set()
    used = set(places) | ({title} if title is not None else set())
    low = (title if title is not None else places[0]) - _N_BEFORE_TITLE
    near = tuple(blocks[at] for at in inside if at >= low and at not in used)
    story = Story(
        None if title is None else blocks[title],
        tuple(blocks[at] for at in places),
        _byline(near),
        near,
        None if part.stamp is None else blocks[part.stamp],
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
    if block.zone is None and block.story >= 0 and block.heading and block.link_share >= 0.5:
        return "teaser"
    return block.zone or kind_of_phrase(block.words) or _kind_by_links(block)


def _kind_by_links(block: Block) -> BoilerplateKind:
    if is_truncated(block.words):
        return "teaser"
    if block.heading:
        return "heading"
    if block.link_share < 0.8:
        return "other"
    return "related" if block.n_words >= 4 else "menu"
