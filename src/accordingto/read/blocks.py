"""The pieces of a page before it is known which of them belong to a story."""

from dataclasses import dataclass, field

from accordingto.core.document import BoilerplateKind
from accordingto.core.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, cell or line of a text.

    Args:
        span: where it stands, without white space at its edges.
        words: what stands there.
        tag: the nearest block element around it, or "" in text without markup.
        zone: what the markup says that it is, when that is no story; or None.
        story: the number of the `<article>` element around it, or -1.
        n_link_chars: how many of its characters are links to other pages.
        gap: empty lines before it, in text without markup.
        n_strong_chars: how many of its characters are set in bold.
        time_tag: which of the page's statements is the first `<time>` in it, or -1.
        depth: in how many block elements it lies.
        ruled: whether a rule, `<hr>`, is drawn between it and the block before.
        n_words: how many words it has, parted by white space.
    """

    span: Span
    words: str
    tag: str = ""
    zone: BoilerplateKind | None = None
    story: int = -1
    n_link_chars: int = 0
    gap: int = 0
    n_strong_chars: int = 0
    time_tag: int = -1
    depth: int = 0
    ruled: bool = False
    n_words: int = field(init=False)

    def __post_init__(self) -> None:
        # Asked for again and again, and a line may have millions of characters.
        object.__setattr__(self, "n_words", len(self.words.split()))

    @property
    def link_share(self) -> float:
        """How much of it is links, in [0, 1]."""
        return min(self.n_link_chars / len(self.words), 1.0)

    @property
    def is_strong(self) -> bool:
        """Whether all of it is set in bold, as headings on pages without heading elements."""
        return self.n_strong_chars >= len(self.words)

    @property
    def heading(self) -> int:
        """1 to 6 for a heading element, else 0."""
        return int(self.tag[1]) if self.tag in _HEADINGS else 0


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Story:
    """The blocks of one story.

    Args:
        title: the block that is its headline, or None.
        body: its paragraphs in order; never empty.
        byline: where the names of its authors stand, without "By", or None.
        near: blocks of the rest that stand between its headline and its end,
            where dates and bylines are sought.
        stamp: the block with the time of an entry that has one of its own.
    """

    title: Block | None
    body: tuple[Block, ...]
    byline: Span | None = None
    near: tuple[Block, ...] = ()
    stamp: Block | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Every block of a page in exactly one place: a story's title or body, or the rest.

    Args:
        stories: in text order.
        rest: the blocks that belong to no story and why, in text order.
    """

    stories: tuple[Story, ...]
    rest: tuple[tuple[Block, BoilerplateKind], ...]
