import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.annotate.edges import tidy
from accordingto.core.span import Span


def tidied(text: str, words: str) -> str:
    start = text.index(words)
    return tidy(text, Span(start, start + len(words)), Span(0, len(text))).of(text)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She said that it leaks.", " that it leaks.", "that it leaks"),
        ("“It leaks,” she said.", "It leaks", "“It leaks,”"),
        ("“It leaks,” she said.", "“It leaks,”", "“It leaks,”"),
        ("He said: 'No.' Then", "No", "'No.'"),
        ("It cost $5 and 7% more", "5 and 7", "$5 and 7%"),
        ("the Guard’s claim", "the Guard’s", "the Guard’s"),
        ("the engineers’ claim", "engineers", "engineers’"),
        ("It's so", "It", "It"),
        ("Poll: it leaks", ":", ":"),
        (
            "MARVOST, May 13 (Halyard) — A gate burst",
            "MARVOST, May 13 (Halyard) — A gate burst",
            "A gate burst",
        ),
        ("LANSMOOR (AP) - A gate burst", "LANSMOOR (AP) - A gate burst", "A gate burst"),
        ("it leaks—he said", "it leaks—", "it leaks"),
    ],
)
def test_marks_go_with_the_words_and_stops_do_not(text: str, words: str, expected: str) -> None:
    assert tidied(text, words) == expected


def test_a_bracket_that_opens_inside_closes_inside() -> None:
    assert tidied("the Guard (NRG) said", "the Guard (NRG") == "the Guard (NRG)"
    assert tidied("(the Guard) said", "the Guard") == "the Guard"


def test_who_speaks_does_not_own_the_marks() -> None:
    text = "“I know,” she said"
    assert tidy(text, Span(1, 2), Span(0, len(text)), marks=False) == Span(1, 2)
    assert tidy(text, Span(1, 2), Span(0, len(text))) == Span(0, 2)


def test_a_span_never_leaves_its_paragraph() -> None:
    text = "“It leaks”"
    assert tidy(text, Span(1, 9), Span(1, 9)) == Span(1, 9)


@given(st.text(st.sampled_from("ab1 .,“”\"'’%$\n"), min_size=1, max_size=30), st.data())
def test_tidying_keeps_the_words_and_is_done_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    within = Span(0, len(text))
    once = tidy(text, Span(start, end), within)
    before = [c for c in text[start:end] if c.isalnum()]
    assert [c for c in once.of(text) if c.isalnum()] == before
    if before:
        assert tidy(text, once, within) == once
