"""The text of a PDF's paragraphs, with the place of each character on its page."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from accordingto.core.pages import PageMap, PageRun
from accordingto.core.span import Span
from accordingto.read.pdf_hyphens import Vocabulary, join
from accordingto.read.pdf_order import Line
from accordingto.read.pdf_words import Box

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_FLOATS = struct.Struct("<4f")


@dataclass(slots=True)
class TextOfPages:
    """Gathers paragraphs into one text and its page map."""

    known: Vocabulary
    _pieces: list[str] = field(default_factory=list)
    _runs: list[PageRun] = field(default_factory=list)
    _n_chars: int = 0

    def add(self, lines: Sequence[Line]) -> Span:
        """Append a paragraph, an empty line before it, and say where it stands."""
        if self._n_chars:
            self._put("\n\n", 0, _NOWHERE)
        start = self._n_chars
        for at, line in enumerate(lines):
            words, between = line.words, ""
            if at + 1 < len(lines):
                words, between = join(words, lines[at + 1].words, self.known)
            self._put(words.replace("\xad", ""), line.page, line.box)
            if between:
                self._put(between, 0, _NOWHERE)
        return Span(start, self._n_chars)

    def finish(self) -> tuple[str, PageMap]:
        """The text of all paragraphs and where it stands."""
        return "".join(self._pieces), PageMap(tuple(self._runs))

    def _put(self, chars: str, page: int, box: Box) -> None:
        # As the map is stored, so that what comes back from a dossier is the same.
        left, bottom, right, top = _FLOATS.unpack(_FLOATS.pack(*box))
        run = PageRun(self._n_chars, len(chars), page, (left, bottom, right, top))
        self._runs.append(run)
        self._pieces.append(chars)
        self._n_chars += len(chars)
