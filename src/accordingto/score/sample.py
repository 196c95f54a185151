"""The sample dossier's gold, at the places where its words stand in the texts we read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from accordingto.core.attribution import ROLES, Role
from accordingto.core.document import Article, Boilerplate, Reading
from accordingto.core.span import Span
from accordingto.errors import ScoreError
from accordingto.read.reader import read_document

FORMAT = "accordingto-gold 1"


@dataclass(frozen=True)
class VisibleText:
    """An article as its gold counts: title and paragraphs, white space folded.

    Args:
        text: the document's text.
        parts: the title, then every paragraph of the body, subheadings among them.
    """

    text: str
    parts: tuple[Span, ...]

    @cached_property
    def _chars(self) -> list[tuple[str, int]]:
        """The visible characters, each with its place in the document's text."""
        chars: list[tuple[str, int]] = []
        for part in self.parts:
            if chars:
                chars.append((" ", part.start))
            for at in range(part.start, part.end):
                if not self.text[at].isspace():
                    chars.append((self.text[at], at))
                elif chars[-1][0] != " ":
                    chars.append((" ", at))
        return chars

    @cached_property
    def words(self) -> str:
        """The visible text; parts are joined by one space."""
        return "".join(char for char, _ in self._chars)

    def find(self, exact: str, nth: int) -> tuple[Span, ...]:
        """The spans of words in the document's text, one for each part they touch.

        Raises:
            ScoreError: if they do not stand there so often.
        """
        at = -1
        for _ in range(nth + 1):
            at = self.words.find(exact, at + 1)
            if at < 0:
                raise ScoreError(f"{exact!r} does not stand {nth + 1} times in its article")
        start, end = self._chars[at][1], self._chars[at + len(exact) - 1][1] + 1
        touched = (
            (max(start, part.start), min(end, part.end))
            for part in self.parts
            if part.start < end and start < part.end
        )
        return tuple(Span(*pair) for pair in touched)


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution of the gold ledger, at its places in our text.

    Args:
        record: as in `gold.json`.
        parts: role → spans in the document's text.
    """

    record: Mapping[str, Any]
    parts: Mapping[Role, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article of the gold ledger, and ours that it was found in.

    Args:
        record: as in `gold.json`.
        text: the document's text.
        article: the one that we read.
        attributions: in the order of the file.
    """

    record: Mapping[str, Any]
    text: str
    article: Article
    attributions: tuple[GoldAttribution, ...]


def gold() -> dict[str, Any]:
    """The gold ledger as its README describes it.

    Raises:
        ScoreError: if it has another format.
    """
    words = (files("accordingto.sample") / "gold.json").read_text(encoding="utf-8")
    ledger: dict[str, Any] = json.loads(words)
    if ledger.get("format") != FORMAT:
        raise ScoreError(
            f"the sample's gold has format {ledger.get('format')!r}; expected {FORMAT}"
        )
    return ledger


def readings() -> dict[str, Reading]:
    """The sample's documents by file name, as we read them."""
    folder = files("accordingto.sample") / "dossier"
    return {
        item.name: read_document(item.read_bytes(), origin=item.name, name=item.name)
        for item in sorted(folder.iterdir(), key=lambda item: item.name)
    }


def gold_articles() -> tuple[GoldArticle, ...]:
    """Every article of the gold ledger with its attributions at their places.

    Raises:
        ScoreError: naming the first article or words that are not found in what
            we read.
    """
    ledger, documents = gold(), readings()
    return tuple(
        _gold_article(record, documents, ledger["attributions"]) for record in ledger["articles"]
    )


def _gold_article(
    record: Mapping[str, Any],
    documents: Mapping[str, Reading],
    attributions: Sequence[Mapping[str, Any]],
) -> GoldArticle:
    file, _, position = record["key"].partition("#")
    reading = documents[file]
    if int(position) >= len(reading.articles):
        raise ScoreError(f"{file}: we read {len(reading.articles)} articles, gold has {position}")
    article = reading.articles[int(position)]
    visible = visible_text(reading.document.text, article)
    try:
        found = tuple(
            GoldAttribution(one, {role: _spans(visible, one[role]) for role in ROLES})
            for one in attributions
            if one["article"] == record["key"]
        )
    except ScoreError as error:
        raise ScoreError(f"{record['key']}: {error}") from error
    return GoldArticle(record, reading.document.text, article, found)


def visible_text(text: str, article: Article) -> VisibleText:
    """What a reader of the article sees, without what is around it."""
    title = () if article.title is None else (article.title,)
    return VisibleText(text, (*title, *article.body))


def _spans(visible: VisibleText, pieces: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(span for piece in pieces for span in visible.find(piece["exact"], piece["nth"]))


def blocks_with(text: str, blocks: Sequence[Boilerplate], words: str) -> tuple[Boilerplate, ...]:
    """The blocks that hold `words`, white space folded."""
    return tuple(block for block in blocks if words in " ".join(block.span.of(text).split()))
