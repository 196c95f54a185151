"""Sets that grow together."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Disjoint sets: union by size, so that no item is looked up through more than log n steps."""

    def __init__(self) -> None:
        self._parent: dict[Item, Item] = {}
        self._members: dict[Item, list[Item]] = {}

    def find(self, item: Item) -> Item:
        """The item that stands for the set."""
        while self._parent.get(item, item) != item:
            item = self._parent[item]
        return item

    def members(self, item: Item) -> list[Item]:
        """All items of the set, in the order in which they joined it."""
        root = self.find(item)
        return self._members.get(root, [root])

    def join(self, one: Item, other: Item) -> None:
        """Make the sets of two items one."""
        large, small = self.find(one), self.find(other)
        if large == small:
            return
        if len(self.members(large)) < len(self.members(small)):
            large, small = small, large
        moved = self.members(small)
        self._members[large] = [*self.members(large), *moved]
        self._members.pop(small, None)
        self._parent[small] = large
