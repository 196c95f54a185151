"""Documents of word processors, made in memory."""

from tests.unpack.conftest import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OPEN_TYPE = "application/vnd.oasis.opendocument.text"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
CORE = (
    b'<c:coreProperties xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    b"<dc:title>Gate &amp; tide</dc:title><dc:creator>Ada Lint</dc:creator></c:coreProperties>"
)


def run(words: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph, with the name of its style and a tab stop if it has one."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    return f"<w:p>{look if style else ''}{''.join(runs)}</w:p>"


def word_xml(*paragraphs: str, top: str = "", encoding: str = "UTF-8") -> str:
    """The main part of a Word document."""
    return (
        f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?>\r\n{top}'
        f'<w:document xmlns:w="{W}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>'
    )


def open_xml(*paragraphs: str) -> str:
    """The content of an OpenDocument text; elements with the prefixes `text` and `office`."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}" '
        f'xmlns:text="{_TEXT}"><office:body><office:text>{"".join(paragraphs)}</office:text>'
        "</office:body></office:document-content>"
    )


def types_of(name: str, content_type: str = WORD_TYPE) -> bytes:
    """The list of parts of an archive, with its main part."""
    return f'<Types><Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode()


def docx(main: str | bytes, **more: bytes) -> bytes:
    """A Word document; further parts by name, with "__" for the slash."""
    raw = main.encode() if isinstance(main, str) else main
    parts = {"[Content_Types].xml": types_of("word/document.xml"), "word/document.xml": raw}
    named = {f"{name.replace('__', '/')}.xml": part for name, part in more.items()}
    return zipped(parts | named)


def odt(content: str, meta: bytes = b"") -> bytes:
    """An OpenDocument text."""
    parts = {"mimetype": OPEN_TYPE.encode(), "content.xml": content.encode()}
    return zipped(parts | ({"meta.xml": meta} if meta else {}))
