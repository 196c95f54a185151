import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.score.edits import Edit, edited, shifted
from accordingto.score.examples import Example, Gold
from tests.train.conftest import marked, told

# Every character of the text stands there once and in no edit, so that it can be followed.
TEXT = "".join(chr(0x391 + i) for i in range(17)) + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
N = len(TEXT)

SPANS = st.tuples(st.integers(0, N - 1), st.integers(1, 9)).map(
    lambda s: Span(s[0], min(N, s[0] + s[1]))
)
GOLDS = st.builds(lambda a, b, c: Gold((a,), (b,), (c,)), SPANS, SPANS, SPANS)
EDITS = st.lists(
    st.tuples(st.integers(0, N), st.integers(0, 6), st.sampled_from(["", "x", "yz", "“"])).map(
        lambda e: Edit(e[0], min(N, e[0] + e[1]), e[2])
    ),
    max_size=8,
)


def apart(edits: list[Edit]) -> list[Edit]:
    """The edits that do not overlap an earlier one."""
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


@given(EDITS)
def test_the_text_is_that_of_edits_made_one_by_one_from_the_end(edits: list[Edit]) -> None:
    text = TEXT
    for edit in reversed(apart(edits)):
        text = text[: edit.start] + edit.words + text[edit.end :]
    assert edited(Example("a", TEXT, ()), edits).text == text


@given(GOLDS, EDITS)
def test_every_span_points_to_its_characters_that_stayed(gold: Gold, edits: list[Edit]) -> None:
    gone = {i for e in apart(edits) for i in range(e.start, e.end)}
    stayed = [
        "".join(TEXT[i] for i in range(s.start, s.end) if i not in gone)
        for s in (*gold.source, *gold.cue, *gold.content)
    ]
    one = edited(Example("a", TEXT, (gold,)), edits)
    if not one.golds:
        assert not (stayed[1] and stayed[2])
        return
    for old, words in zip(stayed, told(one, one.golds[0]), strict=True):
        assert "".join(c for word in words for c in word if c in TEXT) == old


@given(GOLDS, EDITS)
def test_edits_outside_a_span_leave_its_words_as_they_were(gold: Gold, edits: list[Edit]) -> None:
    outside = [e for e in edits if all(e.end <= s.start or s.end <= e.start for s in gold.parts)]
    before = Example("a", TEXT, (gold,))
    after = edited(before, outside)
    assert told(after, after.golds[0]) == told(before, gold)


@given(GOLDS, EDITS)
def test_spans_stay_inside_the_text(gold: Gold, edits: list[Edit]) -> None:
    one = edited(Example("a", TEXT, (gold,)), edits)
    for changed in one.golds:
        assert all(p.end <= len(one.text) for p in changed.parts)


def test_words_in_place_of_others_belong_to_the_span_that_had_those() -> None:
    one = marked("[1s Ada Lint] [1q said] [1c that it leaks].")
    after = edited(one, [Edit(0, 3, "Eda"), Edit(9, 13, "told us")])
    assert after.text == "Eda Lint told us that it leaks."
    assert told(after, after.golds[0]) == (("Eda Lint",), ("told us",), ("that it leaks",))


def test_words_put_beside_a_span_do_not_belong_to_it() -> None:
    one = marked("[1s Ada] [1q said] [1c so].")
    after = edited(one, [Edit(0, 0, "- "), Edit(3, 3, ","), Edit(4, 4, "then ")])
    assert after.text == "- Ada, then said so."
    assert told(after, after.golds[0]) == (("Ada",), ("said",), ("so",))


@pytest.mark.parametrize(
    ("gone", "left"), [("Ada", 1), ("said", 0), ("so", 0)], ids=["source", "cue", "content"]
)
def test_only_an_attribution_without_cue_or_content_is_gone(gone: str, left: int) -> None:
    one = marked("[1s Ada] [1q said] [1c so].")
    start = one.text.index(gone)
    after = edited(one, [Edit(start, start + len(gone), "")])
    assert len(after.golds) == left
    assert all(g.source == () for g in after.golds)


def test_shifted_spans_keep_their_order_and_length() -> None:
    assert shifted([Span(0, 2), Span(3, 7)], 5) == (Span(5, 7), Span(8, 12))
