"""`python -m accordingto.train.channels`: what the signs of a channel weigh.

Fits `resolve/data/channels.json` on the parts `train` and `dev` of the speakers labelled by
hand, each article twice: with the speakers that the labels name, and with those that the words
of sources tell. The parts `check` and `held` are never looked at. Takes a few minutes.

Reference:
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior". Unlike there,
    several options may be of the channel that a label names; their probabilities add up.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.core.span import Span
from accordingto.core.speaker import Channel
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.same_speaker import by_words
from accordingto.resolve.channels.signs import Option, Options
from accordingto.score import corpora
from accordingto.score.labels import Labelled, labelled, speaker_of
from accordingto.train import options

PARTS = ("train", "dev")
L2 = 3.0
"""Ridge penalty; with five parts of the articles left out in turn, 1 to 5 come out alike."""
RARE = 0.1
"""The power of a channel's rarity with which its labels count: 0 would be all alike."""


@dataclass(frozen=True)
class Choice:
    """One attribution.

    Args:
        options: the ways in which it may have come.
        channel: that of its label.
    """

    options: Sequence[Option]
    channel: Channel


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the weights. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.channels")
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    shared = corpora.Corpora(corpora.find(parser.parse_args(arguments).corpora))
    articles = list(labelled(shared, PARTS))
    choices = [choice for article in articles for choice in choices_of(article)]
    found = fit(choices)
    made = (
        f"python -m accordingto.train.channels: {len(articles)} articles labelled by hand "
        f"({', '.join(PARTS)}), L2 {L2}"
    )
    n_kept = options.write("channels", made, found)
    sys.stderr.write(f"{n_kept} weights from {len(choices)} attributions\n")
    return 0


def choices_of(article: Labelled) -> Iterator[Choice]:
    """Every attribution of an article, under both ways of telling speakers apart."""
    paragraphs = [Span(*one.span()) for one in re.finditer(r"[^\n]+", article.text)]
    for speakers in (
        [speaker_of(label) for label in article.labels],
        by_words(article.text, article.attributions),
    ):
        found = Options(
            Reading(article.text, article.attributions, paragraphs, speakers, article.outlet)
        )
        for at, label in enumerate(article.labels):
            yield Choice(found.of(at), label["channel"])


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the labels' channels are likeliest, by sign.

    Args:
        choices: attributions; those with no option of the label's channel teach nothing.
    """
    counted = Counter(choice.channel for choice in choices)
    counts = {channel: (len(choices) / len(counted) / n) ** RARE for channel, n in counted.items()}
    return options.fit(
        [
            options.Choice([o.signs for o in one.options], _rights(one), counts[one.channel])
            for one in choices
        ],
        L2,
    )


def _rights(choice: Choice) -> list[bool]:
    return [option.reached.channel == choice.channel for option in choice.options]


if __name__ == "__main__":
    sys.exit(main())
