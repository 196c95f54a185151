import io
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import ReadError
from accordingto.unpack.json_events import Events
from tests.work import HANG_S

SIMPLE = (
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(codec="utf-8"))
)
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)


def code(raw: bytes, most_bytes: int = 1 << 20) -> str:
    with pytest.raises(ReadError) as caught:
        list(Events(io.BytesIO(raw), most_bytes))
    return caught.value.code


@given(VALUES)
def test_values_are_those_of_the_standard_library(value: object) -> None:
    raw = json.dumps(value, ensure_ascii=False).encode()
    events = Events(io.BytesIO(raw), 1000)
    assert events.value(next(events)) == (value, True)


@given(VALUES, st.sampled_from(["utf-8-sig", "utf-16"]))
def test_a_mark_says_how_it_is_encoded(value: object, codec: str) -> None:
    raw = json.dumps([value], ensure_ascii=False).encode(codec)
    events = Events(io.BytesIO(raw), 1000)
    assert events.value(next(events)) == ([value], True)


@given(VALUES)
def test_what_is_skipped_is_gone_and_what_follows_is_there(value: object) -> None:
    events = Events(io.BytesIO(json.dumps([value, "next"]).encode()), 1000)
    next(events)
    events.skip(next(events))
    assert next(events) == ("string", "next")


def test_bytes_that_are_not_utf8_show_and_cost_nothing_else() -> None:
    assert list(Events(io.BytesIO(b'["\xff", "a"]'), 100))[1:3] == [
        ("string", "\ufffd"), ("string", "a"),
    ]  # fmt: skip


def test_several_values_may_follow_one_another() -> None:
    assert [kind for kind, _ in Events(io.BytesIO(b"1 2\n3"), 100)] == ["number"] * 3


@pytest.mark.parametrize(
    "raw",
    [b"", b"words", b'{"a":', b'{"a":1,}', b'["a\x00b"]', b"[1,2", b"1" * 5000,
     b"[" + b"1" * 9000 + b"]",
     b'{"a":' + b"9" * 70_000 + b"}"],
)  # fmt: skip
def test_what_is_no_json_is_damaged(raw: bytes) -> None:
    assert code(raw) == "damaged"


def test_a_value_is_given_up_before_it_is_held() -> None:
    assert code(b'["' + b"x" * 3_000_000 + b'"]') == "too-large"


def test_depth_costs_time_in_proportion_and_leaves_a_value_short() -> None:
    began = time.monotonic()
    raw = b"[" * 200_000 + b"]" * 200_000
    events = Events(io.BytesIO(raw), 1 << 20)
    value, is_whole = events.value(next(events))
    assert isinstance(value, list)
    assert not is_whole
    assert time.monotonic() - began < HANG_S


def test_many_small_values_leave_a_value_short() -> None:
    events = Events(io.BytesIO(b"[" + b"0," * 200_000 + b"0]"), 1 << 20)
    value, is_whole = events.value(next(events))
    assert isinstance(value, list)
    assert len(value) < 100_000
    assert not is_whole


@given(st.binary(max_size=80))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    for start in (b"", b"[", b'{"a":'):
        events = Events(io.BytesIO(start + raw), 100)
        try:
            for event in events:
                events.value(event)
        except (ReadError, StopIteration):
            pass


def test_what_is_shown_of_broken_json_would_not_move_a_cursor() -> None:
    with pytest.raises(ReadError) as caught:
        list(Events(io.BytesIO(b'{"a": "b\x1b[2J"}'), 1 << 10))
    assert caught.value.message.isprintable()
