import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.part import Part
from accordingto.unpack import mbox
from accordingto.unpack.mbox import MBOX
from accordingto.unpack.member import Budget, Opened
from tests.unpack.conftest import SMALL, codes, taken, texts
from tests.unpack.letters import HEADERS, mail, packed, part, several

FROM = b"From ada@tessel.example Sun May  4 10:20:30 2031\n"


def written(*bodies: bytes) -> bytes:
    """A mailbox of mails with such texts, its lines ending as on Unix."""
    return b"".join(FROM + mail(part(one)).replace(b"\r\n", b"\n") + b"\n\n" for one in bodies)


def test_each_mail_gives_its_text_and_where_it_stands() -> None:
    raw = written(b"One.", b"Two.")
    found = taken(raw)
    assert texts(found) == {"held!/1/text": b"One.\n", "held!/2/text": b"Two.\n"}
    second = found[1]
    assert isinstance(second, Part)
    assert second.place == f"mail at byte {raw.rindex(FROM)}, part 1"
    assert {one.field for one in second.given} == {"title", "byline", "published"}


def test_a_paragraph_that_begins_with_from_begins_no_mail() -> None:
    body = b"One.\n\nFrom here on, it held until 10:20 on 4 May 2031\nand on.\n\nFrom: there.\n"
    assert list(texts(taken(written(body, b"Two.")))) == ["held!/1/text", "held!/2/text"]


def test_a_from_line_without_an_empty_line_before_it_begins_no_mail() -> None:
    raw = written(b"One.\n" + FROM + b"Subject: x\n\nTwo.")
    assert list(texts(taken(raw))) == ["held!/1/text"]


def test_quoted_from_lines_stay_as_they_are() -> None:
    assert texts(taken(written(b"One.\n\n>From there.")))["held!/1/text"].endswith(
        b">From there.\n"
    )


def test_a_line_of_from_alone_makes_no_mailbox() -> None:
    assert list(texts(taken(FROM + b"the gate held: all night\n"))) == ["held"]


def test_a_mail_that_cannot_be_taken_apart_costs_only_itself() -> None:
    deep = HEADERS + b"Content-Type: message/rfc822\r\n\r\n" * 5000
    found = taken(written(b"One.") + FROM + deep + b"\n\n" + written(b"Three."))
    assert list(texts(found)) == ["held!/1/text", "held!/3/text"]
    assert codes(found) == {"held!/2": "nested-too-deep"}


def test_what_holds_no_text_takes_one_row_for_the_whole_mailbox() -> None:
    one = FROM + mail(several("mixed", part(b"One."), packed(b"\x89PNG", "image/png"))) + b"\n"
    assert list(codes(taken(one * 3))) == ["held"]


def test_a_mail_above_the_limit_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_MAIL_BYTES", 1000)
    found = taken(written(b"One.", b"a" * 70_000 + b"\n" * 99, b"Three."))
    assert codes(found) == {"held!/2": "too-large"}
    assert list(texts(found)) == ["held!/1/text", "held!/3/text"]


def test_a_large_mailbox_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_MAIL_BYTES", 1 << 20)
    raw = written(*[(b"a" * 999 + b"\n") * 900] * 40, (b"a" * 999 + b"\n") * 9000)
    n_parts = 0
    with io.BytesIO(raw) as stream:
        tracemalloc.start()
        try:
            for _ in MBOX.members(Opened(stream, "held", "held", len(raw)), Budget(SMALL, 1 << 30)):
                n_parts += 1
            assert tracemalloc.get_traced_memory()[1] < 12 << 20
        finally:
            tracemalloc.stop()
    assert n_parts == 41


@given(st.lists(st.text("aF :\n", max_size=40).map(str.encode), min_size=1, max_size=5))
def test_every_mail_comes_out_in_order(bodies: list[bytes]) -> None:
    told = [b"Told: " + one for one in bodies]
    found = taken(written(*told))
    assert [one.raw for one in found if isinstance(one, Part)] == [one + b"\n" for one in told]
    assert found == taken(written(*told))


@given(st.data())
def test_no_damage_to_a_mailbox_raises(data: st.DataObject) -> None:
    raw = bytearray(written(b"One.", b"Two."))
    places = st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, max_size=6)):
        raw[at] = byte
    assert taken(bytes(raw))
