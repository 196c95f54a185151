import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.work import HANG_S, assert_in_proportion

from accordingto.core.document import Reading
from accordingto.errors import ReadError
from accordingto.read.reader import READER, read_document

STORY = (
    "Crane falls into basin\n\nDockers in Tessel stopped work on Monday, the port said.\n\n"
    "Nobody was hurt, but the union said that its warnings had been ignored for years.\n"
)
LINES = st.sampled_from(
    ["Crane falls into basin", "By Ada Voss", "Continue Reading", "Share", "3 hours ago", "", "",
     "Dockers in Tessel stopped work on Monday after a crane fell into the basin, the port said.",
     "Nobody was hurt, but the union said that its warnings had been ignored for many years.",
     "The bridge, which had been promised since the last flood, was opened by...", "* * *", "é “",
     "<p>", "</p>", "<h1>Frost</h1>", "<nav>", "</nav>", "<article>", "</article>", "&amp;", "<br>"]
)  # fmt: skip
TEXTS = st.lists(LINES | st.text(max_size=8), min_size=1, max_size=20).map("\n".join)
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251"])


def read(raw: bytes) -> Reading | None:
    try:
        return read_document(raw, origin="case/one")
    except ReadError:
        return None


def check(raw: bytes, reading: Reading) -> None:
    text = reading.document.text
    assert reading.document.offsets.rebuild(raw, reading.document.encoding) == text
    owned = [span for a in reading.articles for span in (*a.body, *([a.title] if a.title else []))]
    owned += [b.span for b in reading.boilerplate]
    places = [at for span in owned for at in range(span.start, span.end)]
    assert len(places) == len(set(places))
    covered = set(places)
    assert all(c.isspace() or at in covered for at, c in enumerate(text))
    for article in reading.articles:
        assert article.body
        assert list(article.body) == sorted(article.body)
        assert all(span.trim(text) == span for span in article.body)
        for stated in (article.outlet, article.published):
            assert stated is None or stated.span or stated.bytes_at
    spans = [b.span for b in reading.boilerplate]
    assert spans == sorted(spans)


@settings(max_examples=150)
@given(TEXTS, CODECS, st.sampled_from(["", "<html>"]))
def test_every_word_has_one_place_and_every_character_its_bytes(
    text: str, codec: str, start: str
) -> None:
    raw = (start + text).encode(codec, "ignore")
    reading = read(raw)
    if reading is not None:
        check(raw, reading)
        assert read(raw) == reading


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    reading = read(raw)
    if reading is not None:
        check(raw, reading)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
def test_plain_text_is_copied_exactly(words: str) -> None:
    text = f"Wörter: {words}\r\nEnd\tof it.\n"
    for codec in ("utf-8", "utf-8-sig"):
        reading = read_document(text.encode(codec), origin="x")
        if reading.document.media_type == "text/plain":
            assert reading.document.text == text


def test_a_reading_says_what_made_it() -> None:
    reading = read_document(STORY.encode(), origin="case/one.txt")
    assert reading.made_by == READER
    assert READER.id == "read-reader/2"
    assert reading.document.media_type == "text/plain"
    assert reading.notes == ()


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", b"<html><script>x</script>"])
def test_nothing_to_read_is_an_error(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"^one\.txt .*;.*\.$") as caught:
        read_document(raw, origin="one.txt")
    assert caught.value.code == "empty"


def test_the_name_is_how_messages_call_the_file() -> None:
    with pytest.raises(ReadError, match=r"^the scan is a damaged PDF"):
        read_document(b"%PDF-1.7", origin="a/b.txt", name="the scan")


def test_damage_is_shown_and_noted() -> None:
    raw = STORY.encode() + "Später “".encode() + b"\xff\0."
    reading = read_document(raw, origin="x")
    assert reading.document.text.endswith("Später “\ufffd.")
    assert [note.code for note in reading.notes] == ["undecodable-bytes", "nul-bytes"]


def test_what_an_unclosed_comment_hides_is_noted() -> None:
    reading = read_document(b"<html><p>Seen.<!-- never closed <p>Hidden.", origin="x")
    assert "unclosed-markup" in [note.code for note in reading.notes]


def test_what_a_file_is_does_not_depend_on_its_name() -> None:
    page = read_document(b"<html><p>Seen.", origin="notes.txt", name="notes.txt")
    assert page.document.media_type == "text/html"
    assert page.document.text == "Seen."


@pytest.mark.parametrize(
    "line",
    ["© 2031 all rights reserved", "He argued that copyright holders were paid for it.",
     "© All rights reserved", "copyright of the songs was sold in March"],
)  # fmt: skip
def test_a_copyright_without_a_name_names_no_outlet(line: str) -> None:
    raw = f"<html><h1>Crane falls into basin</h1><p>{STORY}</p><p>{line}</p>".encode()
    reading = read_document(raw, origin="x")
    assert all(article.outlet is None for article in reading.articles)


@pytest.mark.parametrize(
    ("footer", "outlet"),
    [("© 2031 Tessel Post", "Tessel Post"), ("Contact us<br>© 2031 Tessel Post", "Tessel Post"),
     ("Copyright 2031 by The Tessel Post. All rights reserved.", "The Tessel Post"),
     ("© 2031 Tessel Post All Rights Reserved", "Tessel Post"),
     ("Copyright Law Was Changed On Monday", None)],
)  # fmt: skip
def test_a_copyright_line_names_the_outlet(footer: str, outlet: str | None) -> None:
    raw = f"<html><h1>Crane falls into basin</h1><p>{STORY}</p><p>{footer}</p>".encode()
    (article,) = read_document(raw, origin="x").articles
    assert (article.outlet and article.outlet.value) == outlet


def test_an_incomplete_date_is_no_date_whatever_the_day() -> None:
    raw = (
        "<html><abbr class=published>2021 March 10:30</abbr><h1>Crane falls into basin</h1>"
        f"<p>{STORY}</p><p>See also 2021-03-09 and 2021-03-23.</p>"
    ).encode()
    (article,) = read_document(raw, origin="x").articles
    assert article.published is None


def test_the_address_of_a_page_may_state_its_date() -> None:
    raw = (
        "<html><link rel=canonical href='https://post.example/2031/05/4/crane'>"
        f"<h1>Crane falls into basin</h1><p>{STORY}</p>"
    ).encode()
    (article,) = read_document(raw, origin="x").articles
    assert article.published is not None
    assert article.published.value == "2031-05-04"


def test_a_name_is_found_where_it_stands_behind_letters_that_fold_to_two() -> None:
    raw = (
        "<html><meta name=author content='Ada Voss'><h1>Crane falls into basin</h1>"
        f"<p>İİİİ Ada Voss</p><p>{STORY}</p>"
    ).encode()
    reading = read_document(raw, origin="x")
    (article,) = reading.articles
    if article.byline is not None:
        assert article.byline.of(reading.document.text) == "Ada Voss"


def test_half_a_character_in_linked_data_is_shown_as_such() -> None:
    raw = (
        '<html><script type="application/ld+json">{"@type": "NewsArticle", "publisher": '
        '{"name": "Post\\ud800"}}</script>'
        f"<h1>Crane falls into basin</h1><p>{STORY}</p>"
    ).encode()
    (article,) = read_document(raw, origin="x").articles
    assert article.outlet is not None
    assert article.outlet.value == "Post\ufffd"


def test_what_breaks_the_library_is_told_by_structure(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(*_: object, **__: object) -> str:
        raise KeyError("inside the library")

    monkeypatch.setattr("trafilatura.extract", extract)
    raw = f"<html><h1>Crane falls into basin</h1><p>{STORY}</p><p>{STORY}</p>".encode()
    assert read(raw) is not None


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "nested": lambda n: b"<html>" + b"<div>" * n + b"deep",
    "misnested": lambda n: b"<html>" + b"<b><i>" * n + b"</u>" * n + b"x",
    "cells": lambda n: b"<html><table>" + b"<tr><td>" * n + b"x",
    "comments": lambda n: b"<html>x" + b"<!--" * n,
    "references": lambda n: b"<html>x" + b"&notin" * n,
    "attributes": lambda n: b"<html>x<a " + b"b=c " * n + b">",
    "many attributes": lambda n: (
        b"<html>x<p " + b" ".join(b"a%d=b" % i for i in range(n)) + b">" + STORY.encode()
    ),
    "stories": lambda n: (
        b"<html>"
        + (
            b"<article><h2>Crane falls again</h2><time datetime='2031-05-03'>x</time><p>"
            + b"The port said on Monday that it was to stay shut for now. " * 4
            + b"</p></article>"
        )
        * (n // 40)
    ),
    "authors": lambda n: (
        b"<html><head>"
        + b"".join(b"<meta name=author content='Name %d Of'>" % i for i in range(n // 4))
        + b"</head><body><article><h1>Crane falls</h1>"
        + b"<div>a b</div>" * (n // 4)
        + b"<p>"
        + STORY.encode()
        + b"</p></article>"
    ),
    "spaces behind a sign": lambda n: b"<html><p>(c)" + b"&nbsp;" * n + b"y",
    "spaces behind a date": lambda n: b"<html><p>3 May 2031" + b"&nbsp;" * n + b"y",
    "spaces in a title": lambda n: b"<html><title>Crane" + b"&nbsp;" * n + b"y</title><p>x",
    "one line": lambda n: b"word " * n,
    "short lines": lambda n: STORY.encode() * 3 + b"Crane falls into basin\n" * n,
    "sentences": lambda n: b"The port said on Monday that it was to stay shut for now.\n" * n,
    "separators": lambda n: b"Continue Reading\n" * n,
    "bad bytes": lambda n: b"\xc3\xa9\xff" * n,
    "data": lambda n: b"<html><script type='application/ld+json'>" + b"[" * n + b"</script><p>x",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_costs_time_in_proportion(kind: str) -> None:
    assert_in_proportion(lambda n: read(HOSTILE[kind](n)), 250, 1_500)
    began = time.monotonic()
    read(HOSTILE[kind](50_000))
    assert time.monotonic() - began < HANG_S


@pytest.mark.shared
def test_the_dossier_of_saved_pages_gives_eight_articles(shared: Path) -> None:
    folder = shared / "dossiers" / "kremlin-opponents"
    if not folder.is_dir():
        pytest.skip(f"the dossier is not in {folder}")
    counts = []
    for path in sorted(folder.iterdir()):
        raw = path.read_bytes()
        reading = read_document(raw, origin=path.name)
        check(raw, reading)
        counts.append(len(reading.articles))
        if len(reading.articles) == 4:
            assert all(article.title for article in reading.articles)
            assert [b.kind for b in reading.boilerplate][-21:] == ["teaser"] * 21
            assert [b.kind for b in reading.boilerplate].count("caption") == 3
    assert counts == [1, 1, 1, 1, 4]
