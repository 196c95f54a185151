"""Coreference on OntoGUM, beside linking what has the same head, in one run."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from accordingto.annotate.annotator import Annotator
from accordingto.core.span import Span
from accordingto.corefer.coreference import Found, Network, read
from accordingto.corefer.forms import BARE, DEFINITE, INDEFINITE, NAME, OWNED
from accordingto.corefer.keys import singular
from accordingto.corefer.network import OnnxNetwork
from accordingto.score.coreference import Conll, conll
from accordingto.score.gum import GoldText, texts

_WITH_HEAD = frozenset((NAME, DEFINITE, INDEFINITE, BARE, OWNED))

_ABOUT = (
    "OntoGUM dev (Zhu, Pradhan and Zeldes, 2021), mentions found by us, whole spans, the mean of "
    "MUC, B³ and CEAF with φ4 as in CoNLL 2012. The baseline links the same mentions by their "
    "heads alone, singular and plural taken together, and leaves pronouns out. Trained on the "
    "train part of GUM and on labelled news. The forum posts of the corpus have no words here."
)


@dataclass(slots=True)
class Within:
    """What was found in some texts.

    Args:
        n_texts: how many.
        ours: by the network.
        by_head: by the baseline.
    """

    n_texts: int = 0
    ours: Conll = field(default_factory=Conll)
    by_head: Conll = field(default_factory=Conll)


def measure(
    root: Path, annotator: Annotator, network: Network | None = None, *, part: str = "dev"
) -> dict[str, Within]:
    """All genres together, and each by itself.

    Args:
        root: the folder with `data/`.
        annotator: finds who says what, which the network is told.
        network: what reads; the shipped weights unless given.
        part: of the corpus.

    Raises:
        ScoreError: if the corpus is not there.
    """
    reader = network or OnnxNetwork()
    found: dict[str, Within] = {"all genres": Within()}
    for text in texts(root, part):
        ours, by_head = _one(text, annotator, reader)
        for tally in (found["all genres"], found.setdefault(text.genre, Within())):
            tally.n_texts += 1
            tally.ours += ours
            tally.by_head += by_head
    return found


def _one(text: GoldText, annotator: Annotator, network: Network) -> tuple[Conll, Conll]:
    said = annotator.annotate(text.text, text.blocks, title=text.title)
    reading = read(network, text.text, text.blocks, text.title, said)
    gold = [[mention.span for mention in cluster] for cluster in text.clusters]
    ours = [[reading.mentions[n].span for n in cluster] for cluster in reading.clusters]
    return conll(gold, ours), conll(gold, _by_head(text.text, reading.mentions))


def _by_head(text: str, mentions: Sequence[Found]) -> list[Iterable[Span]]:
    held: defaultdict[str, list[Span]] = defaultdict(list)
    for one in mentions:
        if one.form in _WITH_HEAD:
            held[singular(one.head.of(text).lower())].append(one.span)
    return list(held.values())


def table(found: dict[str, Within]) -> str:
    """A Markdown table: news first, then all, then the other genres."""
    lines = [
        _ABOUT, "",
        "| | texts | MUC | B³ | CEAF | CoNLL F1 | same head |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    first = [name for name in ("news", "all genres") if name in found]
    for name in (*first, *sorted(set(found) - set(first))):
        one = found[name]
        parts = (one.ours.muc.f1, one.ours.b_cubed.f1, one.ours.ceaf.f1, one.ours.f1)
        cells = " | ".join(f"{100 * x:.1f}" for x in (*parts, one.by_head.f1))
        lines.append(f"| {name} | {one.n_texts} | {cells} |")
    return "\n".join(lines)
