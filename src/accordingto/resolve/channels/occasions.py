"""How each attribution of an article came to the reporter, weighed from its own and other words."""

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clues import NOT_STATED
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.signs import Option, Options
from accordingto.resolve.channels.weights import weights


@dataclass(frozen=True, slots=True)
class Weighed:
    """How an attribution may have reached the reporter.

    Args:
        reached: the likeliest channel of all ways together, by its likeliest evidence.
        likely: the probability of each channel.
        by_evidence: where evidence begins, and the probability that it is what counts.
    """

    reached: Reached
    likely: Mapping[Channel, float]
    by_evidence: Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Heard:
    """An article, and how the words of each of its attributions may have reached the reporter.

    Args:
        reading: the article.
        weighed: of each attribution.
        manners: what is true of the words of each.
        times: the words for a time in each sentence.
    """

    reading: Reading
    weighed: Sequence[Weighed]
    manners: Sequence[frozenset[str]]
    times: Sequence[frozenset[str]]

    @property
    def reached(self) -> tuple[Reached, ...]:
        """How the words of each most likely did."""
        return tuple(one.reached for one in self.weighed)


def reached_all(
    text: str,
    attributions: Sequence[Attribution],
    paragraphs: Sequence[Span],
    speakers: Sequence[Hashable | None],
    *,
    outlet: Sequence[str] = (),
) -> tuple[Reached, ...]:
    """How the words of each attribution of an article came to the reporter.

    Args:
        text: the document's text.
        attributions: the article's.
        paragraphs: of the article, title included, in text order.
        speakers: for each attribution whatever is equal for one speaker; None if unknown.
        outlet: the names of the outlet that prints.

    Returns:
        One for each attribution, in their order.
    """
    return heard(Reading(text, attributions, paragraphs, speakers, outlet)).reached


def heard(reading: Reading) -> Heard:
    """How the words of each attribution of an article may have come to the reporter.

    What its own sentence says is weighed against what others do: "she said in an interview
    with … . She said …", "At a rally in Orrin, …". See `signs` for what counts.

    Args:
        reading: the article.
    """
    if not reading.paragraphs:
        return Heard(reading, [Weighed(NOT_STATED, {}, ()) for _ in reading.attributions], (), ())
    options = Options(reading)
    weighed = [decided(options.of(at)) for at in range(len(reading.attributions))]
    return Heard(reading, weighed, options.manners, options.times)


def decided(options: Sequence[Option]) -> Weighed:
    """The options of one attribution, weighed."""
    weighed = weights()
    scores = [
        sum(weighed.get(name, 0.0) * value for name, value in option.signs.items())
        for option in options
    ]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    every = sum(odds)
    likely: defaultdict[Channel, float] = defaultdict(float)
    best: dict[Channel, tuple[float, Reached]] = {}
    by_evidence: list[tuple[int, float]] = []
    for one, option in zip(odds, options, strict=True):
        channel, evidence = option.reached.channel, option.reached.evidence
        likely[channel] += one / every
        if channel not in best or one > best[channel][0]:
            best[channel] = one, option.reached
        if evidence is not None:
            by_evidence.append((evidence.start, one / every))
    likeliest = max(likely, key=lambda channel: likely[channel])
    return Weighed(best[likeliest][1], likely, by_evidence)
