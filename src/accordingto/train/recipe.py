"""The run that made the shipped weights: which examples each epoch sees, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from accordingto.score.damage import damaged
from accordingto.score.examples import Example
from accordingto.train.plan import Plan
from accordingto.train.tensors import Cueness
from accordingto.train.voices import speakers, with_voices

HELD_BACK = 20
"""Every so many articles, one is kept out of training to calibrate the probabilities."""

PLAN = Plan(n_epochs=4, n_planned=6, rate=2e-4, head_rate=1e-3, seed=11)
"""On dev, lenient F1 was no better after the fifth and sixth pass than after the fourth."""

VOICES = 0.5
"""Share of articles, in each epoch, in which some paragraphs are given to another voice."""
VOICED = 0.25
"""Share of their paragraphs."""


@dataclass(frozen=True)
class Recipe:
    """What training sees.

    Args:
        examples: the training part of the corpus, in name order.
    """

    examples: Sequence[Example]

    @cached_property
    def learned(self) -> tuple[Example, ...]:
        """The examples that are learned from."""
        return tuple(e for i, e in enumerate(self.examples) if i % HELD_BACK)

    @cached_property
    def held_back(self) -> tuple[Example, ...]:
        """Those that calibrate."""
        return tuple(e for i, e in enumerate(self.examples) if not i % HELD_BACK)

    @cached_property
    def cueness(self) -> Cueness:
        """How often each word stands in a cue."""
        return Cueness.of(self.learned)

    def epoch(self, _number: int, rng: np.random.Generator) -> list[Example]:
        """The examples of one epoch, with other damage and other voices than the last."""
        return [self._changed(one, rng) for one in self.learned]

    @cached_property
    def _speakers(self) -> tuple[str, ...]:
        return speakers(self.learned)

    def _changed(self, one: Example, rng: np.random.Generator) -> Example:
        if rng.random() < VOICES:
            one = with_voices(one, self._speakers, rng, share=VOICED)
        return damaged(one, rng)
