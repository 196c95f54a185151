"""How each attribution of an article came to the reporter, weighed from its own and other words."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clues import NOT_STATED
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.signs import Option, Options
from accordingto.resolve.channels.weights import weights


def reached_all(
    text: str,
    attributions: Sequence[Attribution],
    paragraphs: Sequence[Span],
    speakers: Sequence[Hashable | None],
    *,
    outlet: Sequence[str] = (),
) -> tuple[Reached, ...]:
    """How the words of each attribution of an article came to the reporter.

    What its own sentence says is weighed against what others do: "she said in an interview
    with … . She said …", "At a rally in Orrin, …". See `signs` for what counts.

    Args:
        text: the document's text.
        attributions: the article's.
        paragraphs: of the article, title included, in text order.
        speakers: for each attribution whatever is equal for one speaker; None if unknown.
        outlet: the names of the outlet that prints.

    Returns:
        One for each attribution, in their order.
    """
    if not paragraphs:
        return tuple(NOT_STATED for _ in attributions)
    options = Options(Reading(text, attributions, paragraphs, speakers, outlet))
    return tuple(decided(options.of(at)) for at in range(len(attributions)))


def decided(options: Sequence[Option]) -> Reached:
    """The likeliest channel of all options together, by its likeliest evidence."""
    weighed = weights()
    scores = [
        sum(weighed.get(name, 0.0) * value for name, value in option.signs.items())
        for option in options
    ]
    highest = max(scores)
    likely: defaultdict[Channel, float] = defaultdict(float)
    best: dict[Channel, tuple[float, Reached]] = {}
    for score, option in zip(scores, options, strict=True):
        channel = option.reached.channel
        likely[channel] += math.exp(score - highest)
        if channel not in best or score > best[channel][0]:
            best[channel] = score, option.reached
    return best[max(likely, key=lambda channel: likely[channel])][1]
