import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.unpack.lines import Lines, LongLineError


@given(st.lists(st.binary(max_size=12)).map(b"\n".join))
def test_the_lines_make_up_the_stream(raw: bytes) -> None:
    assert b"".join(Lines(io.BytesIO(raw), 1000)) == raw.removeprefix(b"\xef\xbb\xbf")


def test_a_line_that_is_too_long_is_passed_over_and_the_next_one_comes() -> None:
    lines = Lines(io.BytesIO(b"one\n" + b"x" * 5_000_000 + b"\ntwo"), 100)
    assert next(lines) == b"one\n"
    with pytest.raises(LongLineError) as caught:
        next(lines)
    assert caught.value.n_bytes == 5_000_001
    assert list(lines) == [b"two"]


def test_the_limit_itself_is_inside() -> None:
    assert list(Lines(io.BytesIO(b"abc\nd"), 4)) == [b"abc\n", b"d"]
