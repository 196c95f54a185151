"""What pages state about their origin: ours against htmldate's and trafilatura's answers.

The labels in `data/origins.json` were made by reading each page of `article-pages`:
its visible text, its meta tags, its JSON-LD and its microdata. Keys are the names of the
files. No sentence of a page is in them. They follow these rules:

- `dates`: the day on which the page says that the story was published, as its visible
  line has it. Where markup states the same moment in another zone and its day differs,
  that day follows and is as right. A stated day of publication wins over a visible
  day of change. Empty where the page states none; dates of comments state none.
- `byline`: who is named as the author beside the story, else in markup: persons, desks
  and agencies. Where the two differ, the visible one. Empty where nobody is named.
- `also`: names that are neither right nor wrong beside those: an outlet that is stated as
  its own author, an author's agency or paper, and account names of the publishing
  system such as "admin".
- `outlet`: every form in which the page names its outlet: site name, publisher,
  masthead, title, copyright line.

Names are compared without capitals, punctuation and spaces; of a byline nothing counts
that follows a comma ("MD", "Staff writer"). A leading "By" does not count either. All
systems get the page's bytes alone, without its address, and are judged alike.
"""

import gzip
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from accordingto.core.document import Article
from accordingto.errors import ReadError
from accordingto.read.reader import read_document
from accordingto.score.corpora import Corpora

FIELDS = ("date", "byline", "outlet")
HALVES = ("even", "odd")
"""Pages in name order, counted from 0: rules were made on the even ones."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a page states; see the rules above.

    Args:
        dates: ISO days, any of which is right.
        byline: names, all of which are asked for.
        also: names that are neither right nor wrong.
        outlet: names, any of which is right.
    """

    dates: tuple[str, ...]
    byline: tuple[str, ...]
    also: tuple[str, ...]
    outlet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system finds on a page.

    Args:
        date: an ISO day, or "".
        byline: names, in any order.
        outlet: a name, or "".
    """

    date: str = ""
    byline: tuple[str, ...] = ()
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a field was right.

    Args:
        n_stated: pages that state it.
        n_right: how many of them it was right on.
        n_absent: pages that do not.
        n_invented: on how many of those something was found all the same.
    """

    n_stated: int = 0
    n_right: int = 0
    n_absent: int = 0
    n_invented: int = 0

    @property
    def share(self) -> float:
        """The share right among the pages that state it; 0 where none does."""
        return self.n_right / self.n_stated if self.n_stated else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.n_stated + other.n_stated, self.n_right + other.n_right,
            self.n_absent + other.n_absent, self.n_invented + other.n_invented,
        )  # fmt: skip


Figures = dict[str, dict[str, dict[str, Tally]]]
"""System → half of the pages → field → tally."""


def labels() -> dict[str, Label]:
    """The label of each page, by the name of its file."""
    source = resources.files("accordingto.score").joinpath("data/origins.json")
    read = json.loads(source.read_text(encoding="utf-8"))
    return {
        name: Label(*(tuple(row[field]) for field in ("dates", "byline", "also", "outlet")))
        for name, row in read.items()
    }


def pages(root: Path) -> list[Path]:
    """The pages in `root`, the folder of the shared corpora, in name order."""
    return sorted((root / "data" / "article-pages" / "html").glob("*.html.gz"))


def measure(corpora: Corpora) -> Figures:
    """Ask each system about each labelled page, in one run."""
    named = labels()
    figures: Figures = {
        system: {half: dict.fromkeys(FIELDS, Tally()) for half in HALVES} for system in SYSTEMS
    }
    for number, path in enumerate(pages(corpora.root)):
        label = named[path.name.removesuffix(".html.gz")]
        raw = gzip.decompress(path.read_bytes())
        for system, ask in SYSTEMS.items():
            rows = figures[system][HALVES[number % 2]]
            for field, tally in judge(ask(raw), label).items():
                rows[field] += tally
    return figures


def judge(answer: Answer, label: Label) -> dict[str, Tally]:
    """One page's tallies."""
    asked = {normal_name(name) for name in label.byline}
    found = {normal_name(name) for name in answer.byline}
    found -= {normal_name(name) for name in label.also} - asked
    outlets = {_key(name) for name in label.outlet}
    return {
        "date": _tally(
            stated=bool(label.dates), right=answer.date in label.dates, found=bool(answer.date)
        ),
        "byline": _tally(stated=bool(asked), right=found == asked, found=bool(found)),
        "outlet": _tally(
            stated=bool(outlets), right=_key(answer.outlet) in outlets, found=bool(answer.outlet)
        ),
    }


def _tally(*, stated: bool, right: bool, found: bool) -> Tally:
    if stated:
        return Tally(n_stated=1, n_right=int(right))
    return Tally(n_absent=1, n_invented=int(found))


def normal_name(name: str) -> str:
    """A name as names are compared.

    >>> normal_name("By ADA VOSS, Staff writer")
    'adavoss'
    """
    return _key(re.sub(r"^by\s", "", name.strip(), flags=re.IGNORECASE).split(",")[0])


def _key(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def ours(raw: bytes) -> Answer:
    """What this project finds, of the longest story that it finds on the page."""
    try:
        reading = read_document(raw, origin="page")
    except ReadError:
        return Answer()
    if not reading.articles:
        return Answer()
    story = max(reading.articles, key=_length)
    return Answer(
        "" if story.published is None else story.published.value[:10],
        tuple(author.name.value for author in story.authors),
        "" if story.outlet is None else story.outlet.value,
    )


def _length(article: Article) -> int:
    return sum(len(span) for span in article.body)


def htmldate(raw: bytes) -> Answer:
    """What htmldate finds; it knows dates only."""
    from htmldate import find_date  # noqa: PLC0415 - slow to import

    return Answer(find_date(_text(raw), original_date=True) or "")


def trafilatura(raw: bytes) -> Answer:
    """What trafilatura finds in its metadata."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - slow to import

    found: Any = extract_metadata(_text(raw))
    names = (found.author or "").split(";")
    byline = tuple(name.strip() for name in names if name.strip())
    return Answer(found.date or "", byline, found.sitename or "")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


SYSTEMS: Mapping[str, Callable[[bytes], Answer]] = {
    "accordingto": ours,
    "htmldate": htmldate,
    "trafilatura": trafilatura,
}


def table(figures: Figures) -> str:
    """The figures in Markdown: per system and half, right of stated and found of absent."""
    lines = [
        "| | pages | date | byline | outlet |",
        "| --- | --- | --- | --- | --- |",
    ]
    for system, halves in figures.items():
        for half, tallies in {**halves, "all": whole(halves)}.items():
            cells = " | ".join(_cell(system, field, tallies[field]) for field in FIELDS)
            lines.append(f"| {system} | {half} | {cells} |")
    return "\n".join(lines)


def whole(halves: Mapping[str, Mapping[str, Tally]]) -> dict[str, Tally]:
    """A system's tallies over all pages, by field."""
    return {field: sum((half[field] for half in halves.values()), Tally()) for field in FIELDS}


def _cell(system: str, field: str, tally: Tally) -> str:
    if system == "htmldate" and field != "date":
        return "–"
    right = f"{tally.share:.3f} ({tally.n_right} of {tally.n_stated})"
    return f"{right}, invented {tally.n_invented} of {tally.n_absent}" if tally.n_absent else right
