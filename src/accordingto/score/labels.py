"""Who speaks, and how it reached the reporter: hand labels on PolNeAR texts.

`data/speakers.json` labels every attribution of some articles of PolNeAR's training part
by place and name; the texts are not in it. For each event of the corpus it has the
`speaker` (places, and the name where there is one), its `kind`, what an unnamed one is
(`what`), whom it belongs to or speaks for (`of`), how many they are, the reason for not
naming them, the `channel`, and the `chain` of voices; for each article the places that
say how well something is verified. `docs/labels.md` is the readers' guide.

`data/meant.json` says of further articles of that part whom descriptions ("the senator", "the
group") and pronouns mean, and nothing else of them.

Articles of the part `train` are learned from, those of `dev` were read while rules were
written, those of `check` and `held` were not.
"""

import json
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from accordingto.core.attribution import Attribution
from accordingto.core.ids import sha256_hex
from accordingto.core.span import Span
from accordingto.errors import ScoreError
from accordingto.score.corpora import Corpora

PARTS = ("dev", "check", "held")
"""What is measured; `train` never is."""
_ABSENT: dict[str, Any] = {
    "speaker": [], "kind": None, "what": None, "of": None, "many": None, "reason": None,
    "chain": None,
}  # fmt: skip
"""What a label has where the file says nothing."""

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


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom some words mean; nobody who is told of elsewhere if there is neither.

    Args:
        part: by which weights that is found, as in `resolve/data/referring.json`.
        at: the words, from the first on.
        name: of whom they mean.
        same: words of the article that mean the same where there is no name; these themselves
            where they bring up something new.
    """

    part: str
    at: Span
    name: str | None
    same: Span | None


@dataclass(frozen=True, slots=True)
class Described:
    """One article in which it was read whom some descriptions and pronouns mean.

    Args:
        text: the article's.
        outlet: the names of the outlet that printed it.
        attributions: the corpus's, in text order.
        meant: what was read.
    """

    text: str
    outlet: tuple[str, ...]
    attributions: tuple[Attribution, ...]
    meant: tuple[Meant, ...]


def labelled(corpora: Corpora, parts: Collection[str] = PARTS) -> Iterator[Labelled]:
    """The labelled articles of some parts, in the order of the file.

    Raises:
        ScoreError: if a text of the corpus is not the one that was labelled.
    """
    records = {record["doc_id"]: record for record in corpora.polnear("train")}
    for entry in read()["articles"]:
        if entry["part"] not in parts:
            continue
        yield article_of(entry, _as_read(entry, records.get(entry["doc_id"])))


def described(corpora: Corpora) -> Iterator[Described]:
    """Further articles, of which only some descriptions and pronouns were read, in doc order.

    Raises:
        ScoreError: if a text of the corpus is not the one that was read.
    """
    records = {record["doc_id"]: record for record in corpora.polnear("train")}
    for entry in _table("meant.json")["articles"]:
        record = _as_read(entry, records.get(entry["doc_id"]))
        meant = tuple(map(_meant, entry["meant"]))
        given = [event for event in record["attributions"] if event["content"]]
        attributions = tuple(_attribution(event) for event in sorted(given, key=_start))
        yield Described(record["text"], _outlet(entry), attributions, meant)


def read() -> dict[str, Any]:
    """The file of labels."""
    return _table("speakers.json")


def _table(name: str) -> dict[str, Any]:
    table = files("accordingto.score").joinpath("data", name)
    found: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    return found


def _as_read(entry: dict[str, Any], record: dict[str, Any] | None) -> dict[str, Any]:
    """The record of an entry, whose text is the one that was labelled."""
    if record is None or sha256_hex(record["text"]) != entry["sha256"]:
        raise ScoreError(
            f"{entry['doc_id']} is not the text that was labelled; "
            "the labels are of PolNeAR's train part as it was published"
        )
    return record


def _outlet(entry: dict[str, Any]) -> tuple[str, ...]:
    return _OUTLETS.get(entry["doc_id"].partition("_")[0], ())


def article_of(entry: dict[str, Any], record: dict[str, Any]) -> Labelled:
    """An entry of the labels with the article of the corpus that it is about."""
    events = {event["id"]: event for event in record["attributions"]}
    # A few in the corpus have no content, and so attribute nothing.
    rows = [_ABSENT | row for row in entry["attributions"] if events[row["event"]]["content"]]
    rows.sort(key=lambda row: _start(events[row["event"]]))
    given = tuple(_attribution(events[row["event"]]) for row in rows)
    stated = tuple((one["kind"], Span(*one["at"])) for one in entry["verification"])
    return Labelled(entry["part"], record["text"], _outlet(entry), given, tuple(rows), stated)


def speaker_of(label: dict[str, Any]) -> Hashable | None:
    """Whom a label says speaks: names where there are any, places of words elsewhere."""
    told = label.get("speaker") or ()
    return frozenset(one.get("name") or str(one.get("at")) for one in told) or None


def _meant(one: dict[str, Any]) -> Meant:
    same = one.get("same")
    part = one.get("part", "nominals")
    return Meant(part, Span(*one["at"]), one["name"], None if same is None else Span(*same))


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
