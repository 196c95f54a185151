import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.unpack.formats import format_of
from tests.unpack.conftest import opened, taken
from tests.unpack.given_of import codes_of, given_of, parts_of, passed_over
from tests.work import HANG_S

TOP = """<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head>
 <body onload="CheckLocation();"><div class="page_wrap">
  <div class="page_header"><div class="content"><div class="text bold">
Harbour Watch &amp; Tide
   </div></div></div>
  <div class="page_body chat_page"><div class="history">
   <a class="pagination block_link" href="messages1.html">Previous messages</a>
   <div class="message service" id="message-1"><div class="body details">2 May 2031</div></div>
"""
END = "</div></div></div></body></html>"


def post(number: int, text: str, *, name: str = "", more: str = "", kind: str = "default") -> str:
    said = f'<div class="from_name">\n{name}\n</div>' if name else ""
    words = f'<div class="text">\n{text}\n</div>' if text else ""
    return f"""<div class="message {kind} clearfix{"" if name else " joined"}" id="message{number}">
      <div class="pull_left userpic_wrap"><div class="userpic userpic1">
      <div class="initials">H</div></div></div><div class="body">
       <div class="pull_right date details" title="02.05.2031 13:00:00 UTC+03:00">13:00</div>
       {said}{more}{words}</div></div>"""


def page(*posts: str) -> bytes:
    return (TOP + "".join(posts) + END).encode()


def test_each_post_is_a_text_with_what_is_said_about_it() -> None:
    signature = '<div class="signature details">Bo Ray</div>'
    text = (
        'The gate &quot;held&quot;.<br><br>Said <strong>Ada <em>Lint</em></strong><a href="x">!</a>'
    )
    found = taken(page(post(5, text, name="Harbour Watch", more=signature)), "messages.html")
    part = parts_of(found)["message 5"]
    assert part.raw.decode() == 'The gate "held".\n\nSaid Ada Lint!'
    assert (part.place, part.media_type) == ("message 5", "text/plain")
    assert given_of(found, "message 5") == {
        "outlet": "Harbour Watch & Tide", "byline": "Bo Ray",
        "published": "2031-05-02T13:00:00+03:00",
    }  # fmt: skip


def test_messages_in_a_row_are_of_whom_the_first_is() -> None:
    found = taken(page(post(5, "one", name="Ada Lint"), post(6, "two")), "m")
    assert given_of(found, "message 6")["byline"] == "Ada Lint"


def test_whose_words_are_forwarded_is_said_and_its_date_is_not_the_post_s() -> None:
    forwarded = """<div class="pull_left forwarded userpic_wrap"></div><div class="forwarded body">
      <div class="from_name">
      Tide <span class="date details" title="30.04.2031 01:01:01"> 30.04.2031 01:01:01</span></div>
      <div class="media_wrap clearfix"><div class="body"><div class="title bold">Film</div></div>
      </div>
      <div class="text">The tide is low.</div></div>"""
    found = taken(page(post(5, "", name="Harbour Watch", more=forwarded)), "m")
    assert parts_of(found)["message 5"].raw == b"The tide is low."
    said = given_of(found, "message 5")
    assert (said["forwarded-from"], said["byline"]) == ("Tide", "Harbour Watch")
    assert said["published"] == "2031-05-02T13:00:00+03:00"


def test_what_has_no_words_is_counted() -> None:
    picture = '<div class="media_wrap clearfix"><a class="photo_wrap" href="p.jpg"></a></div>'
    found = taken(page(post(5, "", name="A", more=picture), post(6, "")), "m")
    assert parts_of(found) == {}
    assert passed_over(found) == (
        "1 pictures and files without words, 1 posts without text, 1 service messages"
    )


def test_a_page_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    found = taken(page(post(5, "one", name="A"), post(6, "two"))[:-40], "m")
    assert list(parts_of(found)) == ["message 5", "message 6"]
    assert [one.code for one in found if not hasattr(one, "raw")] == ["no-text", "damaged"]


@pytest.mark.parametrize(
    "odd", ["<div>" * 100_000, "<b>" * 100_000, "</div>" * 100_000, "<!--" * 100_000, "&" * 100_000,
            "<a " * 50_000,
            '<div class="message default" id="message7"><div class="text">x' * 20_000,
            "x" * 12_000_000],
    ids=["div", "b", "ends", "comments", "signs", "tags", "messages", "line"],
)  # fmt: skip
def test_odd_markup_costs_time_in_proportion(odd: str) -> None:
    began = time.monotonic()
    found = taken(page(post(5, "one", name="A"), odd, post(9, "last", name="B")), "m")
    assert parts_of(found)["message 5"].raw == b"one"
    assert time.monotonic() - began < HANG_S


@pytest.mark.parametrize(
    "raw", [b"<html><div class='message default' id='message5'>", END.encode()]
)
def test_other_pages_are_no_export(raw: bytes) -> None:
    assert format_of(opened(raw), part_bytes=1 << 20) is None


@given(st.binary(max_size=60), st.integers(900, 1500))
def test_no_damage_raises(raw: bytes, at: int) -> None:
    whole = page(post(5, "one<br>two", name="A"), post(6, "three"))
    taken(whole[:at] + raw + whole[at:], "m")


def test_a_broken_page_costs_no_code_but_its_own() -> None:
    assert codes_of(taken(TOP.encode(), "m")) == {"m": "damaged"}
