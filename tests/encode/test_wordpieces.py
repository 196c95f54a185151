import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.encode.wordpieces import MAX_WORD_CHARS, UNKNOWN, cut, vocabulary


def words(text: str) -> list[str]:
    """The pieces of a text as they stand in it."""
    return [text[start:end] for _, start, end in cut(text).tolist()]


def test_marks_stand_alone_and_long_words_come_in_pieces() -> None:
    assert words("“It leaks,” said Orsa.") == [
        "“",
        "It",
        "leaks",
        ",",
        "”",
        "said",
        "Or",
        "sa",
        ".",
    ]


def test_pieces_are_those_of_the_vocabulary() -> None:
    known = vocabulary()
    assert cut("The dam").tolist() == [[known["the"], 0, 3], [known["dam"], 4, 7]]
    assert len(known) == 30522


def test_accents_and_capitals_do_not_matter_but_places_do() -> None:
    assert cut("ÉTÉ").tolist()[0][0] == cut("ete").tolist()[0][0]
    assert words("Là, la") == ["Là", ",", "la"]


def test_control_characters_are_passed_over() -> None:
    assert [row[0] for row in cut("d\u200bam").tolist()] == [row[0] for row in cut("dam").tolist()]


def test_a_word_that_is_too_long_is_one_unknown_piece() -> None:
    long = "a" * (MAX_WORD_CHARS + 1)
    assert cut(f"x {long}").tolist()[1:] == [[UNKNOWN, 2, 2 + len(long)]]


def test_nothing_has_no_pieces() -> None:
    assert cut("").shape == cut(" \n\t\u00a0\x00").shape == (0, 3)


@given(st.text(max_size=60))
def test_pieces_follow_one_another_and_cover_only_what_is_there(text: str) -> None:
    at = 0
    for _, start, end in cut(text).tolist():
        # Two pieces may share a character that stands for two letters.
        assert 0 <= at - 1 <= start < end <= len(text) or at <= start < end <= len(text)
        at = end


@given(st.text(max_size=60))
def test_letters_are_never_lost(text: str) -> None:
    covered = {i for _, start, end in cut(text).tolist() for i in range(start, end)}
    for place, char in enumerate(text):
        if char.isalnum() and unicodedata.category(char)[0] in "LN":
            assert place in covered


ODD = "abc éÉßİ字ﬁǅ\u0301\u200b\u00a0\u2028\x07\x85\ufffd€$%—“”…Ωά가\u0e33🙂🏽\ud7ff\ue000\u0378"


@given(
    st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(ODD)), max_size=40)
)
def test_agrees_with_the_library_on_every_text(text: str) -> None:
    """The fast implementation that most people use, which training installs."""
    tokenizers = pytest.importorskip("tokenizers", reason="comes with: make .venv/.train")
    library = tokenizers.BertWordPieceTokenizer(vocabulary(), lowercase=True)
    encoding = library.encode(text, add_special_tokens=False)
    theirs = [[i, *place] for i, place in zip(encoding.ids, encoding.offsets, strict=True)]
    assert cut(text).tolist() == theirs
