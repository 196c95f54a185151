"""Stories on pages that hold several: where each begins and ends, against gold.

The pages in `data/stories` were written for this: invented events in the ways in which
pages put stories together (live blogs, round-ups, newsletters, channels, archives, wire
feeds, copied text), and pages that hold one story or none and look as if they held more
(interviews, lists, comment threads, search results). `gold.json` gives for each page:

- `stories`: the headline's exact words or null, the first and last words of the body,
  and `published` where the page states an entry's own day and time;
- `maybe`: introductions of a page, which may be read as a story or not: what matches
  one exactly is neither right nor wrong;
- `kinds`: words of blocks around the stories, and the kind of boilerplate that each is;
- `tuned`: whether the reader was improved with the page in sight. Of the others no
  answer was looked at, only the figures over all of them.

A boundary is the line of the document's text in which a story begins, at the first
character of its headline or, where it has none, of its body, or in which the last
character of its body stands. A predicted boundary is right if gold has one of the same
end of a story in the same line; each counts once. So a story without its headline costs
its beginning, and a paragraph too many its end. Precision, recall and F1 are over the
boundaries of all pages together; a page without stories can only cost precision.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from accordingto.core.document import Article, Reading
from accordingto.errors import ScoreError
from accordingto.read.reader import read_document

Boundary = tuple[Literal["start", "end"], int]
"""Which end of a story, and the line in which it lies, counted from 0."""

HALVES: dict[str, tuple[bool, ...]] = {"tuned": (True,), "unseen": (False,), "all": (True, False)}


@dataclass(frozen=True, slots=True)
class Tally:
    """Boundaries of some pages, and what else was right on them.

    Args:
        n_right: predicted boundaries that gold has.
        n_predicted: all that count.
        n_gold: all of gold.
        n_pages: how many pages.
        n_perfect: pages on which every boundary is right and none is invented.
        n_dated: stories with a stated time of their own whose boundaries are right.
        n_dates_right: how many of those have that time.
        n_kinds: blocks around the stories whose kind gold gives.
        n_kinds_right: how many of those have it.
    """

    n_right: int = 0
    n_predicted: int = 0
    n_gold: int = 0
    n_pages: int = 0
    n_perfect: int = 0
    n_dated: int = 0
    n_dates_right: int = 0
    n_kinds: int = 0
    n_kinds_right: int = 0

    @property
    def precision(self) -> float:
        """The share of predicted boundaries that are right; 1 where none is predicted."""
        return self.n_right / self.n_predicted if self.n_predicted else 1.0

    @property
    def recall(self) -> float:
        """The share of gold's boundaries that were found; 1 where gold has none."""
        return self.n_right / self.n_gold if self.n_gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.n_predicted + self.n_gold
        return 2 * self.n_right / total if total else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        pairs = zip(_fields(self), _fields(other), strict=True)
        return Tally(*(one + another for one, another in pairs))


def _fields(tally: Tally) -> tuple[int, ...]:
    return tuple(getattr(tally, name) for name in Tally.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page and what gold says about it; see above."""

    name: str
    raw: bytes
    record: Mapping[str, Any]

    @property
    def is_tuned(self) -> bool:
        """Whether the reader was improved with this page in sight."""
        return bool(self.record["tuned"])


def pages() -> tuple[GoldPage, ...]:
    """Every page with its gold, in name order."""
    folder = files("accordingto.score") / "data" / "stories"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return tuple(
        GoldPage(name, (folder / name).read_bytes(), record)
        for name, record in sorted(gold.items())
    )


def measure(read: Callable[[bytes], Reading] | None = None) -> dict[str, Tally]:
    """A tally for each page, by name.

    Args:
        read: what reads a page; by default this project's reader.

    Raises:
        ScoreError: if words of gold do not stand in the text of their page.
    """
    ask = read or (lambda raw: read_document(raw, origin="page"))
    return {page.name: judge(page, ask(page.raw)) for page in pages()}


def judge(page: GoldPage, reading: Reading) -> Tally:
    """How one page was read.

    Raises:
        ScoreError: if words of gold do not stand in its text.
    """
    text = _Lines(reading.document.text)
    try:
        gold = list(_places(text, page.record["stories"]))
        maybe = {one for story in page.record["maybe"] for one in _places(text, [story])}
    except ScoreError as error:
        raise ScoreError(f"{page.name}: {error}") from error
    found = {text.ends(article): article for article in reading.articles}
    wanted = set(_boundaries(gold))
    predicted = set(_boundaries(ends for ends in found if ends not in maybe - set(gold)))
    dated = [
        (one["published"], found[ends])
        for ends, one in zip(gold, page.record["stories"], strict=True)
        if "published" in one and ends in found
    ]
    kinds = [_kind(reading, *pair) for pair in page.record["kinds"].items()]
    return Tally(
        len(wanted & predicted), len(predicted), len(wanted), 1, int(wanted == predicted),
        len(dated), sum(_is_dated(*pair) for pair in dated), len(kinds), sum(kinds),
    )  # fmt: skip


def _is_dated(stated: str, article: Article) -> bool:
    return article.published is not None and article.published.value.startswith(stated)


def _kind(reading: Reading, words: str, kind: str) -> bool:
    text = reading.document.text
    return any(one.kind == kind and words in one.span.of(text) for one in reading.boilerplate)


class _Lines:
    def __init__(self, text: str) -> None:
        self.text = text

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at)

    def ends(self, article: Article) -> tuple[int, int]:
        first = article.body[0] if article.title is None else min(article.title, article.body[0])
        return self.line(first.start), self.line(article.body[-1].end - 1)


def _places(text: _Lines, stories: Sequence[Mapping[str, str | None]]) -> Iterator[tuple[int, int]]:
    """The first and last line of each story: its headline is the last before its body."""
    after = 0
    for story in stories:
        first = _find(text.text, story["first"] or "", after)
        last = _find(text.text, story["last"] or "", first)
        start = first
        if story["title"] is not None:
            start = text.text.rfind(story["title"], 0, first)
            if start < 0:
                raise ScoreError(f"{story['title']!r} does not stand before {story['first']!r}")
        after = last + len(story["last"] or "")
        yield text.line(start), text.line(after - 1)


def _find(text: str, words: str, after: int) -> int:
    at = text.find(words, after)
    if at < 0:
        raise ScoreError(f"{words!r} does not stand in the text behind character {after}")
    return at


def _boundaries(ends: Iterable[tuple[int, int]]) -> Iterator[Boundary]:
    for start, end in ends:
        yield "start", start
        yield "end", end


def table(tallies: Mapping[str, Tally]) -> str:
    """A Markdown table: the tuned pages, the unseen ones, all; HTML and plain text."""
    known = {page.name: page for page in pages()}
    lines = [
        "| Pages | n | All right | Precision | Recall | Boundary F1 | Times right | Kinds right |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for half, tuned in HALVES.items():
        names = [name for name in tallies if known[name].is_tuned in tuned]
        lines.append(_row(half, [tallies[name] for name in names]))
    lines += [
        _row(form, [tally for name, tally in tallies.items() if name.endswith(form)])
        for form in ("html", "txt")
    ]
    return "\n".join(lines)


def _row(name: str, tallies: Sequence[Tally]) -> str:
    total = sum(tallies, Tally())
    return (
        f"| {name} | {total.n_pages} | {total.n_perfect} | {total.precision:.3f} | "
        f"{total.recall:.3f} | {total.f1:.3f} | {total.n_dates_right} of {total.n_dated} | "
        f"{total.n_kinds_right} of {total.n_kinds} |"
    )
