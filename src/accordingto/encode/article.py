"""An article as every network reads it."""

from functools import lru_cache

from accordingto.core.span import Span
from accordingto.encode.pieces import Pieces, pieces
from accordingto.encode.quotes import Quotation, quotations


# Two stages read the same article one after the other.
@lru_cache(maxsize=1)
def cut_up(
    text: str, blocks: tuple[Span, ...], title: Span | None
) -> tuple[tuple[Quotation, ...], Pieces]:
    """The quotations of an article and its word pieces.

    Args:
        text: the whole document's text.
        blocks: title and paragraphs, in text order.
        title: which of them is the headline.
    """
    quoted = quotations(text, blocks)
    return quoted, pieces(text, blocks, title, quoted)
