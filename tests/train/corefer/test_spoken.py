"""Labelled articles as coreference learns from them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from accordingto.core.attribution import Attribution
from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.corefer.stage import Coreference
from accordingto.score.labels import Labelled
from accordingto.testing import attribution, span_of
from accordingto.train.corefer.spoken import UNLABELLED, Spoken, spoken

TEXT = (
    "Ada Lint runs the gates of Orrin with Piet Odell.\n"
    "“They leak,” he said. The board of the Works said so too.\n"
    "She told the Works that both had said it. The gates stood."
)
LINT, ODELL = "Ada Lint", "Piet Odell"
MENTIONS: tuple[tuple[str, str, Any, Any], ...] = (
    (LINT, "Lint", "name", "person"),
    ("the gates of Orrin", "gates", "nominal", "other"),
    (ODELL, "Odell", "name", "person"),
    ("he", "he", "pronoun", "person"),
    ("The board of the Works", "board", "nominal", "organisation"),
    ("the Works", "Works", "name", "organisation"),
    ("She", "She", "pronoun", "person"),
    ("both", "both", "pronoun", "person"),
    ("The gates", "gates", "nominal", "other"),
)
ENTITIES = ((0, 3), (1, 8), (2, 6, 7), (4,), (5,))


class Read(Coreference):
    """Takes "he" for Lint and "She" for Odell."""

    def __init__(self) -> None:
        super().__init__()

    def read(
        self,
        text: str,
        paragraphs: Sequence[Span],
        attributions: Sequence[Attribution],
        *,
        title: Span | None = None,
    ) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
        assert len(paragraphs) == 3
        assert len(attributions) == 4
        assert title is None
        mentions, at = [], 0
        for words, head, form, kind in MENTIONS:
            span = Span(text.index(words, at), text.index(words, at) + len(words))
            at = span.start + 1
            start = text.index(head, span.start)
            mentions.append(Mention(span, Span(start, start + len(head)), form, kind, 0.9))
        kinds: tuple[Any, ...] = ("person", "other", "person", "organisation", "organisation")
        found = (ArticleEntity(k, m, None) for k, m in zip(kinds, ENTITIES, strict=True))
        return tuple(mentions), tuple(found)


def label(*parts: tuple[str, str | None]) -> dict[str, Any]:
    who = [
        {"at": [span_of(TEXT, words).start, span_of(TEXT, words).end]}
        | ({} if name is None else {"name": name})
        for words, name in parts
    ]
    return {"speaker": who, "kind": None, "what": None, "channel": "not-stated", "chain": None}


def said(source: str, cue: str, content: str) -> Attribution:
    at = span_of(TEXT, f"{source} {cue}")
    return replace(
        attribution(TEXT, content=content),
        source=(Span(at.start, at.start + len(source)),),
        cue=(Span(at.end - len(cue), at.end),),
    )


@pytest.fixture(scope="module")
def read() -> Spoken:
    given = (
        said("he", "said", "“They leak,”"), said("The board of the Works", "said", "so too"),
        said("She", "told", "that both had said it"), said("both", "had said", "it. The"),
    )  # fmt: skip
    labels = (
        label((ODELL, ODELL)), label(("The board of the Works", None)), label((LINT, LINT)),
        label((LINT, LINT), (ODELL, ODELL)),
    )  # fmt: skip
    (found,) = spoken([Labelled("train", TEXT, (), given, labels, ())], Read())
    return found


def at(read: Spoken, words: str, head: str) -> int:
    start = TEXT.index(head, TEXT.index(words))
    return read.text.words.start.tolist().index(start)


def test_who_was_taken_for_the_wrong_one_is_given_to_the_right_one(read: Spoken) -> None:
    cluster = read.text.cluster
    he, she = at(read, "he said", "he"), at(read, "She told", "She")
    assert cluster[he] == cluster[at(read, ODELL, "Odell")]
    assert cluster[she] == cluster[at(read, LINT, "Lint")] != cluster[he]
    assert read.weight[he] == read.weight[she] == 1


def test_whose_words_hold_the_name_of_another_is_not_that_other(read: Spoken) -> None:
    board = at(read, "The board", "board")
    assert read.weight[board] == 1
    assert read.text.cluster[board] != read.text.cluster[at(read, "the Works that", "Works")]


def test_a_source_of_two_teaches_nothing(read: Spoken) -> None:
    assert read.weight[at(read, "both had", "both")] == 0


def test_what_no_label_tells_of_stays_as_it_was_read(read: Spoken) -> None:
    first, second = at(read, "the gates of", "gates"), at(read, "The gates stood", "gates")
    assert read.text.cluster[first] == read.text.cluster[second]
    assert read.weight[second] == pytest.approx(UNLABELLED)


def test_words_that_head_no_mention_are_in_no_cluster(read: Spoken) -> None:
    assert read.text.cluster[at(read, "runs", "runs")] == -1
    assert set(read.text.type.tolist()) == set(read.text.first.tolist()) == {-1}
