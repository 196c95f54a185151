import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.unpack.formats import format_of
from accordingto.unpack.member import Limits
from tests.unpack.conftest import SMALL, opened, taken
from tests.unpack.given_of import codes_of, given_of, parts_of, passed_over

SERVICE = {"id": 1, "type": "service", "date": "2031-05-02T10:00:00", "action": "create_channel"}


def post(number: int, text: object, **more: object) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2031-05-02T13:00:00", "from": "Harbour Watch",
        "text": text, **more,
    }  # fmt: skip


def chat(*messages: object, **more: object) -> dict[str, Any]:
    said = {"name": "Harbour Watch", "type": "public_channel", "id": 7}
    return {**said, **more, "messages": list(messages)}


def export(of: object) -> bytes:
    return json.dumps(of, indent=1, ensure_ascii=False).encode()


def test_each_post_is_a_text_with_what_is_said_about_it() -> None:
    one = post(
        2, "The gate held.", date_unixtime="1935482400", edited="2031-05-02T14:00:00",
        edited_unixtime="1935486000", forwarded_from="Ada Lint",
    )  # fmt: skip
    found = taken(export(chat(one)), "result.json")
    part = parts_of(found)["message 2"]
    assert (part.raw, part.place, part.media_type) == (b"The gate held.", "message 2", "text/plain")
    assert given_of(found, "message 2") == {
        "outlet": "Harbour Watch", "byline": "Harbour Watch", "published": "2031-05-02T10:00:00Z",
        "updated": "2031-05-02T11:00:00Z", "forwarded-from": "Ada Lint",
    }  # fmt: skip


def test_a_time_without_zone_gets_none() -> None:
    found = taken(export(chat(post(2, "a b", edited="1970-01-01T01:00:00"))), "r")
    assert given_of(found, "message 2")["published"] == "2031-05-02T13:00:00"
    assert "updated" not in given_of(found, "message 2")


def test_who_signs_a_post_goes_before_the_channel() -> None:
    found = taken(export(chat(post(2, "a b", author="Bo Ray"))), "r")
    assert given_of(found, "message 2")["byline"] == "Bo Ray"


def test_pieces_of_a_text_are_put_together_in_order() -> None:
    text = [
        "Дощ ",
        {"type": "bold", "text": "ішов"},
        ", ",
        {"type": "link", "text": "tide.example"},
        7,
    ]
    (part,) = parts_of(taken(export(chat(post(2, text))), "r")).values()
    assert part.raw.decode() == "Дощ ішов, tide.example"


def test_what_has_no_words_is_counted() -> None:
    messages = [
        SERVICE, post(2, "", photo="photos/1.jpg"), post(3, "", media_type="voice_message"),
        post(4, [], poll={"question": "?"}), post(5, " "), 3, post(6, "words"),
    ]  # fmt: skip
    found = taken(export(chat(*messages)), "r")
    assert list(parts_of(found)) == ["message 6"]
    assert passed_over(found) == (
        "1 entries that are no messages, 1 photos without words, 1 polls, 1 posts without text, "
        "1 recordings and files without words, 1 service messages"
    )


@pytest.mark.parametrize("about", [{}, {"about": "Here is the data you requested from Telegram."}])
def test_an_account_holds_chats_and_each_says_its_own(about: dict[str, str]) -> None:
    chats = [chat(post(2, "one")), chat(post(2, "two"), name="Tide", type="private_group")]
    whole = {**about, "personal_information": {"bio": "x"}, "chats": {"about": "x", "list": chats},
             "left_chats": {"about": "x", "list": [chat(post(9, "three"), name=None)]}}  # fmt: skip
    found = taken(export(whole), "r")
    assert {name: part.raw for name, part in parts_of(found).items()} == {
        "chat 1/message 2": b"one", "chat 2/message 2": b"two", "chat 3/message 9": b"three",
    }  # fmt: skip
    assert parts_of(found)["chat 2/message 2"].place == "chat 2, message 2"
    assert given_of(found, "chat 2/message 2")["outlet"] == "Tide"
    assert "outlet" not in given_of(found, "chat 3/message 9")


@pytest.mark.parametrize(
    ("username", "url"),
    [("harbour_watch", "https://t.me/harbour_watch/2"), ("x/../y", None), (None, None), (5, None)],
)
def test_an_address_is_made_only_from_a_name_that_is_one(username: object, url: str | None) -> None:
    found = taken(export(chat(post(2, "a b"), username=username)), "r")
    assert given_of(found, "message 2").get("url") == url


def test_an_export_that_breaks_off_gives_what_came_before() -> None:
    found = taken(export(chat(SERVICE, post(2, "one"), post(3, "two")))[:-30], "r")
    assert list(parts_of(found)) == ["message 2"]
    assert [one.code for one in found if not hasattr(one, "raw")] == ["no-text", "damaged"]


def test_a_post_of_endless_pieces_costs_only_itself() -> None:
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    messages = [post(2, ["x"] * 60_000), post(3, "a", reply=deep), post(4, "words")]
    found = taken(export(chat(*messages)), "r")
    assert codes_of(found) == {"message 2": "too-large", "message 3": "too-large"}
    assert list(parts_of(found)) == ["message 4"]


def test_a_hundred_thousand_levels_cost_only_the_rest() -> None:
    raw = export(chat(post(2, "one")))[:-3] + b',{"id":' + b"[" * 100_000
    found = taken(raw, "r")
    assert list(parts_of(found)) == ["message 2"]
    assert codes_of(found) == {"r": "damaged"}


def test_a_text_larger_than_a_document_may_be_is_given_up() -> None:
    found = taken(export(chat(post(2, "one"), post(3, "x" * 3_000_000))), "r", SMALL)
    assert list(parts_of(found)) == ["message 2"]
    assert codes_of(found) == {"r": "too-large"}


def test_too_many_posts_end_the_file_and_keep_what_came_before() -> None:
    found = taken(export(chat(*(post(n, "a b") for n in range(50)))), "r", Limits(n_members=20))
    assert len(parts_of(found)) == 20


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b'{"messages": []}', b'{"type": "public_channel"}',
        b'{"type": "letter", "messages": []}', b'{"chats": []}', b'{"chats": {"list', b"words",
        b'{"about": "a report", "messages": []}',
    ],
)  # fmt: skip
def test_other_json_is_no_export(raw: bytes) -> None:
    found = format_of(opened(raw), part_bytes=1 << 20)
    assert found is None or "Telegram" not in found.name


@given(st.binary(max_size=120), st.integers(0, 400))
def test_no_damage_raises(raw: bytes, at: int) -> None:
    whole = export(chat(SERVICE, post(2, ["a ", {"text": "b"}]), post(3, "c")))
    taken(whole[:at] + raw + whole[at:], "r")
