"""Who speaks, and how it reached the reporter: hand labels on PolNeAR texts.

`data/speakers.json` labels every attribution of some articles of PolNeAR's training part
by place and name; the texts are not in it. For each event of the corpus it has the
`speaker` (places, and the name where there is one), its `kind`, what an unnamed one is
(`what`), whom it belongs to or speaks for (`of`), how many they are, the reason for not
naming them, the `channel`, and the `chain` of voices; for each article the places that
say how well something is verified. `docs/labels.md` is the readers' guide.

Articles of the part `train` are learned from, those of `dev` were read while rules were
written, those of `check` and `held` were not.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from accordingto.core.attribution import Attribution
from accordingto.core.ids import sha256_hex
from accordingto.core.span import Span
from accordingto.core.speaker import Reached, Unnamed
from accordingto.errors import ScoreError
from accordingto.resolve.channels.occasions import reached_all
from accordingto.resolve.channels.same_speaker import by_words
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.kinds import speaker_kind
from accordingto.resolve.unnamed import unnamed
from accordingto.resolve.verification import verifications
from accordingto.resolve.words import words_in
from accordingto.score.corpora import Corpora

PARTS = ("dev", "check", "held")
"""What is measured; `train` never is."""
_ABSENT: dict[str, Any] = {
    "speaker": [], "kind": None, "what": None, "of": None, "many": None, "reason": None,
    "chain": None,
}  # fmt: skip
"""What a label has where the file says nothing."""
_MIN_CHANNEL = 20
"""Channels that the labels of a part have less often are left out of its mean."""

_ABOUT = (
    "Hand labels on 89 articles of PolNeAR's training part, whose attributions are given: sources "
    "by their own words alone, so that pronouns count as not found; the second row leaves them "
    "out. Who speaks again on an occasion is known by the words of sources or, where speakers are "
    "known, by the labels. Rules were made, and weights fitted, with `dev` and other labelled "
    "articles in sight, which flatters `dev`; never with `check` or `held`, of which only totals "
    "were looked at, but dozens of times, now and then to choose between two variants: that "
    "flatters them a little too. Both were read by two readers, and by a third where they differ."
)

_OUTLETS: dict[str, tuple[str, ...]] = {
    "breitbart": ("Breitbart", "Breitbart News"),
    "huff-post": ("HuffPost", "The Huffington Post"),
    "nyt": ("The New York Times", "The Times"),
    "politico": ("Politico", "POLITICO"),
    "usa-today": ("USA TODAY", "USA Today"),
    "wash-post": ("The Washington Post", "The Post"),
    "west-journal": ("Western Journalism", "Western Journal"),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with its labels.

    Args:
        part: `train` or one of `PARTS`.
        text: the article's.
        outlet: the names of the outlet that printed it.
        attributions: the corpus's, in text order.
        labels: for each of them.
        stated: the kinds and places of what it says of verification.
    """

    part: str
    text: str
    outlet: tuple[str, ...]
    attributions: tuple[Attribution, ...]
    labels: tuple[dict[str, Any], ...]
    stated: tuple[tuple[str, Span], ...]


@dataclass(slots=True)
class Tally:
    """What was right in one part, of how many.

    Args:
        typed: unnamed sources that were found to be so, and what they are.
        typed_nouns: those of them that are more than a pronoun or relative.
        described: whether a source is named.
        kinds: the kind of speaker, where the words tell one.
        channels: pairs of label and finding.
        channels_known: the same, with the labels' own speakers given.
        stated: statements of verification that were found.
        found: what was taken for one, and is.
    """

    typed: Counter[bool] = field(default_factory=Counter)
    typed_nouns: Counter[bool] = field(default_factory=Counter)
    described: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    channels: Counter[tuple[str, str]] = field(default_factory=Counter)
    channels_known: Counter[tuple[str, str]] = field(default_factory=Counter)
    stated: Counter[bool] = field(default_factory=Counter)
    found: Counter[bool] = field(default_factory=Counter)

    def channel_f1(self) -> dict[str, float]:
        """F1 of each channel that the labels have often enough."""
        return _f1(self.channels)

    def channel_f1_known(self) -> dict[str, float]:
        """The same, with the labels' own speakers given."""
        return _f1(self.channels_known)


def _f1(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    gold, found = Counter[str](), Counter[str]()
    for (one, other), n in pairs.items():
        gold[one] += n
        found[other] += n
    return {
        name: 2 * pairs[name, name] / (n + found[name])
        for name, n in sorted(gold.items())
        if n >= _MIN_CHANNEL
    }


def macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the kinds that labels have often enough, of pairs of label and finding."""
    return _mean(list(_f1(pairs).values()))


def measure(corpora: Corpora) -> dict[str, Tally]:
    """Each part, with the corpus's own attributions given."""
    tallies = {part: Tally() for part in PARTS}
    for article in labelled(corpora):
        count(article, tallies[article.part])
    return tallies


def labelled(corpora: Corpora, parts: Collection[str] = PARTS) -> Iterator[Labelled]:
    """The labelled articles of some parts, in the order of the file.

    Raises:
        ScoreError: if a text of the corpus is not the one that was labelled.
    """
    records = {record["doc_id"]: record for record in corpora.polnear("train")}
    for entry in read()["articles"]:
        if entry["part"] not in parts:
            continue
        record = records.get(entry["doc_id"])
        if record is None or sha256_hex(record["text"]) != entry["sha256"]:
            raise ScoreError(
                f"{entry['doc_id']} is not the text that was labelled; "
                "the labels are of PolNeAR's train part as it was published"
            )
        yield article_of(entry, record)


def read() -> dict[str, Any]:
    """The file of labels."""
    table = files("accordingto.score").joinpath("data", "speakers.json")
    found: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    return found


def article_of(entry: dict[str, Any], record: dict[str, Any]) -> Labelled:
    """An entry of the labels with the article of the corpus that it is about."""
    events = {event["id"]: event for event in record["attributions"]}
    # A few in the corpus have no content, and so attribute nothing.
    rows = [_ABSENT | row for row in entry["attributions"] if events[row["event"]]["content"]]
    rows.sort(key=lambda row: _start(events[row["event"]]))
    outlet = _OUTLETS.get(entry["doc_id"].partition("_")[0], ())
    given = tuple(_attribution(events[row["event"]]) for row in rows)
    stated = tuple((one["kind"], Span(*one["at"])) for one in entry["verification"])
    return Labelled(entry["part"], record["text"], outlet, given, tuple(rows), stated)


def count(article: Labelled, tally: Tally) -> None:
    """Add one article to a tally."""
    paragraphs = [Span(*found.span()) for found in re.finditer(r"[^\n]+", article.text)]
    said = channels(article, paragraphs)
    known = channels(article, paragraphs, [speaker_of(label) for label in article.labels])
    _count_stated(article, paragraphs, tally)
    for one, label, how, if_known in zip(
        article.attributions, article.labels, said, known, strict=True
    ):
        tally.channels[label["channel"], how.channel] += 1
        tally.channels_known[label["channel"], if_known.channel] += 1
        if not one.source:
            continue
        found = described(article, one, paragraphs)
        tally.described[(found is not None) == (label["what"] is not None)] += 1
        if label["what"] is not None:
            right = found is not None and found.what == label["what"]
            tally.typed[right] += 1
            if not _is_pronoun(article.text, one):
                tally.typed_nouns[right] += 1
        kind = speaker_kind(article.text, one.source)
        if kind is not None and label["kind"] is not None:
            tally.kinds[kind == label["kind"]] += 1


def _count_stated(article: Labelled, paragraphs: Sequence[Span], tally: Tally) -> None:
    """Compare what is said of verification: the same kind, and a character in common."""
    found = [
        (one.kind, one.words)
        for one in verifications(article.text, paragraphs, article.attributions)
    ]
    for some, others, counted in (
        (article.stated, found, tally.stated),
        (found, article.stated, tally.found),
    ):
        for kind, span in some:
            counted[any(kind == other and span.overlaps(at) for other, at in others)] += 1


def _is_pronoun(text: str, one: Attribution) -> bool:
    """Whether a source is nothing but a pronoun or a relative."""
    lowered = {word.low for word in words_in(text, one.source) if word.is_word}
    return bool(lowered) and lowered <= PRONOUNS | RELATIVES


def speaker_of(label: dict[str, Any]) -> Hashable | None:
    """Whom a label says speaks: names where there are any, places of words elsewhere."""
    told = label.get("speaker") or ()
    return frozenset(one.get("name") or str(one.get("at")) for one in told) or None


def channels(
    article: Labelled,
    paragraphs: Sequence[Span],
    speakers: Sequence[Hashable | None] | None = None,
) -> tuple[Reached, ...]:
    """How each attribution is found to have reached the reporter.

    Args:
        article: whose attributions.
        paragraphs: of the article.
        speakers: who is whom; without them, as the words of the sources say.
    """
    if speakers is None:
        speakers = by_words(article.text, article.attributions)
    return reached_all(
        article.text, article.attributions, paragraphs, speakers, outlet=article.outlet
    )


def described(article: Labelled, one: Attribution, paragraphs: Sequence[Span]) -> Unnamed | None:
    """What the source of an attribution is found to be, if it is not named."""
    start = one.source[0].start
    around = (block for block in paragraphs if block.start <= start < block.end)
    return unnamed(article.text, one.source, next(around, Span(0, len(article.text))))


def table(tallies: dict[str, Tally]) -> str:
    """A Markdown table: a row for each figure, a column for each part."""
    lines = [
        _ABOUT,
        "",
        f"| | {' | '.join(tallies)} |",
        f"| --- |{' ---: |' * len(tallies)}",
    ]
    shares: dict[str, Callable[[Tally], Counter[bool]]] = {
        "unnamed sources typed right": lambda tally: tally.typed,
        "the same, pronouns left out": lambda tally: tally.typed_nouns,
        "named or not, right": lambda tally: tally.described,
        "kind of speaker right, where the words tell": lambda tally: tally.kinds,
        "statements of verification, found": lambda tally: tally.stated,
        "what is taken for one, right": lambda tally: tally.found,
    }
    for name, of in shares.items():
        cells = (f"{_share(of(tally)):.1%} of {of(tally).total()}" for tally in tallies.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    means = (f"{macro_f1(t.channels):.3f}" for t in tallies.values())
    lines.append(f"| channel, macro-F1 | {' | '.join(means)} |")
    means = (f"{macro_f1(t.channels_known):.3f}" for t in tallies.values())
    lines.append(f"| channel, macro-F1, speakers known | {' | '.join(means)} |")
    names = sorted({name for tally in tallies.values() for name in tally.channel_f1()})
    for name in names:
        scores = (tally.channel_f1().get(name) for tally in tallies.values())
        cells = ("–" if one is None else f"{one:.3f}" for one in scores)
        lines.append(f"| channel, F1: {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(counted: Counter[bool]) -> float:
    return counted[True] / (counted.total() or 1)


def _mean(listed: Sequence[float]) -> float:
    return sum(listed) / (len(listed) or 1)


def _start(event: dict[str, Any]) -> int:
    places = (event[role] for role in ("source", "cue", "content"))
    return min(int(start) for listed in places for start, _ in listed)


def _attribution(event: dict[str, Any]) -> Attribution:
    spans = {
        role: tuple(Span(start, end) for start, end in event[role])
        for role in ("source", "cue", "content")
    }
    return Attribution(
        spans["source"], spans["cue"], spans["content"], form="indirect", kind="said",
        stance="asserts", hedged=False, negated=False, parent=None, probability=1.0,
    )  # fmt: skip
