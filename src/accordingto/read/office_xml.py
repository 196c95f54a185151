"""Which elements of a word processor's XML hold text, begin paragraphs, or hide what is in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict variant
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"

# Style ids are English words in English documents; others drop their accented letters.
_HEADING = re.compile(
    r"(?:heading|berschrift|titre|t[ií]?tulo|titolo|kop|rubrik|overskrift|nag[łl]?wek|otsikko|"
    r"заголовок)[ _]?([1-6])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|titel|titre|t[ií]?tulo|titolo|tytu[łl]?|название)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of one kind of document mean; names are "namespace local".

    Args:
        name: how messages call the kind.
        marker: stands in every such document.
        paragraphs: elements that are a paragraph or heading.
        holds_text: elements whose characters are text; empty where all in a paragraph are.
        hidden: elements of which nothing is shown, or shown twice.
        runs: elements in which `hides` counts.
        hides: an element that hides the run it is in.
        styles: elements that name the style of the paragraph they are in.
        spaces: empty elements that stand for white space.
        signs: empty elements that stand for a character that is nowhere in the bytes.
        notes: elements that hold a note; None where notes have their own document.
    """

    name: str
    marker: bytes
    paragraphs: frozenset[str]
    holds_text: frozenset[str]
    hidden: frozenset[str]
    runs: frozenset[str]
    hides: frozenset[str]
    styles: frozenset[str]
    spaces: frozenset[str]
    signs: frozenset[str]
    notes: str | None = None


def _in(namespaces: tuple[str, ...], *local: str) -> frozenset[str]:
    return frozenset(f"{namespace} {name}" for namespace in namespaces for name in local)


WORD = Vocabulary(
    "a Word document",
    b"wordprocessingml",
    paragraphs=_in(_WORD, "p"),
    holds_text=_in(_WORD, "t") | _in(_MATH, "t"),
    hidden=_in(_WORD, "del", "moveFrom", "pPrChange", "rPrChange")
    | _in((_COMPATIBLE,), "Fallback"),
    runs=_in(_WORD, "r"),
    hides=_in(_WORD, "vanish"),
    styles=_in(_WORD, "pStyle", "outlineLvl"),
    spaces=_in(_WORD, "tab", "ptab", "br", "cr"),
    signs=_in(_WORD, "noBreakHyphen", "sym"),
)

_TEXT, _OFFICE = (f"{_OPEN}text:1.0",), (f"{_OPEN}office:1.0",)

OPEN = Vocabulary(
    "an OpenDocument text",
    b"opendocument",
    paragraphs=_in(_TEXT, "p", "h"),
    holds_text=frozenset(),
    hidden=_in(_TEXT, "tracked-changes", "note-citation", "ruby-text")
    | _in(_OFFICE, "annotation", "forms", "scripts", "automatic-styles", "styles")
    | _in((f"{_OPEN}svg-compatible:1.0",), "title", "desc"),
    runs=frozenset(),
    hides=frozenset(),
    styles=frozenset(),
    spaces=_in(_TEXT, "tab", "line-break", "s"),
    signs=frozenset(),
    notes=f"{_TEXT[0]} note",
)


def value_of(attributes: Mapping[str, str], local: str) -> str:
    """An attribute by its name without the namespace; "" if there is none."""
    return next((v for k, v in attributes.items() if k.rpartition(" ")[2] == local), "")


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element that switches something on does."""
    return value_of(attributes, "val").lower() not in ("0", "false", "off", "none")


def tag_of_style(name: str, attributes: Mapping[str, str]) -> str:
    """What a style of Word's makes of its paragraph: `title`, `h1` to `h6`, or ""."""
    value = value_of(attributes, "val")
    if name.endswith(" outlineLvl"):
        return f"h{int(value) + 1}" if value in ("0", "1", "2", "3", "4", "5") else ""
    return _tag(value)


def tag_of_paragraph(name: str, attributes: Mapping[str, str]) -> str:
    """The same for a paragraph or heading of an OpenDocument text."""
    level = value_of(attributes, "outline-level")
    if name.endswith(" h"):
        return f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h6"
    return _tag(value_of(attributes, "style-name"))


def _tag(style: str) -> str:
    if _TITLE.fullmatch(style):
        return "title"
    match = _HEADING.fullmatch(style)
    return f"h{match[1]}" if match else ""
