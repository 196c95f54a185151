import pytest

from accordingto.errors import ScoreError
from accordingto.read.reader import read_document
from accordingto.score import stories
from accordingto.score.stories import GoldPage, Tally, judge

MILL = (
    "The mill at Verrin will grind again from Monday, its new owner promised on the market place."
)
PIER = "The pier at Ostrand has been closed, because four of its posts stand on nothing but water."
PAGE = f"Mill will grind\n\n{MILL}\n\n{PIER}\n".encode()


def tally(*gold: dict[str, str | None], maybe: tuple[dict[str, str | None], ...] = ()) -> Tally:
    record = {"stories": gold, "maybe": maybe, "kinds": {}, "tuned": True}
    return judge(GoldPage("page.txt", PAGE, record), read_document(PAGE, origin="page.txt"))


def story(title: str | None, first: str, last: str) -> dict[str, str | None]:
    return {"title": title, "first": first, "last": last}


WHOLE = story("Mill will grind", "The mill at", "but water.")


def test_a_story_in_its_place_has_both_boundaries() -> None:
    found = tally(WHOLE)
    assert (found.n_right, found.n_predicted, found.n_gold, found.n_perfect) == (2, 2, 2, 1)


def test_a_story_without_its_headline_costs_its_beginning() -> None:
    assert tally(story(None, "The mill at", "but water.")).n_right == 1


def test_a_paragraph_too_many_costs_the_end() -> None:
    assert tally(story("Mill will grind", "The mill at", "market place.")).n_right == 1


def test_two_stories_read_as_one_keep_the_outer_boundaries() -> None:
    gold = (story("Mill will grind", "The mill at", "market place."),
            story(None, "The pier at", "but water."))  # fmt: skip
    found = tally(*gold)
    assert (found.n_right, found.precision, found.recall, found.f1) == (2, 1.0, 0.5, 2 / 3)


def test_a_story_that_may_be_one_counts_neither_way() -> None:
    assert tally(maybe=(WHOLE,)) == Tally(n_pages=1, n_perfect=1)
    assert tally().n_predicted == 2


def test_words_that_are_not_on_the_page_are_an_error() -> None:
    with pytest.raises(ScoreError, match=r"page.txt: 'The moon'"):
        tally(story(None, "The moon", "but water."))


def test_the_pages_are_many_and_varied() -> None:
    pages = stories.pages()
    assert len(pages) >= 24
    assert sum(not page.is_tuned for page in pages) >= 8
    assert sum(len(page.record["stories"]) <= 1 for page in pages) >= 6
    assert {page.name.rsplit(".", 1)[1] for page in pages} == {"html", "txt"}


def test_stories_are_told_apart() -> None:
    """The gate: the floor is below the figures on the day it was set, .98 and .92."""
    tallies = stories.measure()
    assert sum(tallies.values(), Tally()).f1 >= 0.95
    unseen = [tallies[page.name] for page in stories.pages() if not page.is_tuned]
    assert sum(unseen, Tally()).f1 >= 0.90


def test_the_table_sums_up_pages_by_kind() -> None:
    rows = stories.table(stories.measure()).splitlines()
    assert [row.split(" | ")[0] for row in rows[2:]] == [
        "| tuned", "| unseen", "| all", "| html", "| txt",
    ]  # fmt: skip
