"""The annotator that was trained on human labels: a small encoder on the CPU, no parser."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from accordingto.annotate import nest
from accordingto.annotate.apart import set_apart
from accordingto.annotate.calibration import Calibration, features, shipped
from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks
from accordingto.annotate.found import Found, Network, found
from accordingto.annotate.inside import inside_marks
from accordingto.annotate.manner import manner
from accordingto.annotate.network import OnnxNetwork, weights_sha256
from accordingto.annotate.relays import with_relayed_voices
from accordingto.annotate.speeches import with_whole_speeches
from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.encode.article import cut_up
from accordingto.encode.blocks import in_text_order

VERSION = "2"

OUTER, INNER = "network", "network: inner"
"""What attributions that the network found say in `rule`."""


class Trained:
    """Finds attributions with a network that labels each word as seen from each cue.

    Args:
        network: what reads; the shipped weights unless one in training is given.
        calibration: turns what it says into probabilities.
    """

    def __init__(
        self, network: Network | None = None, calibration: Calibration | None = None
    ) -> None:
        self._network = network or OnnxNetwork()
        self._given = calibration

    @cached_property
    def step(self) -> Step:
        """Names the decoder's version and the weights."""
        return Step("annotate", "trained", VERSION, "all-MiniLM-L6-v2 on PolNeAR", weights_sha256())

    @cached_property
    def _calibration(self) -> Calibration:
        return self._given or shipped()

    def annotate(
        self, text: str, paragraphs: Sequence[Span], *, title: Span | None = None
    ) -> tuple[Attribution, ...]:
        """The attributions of one article, as `Annotator.annotate` promises."""
        blocks = in_text_order(paragraphs, title)
        quoted, article = cut_up(text, blocks, title)
        marks = Marks(quoted)
        read = found(self._network, text, blocks, article)
        likely = [one for one in read if self._is_given_out(text, one, marks)]
        drafts = self._drafts(text, marks, set_apart(text, blocks, likely))
        drafts = with_whole_speeches(text, blocks, quoted, drafts)
        drafts = with_relayed_voices(text, blocks, drafts)
        return nest.attributions(text, drafts, marks)

    def _is_given_out(self, text: str, one: Found, marks: Marks) -> bool:
        if not one.cue or not one.content or not _stands_apart(one):
            return False
        quoted = any(marks.within(span) for span in one.content)
        probability, rule = self._probability(one)
        that = one.content[0].of(text).startswith("that ")
        clause = rule == OUTER and that and " " in one.cue[0].of(text)
        return probability >= self._calibration.lowest(one, quoted=quoted, clause=clause)

    def _drafts(self, text: str, marks: Marks, read: Iterable[Found]) -> Iterator[Draft]:
        """The likeliest first, since of two with one cue the first stays."""
        judged = [(*self._probability(one), one) for one in read]
        for probability, rule, one in sorted(judged, key=lambda found: -found[0]):
            how = manner(text, one.source, one.cue, one.content)
            draft = Draft(
                rule, one.source, one.cue, one.content, how.kind, how.stance, how.hedged,
                probability,
            )  # fmt: skip
            yield from inside_marks(text, draft, marks)

    def _probability(self, one: Found) -> tuple[float, str]:
        """That it would be marked; an inner one, by somebody who marks inner ones."""
        if one.inner <= one.outer:
            return self._calibration.probability(features(one, one.outer)), OUTER
        # The corpus says of no inner voice that it is wrong, so the network is too
        # ready to hear them. On the sample dossier's 57, the square of what an outer
        # one would get is right: 0.4, 0.6, 0.8, 0.95 there are right in 2 of 13, 6 of
        # 15, 9 of 15 and 13 of 14.
        return self._calibration.probability(features(one, one.likely)) ** 2, INNER


def _stands_apart(one: Found) -> bool:
    """Whether no part of it lies in another part of it."""
    parts = sorted((*one.source, *one.cue, *one.content))
    return all(a.end <= b.start for a, b in pairwise(parts))
