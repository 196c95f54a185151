import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.read import docx as reader
from accordingto.unpack import office
from accordingto.unpack.formats import format_of
from accordingto.unpack.member import Limits
from tests.unpack.conftest import opened, taken, zipped
from tests.unpack.given_of import codes_of, given_of, parts_of
from tests.word_writer import (
    CORE,
    OPEN_TYPE,
    WORD_TYPE,
    W,
    docx,
    odt,
    open_xml,
    paragraph,
    run,
    types_of,
    word_xml,
)  # fmt: skip

MAIN = word_xml(paragraph(run("The gate held.")))


def notes(words: str, name: str = "footnotes") -> bytes:
    return f'<w:{name} xmlns:w="{W}">{paragraph(run(words))}</w:{name}>'.encode()


def test_the_main_part_comes_as_it_stands_with_title_and_author() -> None:
    found = taken(docx(MAIN, docProps__core=CORE, word__styles=b"<x/>"), "d.docx")
    (part,) = parts_of(found).values()
    assert part.raw == MAIN.encode()
    assert (part.media_type, part.place) == (WORD_TYPE, "member word/document.xml")
    assert given_of(found, "word/document.xml") == {"title": "Gate & tide", "byline": "Ada Lint"}


def test_notes_with_text_are_a_part_of_their_own() -> None:
    raw = docx(MAIN, word__footnotes=notes("See the log."), word__endnotes=notes(" ", "endnotes"))
    assert list(parts_of(taken(raw, "d"))) == ["word/document.xml", "word/footnotes.xml"]


@pytest.mark.parametrize("kind", ["document.macroEnabled", "template.macroEnabledTemplate"])
def test_templates_and_macros_are_documents_and_the_main_part_may_lie_elsewhere(kind: str) -> None:
    types = types_of("word/document2.xml", f"application/vnd.ms-word.{kind}.main+xml")
    raw = zipped({"[Content_Types].xml": types, "word/document2.xml": MAIN.encode()})
    assert list(parts_of(taken(raw, "d"))) == ["word/document2.xml"]


def test_an_opendocument_text_gives_its_content_and_its_notes() -> None:
    note = "<text:note><text:note-body><text:p>Log.</text:p></text:note-body></text:note>"
    people = "<dc:creator>Last</dc:creator><dc:initial-creator>First</dc:initial-creator>"
    meta = f'<m xmlns:dc="d">{people}</m>'.encode()
    found = taken(odt(open_xml(f"<text:p>The gate held.{note}</text:p>"), meta), "d.odt")
    assert list(parts_of(found)) == ["content.xml", "content.xml (notes)"]
    assert given_of(found, "content.xml") == {"byline": "First"}
    assert list(parts_of(taken(odt(open_xml("<text:p>x</text:p>")), "d"))) == ["content.xml"]


def test_the_reader_knows_what_each_part_is_said_to_be() -> None:
    for media_type in (
        office.WORD_TYPE, office.WORD_NOTES_TYPE, office.OPEN_TYPE, office.OPEN_NOTES_TYPE,
    ):  # fmt: skip
        assert media_type in reader._TYPES


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}, "a spreadsheet"),
        ({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}, "a presentation"),
        ({"mimetype": OPEN_TYPE.replace("text", "spreadsheet").encode(), "content.xml": b"<x/>"},
         "a spreadsheet"),
        ({"mimetype": OPEN_TYPE.replace("text", "presentation").encode(), "content.xml": b"<x/>"},
         "a presentation"),
    ],
)  # fmt: skip
def test_other_office_files_are_named_and_told_what_to_do(
    files: dict[str, bytes], kind: str
) -> None:
    (failure,) = taken(zipped(files), "x")
    assert codes_of([failure]) == {"x": "other-format"}
    message = getattr(failure, "message", "")
    assert kind in message
    assert "save" in message


def test_an_archive_that_merely_holds_pages_is_a_zip_archive() -> None:
    for files in (
        {"word/document.xml": b"x"},
        {"mimetype": b"application/epub+zip", "content.xml": b"x"},
    ):
        found = format_of(opened(zipped(files)), part_bytes=1 << 20)
        assert found is not None
        assert found.name == "a ZIP archive"


@pytest.mark.parametrize(
    "core", [b"", b"<broken", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"\xff\xfe", CORE[:-9]]
)
def test_broken_properties_cost_nothing_but_themselves(core: bytes) -> None:
    assert given_of(taken(docx(MAIN, docProps__core=core), "d"), "word/document.xml") == {}


def test_a_main_part_that_is_a_bomb_costs_only_itself() -> None:
    bomb = MAIN.encode() + b" " * (64 << 20)
    found = taken(docx(bomb, word__footnotes=notes("See the log.")), "d")
    assert codes_of(found) == {"word/document.xml": "expands-too-much"}
    assert list(parts_of(found)) == ["word/footnotes.xml"]


def test_notes_that_are_a_bomb_cost_only_themselves() -> None:
    document = docx(MAIN, word__footnotes=b"<a>" + b" " * (64 << 20))
    # Stored, so that only the notes are out of proportion.
    raw = zipped({"d.docx": document, "z.txt": b"Rain fell."}, compression=zipfile.ZIP_STORED)
    found = taken(raw, "h.zip", Limits(part_bytes=256 << 20))
    assert codes_of(found) == {"word/footnotes.xml": "expands-too-much"}
    assert list(parts_of(found)) == ["word/document.xml", "z.txt"]


def test_a_type_without_its_part_is_damaged() -> None:
    raw = zipped({"[Content_Types].xml": types_of("word/document.xml"), "a": b"x"})
    assert codes_of(taken(raw, "d")) == {"d": "damaged"}


@given(st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    raw = bytearray(docx(MAIN, docProps__core=CORE, word__footnotes=notes("See the log.")))
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=8)
    ):
        raw[at] = byte
    taken(bytes(raw[: data.draw(st.integers(0, len(raw)))]), "d")
