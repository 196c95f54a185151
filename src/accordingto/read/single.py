"""Posts, entries and letters: what came as one story is one, however short it is."""

from accordingto.core.part import GivenField, Part
from accordingto.read.blocks import Split, Story

_SAY_SO: tuple[GivenField, ...] = ("title", "byline", "outlet", "published")
_MAY_BE_BODY = frozenset({"other", "heading", "teaser", "caption"})
"""What lines are called for being short or cut off, not for what they say."""


def as_one_story(part: Part, split: Split) -> Split:
    """The split of a part, with its text as one story where none was found.

    Pages and files are searched for stories among menus and lists. What an export, a
    feed, a table or a mail gives with an author, a title or a time of its own was
    written as one, and a post of five words may be the claim that all others repeat.
    """
    if split.stories or not any(part.value(field) for field in _SAY_SO):
        return split
    body = tuple(block for block, kind in split.rest if kind in _MAY_BE_BODY)
    if not body:
        return split
    rest = tuple((block, kind) for block, kind in split.rest if kind not in _MAY_BE_BODY)
    near = tuple(block for block, _ in rest)
    return Split((Story(None, body, near=near),), rest)
