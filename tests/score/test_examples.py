from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import ROLES
from accordingto.core.span import Span
from accordingto.score.examples import Gold, example, joined
from accordingto.testing import span_of
from tests.train.conftest import told

TEXT = (
    "Gate of Orrin leaks\n\n"
    "Ada Lint, the lock keeper, said the gate leaks every spring.\n\n"
    "“Nobody pays,” she added. “Nobody ever paid.”\n"
)


def place(words: str) -> list[int]:
    span = span_of(TEXT, words)
    return [span.start, span.end]


def record(**roles: list[list[int]]) -> dict[str, Any]:
    return {"doc_id": "orrin", "text": TEXT, "attributions": [roles]}


def test_fragments_of_one_phrase_are_joined_and_tidied() -> None:
    one = example(
        record(
            source=[place("Ada"), place("Lint"), place(", the lock keeper,")],
            cue=[place("said ")],
            content=[place("every spring."), place("the gate leaks")],
        )
    )
    (gold,) = one.golds
    assert told(one, gold) == (
        ("Ada Lint, the lock keeper",),
        ("said",),
        ("the gate leaks every spring",),
    )


def test_a_span_over_paragraphs_is_one_in_each() -> None:
    start, end = place("the gate leaks")[0], place("Nobody pays")[1]
    one = example(record(source=[], cue=[place("said")], content=[[start, end]]))
    assert told(one, one.golds[0])[2] == ("the gate leaks every spring", "“Nobody pays,”")


@pytest.mark.parametrize("absent", ["cue", "content"])
def test_an_attribution_without_cue_or_content_is_left_out(absent: str) -> None:
    whole = {"source": [], "cue": [place("said")], "content": [place("the gate leaks")]}
    assert len(example(record(**whole)).golds) == 1
    assert example(record(**{**whole, absent: []})).golds == ()


def test_attributions_stand_in_the_order_of_their_cues() -> None:
    marked = [
        {"source": [], "cue": [place("added")], "content": [place("Nobody pays")]},
        {"source": [], "cue": [place("said")], "content": [place("the gate leaks")]},
    ]
    one = example({"doc_id": "orrin", "text": TEXT, "attributions": marked})
    assert [told(one, g)[1] for g in one.golds] == [("said",), ("added",)]


def test_the_layout_has_the_headline_among_its_paragraphs() -> None:
    blocks, title = example(record(source=[], cue=[], content=[])).layout()
    assert len(blocks) == 3
    assert title == blocks[0] == span_of(TEXT, "Gate of Orrin leaks")


FRAGMENTS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda f: [f[0], f[0] + f[1]])
)


@given(st.text(st.sampled_from("ab ,.”\n"), min_size=52, max_size=52), FRAGMENTS)
def test_joined_fragments_are_in_order_with_a_word_between(
    text: str, fragments: list[list[int]]
) -> None:
    spans = joined(text, fragments)
    for left, right in pairwise(spans):
        assert any(c.isalnum() for c in text[left.end : right.start])
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert {i for a, b in fragments for i in range(a, b)} <= covered


def test_parts_are_in_text_order_and_each_role_has_its_own() -> None:
    gold = Gold((Span(9, 12),), (Span(6, 8),), (Span(0, 5), Span(14, 20)))
    assert gold.parts == (Span(0, 5), Span(6, 8), Span(9, 12), Span(14, 20))
    assert [gold.spans(r) for r in ROLES] == [gold.source, gold.cue, gold.content]
