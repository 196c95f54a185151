from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.annotate import labels
from accordingto.core.attribution import ROLES
from accordingto.encode.pieces import Pieces
from accordingto.encode.windows import windows
from accordingto.score.examples import Example, Gold
from accordingto.testing import span_of
from accordingto.train.tensors import NONE_OR_INNER, Cueness, Seen, read_pieces, seen
from tests.train.conftest import articles, marked, told

NOTHING_KNOWN = Cueness(Counter(), Counter())
CORES = st.integers(1, 60)
CONTEXTS = st.integers(0, 12)


def whole(one: Example, cueness: Cueness = NOTHING_KNOWN) -> Seen:
    """The only window of a short article."""
    (window,) = seen(one, cueness, core=1000)
    return window


def words(one: Example, pieces: Pieces, first: int, last: int) -> str:
    return one.text[int(pieces.start[first]) : int(pieces.end[last])]


@given(articles(), CORES, CONTEXTS)
def test_every_gold_has_one_anchor_in_the_core_of_one_window(
    one: Example, core: int, context: int
) -> None:
    read = read_pieces(one)
    anchors: list[int] = []
    cuts = windows(read, core=core, context=context)
    for cut, window in zip(cuts, seen(one, NOTHING_KNOWN, core=core, context=context), strict=True):
        assert len(window.pieces) == cut.last - cut.first
        for at in window.at + cut.first:
            assert cut.core_first <= at < cut.core_last
            anchors.append(int(at))
        assert (window.anchors[window.at] == labels.OUTER_ANCHOR).all()
    assert len(anchors) == len(one.golds)
    for gold in one.golds:
        (cue,) = gold.cue
        inside = [a for a in anchors if cue.start <= read.start[a] and read.end[a] <= cue.end]
        assert len(inside) == 1


@given(articles(), CORES, CONTEXTS)
def test_labels_follow_one_another_as_allowed(one: Example, core: int, context: int) -> None:
    may = labels.allowed()
    for window in seen(one, NOTHING_KNOWN, core=core, context=context):
        assert window.labels.shape == (len(window.at), len(window.pieces))
        edge = np.full((len(window.at), 1), labels.OUTSIDE)
        closed = np.concatenate([edge, window.labels, edge], axis=1)
        assert may[closed[:, :-1], closed[:, 1:]].all()


@given(articles())
def test_labels_give_back_the_spans(one: Example) -> None:
    window = whole(one)
    for gold, row in zip(one.golds, window.labels, strict=True):
        for role in ROLES:
            spans = [
                words(one, window.pieces, first, last) for first, last in labels.runs(row, role)
            ]
            assert spans == [s.of(one.text) for s in gold.spans(role)]


def test_a_span_over_paragraphs_is_a_run_in_each() -> None:
    one = marked("[1s Ada Lint] [1q said]:\n\n[1c “It leaks.]\n\n[1c “And badly.”]")
    window = whole(one)
    content = [words(one, window.pieces, *r) for r in labels.runs(window.labels[0], "content")]
    assert content == ["“It leaks.", "“And badly.”"]


def test_content_gives_way_to_the_source_and_the_cue_in_it() -> None:
    text = "“It leaks,” said Ada Lint, “and nobody pays.”"
    gold = Gold((span_of(text, "Ada Lint"),), (span_of(text, "said"),), (span_of(text, text),))
    one = Example("made-up", text, (gold,))
    window = whole(one)
    found = {
        role: [words(one, window.pieces, *r) for r in labels.runs(window.labels[0], role)]
        for role in ROLES
    }
    assert found == {
        "source": ["Ada Lint"],
        "cue": ["said"],
        "content": ["“It leaks,”", ", “and nobody pays.”"],
    }


def test_a_window_that_cuts_a_span_begins_and_ends_it() -> None:
    one = marked("[1s Ada] [1q said] [1c that old gates leak every spring].")
    # One piece a word, and one for the paragraph before them.
    rows = [w.labels for w in seen(one, NOTHING_KNOWN, core=3, context=2) if len(w.at)]
    role = labels.label
    assert [row.tolist() for row in rows] == [
        [
            [
                labels.OUTSIDE,
                role("source", labels.SINGLE),
                role("cue", labels.SINGLE),
                role("content", labels.BEGIN),
                role("content", labels.END),
            ]
        ]
    ]


@pytest.mark.parametrize(("inner", "target"), [(False, 1), (True, 2)])
def test_an_anchor_says_whether_it_is_inside_and_how_much_it_counts(
    inner: bool, target: int
) -> None:
    one = marked("[1s Ada] [1q said] [1c that it leaks].")
    gold = replace(one.golds[0], inner=inner, weight=0.25)
    window = whole(replace(one, golds=(gold,)))
    (at,) = window.at
    assert window.anchors[at] == target
    assert window.weights[at] == 0.25
    assert window.gold_weights.tolist() == [0.25]
    assert (np.delete(window.weights, at) == 1).all()


def test_within_a_content_nothing_or_an_inner_anchor_may_stand() -> None:
    one = marked("[1s Ada] [1q said] [1c that old gates leak].")
    assert whole(one).anchors.tolist() == [
        labels.NO_ANCHOR, labels.NO_ANCHOR, labels.OUTER_ANCHOR, *[NONE_OR_INNER] * 4, 0,
    ]  # fmt: skip


def test_a_gold_whose_cue_has_no_piece_is_left_out() -> None:
    one = marked("Ada [1q \u200b] [1c it leaks]. [2s Ola] [2q said] [2c no].")
    window = whole(one)
    assert len(window.at) == 1
    assert window.labels.shape == (1, len(window.pieces))


def test_an_article_without_gold_has_labels_for_nobody() -> None:
    window = whole(marked("The ferry lay still."))
    assert window.at.tolist() == []
    assert window.labels.shape == (0, len(window.pieces))
    assert not window.anchors.any()


def test_an_empty_article_has_no_windows() -> None:
    assert list(seen(marked(""), NOTHING_KNOWN, core=10)) == []


def test_the_word_that_most_often_stands_in_a_cue_is_the_anchor() -> None:
    told_by = marked("[1s Ada] [1q said] [1c so], and [2s Ola] [2q said] [2c no] in a statement.")
    one = marked("[1s Ada] [1q in a statement said] [1c so].")
    at = int(whole(one, Cueness.of([told_by])).at[0])
    assert words(one, read_pieces(one), at, at) == "said"


def test_of_words_as_often_in_cues_the_first_is_the_anchor() -> None:
    one = marked("[1s Ada] [1q wrote back] [1c so].")
    at = int(whole(one).at[0])
    assert words(one, read_pieces(one), at, at) == "wrote"


def test_the_longest_part_of_a_broken_cue_has_the_anchor() -> None:
    one = marked("[1q Did] [1s Ada] [1q speak up] [1c for the gate]?")
    assert told(one, one.golds[0])[1] == ("Did", "speak up")
    at = int(whole(one).at[0])
    assert words(one, read_pieces(one), at, at) == "speak"
