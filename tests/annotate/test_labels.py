import numpy as np

from accordingto.annotate import labels
from accordingto.annotate.labels import BEGIN, END, INSIDE, OUTSIDE, SINGLE, label


def test_spans_begin_and_end_before_another_begins() -> None:
    may = labels.allowed()
    assert may[OUTSIDE, label("source", BEGIN)]
    assert may[label("source", END), label("cue", SINGLE)]
    assert may[label("cue", BEGIN), label("cue", END)]
    assert not may[OUTSIDE, label("cue", INSIDE)]
    assert not may[label("cue", BEGIN), label("content", END)]
    assert not may[label("content", BEGIN), OUTSIDE]
    assert not labels.may_start()[label("cue", END)]
    assert not labels.may_end()[label("content", INSIDE)]


def test_runs_are_the_spans_of_one_role() -> None:
    sequence = np.array([
        label("source", SINGLE), label("cue", BEGIN), label("cue", END), OUTSIDE,
        label("content", BEGIN), label("content", INSIDE), label("content", END),
        label("content", SINGLE),
    ])  # fmt: skip
    assert labels.runs(sequence, "source") == [(0, 0)]
    assert labels.runs(sequence, "cue") == [(1, 2)]
    assert labels.runs(sequence, "content") == [(4, 6), (7, 7)]
    assert labels.runs(np.zeros(3, np.int64), "cue") == []
