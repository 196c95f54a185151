"""The only place where text is changed, with a record of the way back to the bytes."""

import codecs
import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.offsets import OffsetMap, Run, RunKind
from accordingto.read.encoding import WIDE

# Members of an enumeration are slow to name in the innermost loops.
_COPIED, _INSERTED, _SPACE, _REFERENCE, _REPLACED = RunKind

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
    decoding = _Decoding(start)
    raw = raw[start:] if start else raw
    if codec in _SEVERAL:
        for piece, n_bytes, kind in _stepwise(raw, codec):
            decoding.add(piece, n_bytes, kind)
    elif codec == "utf-8":
        decoding.by_width(raw.decode(codec, "surrogateescape"), _UTF8_WIDTHS, _UTF8_BYTES)
    elif codec in WIDE:
        whole = len(raw) & ~1
        chars = raw[:whole].decode(codec, "surrogatepass")
        decoding.by_width(chars, _UTF16_WIDTHS, _UTF16_BYTES)
        if whole < len(raw):
            decoding.add("\ufffd", 1, RunKind.REPLACED)
    else:
        decoding.by_width(raw.decode(codec, "surrogateescape"), _SINGLE_WIDTHS, _SINGLE_BYTES)
    return decoding.finish(codec)


class _Decoding:
    """Gathers pieces of equal width into characters and runs."""

    def __init__(self, byte_at: int) -> None:
        self.chars: list[str] = []
        self.runs = _Runs()
        self.byte_at = byte_at
        self.text_at = self.n_replaced = self.n_nul = 0

    def by_width(self, chars: str, widths: re.Pattern[str], n_bytes: tuple[int, ...]) -> None:
        """Add characters; `widths` parts them by `n_bytes`, the last of them for bad ones.

        Pages have many pieces, so most of them cost no more than their run.
        """
        append, bad = self.runs.append, len(n_bytes)
        text_at, byte_at, kept = self.text_at, self.byte_at, 0
        for match in widths.finditer(chars):
            (start, end), group = match.span(), match.lastindex
            size = (end - start) * n_bytes[group - 1 if group else 0]
            if group is None or group == bad:
                self.chars.append(chars[kept:start])
                kept = end
                if group is None:
                    self.n_nul += end - start
                    byte_at += size
                    continue
                self.chars.append("\ufffd" * (end - start))
                self.n_replaced += end - start
            append(text_at, end - start, byte_at, size, _REPLACED if group == bad else _COPIED)
            text_at += end - start
            byte_at += size
        self.chars.append(chars[kept:])
        self.text_at, self.byte_at = text_at, byte_at

    def add(self, piece: str, n_bytes: int, kind: RunKind) -> None:
        """Add characters of which none is bad and kept."""
        n_chars = len(piece)
        if piece[0] == "\x00":
            self.n_nul += n_chars
        else:
            self.n_replaced += n_chars if kind is RunKind.REPLACED else 0
            self.chars.append(piece)
            self.runs.append(self.text_at, n_chars, self.byte_at, n_bytes, kind)
            self.text_at += n_chars
        self.byte_at += n_bytes

    def finish(self, codec: str) -> Decoded:
        runs = self.runs.finish()
        return Decoded(codec, "".join(self.chars), runs, self.n_replaced, self.n_nul)


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
        last = self._kind
        if last is not None:
            if (
                kind is last
                and self._byte_start + self._n_bytes == byte_start
                and self._n_bytes * n_chars == n_bytes * self._n_chars
                and (kind is _COPIED or kind is _REPLACED)
            ):
                self._n_chars += n_chars
                self._n_bytes += n_bytes
                return
            self._done.append(
                Run(self._text_start, self._n_chars, self._byte_start, self._n_bytes, last)
            )
        self._text_start, self._n_chars = text_start, n_chars
        self._byte_start, self._n_bytes, self._kind = byte_start, n_bytes, kind

    def finish(self) -> tuple[Run, ...]:
        """All of them, in order."""
        if self._kind is not None:
            self._done.append(
                Run(self._text_start, self._n_chars, self._byte_start, self._n_bytes, self._kind)
            )
        self._kind = None
        return tuple(self._done)


class TextBuilder:
    """A text made of pieces of decoded characters, in their order.

    Every method takes places in `Decoded.chars`, which must not run backwards.
    """

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._run_ends = [run.text_start + run.n_chars for run in decoded.runs]
        self._pieces: list[str] = []
        # Kind, length in the text, start, end: in decoded characters, but in bytes for a
        # space or a reference. The runs are made of them all at once, which costs least.
        self._steps: list[tuple[RunKind, int, int, int]] = []
        self._line_feeds = 0
        self.n_chars = 0
        """How long the text is by now, with line feeds that wait for what follows them."""

    def copy(self, start: int, end: int) -> None:
        """Append characters as they stand."""
        if start < end:
            if self._line_feeds:
                self._feed_lines(start)
            self._pieces.append(self._decoded.chars[start:end])
            self._steps.append((_COPIED, end - start, start, end))
            self.n_chars += end - start

    def space(self, start: int, end: int) -> None:
        """Append one space for a run of white space."""
        self._feed_lines(start)
        at = self._byte_range(start, end) or self._byte_range(start, start + 1)
        if at is not None:
            self._append(" ", RunKind.SPACE, *at)

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
            self._append(chars, RunKind.REFERENCE, *at)

    def line_feeds(self, n: int) -> None:
        """Put `n` line feeds before whatever is appended next; nothing if nothing is."""
        self._line_feeds += n
        self.n_chars += n

    def finish(self) -> tuple[str, OffsetMap]:
        """The text and the way back; line feeds at the end are left out."""
        return "".join(self._pieces), OffsetMap(_runs_of(self._steps, self._decoded.runs))

    def _feed_lines(self, next_start: int) -> None:
        if self._line_feeds:
            n, self._line_feeds = self._line_feeds, 0
            self.n_chars -= n
            self._append("\n" * n, RunKind.INSERTED, next_start, next_start + 1)

    def _append(self, piece: str, kind: RunKind, start: int, end: int) -> None:
        self._pieces.append(piece)
        self._steps.append((kind, len(piece), start, end))
        self.n_chars += len(piece)

    def _byte_range(self, start: int, end: int) -> tuple[int, int] | None:
        """The bytes of `[start, end)`, if they stand there unbroken and none is bad."""
        first = at = -1
        runs = self._decoded.runs
        for number in range(bisect_right(self._run_ends, start), len(runs)):
            run = runs[number]
            if run.text_start >= end:
                break
            width = run.n_bytes // run.n_chars
            low = run.byte_start + (max(start, run.text_start) - run.text_start) * width
            if run.kind is not RunKind.COPIED or (at >= 0 and low != at):
                return None
            first = low if first < 0 else first
            at = run.byte_start + (min(end, run.text_start + run.n_chars) - run.text_start) * width
        return first, at


def _runs_of(
    steps: Sequence[tuple[RunKind, int, int, int]], decoded: Sequence[Run]
) -> tuple[Run, ...]:
    """The runs of what a builder appended, from those of the decoded characters."""
    runs = _Runs()
    append = runs.append
    text_at = run_end = 0
    left = iter(decoded)
    for kind, n_chars, start, end in steps:
        if kind is _SPACE or kind is _REFERENCE:
            append(text_at, n_chars, start, end - start, kind)
            text_at += n_chars
            continue
        at = start
        while at < end:
            while run_end <= at:
                run_start, run_chars, run_byte, run_bytes, run_kind = next(left)
                run_end = run_start + run_chars
                width = run_bytes // run_chars
            byte_at = run_byte + (at - run_start) * width
            if kind is _INSERTED:
                append(text_at, n_chars, byte_at, 0, kind)
                text_at += n_chars
                break
            n = min(end, run_end) - at
            append(text_at, n, byte_at, n * width, run_kind)
            text_at += n
            at += n
    return runs.finish()
