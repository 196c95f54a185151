"""Choosing, ordering and paging from the address alone."""

from dataclasses import replace

import pytest

from accordingto.ledger.views import ArticleRow
from accordingto.serve.listing import NO_OUTLET, PER_SHEET, Choice, Sheet, sheet
from accordingto.serve.problems import RoomError

ROW = ArticleRow(
    id="a", document_id="d", origin="o", version=1, n_versions=1, position=0, title="Title",
    byline=None, outlet="Courier", published="2031-04-09", language="en", n_attributions=3,
    first_words="Words",
)  # fmt: skip
ROWS = [
    ROW,
    replace(ROW, id="b", outlet=None, published=None, n_attributions=9),
    replace(ROW, id="c", outlet="anchor", published="2031-04-10T08:30:00+02:00", title=None),
]


def ids(choice: Choice) -> str:
    return "".join(row.id for row in choice.apply(ROWS))


def test_articles_are_chosen_by_outlet() -> None:
    assert ids(Choice(outlet="Courier")) == "a"
    assert ids(Choice(outlet=NO_OUTLET)) == "b"
    assert ids(Choice(outlet="nobody")) == ""


def test_both_ends_of_a_range_of_dates_are_inside() -> None:
    assert ids(Choice(since="2031-04-10", until="2031-04-10")) == "c"
    assert ids(Choice(since="2031-04-09")) == "ac"
    assert ids(Choice(until="2031-04-09")) == "a"
    assert ids(Choice(since="2031-04", until="2031")) == "ac"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("file", "abc"),
        ("date", "acb"),
        ("outlet", "cab"),
        ("attributions", "bac"),
        ("title", "abc"),
    ],
)
def test_orders(order: str, found: str) -> None:
    assert ids(Choice(order=order)) == found


@pytest.mark.parametrize("query", [{"since": "yesterday"}, {"until": "2031-4"}, {"order": "size"}])
def test_a_choice_that_makes_no_sense_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(RoomError):
        Choice.of(query)


@pytest.mark.parametrize("page", ["0", "-1", "two", "1.5", "9" * 12, "²", "٣"])
def test_a_page_that_is_no_number_is_refused(page: str) -> None:
    with pytest.raises(RoomError):
        sheet([1], {"page": page})


def test_a_long_list_is_cut_into_pages_that_join() -> None:
    items = list(range(2 * PER_SHEET + 1))
    pages = [sheet(items, {"page": str(n), "order": "date"}, path="/") for n in (1, 2, 3)]
    assert [item for page in pages for item in page.items] == items
    assert [(p.first, p.last) for p in pages] == [(1, 200), (201, 400), (401, 401)]
    assert pages[0].link(2) == "/?order=date&page=2"
    assert pages[0].link(0) is None
    assert pages[2].link(4) is None
    assert sheet(items, {"page": "4"}).items == []


def test_an_empty_list_is_one_empty_page() -> None:
    empty: Sheet[int] = sheet([], {})
    assert (empty.n_sheets, empty.first, empty.last) == (1, 0, 0)
