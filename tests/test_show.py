import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.show import shown


@given(st.text(max_size=30))
def test_no_control_reaches_the_terminal(words: str) -> None:
    safe = shown(words)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in safe)
    assert not any(char in safe for char in "\u202e\u2066\u2028")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30))
def test_words_stay_as_they_are(words: str) -> None:
    assert shown(words) == words


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("one\ntwo", "one two"),
        ("\u202etxt.exe", "<RIGHT-TO-LEFT OVERRIDE>txt.exe"),
    ],
)
def test_what_was_there_can_still_be_seen(words: str, safe: str) -> None:
    assert shown(words) == safe
