"""spaCy at arm's length: text in, passages of parsed words out.

Token positions stay inside `annotate`; everything that leaves is a `Span` of the
document's text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.annotate.lexicon import verb
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MAX_PASSAGE_CHARS = 4000
"""Longest text that is parsed at once. News paragraphs are far shorter; a longer
one is cut at a sentence end, so that memory stays bounded and a run of marks
cannot make the tokeniser quadratic."""

UNUSED = ("ner", "lemmatizer", "attribute_ruler")
"""Components of the pipeline that no rule needs. Without them it reads 8 100 words a
CPU second instead of 5 600 with lemmas (60 news articles, one core)."""

_CUT = re.compile(r"[.!?…][\"”’')\]]*\s+|\s+")
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_GLUED = re.compile(r"(?<=[\w:,.!?])[\"“”«»](?=\w)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Parsed words of one paragraph, or of a piece of a long one.

    Args:
        start: where the passage begins in the document's text.
        paragraph: the number of its paragraph.
        doc: the parse; its character offsets count from `start`.
        words: the passage as the parser read it.
    """

    start: int
    paragraph: int
    doc: "Doc"
    words: str

    def at(self, token: "Token") -> int:
        """Where a token begins in the document's text."""
        return self.start + token.idx

    def end(self, token: "Token") -> int:
        """Where a token ends in the document's text."""
        return self.start + token.idx + len(token)

    def span(self, first: "Token", last: "Token") -> Span:
        """From the beginning of one token to the end of another."""
        return Span(self.at(first), self.end(last))

    def of(self, span: Span) -> str:
        """The words of a span, which must lie in this passage."""
        return self.words[span.start - self.start : span.end - self.start]

    def under(self, token: "Token") -> Span:
        """Everything that depends on a token, from its first word to its last."""
        return self.span(token.left_edge, token.right_edge)


class Parser:
    """The part of spaCy's pipeline that the rules need."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp

    @property
    def version(self) -> str:
        """The pipeline's version."""
        return str(self._nlp.meta["version"])

    @property
    def path(self) -> Path:
        """The folder of the pipeline's files."""
        return Path(self._nlp.path)

    def parse(
        self, text: str, paragraphs: Sequence[Span], *, title: Span | None = None
    ) -> Iterator[Passage]:
        """The passages of the paragraphs, in order; paragraphs without a word give none.

        A passage may only be used until the last one has been taken.

        Args:
            text: the whole text.
            paragraphs: where to read, the title among them.
            title: which of them is a headline.
        """
        places = [
            (piece, number)
            for number, paragraph in enumerate(paragraphs)
            for piece in pieces(text, paragraph)
            if _WORD.search(text, piece.start, piece.end)
        ]
        words = (
            readable(piece.of(text), is_title=paragraphs[number] == title)
            for piece, number in places
        )
        # Without a zone the pipeline would keep every new word for good, and a
        # worker that reads a corpus would grow without end.
        with self._nlp.memory_zone():
            docs = self._nlp.pipe(words, batch_size=32)
            for (piece, number), doc in zip(places, docs, strict=True):
                yield Passage(piece.start, number, doc, doc.text)


def load(package: str) -> "Language":
    """The pipeline `package`, without the components that no rule needs.

    Raises:
        MissingExtraError: if spaCy or the pipeline is not installed.
    """
    try:
        import spacy  # noqa: PLC0415 - takes a second, and is an extra

        return spacy.load(package, exclude=list(UNUSED))
    except (ImportError, OSError) as error:
        raise MissingExtraError("baseline", "Finding attributions by rules") from error


def pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph in pieces of at most `MAX_PASSAGE_CHARS`, cut between sentences.

    Where no sentence ends it is cut between words, and where there is no white
    space either, anywhere.
    """
    start = paragraph.start
    while paragraph.end - start > MAX_PASSAGE_CHARS:
        cut = start + MAX_PASSAGE_CHARS
        breaks = list(_CUT.finditer(text, start + MAX_PASSAGE_CHARS // 2, cut))
        sentences = [b for b in breaks if not b.group().isspace()]
        if sentences or breaks:
            cut = (sentences or breaks)[-1].end()
        yield Span(start, cut)
        start = cut
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def readable(words: str, *, is_title: bool = False) -> str:
    """`words` as the parser knows them, each character still in its place.

    Odd white space becomes a space and half a surrogate pair a question mark. A
    mark glued to words on both sides becomes a space, or it would glue them.
    Text all in capitals is put in lower case, and so are the verbs of a headline
    Written Like This, which the parser would take for names.
    """
    plain = _GLUED.sub(" ", _SURROGATE.sub("?", _ODD_SPACE.sub(" ", words)))
    if plain.isupper() and len(plain.lower()) == len(plain):
        return plain.lower()
    if is_title:
        return _WORD.sub(lambda m: m[0].lower() if verb(m[0].lower()) else m[0], plain)
    return plain
