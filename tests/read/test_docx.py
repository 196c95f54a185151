"""Word and OpenDocument texts: what is read of them, and the way back to each byte."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.word_writer import OPEN_TYPE, WORD_TYPE, open_xml, paragraph, run, word_xml
from tests.work import HANG_S

from accordingto.core.document import Reading
from accordingto.core.part import Part
from accordingto.errors import ReadError
from accordingto.read.reader import read_part

STORY = (
    "The gate at the north quay held through the whole of the night, the harbour master said on "
    "Monday, and no boat was lost in the storm."
)


def read(xml: str | bytes, media_type: str = WORD_TYPE) -> Reading:
    raw = xml.encode() if isinstance(xml, str) else xml
    reading = read_part(Part(raw, "d.docx!/word/document.xml", "document.xml", media_type))
    document = reading.document
    assert document.offsets.rebuild(raw, document.encoding) == document.text
    return reading


def text(*paragraphs: str, media_type: str = WORD_TYPE) -> str:
    xml = word_xml(*paragraphs) if media_type == WORD_TYPE else open_xml(*paragraphs)
    return read(xml, media_type).document.text


def code(xml: str, media_type: str = WORD_TYPE) -> str:
    with pytest.raises(ReadError) as caught:
        read(xml, media_type)
    return caught.value.code


def test_paragraphs_are_blocks_and_runs_are_joined() -> None:
    assert text(
        paragraph(run("The gate "), run("held.")), paragraph(), paragraph(run("So it did."))
    ) == ("The gate held.\n\nSo it did.")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_character_leads_back_to_its_bytes(codec: str) -> None:
    xml = word_xml(
        paragraph(run("Шлюз &amp; 🌧 &#1046;&lt;x&gt;")), encoding=codec.removesuffix("-sig")
    )
    document = read(xml.encode(codec)).document
    assert document.text == "Шлюз & 🌧 Ж<x>"
    assert document.media_type == WORD_TYPE


def test_tabs_and_breaks_are_white_space_and_tab_stops_are_nothing() -> None:
    inside = "<w:r><w:t>one</w:t><w:tab/><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"
    assert text(paragraph(inside, style="Normal")) == "one\ntwo\nthree"
    assert text(paragraph("<w:r><w:tab/><w:tab/><w:t>in</w:t></w:r>")) == "in"


def test_white_space_of_the_markup_is_one_space_and_none_at_the_edges() -> None:
    assert text(paragraph(run(" a  \r\n b "), run("  c "))) == "a b c"


def test_what_was_deleted_hidden_or_computed_is_not_text() -> None:
    shown = paragraph(
        run("The gate "),
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
        "<w:moveFrom>" + run("moved ") + "</w:moveFrom>",
        "<w:ins>" + run("always ") + "</w:ins>",
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
        run("secret ", "<w:rPr><w:vanish/></w:rPr>"),
        run("held", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
        run("."),
    )
    assert text(shown) == "The gate always held."


def test_what_is_there_twice_for_older_programs_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(paragraph(f"<w:r>{both}</w:r>", run("Around it."))) == "In a box.\n\nAround it."


def test_any_prefix_will_do_and_so_will_the_strict_variant() -> None:
    strict = word_xml(paragraph(run("The gate held."))).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(strict.replace("w:", "q:").replace(":w=", ":q=")).document.text == "The gate held."


def test_a_marked_section_is_text_as_it_stands() -> None:
    assert text(paragraph(run("<![CDATA[a & b <i>]]> c"))) == "a & b <i> c"


def test_signs_that_no_byte_holds_are_noted() -> None:
    reading = read(word_xml(paragraph(run("co"), "<w:r><w:noBreakHyphen/></w:r>", run("op"))))
    assert reading.document.text == "coop"
    assert [note.code for note in reading.notes if note.code != "no-article"] == ["signs-left-out"]


def test_a_story_has_its_headline_byline_and_paragraphs() -> None:
    reading = read(word_xml(
        paragraph(run("Gate holds through the storm"), style="Title"),
        paragraph(run("By Ada Lint")),
        paragraph(run(STORY)), paragraph(run(f"{STORY} It was the third.")),
    ))  # fmt: skip
    (article,) = reading.articles
    words = reading.document.text
    assert article.title is not None
    assert article.title.of(words) == "Gate holds through the storm"
    assert [span.of(words) for span in article.body] == [STORY, f"{STORY} It was the third."]
    assert article.byline is not None
    assert article.byline.of(words) == "Ada Lint"


@pytest.mark.parametrize("style", ["Title", "Heading1", "berschrift1", "Titre1"])
def test_stories_are_told_apart_by_the_style_of_their_headlines(style: str) -> None:
    three = [
        part
        for n, topic in enumerate(("Gate", "Rain", "Harvest"))
        for part in (
            paragraph(run(f"{topic} is the talk of day {n}"), style=style),
            paragraph(run(f"{STORY} {topic} {n}.".replace("gate", topic.lower()))),
            paragraph(run(f"{topic} people kept {topic.lower()} books for all of year {n}. " * 6)),
        )
    ]
    assert len(read(word_xml(*three)).articles) == 3


def test_sections_under_one_title_are_one_story() -> None:
    sections = [
        part
        for topic in ("Gate", "Rain", "Harvest")
        for part in (
            paragraph(run(topic), style="Heading1"),
            paragraph(run(f"{STORY} {topic}. " * 3)),
        )
    ]
    title = paragraph(run("What the storm of the year did"), style="Title")
    assert len(read(word_xml(title, *sections)).articles) == 1


def test_an_opendocument_text_is_read_without_its_notes_comments_and_deletions() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Log.</text:p>"
        "</text:note-body></text:note>"
    )
    end = "it<text:line-break/>did."
    comment = "<office:annotation><text:p>ask</text:p></office:annotation>"
    xml = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>",
        '<text:h text:outline-level="1">Gate <text:span>holds</text:span></text:h>',
        f"<text:p>The gate{note} held. <text:s/>So{comment}<text:tab/>{end}</text:p>",
    )
    assert text(*xml, media_type=OPEN_TYPE) == "Gate holds\n\nThe gate held. So\nit\ndid."
    assert text(*xml, media_type=f"{OPEN_TYPE}; part=notes") == "Log."


@pytest.mark.parametrize(
    "top",
    ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "http://x.example/d">', "<!DOCTYPE x>"],
)
def test_a_document_type_is_refused(top: str) -> None:
    assert code(word_xml(paragraph(run("a &lt; b")), top=top)) == "entities"


def test_a_document_that_breaks_off_is_read_up_to_there_and_says_so() -> None:
    xml = word_xml(paragraph(run(STORY)), paragraph(run("And more.")))
    reading = read(xml[: xml.index("more")])
    assert reading.document.text.startswith(STORY)
    assert "cut-short" in [note.code for note in reading.notes]
    assert code(xml[:150]) == "damaged"


def test_a_document_without_words_is_empty() -> None:
    assert code(word_xml(paragraph(run(" ")))) == "empty"
    assert code(open_xml("<text:p/>"), OPEN_TYPE) == "empty"


def test_another_text_said_to_be_a_document_is_read_as_what_it_is() -> None:
    assert read(STORY).document.media_type == "text/plain"


@pytest.mark.parametrize(
    "inside",
    ["<w:p>" * 100_000, "<w:r>" * 100_000, paragraph(run("a")) * 30_000, run("&amp;" * 100_000),
     "<w:r><w:t>" + "word " * 1_000_000,
     "<w:x " + " ".join(f'a{n}=""' for n in range(50_000)) + "/>"],
    ids=["paragraphs", "runs", "many", "references", "line", "attributes"],
)  # fmt: skip
def test_odd_markup_costs_time_in_proportion(inside: str) -> None:
    began = time.monotonic()
    read(word_xml(paragraph(run("The gate held.")), inside))
    assert time.monotonic() - began < HANG_S


PIECES = st.lists(
    st.sampled_from(
        ["a", "Ж🌧", " ", "\n", "\r\n", "&amp;", "&#x20;", "&#1046;", "<![CDATA[ & ]]>",
         "<w:br/>", "<w:tab/>", "</w:t></w:r><w:r><w:t>", "</w:t></w:r></w:p><w:p><w:r><w:t>",
         "<!-- x -->", "<?x y?>", "\u00a0"]
    ),
    max_size=30,
)  # fmt: skip


@given(PIECES, st.sampled_from(["utf-8", "utf-16"]))
def test_the_map_rebuilds_any_text(pieces: list[str], codec: str) -> None:
    inside = (
        "".join(pieces)
        .replace("<w:br/>", "</w:t><w:br/><w:t>")
        .replace("<w:tab/>", "</w:t><w:tab/><w:t>")
    )
    reading = read(word_xml(paragraph(run(f"x{inside}")), encoding=codec).encode(codec))
    words = reading.document.text
    covered = sum(len(span) for _, _, span in reading.blocks())
    assert covered >= len("".join(words.split()))


@given(st.binary(max_size=40), st.integers(60, 400))
def test_no_damage_raises_anything_else(raw: bytes, at: int) -> None:
    whole = word_xml(paragraph(run("a &amp; b")), paragraph(run("c"))).encode()
    with suppress(ReadError):
        read(whole[:at] + raw + whole[at:])
