"""The only place where text is changed, with a record of the way back to the bytes."""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.core.offsets import OffsetMap, Run, RunKind
from accordingto.read.encoding import WIDE

# Characters of equal width in bytes; lone surrogates stand for bytes that do not decode.
_UTF8_WIDTHS = re.compile(
    "([\x01-\x7f]+)|([\x80-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)"
    "|([\udc80-\udcff]+)|\x00+"
)
_UTF8_BYTES = (1, 2, 3, 4, 1)
_UTF16_WIDTHS = re.compile(
    "([\x01-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)|([\ud800-\udfff]+)|\x00+"
)
_UTF16_BYTES = (2, 4, 2)
_SINGLE_WIDTHS = re.compile("([\x01-\ud7ff\ue000-\U0010ffff]+)|([\ud800-\udfff]+)|\x00+")
_SINGLE_BYTES = (1, 1)
_SEVERAL = frozenset(
    {
        "gb18030",
        "cp950",
        "big5hkscs",
        "cp932",
        "euc_jp",
        "cp949",
        "iso2022_jp",
        "utf-32-le",
        "utf-32-be",
    }
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and where each came from, before any markup is taken away.

    Args:
        codec: with which the bytes were decoded.
        chars: what they hold; U+FFFD for each byte that the codec does not allow,
            nothing for NUL bytes.
        runs: the way back from `chars`, copied and replaced runs only.
        n_replaced: how many characters stand for bytes that do not decode.
        n_nul: how many NUL characters were left out.
    """

    codec: str
    chars: str
    runs: tuple[Run, ...]
    n_replaced: int
    n_nul: int


def decode(raw: bytes, *, codec: str, start: int = 0) -> Decoded:
    """The characters of `raw` from byte `start` on; never fails on bad bytes."""
    builder = _Decoding()
    for piece, n_bytes, kind in _pieces(raw[start:] if start else raw, codec):
        builder.add(piece, n_bytes, kind)
    return builder.finish(codec, start)


class _Decoding:
    """Gathers pieces of equal width into characters and runs."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.runs: list[Run] = []
        self.text_at = self.byte_at = self.n_replaced = self.n_nul = 0

    def add(self, piece: str, n_bytes: int, kind: RunKind) -> None:
        n_chars = len(piece)
        if piece[0] == "\x00":
            self.n_nul += n_chars
        else:
            if kind is RunKind.REPLACED:
                piece = "\ufffd" * n_chars
                self.n_replaced += n_chars
            self.chars.append(piece)
            _append_run(self.runs, Run(self.text_at, n_chars, self.byte_at, n_bytes, kind))
            self.text_at += n_chars
        self.byte_at += n_bytes

    def finish(self, codec: str, start: int) -> Decoded:
        runs = tuple(
            Run(r.text_start, r.n_chars, r.byte_start + start, r.n_bytes, r.kind) for r in self.runs
        )
        return Decoded(codec, "".join(self.chars), runs, self.n_replaced, self.n_nul)


def _pieces(raw: bytes, codec: str) -> Iterator[tuple[str, int, RunKind]]:
    if codec in _SEVERAL:
        yield from _stepwise(raw, codec)
    elif codec == "utf-8":
        yield from _by_width(raw.decode(codec, "surrogateescape"), _UTF8_WIDTHS, _UTF8_BYTES)
    elif codec in WIDE:
        whole = len(raw) & ~1
        chars = raw[:whole].decode(codec, "surrogatepass")
        yield from _by_width(chars, _UTF16_WIDTHS, _UTF16_BYTES)
        if whole < len(raw):
            yield "\ufffd", 1, RunKind.REPLACED
    else:
        yield from _by_width(raw.decode(codec, "surrogateescape"), _SINGLE_WIDTHS, _SINGLE_BYTES)


def _by_width(
    chars: str, widths: re.Pattern[str], n_bytes: tuple[int, ...]
) -> Iterator[tuple[str, int, RunKind]]:
    for match in widths.finditer(chars):
        piece = match[0]
        if match.lastindex is None:
            yield piece, len(piece) * n_bytes[0], RunKind.COPIED
        else:
            bad = match.lastindex == len(n_bytes)
            kind = RunKind.REPLACED if bad else RunKind.COPIED
            yield piece, len(piece) * n_bytes[match.lastindex - 1], kind


def _stepwise(raw: bytes, codec: str) -> Iterator[tuple[str, int, RunKind]]:
    """Decode byte by byte: the sure way to learn how many bytes each character took."""
    decoder = codecs.getincrementaldecoder(codec)()
    least = 4 if codec in WIDE else 1
    at = pending = 0
    while at + pending < len(raw):
        pending += 1
        try:
            chars = decoder.decode(raw[at + pending - 1 : at + pending])
        except UnicodeDecodeError:
            decoder.reset()
            yield "\ufffd", least, RunKind.REPLACED
            at, pending = at + least, 0
        else:
            if chars:
                yield from _whole(chars, pending)
                at, pending = at + pending, 0
    for _ in range(len(raw) - at):
        yield "\ufffd", 1, RunKind.REPLACED


def _whole(chars: str, n_bytes: int) -> Iterator[tuple[str, int, RunKind]]:
    if n_bytes % len(chars) == 0:
        yield chars, n_bytes, RunKind.COPIED
    else:
        yield "\ufffd", n_bytes, RunKind.REPLACED


def _append_run(runs: list[Run], run: Run) -> None:
    """Append `run`, or lengthen the last run where the two make one."""
    last = runs[-1] if runs else None
    if (
        last is not None
        and run.kind in (RunKind.COPIED, RunKind.REPLACED)
        and last.kind is run.kind
        and last.byte_start + last.n_bytes == run.byte_start
        and last.n_bytes * run.n_chars == run.n_bytes * last.n_chars
    ):
        n_chars, n_bytes = last.n_chars + run.n_chars, last.n_bytes + run.n_bytes
        runs[-1] = Run(last.text_start, n_chars, last.byte_start, n_bytes, run.kind)
    else:
        runs.append(run)


class TextBuilder:
    """A text made of pieces of decoded characters, in their order.

    Every method takes places in `Decoded.chars`, which must not run backwards.
    """

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._base = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._line_feeds = 0
        self.n_chars = 0
        """How long the text is by now, with line feeds that wait for what follows them."""

    def copy(self, start: int, end: int) -> None:
        """Append characters as they stand."""
        if start < end:
            self._feed_lines(start)
            for n_chars, byte_start, n_bytes, kind in self._slices(start, end):
                self._append(n_chars, byte_start, n_bytes, kind)
            self._take(self._decoded.chars[start:end])

    def space(self, start: int, end: int) -> None:
        """Append one space for a run of white space."""
        self._feed_lines(start)
        at = self._byte_range(start, end) or self._byte_range(start, start + 1)
        if at is not None:
            self._append(1, at[0], at[1] - at[0], RunKind.SPACE)
            self._take(" ")

    def reference(self, start: int, end: int) -> None:
        """Append what the character reference at `[start, end)` stands for.

        One that does not stand unbroken in the bytes is copied as it is written.
        """
        chars = html.unescape(self._decoded.chars[start:end])
        at = self._byte_range(start, end)
        if at is None:
            self.copy(start, end)
        elif chars:
            self._feed_lines(start)
            self._append(len(chars), at[0], at[1] - at[0], RunKind.REFERENCE)
            self._take(chars)

    def line_feeds(self, n: int) -> None:
        """Put `n` line feeds before whatever is appended next; nothing if nothing is."""
        self._line_feeds += n
        self.n_chars += n

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and the way back; line feeds at the end are left out."""
        return "".join(self._pieces), OffsetMap(tuple(self._runs))

    def _feed_lines(self, next_start: int) -> None:
        if self._line_feeds:
            n, self._line_feeds = self._line_feeds, 0
            self.n_chars -= n
            byte_start = next(self._slices(next_start, next_start + 1))[1]
            self._append(n, byte_start, 0, RunKind.INSERTED)
            self._take("\n" * n)

    def _take(self, chars: str) -> None:
        self._pieces.append(chars)

    def _append(self, n_chars: int, byte_start: int, n_bytes: int, kind: RunKind) -> None:
        _append_run(self._runs, Run(self.n_chars, n_chars, byte_start, n_bytes, kind))
        self.n_chars += n_chars

    def _byte_range(self, start: int, end: int) -> tuple[int, int] | None:
        first = at = -1
        for _, byte_start, n_bytes, kind in self._slices(start, end):
            if kind is not RunKind.COPIED or (at >= 0 and byte_start != at):
                return None
            first = byte_start if first < 0 else first
            at = byte_start + n_bytes
        return first, at

    def _slices(self, start: int, end: int) -> Iterator[tuple[int, int, int, RunKind]]:
        runs = self._decoded.runs
        while runs[self._base].text_start + runs[self._base].n_chars <= start:
            self._base += 1
        at = self._base
        while at < len(runs) and runs[at].text_start < end:
            run = runs[at]
            width = run.n_bytes // run.n_chars
            low = max(start, run.text_start)
            high = min(end, run.text_start + run.n_chars)
            yield (
                high - low,
                run.byte_start + (low - run.text_start) * width,
                (high - low) * width,
                run.kind,
            )
            at += 1
