from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.corefer.words import covered, voices, words
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import PARAGRAPH
from accordingto.testing import attribution
from tests.annotate.conftest import lines
from tests.corefer.conftest import TEXTS, at, cut


def test_a_word_in_several_pieces_is_one() -> None:
    assert cut("The unthinkableness of Ki-moon").surface == (
        "The", "unthinkableness", "of", "Ki", "-", "moon",
    )  # fmt: skip


def test_a_mark_is_a_word() -> None:
    assert cut("“U.S.” she said").surface == ("“", "U", ".", "S", ".", "”", "she", "said")


def test_a_word_that_the_vocabulary_does_not_know_is_one() -> None:
    long = "b" * 101
    assert cut(f"Lint {long} 😀").surface == ("Lint", long, "😀")


def test_words_know_their_paragraph_and_their_quotation() -> None:
    article = cut("“It leaks,” said Ada.\nShe left.")
    assert article.block[at(article, "said")] == 0
    assert article.block[at(article, "She")] == 1
    assert article.quotation[at(article, "leaks")] == 0
    assert article.quotation[at(article, "said")] == -1


def test_marks_with_nothing_between_them_are_told_apart() -> None:
    assert cut("...##").surface == (".", ".", ".", "#", "#")


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00\x00", "\u200b"])
def test_where_nothing_can_be_read_there_are_no_words(text: str) -> None:
    article = cut(text)
    assert len(article) == len(article.start) == len(article.block) == 0


@given(TEXTS)
def test_offsets_match_the_words(text: str) -> None:
    article = cut(text)
    blocks = lines(text)
    for n, surface in enumerate(article.surface):
        start, end = int(article.start[n]), int(article.end[n])
        assert surface == text[start:end] != ""
        assert article.lower[n] == surface.lower()
        assert blocks[article.block[n]].contains(Span(start, end))
    ends = zip(article.end.tolist(), article.start[1:].tolist(), strict=False)
    assert all(end <= start for end, start in ends)


@given(TEXTS)
def test_each_word_begins_with_its_piece(text: str) -> None:
    blocks = tuple(lines(text))
    _, pieces = cut_up(text, blocks, None)
    article = words(text, pieces)
    assert all(a < b for a, b in pairwise(article.piece.tolist()))
    assert (pieces.start[article.piece] == article.start).all()
    assert (pieces.ids[article.piece] != PARAGRAPH).all()


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80))
def test_all_that_is_not_white_space_is_in_a_word(text: str) -> None:
    assert "".join(cut(text).surface) == "".join(text.split())


@given(TEXTS, st.integers(0, 60), st.integers(1, 20))
def test_the_words_that_a_span_covers_are_those_that_it_touches(
    text: str, start: int, length: int
) -> None:
    article, span = cut(text), Span(start, start + length)
    places = zip(article.start.tolist(), article.end.tolist(), strict=True)
    touched = [n for n, (a, b) in enumerate(places) if span.overlaps(Span(a, b))]
    assert list(range(len(article)))[covered(article, span)] == touched


SAID = "Lint said that Odell had told her that Brask knew the gate."


def said(article_text: str, *found: Attribution) -> tuple[list[str], list[str]]:
    """For each word the first word of who says it, and of the speaker that it is part of."""
    article = cut(article_text)
    who = voices(article, found)
    named = (*article.surface, "-")
    return [named[n] for n in who.said_by], [named[n] for n in who.speaker]


def test_the_innermost_speaker_says_a_word() -> None:
    outer = attribution(SAID, "Lint", "said", "that Odell had told her that Brask knew the gate")
    inner = attribution(SAID, "Odell", "told", "that Brask knew the gate", parent=0)
    by, speaker = said(SAID, outer, inner)
    assert by == ["-"] * 2 + ["Lint"] * 5 + ["Odell"] * 5 + ["-"]
    assert speaker == ["Lint", "-", "-", "Odell"] + ["-"] * 9


def test_two_attributions_with_one_source_have_one_speaker() -> None:
    text = "“It leaks,” said Ada Lint, “and badly.”"
    both = [attribution(text, "Ada Lint", "said", c) for c in ("“It leaks,”", "“and badly.”")]
    by, speaker = said(text, *both)
    assert set(by) == {"Ada", "-"}
    assert speaker.count("Ada") == 2


def test_without_a_source_nobody_says_a_word() -> None:
    text = "The gate allegedly leaked."
    by, speaker = said(text, attribution(text, "", "allegedly", "The gate"))
    assert set(by) == set(speaker) == {"-"}


def test_of_two_voices_around_the_same_words_the_nearer_one_says_them() -> None:
    text = "Halyard quoted Lint as saying that the gate leaked."
    outer = attribution(text, "Halyard", "quoted", "that the gate leaked")
    inner = attribution(text, "Lint", "saying", "that the gate leaked", parent=0)
    for found in permutations((outer, inner)):
        assert said(text, *found)[0][-3:] == ["Lint", "Lint", "-"]


@given(st.permutations(range(4)))
def test_the_order_of_attributions_changes_nothing(order: list[int]) -> None:
    found = (
        attribution(SAID, "Lint", "said", "that Odell had told her that Brask knew the gate"),
        attribution(SAID, "Odell", "told", "that Brask knew the gate"),
        attribution(SAID, "Brask", "knew", "the gate"),
        attribution(SAID, "her", "told", "that Brask knew the gate"),
    )
    article = cut(SAID)
    first, other = voices(article, found), voices(article, [found[n] for n in order])
    assert np.array_equal(first.said_by, other.said_by)
    assert np.array_equal(first.speaker, other.speaker)
