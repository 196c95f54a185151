"""Choosing, ordering and paging what a list shows, from the address alone."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from accordingto.ledger.views import ArticleRow
from accordingto.serve.problems import wrong_value

ItemT_co = TypeVar("ItemT_co", covariant=True)  # a page of articles is a page of objects

PER_SHEET = 200
"""Articles, speakers, files and attributions on one page."""
HITS_PER_SHEET = 50
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[ItemT_co]):
    """One page of a long list.

    Args:
        items: what it shows.
        number: which page, from 1.
        per_sheet: how many items a full page has.
        n_items: how many items all pages have together.
        path: address of the list, without query.
        query: what else the address says, the page left out.
    """

    items: Sequence[ItemT_co]
    number: int
    per_sheet: int
    n_items: int
    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def n_sheets(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.n_items // self.per_sheet))

    @property
    def first(self) -> int:
        """The place of its first item in the whole list, from 1; 0 if the page is empty."""
        return (self.number - 1) * self.per_sheet + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The place of its last item."""
        return self.first + len(self.items) - 1 if self.items else 0

    def link(self, number: int) -> str | None:
        """The address of another page; None if there is none of that number."""
        if not 1 <= number <= self.n_sheets or number == self.number:
            return None
        query = [*self.query, ("page", str(number))]
        return f"{self.path}?{urlencode(query)}"


def sheet_number(query: Mapping[str, str]) -> int:
    """Which page the address asks for; 1 if it does not say.

    Raises:
        RoomError: if that is no number from 1 on.
    """
    asked = query.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,8}", asked, re.ASCII):
        raise wrong_value("page", asked, "expected a number from 1 on")
    return int(asked)


def sheet(
    items: Sequence[ItemT_co],
    query: Mapping[str, str],
    *,
    path: str = "",
    per_sheet: int = PER_SHEET,
) -> Sheet[ItemT_co]:
    """Cut one page out of a whole list, as the address asks."""
    number = sheet_number(query)
    start = (number - 1) * per_sheet
    kept = tuple((k, v) for k, v in query.items() if k != "page" and v)
    return Sheet(items[start : start + per_sheet], number, per_sheet, len(items), path, kept)


_KEYS: dict[str, Callable[[ArticleRow], tuple[object, ...]]] = {
    "file": lambda _: (),
    "date": lambda row: (row.published is None, row.published),
    "outlet": lambda row: (row.outlet is None, (row.outlet or "").casefold()),
    "title": lambda row: (row.heading.casefold(),),
    "attributions": lambda row: (-row.n_attributions,),
}
ORDERS = tuple(_KEYS)
"""What a list of articles can be ordered by; "file" is the dossier's own order."""
NO_OUTLET = "-"
"""Stands in an address for articles that state no outlet."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles to list, and in which order.

    Args:
        outlet: exactly this one; "" for all, `NO_OUTLET` for those that state none.
        since: published on or after this date; "" for any.
        until: published on or before this date; "" for any.
        order: one of `ORDERS`.
    """

    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = "file"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Choice":
        """What an address asks for.

        Raises:
            RoomError: if a date or an order cannot be used.
        """
        made = cls(
            query.get("outlet", ""),
            query.get("since", ""),
            query.get("until", ""),
            query.get("order", "") or "file",
        )
        for name, value in (("since", made.since), ("until", made.until)):
            if value and not _DATE.fullmatch(value):
                raise wrong_value(name, value, "expected a date such as 2031-04-09")
        if made.order not in ORDERS:
            raise wrong_value("order", made.order, f"expected one of {', '.join(ORDERS)}")
        return made

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.outlet or self.since or self.until)

    def link(self, order: str) -> str:
        """The same choice in another order."""
        asked = {"outlet": self.outlet, "since": self.since, "until": self.until, "order": order}
        return f"/?{urlencode({k: v for k, v in asked.items() if v})}"

    def apply(self, rows: Sequence[ArticleRow]) -> list[ArticleRow]:
        """The chosen articles in the chosen order; equal ones as they stood.

        An article without a date lies outside every range of dates.
        """
        chosen = [row for row in rows if self._has_outlet(row) and self._is_in_range(row)]
        return sorted(chosen, key=_KEYS[self.order])

    def _has_outlet(self, row: ArticleRow) -> bool:
        if self.outlet == NO_OUTLET:
            return row.outlet is None
        return not self.outlet or row.outlet == self.outlet

    def _is_in_range(self, row: ArticleRow) -> bool:
        if not (self.since or self.until):
            return True
        if row.published is None:
            return False
        # ISO dates compare as text; cut to the length of the bound, so that a
        # bound of a year or month takes the whole of it.
        return row.published[: len(self.since)] >= self.since and (
            not self.until or row.published[: len(self.until)] <= self.until
        )
