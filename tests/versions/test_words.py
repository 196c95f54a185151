import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.versions.words import Numbered, folded, words
from tests.versions.case import worded


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text, Span(0, len(text)))]


@given(st.text(min_size=1, max_size=60))
def test_words_cover_everything_but_white_space_once(text: str) -> None:
    assert "".join(found(text)) == "".join(text.split())
    ends = 0
    for start, end in words(text, Span(0, len(text))):
        assert ends <= start < end
        ends = end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody didn’t pay.", ["Nobody", "didn’t", "pay", "."]),
        ("“3,000.5 m” at 8:30", ["“", "3,000.5", "m", "”", "at", "8:30"]),
        ("cafe\u0301 हिन्दी", ["cafe\u0301", "हिन्दी"]),
        ("水坝守住", ["水", "坝", "守", "住"]),
        ("ダムA棟", ["ダ", "ム", "A", "棟"]),
        ("ok 👩‍✈️!", ["ok", "👩\u200d", "✈\ufe0f", "!"]),
    ],
)
def test_what_counts_as_a_word(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_words_end_with_their_region() -> None:
    assert [*words("overflow", Span(0, 4))] == [(0, 4)]


def test_white_space_makes_no_difference_between_paragraphs() -> None:
    assert folded(worded("a\n b", "c")) == folded(worded("a b", "c"))


def test_the_same_words_have_the_same_number() -> None:
    numbered = Numbered()
    assert numbered.of(["a", "b", "a"]) == [0, 1, 0]
    assert numbered.of(["c", "b"]) == [2, 1]
