"""Articles whose speakers are labelled by hand, as coreference learns from them.

Nobody marked in them who is meant by each word. What our own reading says of that is kept, as
far as the labels do not say otherwise of those who speak: who was taken for the wrong one is
given to the right one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.corefer.forms import forms
from accordingto.corefer.stage import Coreference
from accordingto.corefer.words import Words, covered, voices, words
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import Ints
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.resolver import cast_of
from accordingto.resolve.voices.sources import speakers
from accordingto.resolve.voices.told import Told, with_whole_sources
from accordingto.score.labels import Labelled
from accordingto.score.voices import Label, is_right, means
from accordingto.train.corefer.examples import NOBODY, Example

UNLABELLED = 0.3
"""What words of which no label says whom they mean count for beside those where one does."""

Weights = npt.NDArray[np.float32]
Found = tuple[Sequence[Mention], Sequence[ArticleEntity]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One article.

    Args:
        text: of it only clusters are known.
        weight: how much each word counts if it heads a mention, [n_words]: 1 where a label
            says who is meant, 0 where it says what links of two mentions cannot.
    """

    text: Example
    weight: Weights


def spoken(articles: Iterable[Labelled], coreference: Coreference) -> list[Spoken]:
    """The articles, each with what `coreference` makes of it put right by the labels."""
    return [_spoken(one, coreference) for one in articles]


def _spoken(article: Labelled, coreference: Coreference) -> Spoken:
    text = article.text
    blocks = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text)]
    told = with_whole_sources(Told(text, blocks, article.attributions, article.outlet))
    cast = cast_of(told, *coreference.read(text, blocks, article.attributions))
    found = speakers(told, cast)
    mentions, entities = cast.records()
    _, pieces = cut_up(text, tuple(blocks), None)
    cut = words(text, pieces)
    cluster, weight = _clusters(cut, mentions, entities)
    for one, label, speaker in zip(article.attributions, article.labels, found, strict=True):
        at = _head(text, cut, one.source)
        if at is None:
            continue
        if not _is_of_one(label):
            weight[at] = 0
            continue
        is_found = is_right(text, label, speaker, mentions, entities)
        right = (
            [*speaker.entities]
            if is_found
            else _meant(article, label, cut, cluster, (mentions, entities))
        )
        weight[at] = len(right) == 1
        if len(right) == 1:
            cluster[at] = right[0]
    unknown = np.full(len(cut), -1, np.int64)
    example = Example(
        "labelled", pieces, cut, forms(cut), voices(cut, article.attributions),
        unknown, unknown, unknown, cluster,
    )  # fmt: skip
    return Spoken(example, weight)


def _clusters(
    cut: Words, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[Ints, Weights]:
    """The entity of the mention that each word heads, else -1; and what each word counts."""
    cluster = np.full(len(cut), NOBODY, np.int64)
    for number, entity in enumerate(entities):
        for n in entity.mentions:
            cluster[covered(cut, mentions[n].head)] = number
    return cluster, np.full(len(cut), UNLABELLED, np.float32)


def _head(text: str, cut: Words, source: Sequence[Span]) -> int | None:
    """The word that heads a source."""
    found = phrase(text, source) if source else None
    if found is None:
        return None
    inside = covered(cut, found.head[-1].span)
    return inside.start if inside.start < inside.stop else None


def _is_of_one(label: Label) -> bool:
    """Whether a label names one who speaks, and not the outlet that prints."""
    return len(label["speaker"]) == 1 and "outlet" not in label["speaker"][0]


def _meant(article: Labelled, label: Label, cut: Words, cluster: Ints, found: Found) -> list[int]:
    """The entity that is whom a label names; none or several where that is not clear."""
    (part,) = label["speaker"]
    own = [n for n, one in enumerate(found[1]) if means(article.text, part, one, found[0])]
    at = _head(article.text, cut, [Span(*part["at"])])
    # "Officials of the Works" hold the Works too.
    heads = [n for n in own if at is not None and cluster[at] == n]
    return heads or own
