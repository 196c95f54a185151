"""What a page says: its text in blocks with the way back, and what its markup tells of it."""

from dataclasses import dataclass
from typing import NamedTuple

from accordingto.core.offsets import OffsetMap
from accordingto.read.blocks import Block
from accordingto.read.tokens import Token


class Aside(NamedTuple):
    """An element that the markup says is no story, or that no reader sees.

    Args:
        start: the first of its decoded characters.
        end: the character behind it.
        text_start: how long the page's text was before it.
        text_end: and behind it.
    """

    start: int
    end: int
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page and what its markup says.

    Args:
        text: its blocks, an empty line between each two.
        offsets: the way back to the bytes.
        blocks: in text order.
        statements: start tags that say something about the page, in order.
        scripts: JSON-LD, as ranges of the decoded characters.
        depth: how deeply elements lie in one another at most.
        n_swallowed: characters that an unclosed comment or script took with it.
        n_attributes: of the start tag that has the most.
        asides: the outermost of them, in order, scripts and comments among them.
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    statements: tuple[Token, ...]
    scripts: tuple[tuple[int, int], ...]
    depth: int
    n_swallowed: int
    n_attributes: int
    asides: tuple[Aside, ...] = ()

    @property
    def is_monstrous(self) -> bool:
        """Whether its markup is such that libraries take more than linear time over it.

        lxml gives up below 400 elements and looks at every attribute of a tag for
        each; no page that people read comes near either.
        """
        return self.depth > _MAX_DEPTH or self.n_attributes > _MAX_ATTRIBUTES


_MAX_DEPTH = 400
_MAX_ATTRIBUTES = 500
