import pytest

from accordingto.read.pdf_margins import margins
from accordingto.read.pdf_pages import PageText
from accordingto.read.pdf_words import Fragment


def at(words: str, baseline: float, left: float = 72) -> Fragment:
    box = (left, baseline - 2, left + 5 * len(words), baseline + 8)
    return Fragment(words, box, baseline, 10)


def page(number: int, *fragments: Fragment) -> PageText:
    return PageText(number, 792, fragments)


def found(*pages: PageText) -> list[list[tuple[str, str]]]:
    return [
        [(kind, one.fragments[place].words) for place, kind in sorted(marginal.items())]
        for one, marginal in zip(pages, margins(pages), strict=True)
    ]


def test_what_repeats_at_one_height_is_a_header_whatever_its_numbers() -> None:
    pages = [
        page(n, at(f"Post | page {n}", 760), at(f"Words of page {'x' * n}", 400)) for n in (1, 2)
    ]
    assert found(*pages) == [[("header", "Post | page 1")], [("header", "Post | page 2")]]


def test_what_repeats_elsewhere_is_text() -> None:
    moved = [page(1, at("The port said", 760)), page(2, at("The port said", 700))]
    inside = [page(n, at("The port said", 400)) for n in (1, 2)]
    other_height = [page(1, at("The port said", 780)), page(2, at("The port said", 720))]
    for pages in (moved, inside, other_height):
        assert found(*pages) == [[], []]


def test_in_longer_documents_twice_is_not_enough() -> None:
    pages = [page(n, at("Once more" if n < 3 else "y" * n, 760)) for n in range(1, 8)]
    assert found(*pages) == [[]] * 7


def test_a_number_that_counts_pages_takes_its_row_with_it() -> None:
    heads = ("The crane", "The levy", "The frost")
    pages = [page(n + 1, at(f"{n + 12}", 30), at(heads[n], 30, 300)) for n in range(3)]
    assert found(*pages)[1] == [("footer", "13"), ("footer", "The levy")]
    same = [page(n + 1, at("12", 30), at(heads[n], 30, 300)) for n in range(3)]
    assert found(*same) == [[], [], []]


@pytest.mark.parametrize(
    ("words", "height", "kind"),
    [("3", 30, "footer"), ("- 3 -", 30, "footer"), ("Page 3 of 7", 760, "header"),
     ("https://post.example/crane 1/3", 20, "footer"),
     ("5/3/31, 10:12 AM Crane falls into basin", 775, "header"),
     ("3 cranes fell", 30, None), ("2031", 30, None), ("3", 400, None)],
)  # fmt: skip
def test_page_numbers_and_what_browsers_print_are_told_on_one_page(
    words: str, height: float, kind: str | None
) -> None:
    assert found(page(1, at(words, height))) == [[(kind, words)] if kind else []]
