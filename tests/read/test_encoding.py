import pytest

from accordingto.read.encoding import choose, declared_codec

RUSSIAN = (
    "Вчера в порту Тесселя остановили погрузку угля. «Мы не знаем, кто отдал приказ», — "
    "сказал начальник смены Пётр Лыков."
)
FRENCH = (
    "Hier, à l’hôtel de ville, le maire a déclaré que « la décision était prise ». Les élus de "
    "l’opposition protestent où ils peuvent."
)
ENGLISH = "The mayor said “we don’t know” – and left. It wasn’t the harbour’s fault — she added."
POLISH = "Wczoraj w porcie zatrzymano rozładunek węgla; później się cofnął, powiedział kierownik."
GREEK = "Ο δήμαρχος δήλωσε χθες ότι το λιμάνι θα παραμείνει κλειστό μέχρι την Παρασκευή."
CHINESE = "昨天市长在记者会上表示，港口的工人已经停止工作。他说，没有人知道是谁下的命令。"
JAPANESE = "昨日、市長は記者会見で港の労働者が仕事をやめたと述べた。誰が命令したのかは分からない。"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859_5"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (FRENCH, "cp1252"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (ENGLISH, "utf-16-le"),
    ],
)
def test_an_undeclared_encoding_is_told_from_the_words(text: str, codec: str) -> None:
    raw = text.encode(codec, "ignore")
    assert raw.decode(choose(raw).codec) == raw.decode(codec)


def test_russian_names_in_english_keep_windows_1251() -> None:
    raw = f"{ENGLISH} Лыков и Вершинин. {ENGLISH}".encode("cp1251")
    assert choose(raw).codec == "cp1251"


def test_a_guess_is_noted() -> None:
    assert [note.code for note in choose(FRENCH.encode("cp1252")).notes] == ["encoding-guessed"]


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
     (b"\xff\xfe\0\0", "utf-32-le")],
)  # fmt: skip
def test_a_byte_order_mark_decides(mark: bytes, codec: str) -> None:
    chosen = choose(mark + "Öl.".encode(codec))
    assert (chosen.codec, chosen.start) == (codec, len(mark))


@pytest.mark.parametrize(
    ("label", "codec"),
    [("iso-8859-1", "cp1252"), ("latin1", "cp1252"), ("windows-1251", "cp1251"),
     ("GB2312", "gb18030"), ("utf-16", "utf-8"), ("klingon", None)],
)  # fmt: skip
def test_a_label_means_what_browsers_take_it_for(label: str, codec: str | None) -> None:
    assert declared_codec(f'<meta charset="{label}">'.encode()) == codec
    http = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    assert declared_codec(http.encode()) == codec


def test_a_declaration_decides_what_the_bytes_leave_open() -> None:
    raw = '<meta charset="windows-1250"><p>Später fielen drei Bäume.'.encode("cp1250")
    assert choose(raw).codec == "cp1250"


def test_valid_utf8_goes_before_another_declaration() -> None:
    chosen = choose(f'<meta charset="iso-8859-1"><p>{FRENCH}'.encode())
    assert chosen.codec == "utf-8"
    assert [note.code for note in chosen.notes] == ["encoding-misdeclared"]


def test_utf8_with_a_few_bad_bytes_stays_utf8() -> None:
    assert choose(RUSSIAN.encode() + b"\xff\xfe\xff").codec == "utf-8"


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        (POLISH, "iso-8859-2"),
        (RUSSIAN, "Windows-1251"),
        (JAPANESE, "iso-2022-jp"),
        (FRENCH, "cp1252"),
    ],
)
def test_a_charset_that_came_with_the_bytes_decides(words: str, stated: str) -> None:
    raw = words.encode(stated)
    chosen = choose(b'<meta charset="windows-1253">' + raw, stated)
    assert raw.decode(chosen.codec) == words
    assert chosen.notes == ()


@pytest.mark.parametrize("stated", ["us-ascii", "euc-jp", "klingon", "unicode_escape", ""])
def test_a_charset_that_the_bytes_do_not_bear_out_is_passed_over(stated: str) -> None:
    raw = POLISH.encode("cp1250")
    assert choose(raw, stated) == choose(raw)
    assert choose(RUSSIAN.encode(), stated).codec == "utf-8"
