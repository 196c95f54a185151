from accordingto.core.span import Span
from accordingto.encode.blocks import in_text_order

TITLE, FIRST, SECOND = Span(0, 5), Span(7, 20), Span(22, 30)


def test_the_title_stands_among_the_paragraphs_by_its_place() -> None:
    assert in_text_order([FIRST, SECOND], TITLE) == (TITLE, FIRST, SECOND)
    assert in_text_order([TITLE, SECOND], FIRST) == (TITLE, FIRST, SECOND)


def test_without_a_title_there_are_the_paragraphs_only() -> None:
    assert in_text_order([SECOND, FIRST], None) == (FIRST, SECOND)
    assert in_text_order([], None) == ()


def test_a_title_that_is_a_paragraph_too_is_there_once() -> None:
    assert in_text_order([TITLE, FIRST], TITLE) == (TITLE, FIRST)


def test_a_title_that_shares_words_with_a_paragraph_is_left_out() -> None:
    assert in_text_order([FIRST], Span(5, 9)) == (FIRST,)
    assert in_text_order([FIRST], Span(5, 7)) == (Span(5, 7), FIRST)
