"""An annotator on damaged copies of a split."""

import numpy as np

from accordingto.annotate.annotator import Annotator
from accordingto.core.attribution import ROLES
from accordingto.score import attribution
from accordingto.score.corpora import Corpora, scorer
from accordingto.score.damage import DAMAGES, damaged
from accordingto.score.examples import Example, example

SEED = 7
"""Of the damage; another one moves F1 by some tenths."""

MIXED = 0.25
"""In the mixture, how often an article suffers each kind: two kinds on average."""


def on_damaged_copies(
    corpora: Corpora, split: str, annotator: Annotator
) -> list[tuple[str, float]]:
    """Lenient F1 after each kind of damage to every article, and after a mixture.

    Kinds are named by the first sentence of their docstrings.
    """
    score = scorer(corpora.root)["score"]
    examples = [example(record) for record in corpora.polnear(split)]
    kinds = [(_name(damage.__doc__), {damage: 1.0}) for damage in DAMAGES]
    kinds.append((f"each of these with a chance of {MIXED}", dict.fromkeys(DAMAGES, MIXED)))
    found = []
    for number, (name, chances) in enumerate(kinds):
        rng = np.random.default_rng((SEED, number))
        copies = [_record(damaged(one, rng, chances)) for one in examples]
        result = attribution.run(annotator, copies)
        figures = score.score(result.gold, result.predicted())
        found.append((name, figures["attribution"]["lenient"]["all"]["f1"]))
    return found


def _record(one: Example) -> dict[str, object]:
    """An example as the scorer reads it."""
    return {
        "doc_id": one.name,
        "text": one.text,
        "attributions": [
            {role: [[s.start, s.end] for s in gold.spans(role)] for role in ROLES}
            for gold in one.golds
        ],
    }


def _name(said: str | None) -> str:
    return (said or "").split(".")[0].lower()
