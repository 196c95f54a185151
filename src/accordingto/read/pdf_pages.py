"""The pages of a PDF and the words on them, or why they cannot be read."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from accordingto.errors import MissingExtraError, ReadError
from accordingto.read.pdf_words import Fragment, Frame, Words, fragments_of

MAX_PAGES = 5_000
MAX_CHARS = 20_000_000
"""Above these no one reads a PDF as news, and memory for its words has no bound."""

_ERR_PASSWORD, _ERR_SECURITY = 4, 5  # FPDF_GetLastError
_MIN_PAGE_CHARS = 50
"""Fewer characters on a page that a picture covers are a stamp or a page number."""

_MAX_OBJECTS = 10_000
"""Looked at to find out whether a page is a picture; scans have one or a few dozen."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on one page.

    Args:
        number: counted from 1.
        height: of the page as shown, in points.
        fragments: in the order of the file.
        n_chars: how many characters it has that are no white space.
        n_unreadable: how many of them no reader can know the meaning of.
        n_outside: characters left out because they stand off the page.
        drawn: whether there are pictures or shapes.
        covered: whether a picture covers most of the page.
    """

    number: int
    height: float
    fragments: tuple[Fragment, ...]
    n_chars: int = 0
    n_unreadable: int = 0
    n_outside: int = 0
    drawn: bool = False
    covered: bool = False

    @property
    def lacks_text(self) -> bool:
        """Whether what a reader sees on it is a picture of words, or may be."""
        if self.n_chars == 0:
            return self.drawn
        return self.covered and self.n_chars < _MIN_PAGE_CHARS


@dataclass(frozen=True, slots=True)
class PdfText:
    """What stands in a whole PDF.

    Args:
        title: what the file calls itself, or "".
        pages: in order; those that cannot be opened are left out.
        damaged: the numbers of these.
        n_attached: how many files it carries.
        is_form: whether it has fields, whose contents are no part of its pages.
    """

    title: str
    pages: tuple[PageText, ...]
    damaged: tuple[int, ...]
    n_attached: int = 0
    is_form: bool = False


def read_pages(raw: bytes, called: str) -> PdfText:
    """Every word of a PDF, page by page.

    Raises:
        ReadError: `encrypted`, `damaged` or `too-large`.
        MissingExtraError: if PDFium is not installed.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; heavy
    except ImportError as error:
        raise MissingExtraError("pdf", "Reading a PDF") from error
    try:
        opened = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _refusal(getattr(error, "err_code", None), called) from error
    with opened:
        return _Reader(pypdfium2, opened, called).read()


def _refusal(code: object, called: str) -> ReadError:
    if code in (_ERR_PASSWORD, _ERR_SECURITY):
        return ReadError(
            "encrypted", f"{called} is a PDF that needs a password; save it without one."
        )
    return ReadError(
        "damaged", f"{called} is a damaged PDF that cannot be opened; get or print it again."
    )


class _Reader:
    def __init__(self, library: Any, opened: Any, called: str) -> None:  # noqa: ANN401 - no stubs
        self.pdfium = library
        self.opened = opened
        self.called = called

    def read(self) -> PdfText:
        n_pages = len(self.opened)
        if n_pages > MAX_PAGES:
            raise self._too_large(f"{n_pages:,} pages; the limit is {MAX_PAGES:,}")
        pages: list[PageText] = []
        damaged: list[int] = []
        n_chars = 0
        for number in range(1, n_pages + 1):
            try:
                page = self._page(number, MAX_CHARS - n_chars)
            except self.pdfium.PdfiumError:
                damaged.append(number)
                continue
            n_chars += page.n_chars
            pages.append(page)
        if n_pages and not pages:
            raise _refusal(None, self.called)
        n_attached = max(self.opened.count_attachments(), 0)
        is_form = self.opened.get_formtype() > 0
        return PdfText(self._title(), tuple(pages), tuple(damaged), n_attached, is_form)

    def _title(self) -> str:
        try:
            return " ".join(str(self.opened.get_metadata_value("Title")).split())
        except (self.pdfium.PdfiumError, UnicodeError):
            return ""

    def _page(self, number: int, n_left: int) -> PageText:
        page = self.opened[number - 1]
        try:
            text = page.get_textpage()
            try:
                if text.count_chars() > n_left:
                    found = f"more than {MAX_CHARS:,} characters on its first {number:,} pages"
                    raise self._too_large(found)
                frame = Frame.of(page)
                words = Words(self.pdfium.raw, text, frame)
                fragments = tuple(fragments_of(words))
            finally:
                text.close()
            drawn = covered = False
            if words.n_chars < _MIN_PAGE_CHARS:
                drawn, covered = self._pictures(page, frame)
        finally:
            page.close()
        return PageText(
            number, frame.height, fragments, words.n_chars, words.n_unreadable, words.n_outside,
            drawn, covered,
        )  # fmt: skip

    def _pictures(self, page: Any, frame: Frame) -> tuple[bool, bool]:  # noqa: ANN401 - no stubs
        """Whether anything but text is drawn, and whether a picture covers half the page."""
        raw = self.pdfium.raw
        drawn = False
        for one in islice(page.get_objects(max_depth=2), _MAX_OBJECTS):
            if one.type != raw.FPDF_PAGEOBJ_TEXT:
                drawn = True
            if one.type == raw.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = one.get_bounds()
                if (right - left) * (top - bottom) >= frame.width * frame.height / 2:
                    return True, True
        return drawn, False

    def _too_large(self, found: str) -> ReadError:
        return ReadError("too-large", f"{self.called} has {found}; add it in parts.")
