"""What must hold of any bytes at all: a reading that checks, or a reason why there is none."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.core.document import Reading, Stated
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import ReadError, SpanError
from accordingto.read.reader import read_part
from accordingto.unpack.member import Limits, Opened
from accordingto.unpack.walk import Opening, parts

ORIGIN = "file"


class FindingError(Exception):
    """Bytes of which something does not hold that must."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some bytes.

    Args:
        read: each part's origin, digest of its text, and the number of its articles.
        refused: origin and code of what gave no reading, in order.
        notes: codes of what is noted of the readings.
    """

    read: tuple[tuple[str, str, int], ...]
    refused: tuple[tuple[str, str], ...]
    notes: frozenset[str]

    @property
    def signature(self) -> str:
        """What kinds of things came of it: for inputs worth keeping."""
        codes = sorted({code for _, code in self.refused})
        return f"{codes} {sorted(self.notes)} {min(len(self.read), 3)}"


def judge(raw: bytes) -> Outcome:
    """Take bytes apart and read what they hold, as the program does, and look at all of it.

    Raises:
        FindingError: if a part has neither a reading nor a reason, or a reading does not
            check.
        Exception: whatever else a parser raises; that it does is a finding too.
    """
    read: list[tuple[str, str, int]] = []
    refused: list[tuple[str, str]] = []
    notes: set[str] = set()
    origins: set[str] = set()
    for one in _taken(raw):
        if isinstance(one, Failure):
            _check_failure(one)
            refused.append((one.origin, one.code))
            continue
        if one.origin in origins:
            raise FindingError(f"two parts are called {one.origin!r}")
        origins.add(one.origin)
        try:
            reading = read_part(one)
        except ReadError as error:
            _check_failure(Failure(one.origin, error.code, error.message))
            refused.append((one.origin, error.code))
            continue
        check(one, reading)
        notes.update(note.code for note in reading.notes)
        read.append((one.origin, reading.document.text_sha256, len(reading.articles)))
    return Outcome(tuple(read), tuple(refused), frozenset(notes))


def _taken(raw: bytes) -> Iterator[Part | Failure]:
    opened = Opened(io.BytesIO(raw), ORIGIN, ORIGIN, len(raw))
    found = list(parts(opened, Limits()))
    if not found:
        raise FindingError("it gave neither a part nor a reason")
    for one in found:
        if not isinstance(one, Opening):
            yield one


def _check_failure(failure: Failure) -> None:
    if not failure.code or not failure.code.replace("-", "").isalnum():
        raise FindingError(f"{failure.origin}: the code {failure.code!r} is no code")
    if len(failure.message) < 10 or "\n" in failure.message or "\x1b" in failure.message:
        raise FindingError(f"{failure.origin}: {failure.message!r} is no sentence")


def check(part: Part, reading: Reading) -> None:
    """See that a reading leads back to its bytes, and that no word of it is left over.

    Raises:
        FindingError: if it does not.
    """
    document = reading.document
    try:
        if document.pages is not None:
            if document.pages.n_chars != len(document.text):
                raise FindingError("the page map does not fit the text")
            document.pages.to_bytes()
        elif document.offsets.rebuild(part.raw, document.encoding) != document.text:
            raise FindingError("the offset map does not rebuild the text")
        else:
            document.offsets.to_bytes()
        # What has no UTF-8 can be neither kept nor shown.
        document.text.encode()
        _check_blocks(reading)
        _check_statements(part, reading)
    except (SpanError, UnicodeEncodeError) as error:
        raise FindingError(str(error)) from error


def _check_blocks(reading: Reading) -> None:
    text, at = reading.document.text, 0
    for _, kind, span in reading.blocks():
        if span.start < at:
            raise FindingError(f"the {kind} at {span} overlaps the block before it")
        if text[at : span.start].strip():
            raise FindingError(f"{text[at : span.start].strip()[:40]!r} lies in no block")
        if span.trim(text) is None:
            raise FindingError(f"the {kind} at {span} is white space")
        at = span.end
    if text[at:].strip():
        raise FindingError(f"{text[at:].strip()[:40]!r} lies in no block")
    for article in reading.articles:
        if not article.body:
            raise FindingError(f"article {article.position} has no body")


def _check_statements(part: Part, reading: Reading) -> None:
    text = reading.document.text
    for article in reading.articles:
        said = list(article.statements(text).values())
        for stated in [*said, *(mark for _, _, mark in article.marks())]:
            _check_stated(stated, part, text)


def _check_stated(stated: Stated, part: Part, text: str) -> None:
    if (stated.span is not None) + (stated.bytes_at is not None) + bool(stated.given) != 1:
        raise FindingError(f"{stated} does not say where it stands, in one way")
    if stated.span is not None:
        Span(stated.span.start, stated.span.end).of(text)
    if stated.bytes_at is not None and not 0 <= stated.bytes_at[0] < stated.bytes_at[1] <= len(
        part.raw
    ):
        raise FindingError(f"{stated} stands outside of its {len(part.raw)} bytes")
    stated.value.encode()
