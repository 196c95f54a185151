import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation, continues, quotations
from tests.annotate.conftest import lines
from tests.work import HANG_S, assert_in_proportion

MARKS = "\"'“”‘’‚„‟«»‹›`"
TEXT = st.text(st.sampled_from(MARKS + " aAs.,?\n—"), max_size=80)


def found(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text, lines(text)) if q.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        'She said, "It leaks," and left.',
        "She said, “It leaks,” and left.",
        "She said, ‘It leaks,’ and left.",
        "She said, 'It leaks,' and left.",
        "She said, ``It leaks,'' and left.",
        "She said, ''It leaks,'' and left.",
        "She said, «It leaks,» and left.",
        "She said, »It leaks,« and left.",
        "She said, „It leaks,“ and left.",
        "She said, ”It leaks,” and left.",
    ],
)
def test_every_kind_of_mark_is_known(text: str) -> None:
    assert found(text) == ["It leaks,"]


@pytest.mark.parametrize(
    "text",
    [
        "The dam's gates weren't shut, and the workers' union said so.",
        "The dam’s gates weren’t shut, and the workers’ union said so.",
        "Rock ’n’ roll in the ’90s, and ’tis over.",
        "Rock 'n' roll in the '90s, and 'tis over.",
        'The gauge is 12" wide and the gatekeeper 5\'10" tall.',
    ],
)
def test_apostrophes_and_lengths_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_an_opening_mark_where_one_must_close_closes() -> None:
    assert found("“It leaks every spring,“ she said.") == ["It leaks every spring,"]


def test_a_single_quotation_holds_apostrophes() -> None:
    text = "‘The workers’ union didn’t ask,’ she said, ‘and it’s over.’"
    assert found(text) == ["The workers’ union didn’t ask,", "and it’s over."]


def test_a_quotation_in_a_quotation_is_one_level_deeper() -> None:
    text = "“He shouted ‘It leaks,’ and ran,” she said."
    outer, inner = quotations(text, lines(text))
    assert (outer.depth, inner.depth) == (0, 1)
    assert inner.inner.of(text) == "It leaks,"


def test_marks_glued_to_words_open_and_close_in_turn() -> None:
    assert found('He said:"It leaks"and left:"Soon"perhaps') == ["It leaks", "Soon"]


def test_what_never_opened_begins_with_its_paragraph() -> None:
    text = "Nothing here.\nIt leaks every spring.” So she said."
    quotation = quotations(text, lines(text))[0]
    assert quotation.inner.of(text) == "It leaks every spring."
    assert not quotation.opened


def test_what_never_closed_ends_with_its_paragraph() -> None:
    text = "She said “it leaks every spring.\nThe council met later."
    (quotation,) = quotations(text, lines(text))
    assert quotation.inner.of(text) == "it leaks every spring."
    assert not quotation.closed


def test_what_never_closed_ends_before_the_next_mark_that_opens() -> None:
    assert found("“It leaks. “It will hold,” she said.") == ["It leaks.", "It will hold,"]


def test_a_speech_over_paragraphs_goes_on_where_the_next_one_opens() -> None:
    text = "“It leaks.\n“It will hold.”\n“No.”"
    blocks = lines(text)
    first, second, _ = quotations(text, blocks)
    assert continues(text, blocks, first)
    assert not continues(text, blocks, second)


@given(TEXT)
def test_quotations_lie_in_their_paragraph_in_order(text: str) -> None:
    blocks = lines(text)
    all_found = quotations(text, blocks)
    for quotation in all_found:
        assert blocks[quotation.paragraph].contains(quotation.span)
        assert quotation.span.contains(quotation.inner)
    starts = [q.span.start for q in all_found]
    assert starts == sorted(starts)


@given(TEXT)
def test_outermost_quotations_do_not_overlap(text: str) -> None:
    outer = [q for q in quotations(text, lines(text)) if q.depth == 0]
    for left, right in pairwise(outer):
        assert left.span.end <= right.span.start


@given(TEXT, TEXT)
def test_a_paragraph_is_read_alone(first: str, second: str) -> None:
    def spans(found: tuple[Quotation, ...]) -> list[tuple[Span, int]]:
        return [(q.span, q.depth) for q in found]

    blocks = lines(first)
    text = first + "\n" + second
    assert spans(quotations(text, blocks)) == spans(quotations(first, blocks))


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "''", "“a ", "‘a “b ", "'a ", "s' a", "“\"'"])
def test_time_grows_in_line_with_the_number_of_marks(unit: str) -> None:
    def work(n: int) -> None:
        quotations(unit * n, [Span(0, len(unit * n))])

    assert_in_proportion(work, 250, 2000)
    began = time.monotonic()
    work(200_000)
    assert time.monotonic() - began < HANG_S
