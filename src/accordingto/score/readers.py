"""How far two readers of the same articles agree on who speaks: what a program can reach at most.

`data/readings.json` has, of the articles of `check` and `held`, the labels of the first and of
the second reader where they are not those that a third reader settled on (`speakers.json`).
`docs/labels.md` says how that was done.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from accordingto.resolve.names import parse
from accordingto.score import labels, speakers
from accordingto.score.corpora import Corpora
from accordingto.score.voices import form_of

Label = dict[str, Any]

PARTS = ("check", "held")
"""What was read twice as a whole."""

_REFERRING = "speaker and sort, of pronouns and descriptions"

_ABOUT = (
    "Two readers of the same articles, who saw neither each other's labels nor anything that a "
    "program found; where they differ, a third settled it by the guide (`docs/labels.md`), and "
    "the figures above are over what was settled. Two chains agree when every voice and the body "
    "spoken for do. Readers are no linguists; the first read `held` before the guide was written."
)


@dataclass(slots=True)
class Agreement:
    """In how much two readers agree, by what they were asked.

    Args:
        same: whether it is the same, of every attribution, by the name of the row.
        channels: of each attribution, by the first and by the second.
    """

    same: dict[str, Counter[bool]] = field(default_factory=dict)
    channels: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, first: Label, second: Label, form: str | None = None) -> None:
        """Add one attribution, whose source is of this form where that is known."""
        chains = first.get("chain"), second.get("chain")
        rows = {
            "speaker": same_people(first.get("speaker") or (), second.get("speaker") or ()),
            "kind of speaker": first.get("kind") == second.get("kind"),
            "channel": first["channel"] == second["channel"],
            "chain": same_chain(*chains),
        }
        if first.get("what") or second.get("what"):
            rows["what an unnamed one is"] = first.get("what") == second.get("what")
        if form in ("pronoun", "nominal"):
            # A described nobody is right with its sort alone, as where a program is scored.
            rows[_REFERRING] = rows["speaker"] and (first.get("what") == second.get("what"))
        if any(chains):
            rows["chain, where either has one"] = same_chain(*chains)
        for name, ok in rows.items():
            self.same.setdefault(name, Counter())[ok] += 1
        self.channels[first["channel"], second["channel"]] += 1


def measure(corpora: Corpora | None = None) -> dict[str, Agreement]:
    """Each part that was read twice; by the form of sources too where there are their texts."""
    readings = {entry["doc_id"]: entry for entry in _read()["articles"]}
    found = {part: Agreement() for part in PARTS}
    entries = [entry for entry in labels.read()["articles"] if entry["part"] in PARTS]
    for entry, forms in zip(entries, _forms(corpora, len(entries)), strict=True):
        own = readings.get(entry["doc_id"], {})
        first, second = (
            {row["event"]: row for row in own.get(which, ())} for which in ("first", "second")
        )
        for settled in entry["attributions"]:
            event = settled["event"]
            pair = first.get(event, settled), second.get(event, settled)
            found[entry["part"]].count(*pair, forms.get(event))
    return found


def _forms(corpora: Corpora | None, n: int) -> list[dict[str, str]]:
    """For each article that was read twice, the form of each source, by its attribution."""
    if corpora is None:
        return [{} for _ in range(n)]
    return [
        {
            label["event"]: form_of(article.text, one.source)
            for one, label in zip(article.attributions, article.labels, strict=True)
            if one.source
        }
        for article in labels.labelled(corpora, PARTS)
    ]


def _read() -> dict[str, Any]:
    table = files("accordingto.score").joinpath("data", "readings.json")
    found: dict[str, Any] = json.loads(table.read_text(encoding="utf-8"))
    return found


def same_people(one: Sequence[Label], other: Sequence[Label]) -> bool:
    """Whether two labels mean the same, in any order."""
    left = list(other)
    for part in one:
        match = next((n for n, another in enumerate(left) if _same(part, another)), None)
        if match is None:
            return False
        del left[match]
    return not left


def same_chain(one: Label | None, other: Label | None) -> bool:
    """Whether two chains have the same voices in order and the same body spoken for."""
    if one is None or other is None:
        return one is other
    if len(one["voices"]) != len(other["voices"]):
        return False
    beyond = [[chain["for"]] if chain.get("for") else [] for chain in (one, other)]
    pairs = [*zip(one["voices"], other["voices"], strict=True), (beyond[0], beyond[1])]
    return all(same_people(*pair) for pair in pairs)


def _same(one: Label, other: Label) -> bool:
    if "outlet" in one or "outlet" in other:
        return "outlet" in one and "outlet" in other
    if one.get("name") and other.get("name"):
        words = [set(parse(part["name"]).words) for part in (one, other)]
        return words[0] <= words[1] or words[1] <= words[0]
    (start, end), (first, last) = one["at"], other["at"]
    return bool(start < last and first < end)


def table(found: dict[str, Agreement]) -> str:
    """A Markdown table."""
    rows = (
        "speaker", _REFERRING, "kind of speaker", "what an unnamed one is", "channel", "chain",
        "chain, where either has one",
    )  # fmt: skip
    lines = [_ABOUT, "", f"| | {' | '.join(found)} |", f"| --- |{' ---: |' * len(found)}"]
    for name in rows:
        counted = (one.same.get(name, Counter()) for one in found.values())
        cells = (f"{n[True] / (n.total() or 1):.1%} of {n.total()}" for n in counted)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    means = (f"{speakers.macro_f1(one.channels):.3f}" for one in found.values())
    lines.append(f"| channel, macro-F1 of the second against the first | {' | '.join(means)} |")
    return "\n".join(lines)
