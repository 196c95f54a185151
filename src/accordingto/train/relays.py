"""`python -m accordingto.train.relays`: weights for through whom words came.

A conditional logit over the options that `resolve.voices.relay_options` finds for each
attribution, fitted to the parts `train` and `dev` of the hand labels; written to
`resolve/data/relays.json`, with the share that is right in articles that were left out of the
fitting. The parts `check` and `held` are never looked at.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from accordingto.core.span import Span
from accordingto.core.speaker import Hop
from accordingto.corefer.stage import Coreference
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.voices.relay_options import Option
from accordingto.resolve.voices.relays import decided, options_of
from accordingto.resolve.voices.resolver import cast_of, how_heard
from accordingto.resolve.voices.sources import speakers
from accordingto.resolve.voices.told import Told, with_whole_sources
from accordingto.score import corpora
from accordingto.score.labels import Labelled, labelled
from accordingto.score.voices import Label, is_right_option
from accordingto.train.options import Choice, fit, write

PARTS = ("train", "dev")
L2 = 2.0
"""Ridge penalty."""
N_FOLDS = 5
RARE = 4
"""Options that have a sign at least, for it to be weighed."""

Asked = tuple[Sequence[Option], Choice]
"""Through whom an attribution may have come, and which options are right."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the weights. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.relays")
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    shared = corpora.Corpora(corpora.find(parser.parse_args(arguments).corpora))
    coreference = Coreference()
    articles = [list(asked_of(one, coreference)) for one in labelled(shared, PARTS)]
    every = [one for article in articles for one in article]
    made = (
        f"python -m accordingto.train.relays: {len(articles)} articles labelled by hand "
        f"({', '.join(PARTS)}), L2 {L2}, {share_right(articles):.1%} right where left out"
    )
    n_kept = write("relays", made, weigh([choice for _, choice in every]))
    sys.stderr.write(f"{n_kept} weights from {len(every)} attributions; {made}\n")
    return 0


def asked_of(article: Labelled, coreference: Coreference) -> Iterator[Asked]:
    """Through whom each attribution of an article may have come.

    Args:
        article: with its labels.
        coreference: finds its mentions.
    """
    blocks = [Span(*one.span()) for one in re.finditer(r"[^\n]+", article.text)]
    mentions, entities = coreference.read(article.text, blocks, article.attributions)
    told = with_whole_sources(Told(article.text, blocks, article.attributions, article.outlet))
    cast = cast_of(told, mentions, entities)
    who = speakers(told, cast)
    heard = how_heard(told, who)
    options = options_of(who, heard, cast, Passed(told, who, heard.reached, cast))
    for at, label in enumerate(article.labels):
        found = options.of(at)
        rights = [is_right(article.text, label, one.hop, cast) for one in found]
        yield found, Choice([one.signs for one in found], rights)


def is_right(text: str, label: Label, hop: Hop | None, cast: Cast) -> bool:
    """Whether a label has somebody among the voices before the speaker, or nobody.

    Args:
        text: of the article.
        label: of an attribution.
        hop: who passed it on.
        cast: the article's entities.
    """
    between = [] if label["chain"] is None else label["chain"]["voices"][:-1]
    if hop is None:
        return not between
    return any(
        len(voice) == len(hop.entities)
        and all(
            any(is_right_option(text, {"speaker": [part]}, one, cast) for part in voice)
            for one in hop.entities
        )
        for voice in between
    )


def weigh(choices: Sequence[Choice]) -> dict[str, float]:
    """What the signs weigh that are not too rare."""
    n_shown = Counter(name for one in choices for signs in one.options for name in signs)
    kept = {name for name, n in n_shown.items() if n >= RARE}
    return fit(
        [
            replace(one, options=[{n: s[n] for n in s if n in kept} for s in one.options])
            for one in choices
        ],
        L2,
    )


def share_right(articles: Sequence[Sequence[Asked]]) -> float:
    """The share of attributions that is right under weights fitted to other articles."""
    n_right = n = 0
    for fold in range(N_FOLDS):
        others = [one for at, one in enumerate(articles) if at % N_FOLDS != fold]
        weights = weigh([choice for article in others for _, choice in article])
        for options, choice in (one for article in articles[fold::N_FOLDS] for one in article):
            hop = decided(options, weights)
            n_right += choice.rights[[one.hop for one in options].index(hop)]
            n += 1
    return n_right / n


if __name__ == "__main__":
    sys.exit(main())
