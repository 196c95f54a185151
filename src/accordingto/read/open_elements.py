"""Which elements of a page are open at a place, and what an end tag closes."""

from typing import NamedTuple

from accordingto.read.zones import (
    BARRIERS,
    BLOCK,
    IMPLIED_END,
    OUTSIDE,
    TABLE,
    Context,
)

_PARAGRAPH = frozenset({"p"})


class _Open(NamedTuple):
    """An element that is open, where it is counted for its end tag, and what is in it."""

    name: str
    counts: dict[str, int]
    context: Context


class OpenElements:
    """The open elements. Counts by name and scope keep end tags from searching it.

    Inline elements are counted within their block, blocks within their table cell.
    """

    def __init__(self) -> None:
        self.elements: list[_Open] = []
        # What is counted in each open block, and in those that end tags do not reach out of.
        self.outermost: dict[str, int] = {}
        self.blocks = [self.outermost]
        self.barriers = [self.outermost]
        self.depth = 0
        self.context = OUTSIDE

    def push(self, name: str, context: Context) -> None:
        """Open an element."""
        if name in BLOCK:
            counts = self.outermost if name in TABLE else self.barriers[-1]
            inside: dict[str, int] = {}
            self.blocks.append(inside)
            if name in BARRIERS:
                self.barriers.append(inside)
        else:
            counts = self.blocks[-1]
        counts[name] = counts.get(name, 0) + 1
        self.elements.append(_Open(name, counts, context))
        self.depth = max(self.depth, len(self.elements))
        self.context = context

    def pop(self) -> None:
        """Close the innermost open element."""
        name, counts, _ = self.elements.pop()
        counts[name] -= 1
        if name in BLOCK:
            self.blocks.pop()
            if name in BARRIERS:
                self.barriers.pop()
        self.context = self.elements[-1].context if self.elements else OUTSIDE

    def close(self, name: str) -> None:
        """Close the nearest open element of that name, and all inside it; else nothing."""
        if name not in BLOCK:
            counts = self.blocks[-1]
        else:
            counts = self.outermost if name in TABLE else self.barriers[-1]
        if not counts.get(name) and not self._closes_barrier(name):
            return
        while self.elements:
            found = self.elements[-1].name == name
            self.pop()
            if found:
                return

    def _closes_barrier(self, name: str) -> bool:
        # A barrier was counted in the scope outside it.
        if name not in BARRIERS or len(self.barriers) < 2:
            return False
        return bool(self.barriers[-2].get(name))

    def imply_ends(self, name: str) -> None:
        """Close what a start tag of that name closes, as `<li>` closes `<li>`."""
        closed = IMPLIED_END.get(name, _PARAGRAPH)
        while self.elements and self.elements[-1].name in closed:
            self.pop()
