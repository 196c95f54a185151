import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.failure import Failure
from accordingto.core.part import Given, Part
from accordingto.errors import ReadError
from accordingto.read.reader import read_part
from accordingto.unpack.mail import MAIL, MAX_MAIL_BYTES
from accordingto.unpack.member import Budget, Opened
from accordingto.unpack.walk import Opening, parts
from tests.unpack.conftest import SMALL, codes, opened, taken, texts, zipped
from tests.unpack.given_of import parts_of, passed_over
from tests.unpack.letters import HEADERS, TEXT, mail, packed, part, several

SAID = (
    Given("title", "The gate held", "Subject"),
    Given("byline", "Ada Lint", "From"),
    Given("published", "2031-05-04T10:20:30+02:00", "Date"),
)
PAGE = b"<html><style>p {}</style><p>The gate held all night, said <b>Ada Lint</b>.</html>\r\n"


def only(raw: bytes) -> Part:
    (found,) = taken(raw)
    assert isinstance(found, Part)
    return found


def test_a_mail_gives_its_text_with_subject_sender_and_date() -> None:
    raw = mail()
    assert only(raw).given == SAID
    assert only(raw).raw == TEXT
    assert (only(raw).origin, only(raw).media_type) == ("held!/text", "text/plain")


@pytest.mark.parametrize(
    "raw",
    [
        b"Note: the gate held.\n\nAll night.",
        b"From: the mayor\nDate: today\nSubject: the gate\n\nIt held.",
        b"Subject: the gate\nFrom: ada@tessel.example\n\nIt held.",
        b"Received: a gate\nSubject: that held\n\nAll night.",
        b"The gate held.\nFrom: ada@tessel.example\nDate: 4 May 2031 10:20\nSubject: x\n\ny",
        b"Date: 4 May 2031\nDate: 4 May 2031 10:20\nDate: 5 May 2031\n\nIt held.",
        b"From here on, the gate held.\n\nAll night: yes.",
        b"<html>From: a@b\nDate: x\nSubject: y\nMessage-ID: z\n</html>",
    ],
)
def test_prose_with_colons_is_no_mail(raw: bytes) -> None:
    assert only(raw).origin == "held"


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf\r\n" + mail(),
        b"From: ada@tessel.example\nDate: Sun, 4 May 2031 10:20\nSubject: x\n\n" + TEXT,
        b"Received: from x\n\tby y\nDate: x\nFrom: z\n\n" + TEXT,
    ],
)
def test_a_mail_may_begin_in_many_ways(raw: bytes) -> None:
    assert only(raw).raw == TEXT
    assert only(raw).origin == "held!/text"


@pytest.mark.parametrize(
    ("header", "field", "value"),
    [
        (b"Subject: =?koi8-r?B?99LB1MEg?= =?utf-8?Q?held?=", "title", "Врата held"),
        (b"Subject: =?nonsense?Q?G=C3=A4te?=", "title", "Gäte"),
        (b"Subject: two\r\n lines", "title", "two lines"),
        ("Subject: Gäte".encode(), "title", "Gäte"),
        (b"From: ada@tessel.example", "byline", "ada@tessel.example"),
        (b"From: =?utf-8?q?Lint=2C_Ada?= <a@b.example>", "byline", "Lint, Ada"),
        (b"Date: Sun, 4 May 2031 10:20:30 -0000", "published", "2031-05-04T10:20:30+00:00"),
        (b"Date: 4 May 2031 10:20:30", "published", "2031-05-04T10:20:30"),
    ],
)
def test_headers_are_decoded(header: bytes, field: str, value: str) -> None:
    name = header.partition(b":")[0]
    lines = [one for one in HEADERS.split(b"\r\n") if not one.startswith(name)]
    raw = header + b"\r\n" + b"\r\n".join(lines) + b"\r\n" + TEXT
    assert (field, value) in {(one.field, one.value) for one in only(raw).given}


@pytest.mark.parametrize("date", [b"yesterday", b"4 May 20310 10:20", b"1 1 1 1 1", b"\xff", b""])
def test_a_date_that_is_none_is_left_out(date: bytes) -> None:
    raw = mail().replace(b"Sun, 4 May 2031 10:20:30 +0200", date)
    assert [one.field for one in only(raw).given] == ["title", "byline"]


@pytest.mark.parametrize(
    ("content", "raw"),
    [
        (part(b"The ga=\r\nte=21", more="Content-Transfer-Encoding: quoted-printable\r\n"),
         b"The gate!"),
        (packed(b"The gate!", "text/plain"), b"The gate!"),
        (part(b"The\xff gate!", more="Content-Transfer-Encoding: 8bit\r\n"), b"The\xff gate!"),
    ],
)  # fmt: skip
def test_a_text_is_as_it_was_before_it_was_packed(content: bytes, raw: bytes) -> None:
    assert only(mail(content)).raw == raw


@pytest.mark.parametrize(
    ("codec", "words"),
    [("koi8-r", "В порту Тесселя нет угля."), ("iso-8859-2", "Później się cofnął."),
     ("iso-2022-jp", "市長は記者会見で述べた。"), ("windows-1257", "Ąžuolas šalia")],
)  # fmt: skip
def test_the_charset_of_a_mail_is_not_lost(codec: str, words: str) -> None:
    raw = words.encode(codec)
    found = only(mail(packed(raw + b"\r\n", f'text/plain; charset="{codec}"')))
    assert found.raw == raw + b"\r\n"
    assert found.media_type == f"text/plain; charset={codec}"
    assert read_part(found).document.text.strip() == words


def test_a_charset_that_the_bytes_contradict_does_not_count() -> None:
    found = only(mail(packed("Später".encode(), "text/plain; charset=koi8-r")))
    assert read_part(found).document.text == "Später"


def test_plain_text_goes_before_the_page_that_says_the_same() -> None:
    content = several("alternative", part(TEXT), part(PAGE, "text/html"))
    found = taken(mail(content))
    assert texts(found) == {"held!/text": TEXT}
    assert passed_over(found) == "1 page versions of plain texts"


@pytest.mark.parametrize(
    ("words", "left_out"),
    [(b"", "1 empty parts"), (b" \r\n", "1 empty parts"),
     (b"View in browser", "1 plain versions of pages")],
)  # fmt: skip
def test_the_page_goes_before_plain_text_that_only_points_to_it(
    words: bytes, left_out: str
) -> None:
    content = several("alternative", part(words), part(PAGE * 9, "text/html"))
    found = taken(mail(content))
    (page,) = parts_of(found).values()
    assert (page.raw[:6], page.media_type, page.given) == (b"<html>", "text/html", SAID)
    assert passed_over(found) == left_out


def test_what_is_attached_inside_the_page_is_not_lost_with_it() -> None:
    page = several("mixed", part(PAGE, "text/html"), packed(b"%PDF-1.7", "application/pdf",
                   name="a.pdf"), boundary="b2")  # fmt: skip
    found = taken(mail(several("alternative", part(TEXT), page)))
    assert list(texts(found)) == ["held!/text", "held!/a.pdf"]


def test_what_is_attached_comes_without_the_senders_name() -> None:
    content = several(
        "mixed", part(TEXT), packed(b"%PDF-1.7", "application/pdf", name="../../a.pdf"),
        packed(zipped({"b.txt": TEXT}), "application/octet-stream", name="b.zip"),
        packed(TEXT, "text/plain", name="c.txt"), packed(b"[1]", "application/json", name="d"),
    )  # fmt: skip
    found = taken(mail(content))
    assert texts(found) == {
        "held!/text": TEXT, "held!/../../a.pdf": b"%PDF-1.7",
        "held!/b.zip!/b.txt": TEXT, "held!/c.txt": TEXT, "held!/d": b"[1]",
    }  # fmt: skip
    assert [one.given for one in found if isinstance(one, Part)] == [SAID, (), (), (), ()]


def test_pictures_signatures_and_the_like_take_one_row_together() -> None:
    content = several(
        "mixed", part(TEXT), packed(b"\x89PNG\r\n", "image/png"), part(b"-", "text/calendar"),
        part(b"x", "application/pgp-signature"), part(b"", "application/octet-stream"),
    )  # fmt: skip
    (row,) = (one for one in taken(mail(content)) if isinstance(one, Failure))
    assert row.skipped
    assert row.message == (
        "passed over: 1 calendar entries and cards, 1 empty parts, 1 pictures, "
        "1 signatures and keys"
    )


def test_a_mail_inside_a_mail_has_its_own_sender() -> None:
    inner = mail().replace(b"Ada Lint", b"Bo Marl")
    found = taken(mail(several("mixed", part(TEXT), part(inner, "message/rfc822"))))
    assert list(texts(found)) == ["held!/text", "held!/mail 1/text"]
    bylines = [one.value("byline") for one in found if isinstance(one, Part)]
    assert [one.value for one in bylines if one] == ["Ada Lint", "Bo Marl"]
    last = found[-1]
    assert isinstance(last, Part)
    assert last.place == "mail 1 inside it, part 1"


@pytest.mark.parametrize(
    "content",
    [
        several("encrypted", part(b"Version: 1", "application/pgp-encrypted"), part(b"x")),
        packed(b"\x30\x82", "application/pkcs7-mime; smime-type=enveloped-data"),
        part(b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n"),
    ],
)
def test_what_is_encrypted_is_said_to_be(content: bytes) -> None:
    assert codes(taken(mail(content))) == {"held!/encrypted": "encrypted"}


@pytest.mark.parametrize(
    "content",
    [
        several("mixed", part(TEXT))[:-9],
        part(b"VGhlIGdhdG", more="Content-Transfer-Encoding: base64\r\n"),
    ],
)
def test_a_mail_that_was_cut_gives_what_is_there_and_says_so(content: bytes) -> None:
    found = taken(mail(content))
    assert codes(found) == {"held!/end": "cut"}
    assert texts(found)["held!/text"].startswith(b"The gat")


@pytest.mark.parametrize("kind", ["mixed", "alternative", "related"])
@pytest.mark.parametrize("boundary", ['; boundary="b2"', "", "; boundary=", '; boundary="'])
def test_parts_whose_boundary_is_wrong_are_read_as_one_text(kind: str, boundary: str) -> None:
    content = several("mixed", part(TEXT)).replace(
        b'multipart/mixed; boundary="b1"', f"multipart/{kind}{boundary}".encode()
    )
    assert TEXT.rstrip() in only(mail(content)).raw


def test_a_header_of_fifty_megabytes_costs_nothing_else() -> None:
    found = only(mail(b"X-Long: " + b"a" * (50 << 20) + b"\r\n\r\n" + TEXT))
    assert (found.raw, found.given) == (TEXT, SAID)


@pytest.mark.parametrize("filler", [b";", b' ;"', b"a=b;", b"\r\n x;"])
def test_a_description_of_parts_that_is_absurdly_long_is_refused(filler: bytes) -> None:
    raw = mail(b"Content-Type: text/plain; " + filler * (1 << 20) + b"\r\n\r\n" + TEXT)
    assert codes(taken(raw)) == {"held": "damaged"}


def test_a_subject_that_is_absurdly_long_is_left_out() -> None:
    raw = mail().replace(b"The gate held", b"=?utf-8?q?a?= " * (1 << 18), 1)
    assert [one.field for one in only(raw).given] == ["byline", "published"]


def nested(n: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (at, at)
        for at in range(n)
    )


@pytest.mark.parametrize(
    "content",
    [
        nested(10_000) + part(TEXT),
        nested(200) + part(TEXT * 300_000),
        b"Content-Type: message/rfc822\r\n\r\n" * 10_000 + TEXT,
    ],
)
def test_parts_that_lie_too_deep_are_refused(content: bytes) -> None:
    assert set(codes(taken(mail(content))).values()) == {"nested-too-deep"}


def test_mails_that_lie_too_deep_are_refused() -> None:
    raw = mail(b"Content-Type: message/rfc822\r\n\r\n" * 20 + TEXT)
    assert set(codes(taken(raw)).values()) == {"nested-too-deep"}


@pytest.mark.parametrize(
    "parameters",
    ["name*0*=a; name*" + "9" * 5000 + "*=b", "name*1=a; name*0*=b; name*=c", "charset*=x'y'z",
     "charset=\0", "name==?utf-8?b?!!!?=", "boundary*0=a; boundary*9x=b"],
)  # fmt: skip
def test_odd_parameters_cost_nothing_else(parameters: str) -> None:
    for kind in ("text/plain", "multipart/mixed"):
        found = taken(mail(part(TEXT, f"{kind}; {parameters}")))
        assert len(found) == 1


def test_nul_bytes_stay_in_the_text() -> None:
    assert only(mail(part(b"a\0b"))).raw == b"a\0b"


def test_a_mail_above_the_limit_is_not_even_read() -> None:
    unread = Opened(io.BytesIO(), "held", "held", MAX_MAIL_BYTES + 1)
    with pytest.raises(ReadError) as raised:
        list(MAIL.members(unread, Budget(SMALL, unread.n_bytes)))
    assert raised.value.code == "too-large"


def test_it_is_said_to_be_a_mail() -> None:
    opening = next(iter(parts(opened(mail()), SMALL)))
    assert isinstance(opening, Opening)
    assert opening.kind == "a mail"


@given(st.data())
def test_no_damage_to_a_mail_raises(data: st.DataObject) -> None:
    whole = mail(several(
        "mixed", several("alternative", part(TEXT), part(PAGE, "text/html"), boundary="b2"),
        packed(b"%PDF", "application/pdf", name="a.pdf"), part(mail(), "message/rfc822"),
    ))  # fmt: skip
    raw = bytearray(whole)
    places = st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, max_size=9)):
        raw[at] = byte
    cut = data.draw(st.integers(1, len(raw)))
    found = taken(bytes(raw[:cut]))
    assert found == taken(bytes(raw[:cut]))
    assert found
