from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from accordingto.read.plain import headline, paragraphs

LONG = (
    "The harbour of Tessel was closed on Monday after a crane fell into the basin, the port said."
)


def headline_of(*lines: str) -> str | None:
    text = "\n\n".join(lines)
    found = headline(text, paragraphs(text))
    return None if found is None else found.of(text)


@given(st.text())
def test_paragraphs_lie_in_order_and_are_trimmed(text: str) -> None:
    found = paragraphs(text)
    assert all(span.trim(text) == span for span in found)
    assert all(a.end < b.start for a, b in pairwise(found))


@given(st.text())
def test_only_white_space_lies_outside_the_paragraphs(text: str) -> None:
    inside = {at for span in paragraphs(text) for at in range(span.start, span.end)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in inside)


def test_no_break_spaces_are_trimmed_and_every_line_end_counts() -> None:
    text = "\u00a0One.\u00a0\r\nTwo.\rThree.\u2028Four."
    assert [span.of(text) for span in paragraphs(text)] == ["One.", "Two.", "Three.", "Four."]


def test_a_short_line_before_a_longer_one_is_the_headline() -> None:
    assert headline_of("Crane falls into Tessel basin", LONG) == "Crane falls into Tessel basin"


def test_a_headline_may_ask_or_end_in_a_full_stop() -> None:
    assert headline_of("Who moved the crane?", LONG) == "Who moved the crane?"
    assert headline_of("Crane falls into Tessel basin.", LONG) == "Crane falls into Tessel basin."


def test_a_long_first_paragraph_is_no_headline() -> None:
    assert headline_of(LONG + " " + LONG, LONG) is None


def test_a_dateline_two_sentences_or_a_line_that_introduces_is_no_headline() -> None:
    assert headline_of("TESSEL (Quay News) — A crane fell.", LONG) is None
    assert headline_of("The crane fell. Nobody was hurt.", LONG) is None
    assert headline_of("The port wrote:", LONG) is None


def test_one_line_alone_is_no_headline() -> None:
    assert headline_of("Crane falls into Tessel basin") is None
