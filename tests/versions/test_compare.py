import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Regions
from accordingto.core.version import Change, Wording
from accordingto.versions import compare, sides
from accordingto.versions.compare import changes, counted, shared
from tests.versions.case import DAM, applied, strings, worded
from tests.work import HANG_S

WORDS = st.sampled_from(["dam", "gate", "held", ",", "the", "水坝"])
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), min_size=1, max_size=6)


def told(earlier: Wording, later: Wording) -> list[tuple[str, str, str]]:
    """Kind and words of each change."""
    return [
        (
            change.kind,
            change.before.of(earlier.text) if change.before else "",
            change.after.of(later.text) if change.after else "",
        )
        for change in changes(earlier, later)
    ]


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_changes_lead_from_one_version_to_the_other(one: list[str], other: list[str]) -> None:
    earlier, later = worded(*one), worded(*other, around=" | ")
    found = changes(earlier, later)
    assert applied(earlier, later, found) == strings(later)
    backwards = changes(later, earlier)
    assert applied(later, earlier, backwards) == strings(earlier)


@given(PARAGRAPHS, PARAGRAPHS)
def test_changes_are_in_order_and_each_lies_in_one_paragraph(
    one: list[str], other: list[str]
) -> None:
    earlier, later = worded(*one), worded(*other)
    found = changes(earlier, later)
    for side, spans in (
        (earlier, [c.before for c in found if c.before]),
        (later, [c.after for c in found if c.after]),
    ):
        assert Regions(side.paragraphs).hold_all(spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for change in found:
        assert 0 <= change.before_at <= len(earlier.text)
        assert any(p.start <= change.after_at <= p.end for p in later.paragraphs)


@given(PARAGRAPHS)
def test_the_same_words_have_no_change_whatever_the_white_space(paragraphs: list[str]) -> None:
    spaced = [p.replace(" ", "\n \t") for p in paragraphs]
    assert changes(worded(*paragraphs), worded(*spaced)) == ()


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_same_versions_give_the_same_changes(one: list[str], other: list[str]) -> None:
    assert changes(worded(*one), worded(*other)) == changes(worded(*one), worded(*other))


def test_one_word_is_one_change() -> None:
    later = (DAM[0], DAM[1].replace("Tuesday", "Wednesday"), *DAM[2:])
    assert told(worded(*DAM), worded(*later)) == [("replaced", "Tuesday", "Wednesday")]


def test_words_apart_are_changes_apart() -> None:
    later = (DAM[0], DAM[1].replace("Tuesday", "Monday").replace("Orrin", "Lansmoor"), *DAM[2:])
    assert told(worded(*DAM), worded(*later)) == [
        ("replaced", "Orrin", "Lansmoor"),
        ("replaced", "Tuesday", "Monday"),
    ]


def test_a_headline_is_compared_too() -> None:
    later = (DAM[0].replace("holds", "breaks"), *DAM[1:])
    assert told(worded(*DAM), worded(*later)) == [("replaced", "holds", "breaks")]


def test_a_paragraph_is_added_behind_the_one_before_it() -> None:
    new = "Correction: an earlier version said that ten families had left."
    earlier, later = worded(*DAM), worded(*DAM[:2], new, *DAM[2:])
    (change,) = changes(earlier, later)
    assert change == Change(
        "added", None, later.paragraphs[2], earlier.paragraphs[1].end, later.paragraphs[2].start
    )


def test_a_paragraph_that_moved_is_removed_here_and_added_there() -> None:
    earlier, later = worded(*DAM), worded(DAM[0], DAM[2], DAM[1], DAM[3])
    found = told(earlier, later)
    assert sorted(kind for kind, _, _ in found) == ["added", "removed"]
    assert {before or after for _, before, after in found} in ({DAM[1]}, {DAM[2]})


def test_words_that_open_a_paragraph_stand_before_the_next_word() -> None:
    earlier = worded("The gate held.", "On Monday, nobody came.")
    later = worded("The gate held.", "nobody came.")
    (change,) = changes(earlier, later)
    assert (change.kind, change.after_at) == ("removed", later.paragraphs[1].start)
    (back,) = changes(later, earlier)
    assert (back.kind, back.before_at) == ("added", later.paragraphs[1].start)


def test_words_kept_by_chance_do_not_scatter_a_rewritten_sentence() -> None:
    earlier = worded("A spokesman for the water board declined to say why.")
    later = worded("Two engineers told reporters that the pumps had failed before.")
    ((kind, _, _),) = told(earlier, later)
    assert kind == "replaced"


def test_a_split_paragraph_is_no_change_of_words() -> None:
    assert changes(worded("It held. Nobody came."), worded("It held.", "Nobody came.")) == ()


def test_what_is_rewritten_beyond_all_bounds_is_replaced_by_paragraphs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sides, "MAX_CHARS", 10)
    earlier, later = worded("a b c d e f g", "same"), worded("a b c d e f h", "new", "same")
    assert told(earlier, later) == [
        ("replaced", "a b c d e f g", "a b c d e f h"),
        ("added", "", "new"),
    ]


@pytest.mark.parametrize("n_paragraphs", [1, 1_000, 50_000])
def test_two_long_versions_with_everything_changed_take_seconds(n_paragraphs: int) -> None:
    draws = random.Random(20310504)
    n_words = 50_000 // n_paragraphs

    def paragraph() -> str:
        return " ".join(f"w{int(draws.paretovariate(0.6))}" for _ in range(n_words))

    earlier, later = (worded(*(paragraph() for _ in range(n_paragraphs))) for _ in range(2))
    began = time.process_time()
    found = changes(earlier, later)
    assert time.process_time() - began < HANG_S
    assert applied(earlier, later, found) == strings(later)


def share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return shared(counted(worded(*one)), counted(worded(*other)))


def test_a_report_that_grows_shares_all_of_its_words() -> None:
    assert share(DAM[:2], DAM) == share(DAM, DAM[:2]) == 1


def test_another_story_shares_few_words() -> None:
    other = ("Council votes on tram line", "The council of Orrin votes on Friday, the mayor said.")
    assert share(DAM, other) < 0.3


def test_capitals_and_white_space_make_no_difference() -> None:
    assert share(("THE GATE HELD",), ("the  gate held",)) == 1


def test_articles_of_one_word_are_compared_by_it() -> None:
    assert share(("Alarm",), ("alarm",)) == 1
    assert share(("Alarm",), ("Quiet",)) == 0


def test_of_a_long_article_the_beginning_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "COUNTED_CHARS", 13)
    assert share(("the gate held on", "x y z"), ("the gate held off", "u v w")) == 1
