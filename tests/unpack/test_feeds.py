import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.unpack.feeds import FEED
from accordingto.unpack.formats import format_of
from accordingto.unpack.member import Limits
from tests.unpack.conftest import opened, taken
from tests.unpack.given_of import codes_of, given_of, parts_of, passed_over
from tests.work import HANG_S

STORY = "The gate held all night, said Ada Lint."


def rss(*items: str, top: str = "<title>Tide &amp; Times</title>") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{top}{inside}</channel></rss>\n"
    )


def atom(*entries: str, top: str = "<title>Tide</title>") -> str:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">{top}{inside}</feed>'


def raws(text: str) -> list[bytes]:
    return [part.raw for part in parts_of(taken(text.encode(), "f.xml")).values()]


def test_an_entry_gives_its_fullest_text_with_what_is_said_about_it() -> None:
    item = (
        "<title>Gate &lt;b&gt;holds&lt;/b&gt;</title><link>https://tide.example/1</link>"
        "<description>In short.</description>"
        f'<content:encoded><![CDATA[<p>{STORY} <a href="/2">More</a><script>1</script></p>]]>'
        "</content:encoded>"
        "<pubDate>Sat, 03 May 2031 08:40:00 +0300</pubDate><dc:creator>Ada Lint</dc:creator>"
    )
    found = taken(rss(item, top="<title>Tide</title><language>en-gb</language>").encode(), "f.xml")
    part = parts_of(found)["entry 1"]
    # Nothing is cleaned away and no address resolved: the reader sees what was sent.
    assert part.raw.decode() == f'<p>{STORY} <a href="/2">More</a><script>1</script></p>'
    assert (part.place, part.media_type) == ("entry 1", "text/html")
    assert given_of(found, "entry 1") == {
        "title": "Gate holds", "url": "https://tide.example/1", "published": "2031-05-03T05:40:00Z",
        "byline": "Ada Lint", "outlet": "Tide", "language": "en-gb",
    }  # fmt: skip


def test_plain_words_are_no_markup() -> None:
    (part,) = parts_of(taken(rss("<description>One.\n\nTwo.</description>").encode(), "f")).values()
    assert (part.raw, part.media_type) == (b"One.\n\nTwo.", "text/plain")


def test_atom_gives_both_dates_all_authors_and_its_language() -> None:
    entry = (
        '<title type="text">A &lt; B</title><link href="https://tide.example/2"/><id>x</id>'
        "<published>2031-05-03T08:00:00+02:00</published><updated>2031-05-03T09:00:00Z</updated>"
        "<author><name>Ada Lint</name></author><author><name>Bo Ray</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Дощ &amp; вітер</p>'
        "</div></content>"
    )
    found = taken(atom(entry).encode(), "f")
    assert parts_of(found)["entry 1"].raw.decode() == "<p>Дощ &amp; вітер</p>"
    assert given_of(found, "entry 1") == {
        "title": "A < B", "url": "https://tide.example/2", "published": "2031-05-03T06:00:00Z",
        "updated": "2031-05-03T09:00:00Z", "byline": "Ada Lint, Bo Ray", "outlet": "Tide",
        "language": "uk",
    }  # fmt: skip


def test_rss_1_is_read_and_its_only_date_is_that_of_publication() -> None:
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel><title>Tide</title></channel><item rdf:about="u"><title>T</title>'
        f"<description>{STORY}</description><dc:date>2031-05-03</dc:date></item></rdf:RDF>"
    )
    found = taken(raw.encode(), "f")
    assert given_of(found, "entry 1") == {"title": "T", "published": "2031-05-03", "outlet": "Tide"}


@pytest.mark.parametrize(
    ("stated", "normal"),
    [
        ("2031-05-03", "2031-05-03"), ("2031-05-03T08:00", "2031-05-03T08:00:00"),
        ("Sat, 03 May 2031 08:40:00 GMT", "2031-05-03T08:40:00Z"),
        ("Sat, 03 May 2031 08:40:00 EST", "2031-05-03T13:40:00Z"),
        ("2031-05-03T08:40:00Z", "2031-05-03T08:40:00Z"), ("soon", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)  # fmt: skip
def test_a_date_says_no_more_than_the_feed_does(stated: str, normal: str | None) -> None:
    found = taken(rss(f"<description>a b</description><pubDate>{stated}</pubDate>").encode(), "f")
    assert given_of(found, "entry 1").get("published") == normal
    assert "updated" not in given_of(found, "entry 1")


def test_an_author_written_as_in_mail_is_a_name() -> None:
    item = "<description>a b</description><author>bo@tide.example (Bo Ray)</author>"
    assert given_of(taken(rss(item).encode(), "f"), "entry 1")["byline"] == "Bo Ray"


def test_an_entry_taken_from_another_feed_names_that_one() -> None:
    item = '<description>a b</description><source url="https://x.example/f">Quay</source>'
    assert given_of(taken(rss(item).encode(), "f"), "entry 1")["outlet"] == "Quay"


def test_entries_with_a_title_only_are_counted() -> None:
    found = taken(rss("<title>One</title>", f"<description>{STORY}</description>").encode(), "f")
    assert list(parts_of(found)) == ["entry 2"]
    assert passed_over(found) == "1 entries with a title only"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_encodings_are_told_by_mark_or_declaration(codec: str) -> None:
    declared = codec if codec == "cp1251" else "utf-8" if codec.startswith("utf-8") else "utf-16"
    text = rss("<description>Шлюз тримався</description>").replace("UTF-8", declared)
    (part,) = parts_of(taken(text.encode(codec), "f")).values()
    assert part.raw.decode() == "Шлюз тримався"


@pytest.mark.parametrize("codec", ["utf-7", "punycode", "no-such-codec", "zip_codec", "utf-32"])
def test_odd_encodings_are_not_obeyed(codec: str) -> None:
    text = rss("<description>+ADw-script+AD4- Шлюз</description>").replace("UTF-8", codec)
    assert raws(text) == ["+ADw-script+AD4- Шлюз".encode()]
    hidden = text.encode().replace("Шлюз".encode(), b"\xff")
    assert b"+ADw-script" in next(iter(parts_of(taken(hidden, "f")).values())).raw


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    "declared",
    [f"<!DOCTYPE rss [{LAUGHS}]>", '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
     '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://x.example/p">%p;]>'],
    ids=["laughs", "file", "parameter"],
)  # fmt: skip
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_up_front(declared: str, codec: str) -> None:
    text = rss("<description>&l9;</description>").replace("<rss", f"{declared}<rss")
    found = taken(text.replace("UTF-8", codec).encode(codec), "f")
    assert (parts_of(found), codes_of(found)) == ({}, {"f": "entities"})


def test_entities_declared_behind_the_head_are_refused_too() -> None:
    text = rss("<description>a</description>").replace("<rss", f"<!--{'x' * 70_000}--><rss")
    late = rss(f"<description>{'x ' * 60_000}</description>").replace("<channel>", LAUGHS)
    assert codes_of(taken(late.encode(), "f")) == {"f": "entities"}
    assert not FEED.matches(opened(text.encode()))


def test_undeclared_entities_stay_as_they_are_written() -> None:
    (raw,) = raws(rss("<description>a &nbsp; b &nosuch; &lt;b&gt;c</description>"))
    assert "&nosuch;" in raw.decode()


def test_a_feed_is_no_name_of_a_file_and_no_address(tmp_path: Path) -> None:
    held = tmp_path / "feed.xml"
    held.write_text(rss("<description>secret</description>"))
    for text in (str(held), "https://tide.example/feed"):
        assert format_of(opened(text.encode()), part_bytes=1 << 20) is None


def test_a_feed_that_breaks_off_gives_what_came_before_and_says_so() -> None:
    text = rss(*(f"<description>{STORY} {n}</description>" for n in range(3)))
    found = taken(text[:-50].encode(), "f")
    assert list(parts_of(found))[:2] == ["entry 1", "entry 2"]
    assert codes_of(found)["f"] == "damaged"


def test_a_feed_larger_than_a_document_may_be_is_refused() -> None:
    found = taken(
        rss(f"<description>{STORY * 900}</description>").encode(), "f", Limits(part_bytes=9000)
    )
    assert codes_of(found) == {"f": "too-large"}


@pytest.mark.parametrize(
    "odd",
    ["<item>" * 20_000, "<!--" * 20_000, "&" * 50_000, "<a " * 20_000, "<![CDATA[" * 20_000,
     "<item><description>" * 5_000, "<x " + 'a="b" ' * 20_000, "<div>" * 50_000],
    ids=["items", "comments", "signs", "tags", "cdata", "open", "attributes", "depth"],
)  # fmt: skip
def test_odd_markup_ends_in_good_time(odd: str) -> None:
    began = time.monotonic()
    found = taken(
        rss(f"<description>{STORY}</description>").replace("</channel>", odd).encode(), "f"
    )
    assert found
    assert time.monotonic() - began < HANG_S


def test_many_comments_before_the_root_are_passed_in_good_time() -> None:
    began = time.monotonic()
    assert not FEED.matches(opened(b"<!-- -->" * 8000 + b"<x"))
    assert FEED.matches(opened(b"<?xml version='1.0'?>" + b"<!-- -->" * 5000 + b"<rss>"))
    assert time.monotonic() - began < HANG_S


@pytest.mark.parametrize(
    "raw",
    [b"", b"<rss", b"<html><rss>", b"<feed>x</feed>", b"<rdf:RDF xmlns:rdf='x'>", b"rss",
     b"<rssx >",
     b"<opml version='2.0'></opml>"],
)  # fmt: skip
def test_other_markup_is_no_feed(raw: bytes) -> None:
    assert not FEED.matches(opened(raw))


@given(st.binary(max_size=60), st.integers(0, 500))
def test_no_damage_raises(raw: bytes, at: int) -> None:
    whole = rss("<title>T</title><description>a &amp; b</description><pubDate>x</pubDate>").encode()
    taken(whole[:at] + raw + whole[at:], "f")
    cut = atom("<content>a</content>").encode()
    taken(cut[: at % len(cut)] + raw, "f")


def test_a_first_line_of_declarations_takes_no_time() -> None:
    raw = b'<?xml version="1.0"?><rss version="2.0"><c' + b'encoding="cp037"' * 4000
    assert codes_of(taken(raw, "f.xml")) == {"f.xml": "damaged"}
