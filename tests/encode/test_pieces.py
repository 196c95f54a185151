import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.encode.pieces import PARAGRAPH, Pieces, pieces
from accordingto.encode.quotes import quotations
from tests.annotate.conftest import lines


def read(text: str, *, titled: bool = False) -> Pieces:
    blocks = lines(text)
    return pieces(text, blocks, blocks[0] if titled else None, quotations(text, blocks))


def column(text: str, name: str, *, titled: bool = False) -> list[tuple[str, int]]:
    """The words of each piece with one of its properties, paragraph marks left out."""
    made = read(text, titled=titled)
    values = getattr(made, name)
    return [
        (text[made.start[i] : made.end[i]], int(values[i]))
        for i in range(len(made))
        if made.ids[i] != PARAGRAPH
    ]


def test_every_paragraph_begins_with_a_mark_of_its_own() -> None:
    made = read("One dam.\nTwo gates.")
    starts = np.flatnonzero(made.ids == PARAGRAPH).tolist()
    assert starts == [0, 4]
    assert made.block.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert (made.start[starts] == made.end[starts]).all()


def test_capitals_and_white_space_are_seen() -> None:
    shapes = dict(column("the Mayor said NO to iPads in 1999", "shape"))
    # White space stands before all of them: odd numbers.
    assert [shapes[w] // 2 for w in ("the", "Mayor", "NO", "1999")] == [1, 2, 3, 5]
    assert all(shape % 2 for shape in (shapes["the"], shapes["Mayor"], shapes["1999"]))
    assert dict(column("so“yes", "shape"))["yes"] % 2 == 0


def test_what_stands_in_marks_is_seen() -> None:
    text = "“It ‘leaks’ here,” she said. “And"
    quoted = dict(column(text, "quoted"))
    assert (quoted["It"], quoted["leaks"], quoted["she"], quoted["And"]) == (1, 2, 0, 3)
    which = dict(column(text, "quotation"))
    assert which["It"] == which["leaks"] >= 0
    assert which["she"] == -1
    assert which["And"] not in (which["It"], -1)


def test_the_place_in_the_article_is_seen() -> None:
    text = "\n".join(f"p{n}" for n in "abcdef")
    made = read(text, titled=True)
    assert made.place[made.ids == PARAGRAPH].tolist() == [0, 1, 2, 2, 3, 3]
    assert read(text).place[0] == 1


def test_an_article_without_words_has_only_marks() -> None:
    assert len(read("")) == 0
    assert read("\u200b\n\u00ad").ids.tolist() == [PARAGRAPH, PARAGRAPH]


@given(st.text(st.sampled_from("ab “”\"'’\n.\ud800\u200bé"), max_size=80))
def test_pieces_point_into_their_paragraphs(text: str) -> None:
    blocks = lines(text)
    made = pieces(text, blocks, None, quotations(text, blocks))
    for start, end, block in zip(made.start, made.end, made.block, strict=True):
        assert blocks[block].start <= start <= end <= blocks[block].end


def test_what_stands_elsewhere_moves_pieces_and_changes_nothing_else() -> None:
    text = "“It leaks,” said Orsa Vennick."
    there = pieces(
        "xyz\n" + text,
        [Span(4, 4 + len(text))],
        None,
        quotations("xyz\n" + text, [Span(4, 4 + len(text))]),
    )
    here = pieces(text, [Span(0, len(text))], None, quotations(text, [Span(0, len(text))]))
    assert (there.start - 4).tolist() == here.start.tolist()
    for name in ("ids", "shape", "quoted", "quotation", "place"):
        assert getattr(there, name).tolist() == getattr(here, name).tolist()
