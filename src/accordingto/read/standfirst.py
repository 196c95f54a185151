"""The line under a headline that sums a story up."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.read.blocks import Block, Story
from accordingto.read.phrases import kind_of_phrase
from accordingto.read.tags import Tags

_CLASSED = re.compile(
    r"<[a-zA-Z][^<>]{0,300}?\b(?:class|itemprop|id)\s?=\s?[\"']?[^<>\"']{0,200}?"
    r"(?<![a-zA-Z])(?:stand-?first|sub-?title|sub-?head(?:line)?|dek|deck|strap-?line|sapo|"
    r"(?:article|story|post|entry|content|header|c-entry|page|news)[_-]{1,2}"
    r"(?:summary|lede?|lead|intro|description|excerpt|abstract|dek|chapeau)|"
    r"alternativeHeadline|chapo|entradilla|vorspann|anreisser|ingress)(?![a-zA-Z])",
    re.IGNORECASE,
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "sailthru.description")
_MIN_WORDS, _MAX_WORDS = 4, 70
_N_LOOKED_AT = 8
_MAX_REGION_CHARS = 30_000
_OTHER_ZONES = frozenset(
    {"menu", "related", "comments", "footer", "cookie", "caption", "share", "page-title", "advert",
     "byline", "dateline"}
)  # fmt: skip


def standfirst_of(story: Story, tags: Tags) -> Span | None:
    """Where the standfirst stands, if markup sets a block under the headline apart as one.

    It is a block whose class says so; else a subheading right under the headline,
    or a block that is no paragraph of the story and says what the page gives as its
    description. It stays where it is: in the body, or in a block beside it.
    """
    if story.title is None:
        return None
    under = _under_title(story)
    classed = _classed(under, story, tags)
    if classed is not None:
        return classed.span
    body = {block.span for block in story.body}
    described = {_key(stated.value) for stated in tags.metas(_DESCRIPTIONS)}
    for block in under:
        beside = block.span not in body
        if beside and _key(block.words) in described:
            return block.span
        if 2 <= block.heading <= 4 and block.link_share < 0.5 and not _later_headings(story, block):
            return block.span
    return None


def _under_title(story: Story) -> list[Block]:
    """The blocks behind the headline that are long enough, to the first paragraph of the body."""
    if story.title is None:
        return []
    low, high = story.title.span.end, story.body[0].span.end
    both = sorted((*story.near, story.body[0]), key=lambda block: block.span)
    under = [block for block in both if low <= block.span.start < high][:_N_LOOKED_AT]
    return [
        block
        for block in under
        if _MIN_WORDS <= block.n_words <= _MAX_WORDS
        and block.zone not in _OTHER_ZONES
        and block.words != story.title.words
        and kind_of_phrase(block.words) is None
    ]


def _later_headings(story: Story, block: Block) -> bool:
    """Whether the story has more headings of that size: then it is the first of its parts."""
    return block.span == story.body[0].span and any(
        other.heading == block.heading for other in story.body[1:]
    )


def _classed(under: Sequence[Block], story: Story, tags: Tags) -> Block | None:
    """The first block that begins inside an element whose class names a standfirst."""
    if story.title is None or not under:
        return None
    offsets = tags.page.offsets
    low = tags.char_at(offsets.bytes_of(story.title.span)[1])
    starts = [tags.char_at(offsets.bytes_of(block.span)[0]) for block in under]
    high = min(starts[-1], low + _MAX_REGION_CHARS)
    for match in _CLASSED.finditer(tags.chars, low, high):
        end = tags.chars.find(">", match.end(), match.end() + 1_000)
        for block, start in zip(under, starts, strict=True):
            # Nothing but tags stands between the element's start and its first word.
            if 0 <= end < start and not _text_between(tags.chars[end + 1 : start][:1_000]):
                return block
    return None


def _text_between(chars: str) -> bool:
    return bool(re.sub(r"<[^<>]*>", "", chars).strip())


def _key(words: str) -> str:
    return re.sub(r"[\W_]", "", words.casefold())
