"""Records as bytes: what is agreed on comes back, and nothing else comes at all."""

import json
import os
import pickle
import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import analysing
from accordingto.analysing import Analysed
from accordingto.core.document import Reading
from accordingto.core.failure import Failure
from accordingto.core.part import Given, Part
from accordingto.core.span import Span
from accordingto.errors import WireError
from accordingto.read.reader import read_document
from accordingto.testing import attribution
from accordingto.wire import Wire
from tests.test_every_kind import html, printed, text

WIRE = Wire(Part, Failure, Reading, Span)
WORDS = st.text(st.characters(codec="utf-8"))


@given(st.binary(), WORDS, st.lists(st.tuples(WORDS, WORDS)))
def test_a_part_comes_back_as_it_was(raw: bytes, words: str, said: list[tuple[str, str]]) -> None:
    given = tuple(Given("title", value, by) for value, by in said)
    part = Part(raw, words, given=given, place=words)
    assert WIRE.decode(WIRE.encode(part)) == part


@pytest.mark.parametrize("raw", [text("Orrin"), html("Orrin"), printed("Orrin")])
def test_a_reading_comes_back_as_it_was(raw: bytes) -> None:
    reading = read_document(raw, origin="x")
    found = attribution("Ada said so.", "Ada", "said", "so", parent=None)
    whole = Analysed(reading, {0: (found,)}, reading.made_by, seconds=0.25)
    again = analysing.WIRE.decode(analysing.WIRE.encode(whole))
    assert (again, again.seconds) == (whole, 0.25)


class Ending:
    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def framed(found: object, blobs: bytes = b"") -> bytes:
    words = json.dumps(found).encode()
    return struct.pack("!Q", len(words)) + words + blobs


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff" * 40,
        pickle.dumps(Ending()),
        struct.pack("!Q", 1 << 60) + b"[]",
        framed(["os.system", ["true"]]),
        framed(["Document", []]),
        framed(["Span", [1]]),
        framed(["Span", [1, 2, 3]]),
        framed(["Span", [3, 1]]),
        framed(["Span", [True, 2]]),
        framed(["Span", {"start": 1, "end": 2}]),
        framed(["Failure", [1, "", "", None, "", False, "", None]]),
        framed(["Failure", ["a", "", "", None, "", 0, "", None]]),
        framed(["Failure", ["\ud800", "", "", None, "", False, "", None]]),
        framed(["Part", [3, "", "", "", [], "", "", ""]], b"ab"),
        framed(["Part", [1, "", "", "", [], "", "", ""]], b"ab"),
        framed(["Part", [-1, "", "", "", [], "", "", ""]], b"ab"),
        framed(["Part", [0, "", "", "", [["__class__", "", ""]], "", "", ""]]),
        struct.pack("!Q", 200_000) + b"[" * 200_000,
    ],
)
def test_anything_else_is_an_error(raw: bytes) -> None:
    with pytest.raises(WireError):
        WIRE.decode(raw)


def test_what_has_no_utf8_is_not_sent() -> None:
    with pytest.raises(WireError):
        WIRE.encode(Failure("\ud800", "", ""))


@given(st.binary(max_size=60), st.integers(0, 400))
def test_changed_bytes_give_a_record_or_an_error(noise: bytes, at: int) -> None:
    raw = WIRE.encode(Part(b"One.", "held!/one", "one", "text/plain", (Given("url", "u", "by"),)))
    changed = raw[:at] + noise + raw[at + len(noise) :]
    with suppress(WireError):
        assert isinstance(WIRE.decode(changed), Part | Failure | Reading | Span)
