from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from accordingto.read.pdf_order import lines_in_order, turned_groups
from accordingto.read.pdf_words import Fragment


def at(words: str, left: float, baseline: float, *, width: float = 0, size: float = 10) -> Fragment:
    box = (left, baseline - 0.2 * size, left + (width or 5 * len(words)), baseline + 0.8 * size)
    return Fragment(words, box, baseline, size)


def rows(name: str, left: float, top: float, n: int) -> list[Fragment]:
    return [at(f"{name} {n} and more words", left, top - 12 * n, width=150) for n in range(n)]


def read(fragments: Sequence[Fragment]) -> list[str]:
    return [line.words for line in lines_in_order(fragments, 1)]


def names(fragments: Sequence[Fragment]) -> str:
    """The first word of each line, each run of equal ones once."""
    found = ""
    for words in read(fragments):
        name = words.split()[0]
        found += "" if found.endswith(name) else name
    return found


def test_three_columns_are_read_from_the_left() -> None:
    columns = [rows("C", 400, 700, 9), rows("A", 50, 700, 9), rows("B", 225, 700, 9)]
    assert names([one for column in columns for one in column]) == "ABC"


def test_a_heading_over_two_of_three_columns_stays_with_them() -> None:
    heading = at("H is a headline over two columns", 50, 700, width=330, size=20)
    columns = [rows("A", 50, 670, 12), rows("B", 225, 670, 12), rows("C", 400, 700, 14)]
    assert names([*columns[2], heading, *columns[0], *columns[1]]) == "HABC"


def test_what_crosses_the_columns_parts_them_into_bands() -> None:
    crossing = at("X stands across both of the columns", 50, 500, width=330)
    page = [*rows("A", 50, 700, 9), *rows("B", 225, 700, 9), crossing,
            *rows("C", 50, 470, 9), *rows("D", 225, 470, 9)]  # fmt: skip
    assert names(page) == "ABXCD"


def test_one_line_that_sticks_out_does_not_part_a_column() -> None:
    left = rows("A", 50, 700, 20)
    left[9] = at("A 9 and more words", 50, left[9].baseline, width=172)
    assert names([*left, *rows("B", 225, 700, 20)]) == "AB"


def test_tables_are_read_along_their_rows() -> None:
    cells = [at(f"{name}{n}", left, 700 - 12 * n) for name, left in (("a", 50), ("b", 200))
             for n in range(6)]  # fmt: skip
    assert read(cells) == [f"a{n} b{n}" for n in range(6)]


def test_words_of_a_row_stand_in_one_line_however_they_are_written() -> None:
    raised = at("1", 130, 704, size=6)
    assert read([at("the end", 140, 700), raised, at("It was said", 50, 700)]) == [
        "It was said 1 the end"
    ]


def test_lines_from_the_right_keep_the_order_of_the_file() -> None:
    assert read([at("שלום", 300, 700), at("עולם", 200, 700)]) == ["שלום עולם"]


def test_turned_words_are_no_lines() -> None:
    turned = Fragment("up the side", (20, 100, 30, 200), 100, 8, turned=True)
    assert read([turned, at("along", 50, 700)]) == ["along"]
    assert turned_groups([turned, at("along", 50, 700), turned]) == [(turned,), (turned,)]


PLACES = st.builds(
    at, st.text("abc ", min_size=1, max_size=20).filter(str.strip).map(str.strip),
    st.integers(0, 600), st.integers(0, 780), size=st.sampled_from([5, 10, 30]),
)  # fmt: skip


@given(st.lists(PLACES, max_size=60))
def test_every_fragment_is_in_one_line(fragments: list[Fragment]) -> None:
    lines = lines_in_order(fragments, 1)
    assert sorted(part.words for line in lines for part in line.parts) == sorted(
        one.words for one in fragments
    )
