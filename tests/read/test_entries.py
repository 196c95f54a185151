from hypothesis import given
from hypothesis import strategies as st

from accordingto.read.entries import (
    Look,
    Part,
    labelled_parts,
    led_by_stamps,
    ruled_parts,
    stamped_parts,
    with_lead,
)
from accordingto.read.stamps import Stamp

TEXT = Look(40)
TITLE = Look(is_title=True)
OTHER = Look()
END = Look(is_barrier=True)


def stamps(*places: int) -> dict[int, Stamp]:
    return {at: Stamp(600 + at, "", "", 5) for at in places}


def test_stamps_before_their_entries() -> None:
    looks = [TITLE, OTHER, TITLE, TEXT, OTHER, TEXT, TEXT, OTHER, TEXT, END, TEXT]
    assert stamped_parts(looks, stamps(1, 4, 7)) == [
        Part(2, 1, 4, 1),
        Part(None, 4, 7, 4),
        Part(None, 7, 9, 7),
    ]


def test_stamps_between_headline_and_text() -> None:
    looks = [TITLE, OTHER, TEXT] * 3
    found = stamped_parts(looks, stamps(1, 4, 7))
    assert [(part.title, part.stamp) for part in found] == [(0, 1), (3, 4), (6, 7)]


def test_stamps_behind_their_entries() -> None:
    looks = [TITLE, OTHER, TEXT, OTHER, TEXT, OTHER, TEXT, OTHER]
    found = stamped_parts(looks, stamps(3, 5, 7))
    assert [(part.start, part.end) for part in found] == [(2, 4), (4, 6), (6, 8)]


def test_times_without_paragraphs_are_no_entries() -> None:
    short = Look(9)
    assert stamped_parts([OTHER, short] * 5, stamps(0, 2, 4, 6, 8)) == []


def test_a_list_of_times_inside_a_long_story_splits_nothing() -> None:
    looks = [Look(400), *[OTHER, Look(26)] * 3, END, Look(400)]
    assert stamped_parts(looks, stamps(1, 3, 5)) == []


def test_paragraphs_that_begin_with_the_time_must_be_long() -> None:
    words = [f"1{at}:05 – The hall is full." for at in range(4)]
    assert len(led_by_stamps([Look(30)] * 4, words)) == 4
    assert led_by_stamps([Look(8), Look(8), Look(8), Look(300)], words) == []


def test_a_long_lead_is_a_story_of_its_own() -> None:
    parts = [Part(None, 2, 4, 2)]
    assert with_lead([TITLE, TEXT, OTHER, TEXT], parts, 0) == [Part(0, 0, 2), *parts]
    assert with_lead([TITLE, Look(10), OTHER, TEXT], parts, 0) == parts
    assert with_lead([TEXT], [], None) == []


def test_headlines_behind_rules_begin_stories() -> None:
    looks = [Look(30), OTHER, TITLE, TEXT, OTHER, TITLE, TEXT, OTHER, Look(30)]
    opens = {2: 2, 5: 5}
    assert ruled_parts(looks, [2, 5, 8], opens.get) == [Part(2, 2, 5), Part(5, 5, 8)]


def test_rules_between_paragraphs_of_one_story_begin_none() -> None:
    looks = [TITLE, TEXT, OTHER, TEXT, OTHER, TITLE, TEXT, OTHER, TEXT, OTHER, TEXT]
    assert ruled_parts(looks, [3, 5, 8, 10], {5: 5}.get) == []


def test_labels_above_headlines_begin_stories() -> None:
    looks = [OTHER, *[TITLE, TITLE, TEXT] * 3]
    labels = [False, *[True, False, False] * 3]
    found = labelled_parts(looks, labels)
    assert [(part.title, part.end) for part in found] == [(2, 4), (5, 7), (8, 10)]
    assert labelled_parts(looks[:7], labels[:7]) == []


LOOKS = st.lists(st.sampled_from([TEXT, TITLE, OTHER, END, Look(9)]), min_size=1, max_size=30)


@given(LOOKS, st.sets(st.integers(0, 29), max_size=10))
def test_parts_follow_each_other_inside_the_page(looks: list[Look], at: set[int]) -> None:
    places = {one for one in at if one < len(looks)}
    parts = stamped_parts(looks, stamps(*places))
    edges = [edge for part in parts for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(looks) for edge in edges)
    assert all(part.start < part.end for part in parts)
