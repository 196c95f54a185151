"""Two versions as one text: the later one, with the words of the earlier where they stood."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from accordingto.ledger.histories import ChangeRow
from accordingto.ledger.views import Block, DocumentRow

RowKind = Literal["kept", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph.

    Args:
        kind: `kept`, `added` or `removed`.
        words: as they stand in the text of the later or, if removed, the earlier version.
        number: of the change, from 1; 0 for kept words and where the change stands already.
        before: a space that parts them from what stands before, or "".
        after: a space that parts them from what follows, or "".
    """

    kind: Literal["kept", "added", "removed"]
    words: str
    number: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph or headline of the later version, or one that it lacks.

    Args:
        kind: `added` and `removed` if that happened to the whole of it.
        is_title: whether it is the headline.
        pieces: its words in order.
    """

    kind: RowKind
    is_title: bool
    pieces: tuple[Piece, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The changes that stand in it, in order."""
        return tuple(piece.number for piece in self.pieces if piece.number)


@dataclass(frozen=True, slots=True)
class Same:
    """Paragraphs far from any change."""

    rows: tuple[Row, ...]


@dataclass(slots=True)
class _Assigned:
    """Where changes belong: into paragraphs of the later version, or between them."""

    inside: dict[int, list[tuple[int, ChangeRow]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    ahead: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))


def rows(
    earlier: DocumentRow, earlier_id: str, later: DocumentRow, later_id: str,
    changes: Sequence[ChangeRow],
) -> tuple[Row, ...]:  # fmt: skip
    """Every paragraph of both versions, those that both have once.

    Args:
        earlier: the document of the earlier version.
        earlier_id: that version's article.
        later: the document of the later version.
        later_id: that version's article.
        changes: from the one to the other.
    """
    blocks = [block for block in later.blocks if block.article_id == later_id]
    olds = {block.span: block for block in earlier.blocks if block.article_id == earlier_id}
    assigned = _Assigned()
    starts = [block.span.start for block in blocks]
    for number, change in enumerate(changes, 1):
        at = max(bisect_right(starts, change.after_at) - 1, 0)
        whole = None if change.before is None else olds.get(change.before.span)
        is_between = blocks and not blocks[at].span.start < change.after_at < blocks[at].span.end
        if change.kind == "removed" and whole is not None and change.before and is_between:
            place = at + (change.after_at > blocks[at].span.start)
            removed = Piece("removed", change.before.exact, number)
            assigned.ahead[place].append(Row("removed", whole.kind == "title", (removed,)))
        else:
            assigned.inside[at].append((number, change))
    found: list[Row] = []
    for at, block in enumerate(blocks):
        found += assigned.ahead[at]
        found.append(_row(earlier.text, later.text, block, assigned.inside[at]))
    return (*found, *assigned.ahead[len(blocks)])


def _row(earlier: str, later: str, block: Block, changes: Sequence[tuple[int, ChangeRow]]) -> Row:
    pieces: list[Piece] = []
    at = block.span.start
    for number, change in changes:
        # A dossier from somebody else may hold changes in any order.
        place = min(max(change.after_at, at), block.span.end)
        if at < place:
            pieces.append(Piece("kept", later[at:place]))
        if change.before is not None:
            pieces.append(_removed(earlier, later, block, place, number, change))
        at = place
        if change.after is not None:
            own = number if change.before is None else 0
            pieces.append(Piece("added", change.after.exact, own))
            at = max(at, min(change.after.span.end, block.span.end))
    if at < block.span.end:
        pieces.append(Piece("kept", later[at : block.span.end]))
    kinds = {piece.kind for piece in pieces}
    kind: RowKind = "kept" if kinds <= {"kept"} else "added" if kinds == {"added"} else "changed"
    return Row(kind, block.kind == "title", tuple(pieces))


def _removed(
    earlier: str, later: str, block: Block, place: int, number: int, change: ChangeRow
) -> Piece:
    """Words taken out, parted from their neighbours as they were."""
    assert change.before is not None
    opens = place == block.span.start or later[place - 1].isspace()
    follows = change.before.span.end < len(earlier) and change.kind == "removed"
    stood_apart = earlier[: change.before.span.start][-1:].isspace()
    is_parted = not follows or earlier[change.before.span.end].isspace()
    return Piece(
        "removed",
        change.before.exact,
        number,
        before=" " if not opens and stood_apart else "",
        after=" " if opens and is_parted else "",
    )


def window(found: Sequence[Row], first: int, last: int) -> Sequence[Row]:
    """The rows from the one that change `first` stands in to the one before that after `last`.

    The windows of neighbouring stretches of changes leave no row out; a row that holds
    changes of both is in both.
    """
    start = next(
        (at for at, row in enumerate(found) if row.numbers and row.numbers[-1] >= first), len(found)
    )
    end = next(
        (at for at, row in enumerate(found) if row.numbers and row.numbers[0] > last), len(found)
    )
    return found[start if first else 0 : end]


def folded(found: Sequence[Row]) -> Iterator[Row | Same]:
    """The rows, with those taken together that neither changed nor stand beside a change."""
    near = {
        beside
        for number, row in enumerate(found)
        if row.kind != "kept"
        for beside in (number - 1, number, number + 1)
    }
    for is_near, group in groupby(enumerate(found), key=lambda pair: pair[0] in near):
        listed = tuple(row for _, row in group)
        if is_near or len(listed) == 1:
            yield from listed
        else:
            yield Same(listed)
