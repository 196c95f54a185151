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
    builder = _Decoding(start)
    add = builder.add
    for piece, n_bytes, kind in _pieces(raw[start:] if start else raw, codec):
        add(piece, n_bytes, kind)
    return builder.finish(codec)


class _Decoding:
    """Gathers pieces of equal width into characters and runs."""

    def __init__(self, byte_at: int) -> None:
        self.chars: list[str] = []
        self.runs = _Runs()
        self.byte_at = byte_at
        self.text_at = self.n_replaced = self.n_nul = 0

    def add(self, piece: str, n_bytes: int, kind: RunKind) -> None:
        n_chars = len(piece)
        if piece[0] == "\x00":
            self.n_nul += n_chars
        else:
            if kind is RunKind.REPLACED:
                piece = "\ufffd" * n_chars
                self.n_replaced += n_chars
            self.chars.append(piece)
            self.runs.append(self.text_at, n_chars, self.byte_at, n_bytes, kind)
            self.text_at += n_chars
        self.byte_at += n_bytes

    def finish(self, codec: str) -> Decoded:
        runs = self.runs.finish()
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


class _Runs:
    """Runs in the making; the last may still grow, so that its fields stand by themselves."""

    def __init__(self) -> None:
        self._done: list[Run] = []
        self._text_start = self._n_chars = self._byte_start = self._n_bytes = 0
        self._kind: RunKind | None = None

    def append(
        self, text_start: int, n_chars: int, byte_start: int, n_bytes: int, kind: RunKind
    ) -> None:
        """Append a run, or lengthen the last one where the two make one."""
        if (
            kind is self._kind
            and self._byte_start + self._n_bytes == byte_start
            and self._n_bytes * n_chars == n_bytes * self._n_chars
            and (kind is RunKind.COPIED or kind is RunKind.REPLACED)
        ):
            self._n_chars += n_chars
            self._n_bytes += n_bytes
            return
        self._close()
        self._text_start, self._n_chars = text_start, n_chars
        self._byte_start, self._n_bytes, self._kind = byte_start, n_bytes, kind

    def _close(self) -> None:
        if self._kind is not None:
            self._done.append(
                Run(self._text_start, self._n_chars, self._byte_start, self._n_bytes, self._kind)
            )

    def finish(self) -> tuple[Run, ...]:
        """All of them, in order."""
        self._close()
        self._kind = None
        return tuple(self._done)


class TextBuilder:
    """A text made of pieces of decoded characters, in their order.

    Every method takes places in `Decoded.chars`, which must not run backwards.
    """

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._run_ends = [run.text_start + run.n_chars for run in decoded.runs]
        self._base = 0
        self._pieces: list[str] = []
        self._runs = _Runs()
        self._line_feeds = 0
        self.n_chars = 0
        """How long the text is by now, with line feeds that wait for what follows them."""

    def copy(self, start: int, end: int) -> None:
        """Append characters as they stand."""
        if start < end:
            if self._line_feeds:
                self._feed_lines(start)
            for n_chars, byte_start, n_bytes, kind in self._slices(start, end):
                self._append(n_chars, byte_start, n_bytes, kind)
            self._pieces.append(self._decoded.chars[start:end])

    def space(self, start: int, end: int) -> None:
        """Append one space for a run of white space."""
        self._feed_lines(start)
        at = self._byte_range(start, end) or self._byte_range(start, start + 1)
        if at is not None:
            self._append(1, at[0], at[1] - at[0], RunKind.SPACE)
            self._pieces.append(" ")

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
            self._pieces.append(chars)

    def line_feeds(self, n: int) -> None:
        """Put `n` line feeds before whatever is appended next; nothing if nothing is."""
        self._line_feeds += n
        self.n_chars += n

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and the way back; line feeds at the end are left out."""
        return "".join(self._pieces), OffsetMap(self._runs.finish())

    def _feed_lines(self, next_start: int) -> None:
        if self._line_feeds:
            n, self._line_feeds = self._line_feeds, 0
            self.n_chars -= n
            byte_start = self._slices(next_start, next_start + 1)[0][1]
            self._append(n, byte_start, 0, RunKind.INSERTED)
            self._pieces.append("\n" * n)

    def _append(self, n_chars: int, byte_start: int, n_bytes: int, kind: RunKind) -> None:
        self._runs.append(self.n_chars, n_chars, byte_start, n_bytes, kind)
        self.n_chars += n_chars

    def _byte_range(self, start: int, end: int) -> tuple[int, int] | None:
        first = at = -1
        for _, byte_start, n_bytes, kind in self._slices(start, end):
            if kind is not RunKind.COPIED or (at >= 0 and byte_start != at):
                return None
            first = byte_start if first < 0 else first
            at = byte_start + n_bytes
        return first, at

    def _slices(self, start: int, end: int) -> list[tuple[int, int, int, RunKind]]:
        """The runs of `[start, end)`, each as its length, first byte, bytes and kind."""
        runs, ends, at = self._decoded.runs, self._run_ends, self._base
        while ends[at] <= start:
            at += 1
        self._base = at
        found = []
        low = start
        while low < end:
            run, high = runs[at], min(end, ends[at])
            width = run.n_bytes // run.n_chars
            byte_start = run.byte_start + (low - run.text_start) * width
            found.append((high - low, byte_start, (high - low) * width, run.kind))
            low = high
            at += 1
        return found
