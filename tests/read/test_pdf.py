import struct
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.pdf_writer import PICTURE, Options, Sheet, Text, column, pdf, width_of, wrapped

from accordingto.core.document import Reading
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError, ReadError
from accordingto.read import pdf_pages
from accordingto.read.pdf import notes_on_script
from accordingto.read.pdf_words import Words
from accordingto.read.reader import read_document

CRANE = (
    "Dockers in Tessel stopped work on Monday after a crane fell into the basin, the port said. "
    "The harbour master told reporters that nobody had been hurt and that an inquiry would begin. "
)
UNION = (
    "Nobody was hurt, but the union said that its warnings had been ignored for years. Its leader "
    "said that the talks with the owners had been broken off twice since the autumn. "
)
LEVY = (
    "The valley council rejected a levy on irrigation water after nine hours. Growers argued that "
    "orchards would dry out before harvest, while ecologists answered that rivers mattered more. "
)


def read(raw: bytes) -> Reading:
    return read_document(raw, origin="case/one.pdf")


def text_of(raw: bytes) -> str:
    return read(raw).document.text


def kinds(reading: Reading) -> list[tuple[str, str]]:
    return [(one.kind, one.span.of(reading.document.text)) for one in reading.boilerplate]


def story(x: float, y: float, width: float, *paragraphs: str, size: float = 10) -> list[Text]:
    """Paragraphs of one column, half a line apart."""
    found: list[Text] = []
    for words in paragraphs:
        lines = wrapped(words, width, size)
        found += column(lines, x, y, size=size, leading=1.2 * size)
        y -= (len(lines) + 0.6) * 1.2 * size
    return found


def check(reading: Reading) -> None:
    """Each character has its place in one block, and all but inserted space one on a page."""
    text, page_map = reading.document.text, reading.document.pages
    assert page_map is not None
    assert page_map.n_chars == len(text)
    assert type(page_map).from_bytes(page_map.to_bytes()) == page_map
    for run in page_map.runs:
        words = text[run.text_start : run.text_start + run.n_chars]
        assert (run.page == 0) == words.isspace()
        if run.page:
            left, bottom, right, top = run.box
            assert left <= right
            assert bottom <= top
    spans = sorted(span for _, _, span in reading.blocks())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(text))
    assert all(span.trim(text) == span for span in spans)


def test_a_story_has_title_byline_body_and_the_place_of_each() -> None:
    raw = pdf([[
        Text(72, 700, "Crane falls into basin", 24), Text(72, 670, "By Ada Voss"),
        *story(72, 640, 400, CRANE, UNION),
    ]])  # fmt: skip
    reading = read(raw)
    check(reading)
    document = reading.document
    assert document.media_type == "application/pdf"
    assert document.encoding == ""
    assert document.offsets.runs == ()
    (article,) = reading.articles
    assert article.title is not None
    assert article.title.of(document.text) == "Crane falls into basin"
    assert article.byline is not None
    assert article.byline.of(document.text) == "Ada Voss"
    assert [span.of(document.text) for span in article.body] == [CRANE.strip(), UNION.strip()]
    assert document.pages is not None
    ((page, box),) = document.pages.places_of(article.title)
    assert page == 1
    assert box[0] == pytest.approx(72, abs=1)
    assert box[1] < 700 < box[3]
    assert read(raw) == reading


def test_a_place_of_a_span_over_lines_is_each_line() -> None:
    reading = read(pdf([story(72, 640, 200, CRANE)]))
    pages = reading.document.pages
    assert pages is not None
    places = pages.places_of(Span(0, len(reading.document.text)))
    assert [round(box[1] + box[3]) for _, box in places] == sorted(
        (round(box[1] + box[3]) for _, box in places), reverse=True
    )
    assert len(places) == len(wrapped(CRANE, 200))


def test_boxes_count_from_the_corner_of_the_page_as_shown() -> None:
    sheets = [
        Sheet([Text(150, 300, "Upright")], box="100 200 400 700"),
        Sheet([Text(300, 150, "Sideways", turned=True)], box="0 0 500 400", extra="/Rotate 90"),
    ]
    pages = read(pdf(sheets)).document.pages
    assert pages is not None
    (_, first), (_, second) = [(run.page, run.box) for run in pages.runs if run.page]
    assert first[0] == pytest.approx(50, abs=1)
    assert first[1] == pytest.approx(98, abs=2)
    # A quarter turn clockwise takes (300, 150) on a page 500 wide to (150, 200).
    assert second[0] == pytest.approx(150, abs=1)
    assert second[1] == pytest.approx(198, abs=2)
    assert second[2] - second[0] == pytest.approx(width_of("Sideways", 10), abs=3)


def test_columns_are_read_one_after_another_with_headings_across_them_first() -> None:
    raw = pdf([[
        *story(320, 660, 230, UNION, LEVY),
        Text(50, 700, "Crane falls into basin and the port stands still for a day", 20),
        *story(50, 660, 230, CRANE, CRANE),
    ]])  # fmt: skip
    text = text_of(raw)
    assert text.split("\n\n") == [
        "Crane falls into basin and the port stands still for a day",
        CRANE.strip(), CRANE.strip(), UNION.strip(), LEVY.strip(),
    ]  # fmt: skip


def test_rows_that_are_written_across_columns_are_read_down_them() -> None:
    left, right = wrapped(CRANE * 2, 200), wrapped(UNION * 2, 200)
    rows = [
        text
        for at, (one, other) in enumerate(zip(left, right, strict=False))
        for text in (Text(50, 700 - 12 * at, one), Text(265, 700 - 12 * at, other))
    ]
    text = text_of(pdf([rows]))
    n_rows = len(rows) // 2
    assert text.replace("\n\n", " ") == " ".join([*left[:n_rows], *right[:n_rows]])


def test_paragraphs_are_told_by_indents_where_lines_keep_their_distance() -> None:
    lines = []
    for words in (CRANE, UNION, LEVY):
        first, *others = wrapped(words, 230)
        lines += [(62, first), *((50, line) for line in others)]
    sheet = [Text(x, 700 - 12 * at, line) for at, (x, line) in enumerate(lines)]
    assert text_of(pdf([sheet])).split("\n\n") == [CRANE.strip(), UNION.strip(), LEVY.strip()]


def test_a_paragraph_goes_on_over_columns_pages_and_what_stands_at_their_edges() -> None:
    lines = wrapped(CRANE + UNION + LEVY, 400)
    half = next(at for at in range(3, 9) if not lines[at - 1].endswith("."))
    sheets = [
        [Text(72, 760, "The Tessel Post", 8), *column(lines[:half], 72, 700),
         Text(72, 100, "1 Talk with the author.", 7), Text(300, 30, "4", 8)],
        [Text(72, 760, "The Tessel Post", 8), *column(lines[half:], 72, 700),
         Text(300, 30, "5", 8)],
    ]  # fmt: skip
    reading = read(pdf(sheets))
    check(reading)
    whole = (CRANE + UNION + LEVY).strip()
    assert [span.of(reading.document.text) for span in reading.articles[0].body] == [whole]
    assert kinds(reading) == [
        ("header", "The Tessel Post"), ("other", "1 Talk with the author."), ("footer", "4"),
        ("header", "The Tessel Post"), ("footer", "5"),
    ]  # fmt: skip
    pages = reading.document.pages
    assert pages is not None
    assert {page for page, _ in pages.places_of(reading.articles[0].body[0])} == {1, 2}


def test_words_broken_at_line_ends_are_joined_and_point_at_both_lines() -> None:
    reading = read(
        pdf([column(["The union broke off its negotia-", "tions with the port."], 72, 700)])
    )
    text, pages = reading.document.text, reading.document.pages
    assert text == "The union broke off its negotiations with the port."
    assert pages is not None
    start = text.index("negotiations")
    assert len(pages.places_of(Span(start, start + len("negotiations")))) == 2


def test_a_large_initial_belongs_to_the_word_that_it_begins() -> None:
    lines = wrapped(CRANE[1:], 230)
    sheet = [Text(50, 678, "D", 36), *column(lines[:2], 78, 693), *column(lines[2:], 50, 669)]
    assert text_of(pdf([sheet])) == CRANE.strip()


def test_small_type_beside_a_story_is_a_caption() -> None:
    sheet = [
        Text(72, 700, "Crane falls into basin", 24), *story(72, 660, 400, CRANE, UNION),
        Text(72, 500, "The crane before it fell, seen from the mole", 7.5),
        *story(72, 460, 400, LEVY),
    ]  # fmt: skip
    reading = read(pdf([sheet]))
    assert kinds(reading) == [("caption", "The crane before it fell, seen from the mole")]


def test_text_up_the_side_of_a_page_is_set_apart() -> None:
    sheet = [
        *story(72, 640, 400, CRANE, UNION),
        Text(30, 300, "Picture of the port", 7, turned=True),
    ]
    assert ("other", "Picture of the port") in kinds(read(pdf([sheet])))


def test_stories_of_one_page_are_told_by_the_size_of_their_headlines() -> None:
    sheet = [
        Text(50, 720, "Crane falls into basin", 24), *story(50, 690, 230, CRANE, UNION),
        Text(50, 400, "Inquiry to come", 12, bold=True), *story(50, 380, 230, UNION),
        Text(320, 720, "Council rejects levy", 24), *story(320, 690, 230, LEVY, LEVY),
    ]  # fmt: skip
    reading = read(pdf([sheet]))
    check(reading)
    text = reading.document.text
    assert [one.title and one.title.of(text) for one in reading.articles] == [
        "Crane falls into basin", "Council rejects levy"
    ]  # fmt: skip
    assert "Inquiry to come" in [span.of(text) for span in reading.articles[0].body]


def test_the_largest_heading_is_the_title_but_a_masthead_is_not() -> None:
    sheet = [
        Text(72, 740, "The Tessel Post", 40), Text(72, 700, "Crane falls into basin", 20),
        Text(72, 680, "The union says that it warned of it", 13),
        *story(72, 640, 400, CRANE, UNION),
    ]  # fmt: skip
    reading = read(pdf([sheet]))
    check(reading)
    (article,) = reading.articles
    text = reading.document.text
    assert article.title is not None
    assert article.title.of(text) == "Crane falls into basin"
    assert article.subtitle is not None
    assert article.subtitle.of(text) == "The union says that it warned of it"
    assert ("menu", "The Tessel Post") in kinds(reading)


def test_the_title_of_the_file_stands_in_where_the_page_has_none() -> None:
    named = Options(info={"Title": "Report on the crane", "CreationDate": "D:20310503"})
    (article,) = read(pdf([story(72, 640, 400, CRANE, UNION)], named)).articles
    stated = article.statements("")["title"]
    assert (stated.value, stated.given) == ("Report on the crane", "PDF Title")
    assert article.published is None
    for noise in ("Microsoft Word - crane.docx", "untitled", "crane.indd"):
        raw = pdf([story(72, 640, 400, CRANE, UNION)], Options(info={"Title": noise}))
        assert read(raw).articles[0].named is None


def test_a_title_on_the_page_goes_before_that_of_the_file() -> None:
    sheet = [Text(72, 700, "Crane falls into basin", 24), *story(72, 640, 400, CRANE, UNION)]
    (article,) = read(pdf([sheet], Options(info={"Title": "Template 4"}))).articles
    assert article.named is None


def test_text_off_the_page_is_left_out_with_a_note() -> None:
    reading = read(pdf([[*story(72, 640, 400, CRANE), Text(72, -400, "Slug line")]]))
    assert "Slug" not in reading.document.text
    assert ("text-off-page", "8 characters stand off the pages and were left out.") in [
        (note.code, note.message) for note in reading.notes
    ]


def test_pages_without_text_are_named() -> None:
    picture = Sheet(drawn=PICTURE)
    sheets = [Sheet(story(72, 640, 400, CRANE)), picture, picture, Sheet(), picture]
    reading = read(pdf(sheets))
    (note,) = [note for note in reading.notes if note.code == "pages-without-text"]
    assert note.message.startswith("Pages 2–3, 5 of 5 show pictures")


def test_what_is_no_part_of_the_pages_is_noted() -> None:
    catalog = (
        "/AcroForm << /Fields [<< /T (name) /FT /Tx /V (Ada) >>] >> /Names << /EmbeddedFiles << "
        "/Names [(notes.txt) << /Type /Filespec /F (notes.txt) /EF << /F 5 0 R >> >>] >> >>"
    )
    reading = read(pdf([story(72, 640, 400, CRANE)], Options(catalog=catalog)))
    assert {"attachments-not-read", "form-not-read"} <= {note.code for note in reading.notes}


def refused(raw: bytes) -> ReadError:
    with pytest.raises(ReadError, match=r"^one\.pdf .*; .*\.$") as caught:
        read_document(raw, origin="case/one.pdf", name="one.pdf")
    return caught.value


def test_scanned_pages_are_refused_with_what_to_do() -> None:
    error = refused(pdf([Sheet(drawn=PICTURE)]))
    assert error.code == "no-text-layer"
    assert "ocr" in error.message


def test_a_pdf_without_anything_on_it_is_empty() -> None:
    assert refused(pdf([Sheet()])).code == "empty"
    assert refused(pdf([])).code in ("empty", "damaged")
    assert refused(pdf([[Text(72, 5000, "Unseen")]])).code == "empty"


def test_a_pdf_that_needs_a_password_is_refused() -> None:
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<01> <01>]"
    )
    raw = pdf([story(72, 640, 400, CRANE)], Options(trailer=locked))
    assert refused(raw).code == "encrypted"


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"%PDF-1.7\n" + b"\0\xff" * 400, b"%PDF-\n%%EOF"])
def test_a_damaged_pdf_is_refused(raw: bytes) -> None:
    assert refused(raw).code == "damaged"


def test_what_is_too_large_is_refused_with_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pdf([story(72, 640, 400, CRANE)] * 4)
    with monkeypatch.context() as patch:
        patch.setattr(pdf_pages, "MAX_PAGES", 3)
        error = refused(raw)
        assert error.code == "too-large"
        assert "4 pages" in error.message
    with monkeypatch.context() as patch:
        patch.setattr(pdf_pages, "MAX_CHARS", 400)
        error = refused(raw)
        assert error.code == "too-large"
        assert "first 3 pages" in error.message


def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"accordingto\[pdf\]"):
        read(pdf([story(72, 640, 400, CRANE)]))


def test_characters_without_a_meaning_are_noted() -> None:
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <61> <7A> <E061> endbfrange\nendcmap end"
    )
    reading = read(pdf([story(72, 640, 400, CRANE)], Options(to_unicode=cmap)))
    check(reading)
    assert "unreadable-characters" in [note.code for note in reading.notes]
    assert "unreadable-characters" not in [
        note.code for note in read(pdf([story(72, 640, 400, CRANE)])).notes
    ]


def test_a_little_before_the_start_of_a_pdf_does_not_hide_it() -> None:
    raw = b"\n\x00junk\n" + pdf([story(72, 640, 400, CRANE)])
    assert read(raw).document.media_type == "application/pdf"
    page = b"<html><p>A file begins with %PDF- and ends with startxref.</p>"
    assert read(page).document.media_type == "text/html"


WORDS = st.text("abcdefgh", min_size=1, max_size=9)
PLACED = st.lists(
    st.builds(
        Text, x=st.floats(20, 400), y=st.floats(20, 770), words=st.lists(
            WORDS, min_size=1, max_size=6).map(" ".join),
        size=st.sampled_from([7, 10, 10.5, 14, 30]), bold=st.booleans(), turned=st.booleans(),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(PLACED, min_size=1, max_size=3))
def test_every_character_has_one_place_whatever_the_layout(sheets: list[list[Text]]) -> None:
    raw = pdf(sheets)
    try:
        reading = read(raw)
    except ReadError:
        return
    check(reading)
    assert read(raw) == reading


def lines_of(longest: int, *, n: int) -> st.SearchStrategy[list[str]]:
    words = st.text("abcdefgh", min_size=1, max_size=longest)
    return st.lists(st.lists(words, min_size=5, max_size=8).map(" ".join), min_size=n, max_size=30)


@settings(max_examples=50)
@given(lines_of(9, n=1))
def test_words_keep_their_order(lines: list[str]) -> None:
    reading = read(pdf([column(lines[at : at + 12], 60, 650) for at in range(0, len(lines), 12)]))
    check(reading)
    assert reading.document.text.split() == " ".join(lines).split()


@settings(max_examples=50)
@given(lines_of(4, n=4), lines_of(4, n=4))
def test_words_of_two_columns_keep_their_order(left: list[str], right: list[str]) -> None:
    reading = read(pdf([[*column(right, 310, 650), *column(left, 60, 650)]]))
    check(reading)
    assert reading.document.text.split() == " ".join(left + right).split()


@settings(max_examples=60)
@given(st.data())
def test_damage_anywhere_costs_no_more_than_an_error(data: st.DataObject) -> None:
    raw = bytearray(pdf([story(72, 640, 400, CRANE)] * 2, Options(packed=True)))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(5, len(raw) - 1))
        raw[at : at + 1] = data.draw(
            st.sampled_from([b"", b"\xff", b"9", b"<<", b" R", b"(", b"-1e9"])
        )
    with suppress(ReadError):
        check(read(bytes(raw)))


def test_stored_boxes_are_those_that_are_read() -> None:
    pages = read(pdf([[Text(72.123456, 700.654321, "Crane", 10.777)]])).document.pages
    assert pages is not None
    box = pages.runs[0].box
    assert struct.unpack("<4f", struct.pack("<4f", *box)) == box


@pytest.mark.parametrize(
    ("text", "codes"),
    [("قال الوزير", ["script-not-checked"]), ("אמר השר", []), ("The minister said", [])],
)
def test_a_text_in_arabic_script_says_that_its_words_may_be_reversed(
    text: str, codes: list[str]
) -> None:
    assert [note.code for note in notes_on_script(text)] == codes


ARABIC = {"a": "\u0627", "l": "\u0644", "w": "\u0648", "z": "\u0632", "y": "\u064a", "r": "\u0631"}


@pytest.mark.parametrize("drawn", ["alwzyr", "ryzwla"])
def test_letters_from_right_to_left_are_read_so_in_whatever_order_they_are_drawn(
    drawn: str,
) -> None:
    rows = "".join(f"<{ord(key):02X}> <{ord(value):04X}>\n" for key, value in ARABIC.items())
    cmap = (
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(ARABIC)} beginbfchar\n{rows}endbfchar endcmap"
    ).encode()
    x, places = 200.0, {}
    for letter in "alwzyr":
        x -= width_of(letter, 10)
        places[letter] = x
    lines = [Text(places[letter], 700, letter) for letter in drawn]
    text = read(pdf([lines], Options(to_unicode=cmap))).document.text
    assert text == "".join(ARABIC[letter] for letter in "alwzyr")


class _Row(Words):
    """Words whose letters stand where a list says."""

    def __init__(self, lefts: list[float]) -> None:
        self.lefts = lefts

    def _box(self, at: int) -> tuple[float, float, float, float]:
        return self.lefts[at], 0, self.lefts[at] + 1, 1


@pytest.mark.parametrize(
    ("chars", "lefts", "read_as"),
    [
        ("\u0627\u0644\u0648", [9, 8, 7], "\u0627\u0644\u0648"),
        ("\u0648\u0644\u0627", [7, 8, 9], "\u0627\u0644\u0648"),
        ("\u0648\u0644\u0627.", [7, 8, 9, 6], "\u0627\u0644\u0648."),
        ("(\u0648\u064e\u0627", [10, 7, 7, 9], "(\u0627\u0648\u064e"),
        ("\u0648\u06441", [7, 8, 9], "\u0648\u06441"),
        ("abc", [1, 2, 3], "abc"),
    ],
)
def test_a_word_whose_first_letter_stands_left_of_its_last_is_turned(
    chars: str, lefts: list[float], read_as: str
) -> None:
    """As in a file that a browser printed, where PDFium turns every other word."""
    assert "".join(_Row(lefts)._in_order_of_reading(list(chars), 0)) == read_as
