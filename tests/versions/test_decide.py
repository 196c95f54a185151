from collections.abc import Sequence
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.version import Candidate, Wording
from accordingto.versions.candidates import lanes, shared_places
from accordingto.versions.decide import MIN_SHARED, Decided, decide, versions
from accordingto.versions.order import order
from accordingto.versions.pairs import Pairs
from tests.versions.case import DAM, held, worded

HERE = "https://orrin-post.example/dam"
TRAM = ("Council votes on tram line", "The council of Orrin votes on Friday, the mayor said.")
SNOW = ("Snow in May", "Snow fell on the hills above Lansmoor, where lambs had just been born.")


def pairs_of(texts: dict[str, Wording]) -> Pairs:
    return Pairs(texts.__getitem__, lambda article_id: texts[article_id].text, {})


def decided(known: Sequence[tuple[Candidate, Wording]]) -> Decided:
    candidates = [candidate for candidate, _ in known]
    pairs = pairs_of({candidate.id: wording for candidate, wording in known})
    return decide(lanes(candidates, shared_places(candidates), pairs.words_digest), pairs)


def histories(known: Sequence[tuple[Candidate, Wording]]) -> list[list[str]]:
    return [[c.id[-3:] for c in history.candidates] for history in decided(known).histories]


def capture(number: int, *paragraphs: str, **fields: object) -> tuple[Candidate, Wording]:
    return held(number, urls=(HERE,), **fields), worded(*paragraphs)


def test_captures_of_one_report_are_its_versions_in_the_order_of_their_dates() -> None:
    known = [
        capture(1, *DAM, captured="2031-05-03"),
        capture(2, *DAM[:3], captured="2031-05-01"),
        capture(3, *DAM, "Nobody was hurt."),
    ]
    assert histories(known) == [["002", "001", "003"]]


def test_an_address_that_holds_another_story_now_is_refused_with_the_reason() -> None:
    found = decided([capture(1, *DAM), capture(2, *TRAM)])
    assert found.histories == ()
    (refused,) = found.refused
    assert (refused.article_id, refused.earlier_id) == ("article-002", "article-001")
    assert (refused.matched_by, refused.matched_on) == ("address", "orrin-post.example/dam")
    assert refused.reason == "too-few-words"
    assert refused.shared < MIN_SHARED


def test_a_brief_needs_a_larger_share_than_a_report() -> None:
    long = "the mayor of the town said on Friday that the gate of the old dam is in need of repair"
    brief = "The band of the town said on Friday that bells rang late."
    found = decided([capture(1, long), capture(2, brief)])
    assert found.histories == ()
    (refused,) = found.refused
    assert refused.shared >= MIN_SHARED
    assert refused.reason == "too-few-words"
    assert histories([capture(1, brief), capture(2, brief.replace("late", "early"))])
    reports = [
        " ".join(f"word{n % 90 if n < 180 else n + k}" for n in range(400)) for k in (0, 500)
    ]
    assert histories([capture(n, text) for n, text in enumerate(reports)])


def test_a_moved_and_edited_entry_is_a_version() -> None:
    time = "2031-05-03T08:00Z"
    known = [
        capture(1, *DAM, published=time, captured="2031-05-04"),
        capture(2, *SNOW, document_id="b", captured="2031-05-05"),
        capture(3, *DAM[:3], document_id="b", position=1, published=time, captured="2031-05-05"),
    ]
    assert histories(known) == [["001", "003"]]


def test_an_address_that_shows_stories_in_turn_gives_a_history_for_each() -> None:
    known = [capture(n, *(DAM, TRAM, SNOW)[n % 3]) for n in range(1, 8)]
    assert histories(known) == [["001", "004", "007"], ["002", "005"], ["003", "006"]]


def test_articles_of_one_document_are_never_versions_of_one() -> None:
    known = [
        capture(1, *DAM, document_id="a"),
        capture(2, *DAM, document_id="b"),
        capture(3, *DAM, document_id="b", position=1),
    ]
    found = decided(known)
    assert histories(known) == [["001", "002"]]
    assert [one.reason for one in found.refused] == ["nearer-article"]


def test_stories_that_moved_on_their_page_are_found_again() -> None:
    known = [
        capture(1, *DAM, document_id="a", captured="2031-05-01"),
        capture(2, *TRAM, document_id="a", captured="2031-05-01", position=1),
        capture(3, *SNOW, document_id="b", captured="2031-05-02"),
        capture(4, *DAM, document_id="b", captured="2031-05-02", position=1),
        capture(5, *TRAM, document_id="b", captured="2031-05-02", position=2),
    ]
    assert histories(known) == [["001", "004"], ["002", "005"]]


def test_an_address_and_an_origin_join_into_one_history() -> None:
    known = [
        (held(1, origin="x", urls=(HERE,), captured="2031-05-01"), worded(*DAM)),
        (held(2, origin="y", urls=(HERE,), captured="2031-05-03"), worded(*DAM[:3])),
        (held(3, origin="x", version=2, captured="2031-05-02"), worded(*DAM[:2])),
    ]
    (history,) = decided(known).histories
    found = list(versions(history, pairs_of({c.id: wording for c, wording in known})))
    assert [(v.article_id, v.matched_by) for v in found] == [
        ("article-001", None), ("article-003", "origin"), ("article-002", "other-version"),
    ]  # fmt: skip
    assert [v.ordered_by for v in found] == [None, "captured", "captured"]
    assert [len(v.changes) for v in found] == [0, 2, 1]


def test_versions_with_the_same_words_have_no_change() -> None:
    known = [capture(1, *DAM), capture(2, *DAM)]
    (history,) = decided(known).histories
    _, second = versions(history, pairs_of({c.id: wording for c, wording in known}))
    assert (second.shared, second.changes) == (1.0, ())


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    known = [
        capture(1, *DAM), capture(2, *DAM[:3], captured="2031-05-01"), capture(3, *TRAM),
        capture(4, *DAM, *TRAM),
    ]  # fmt: skip
    assert len({decided(some) for some in permutations(known)}) == 1


STORIES = st.sampled_from([DAM, DAM[:3], DAM[1:], TRAM, (*TRAM, DAM[1]), SNOW, ("Dam",)])


@given(st.lists(st.tuples(STORIES, st.integers(0, 3), st.integers(0, 2)), max_size=8))
def test_histories_hold_each_article_once_and_no_document_twice(
    drawn: list[tuple[tuple[str, ...], int, int]],
) -> None:
    known = [
        capture(n, *story, document_id=f"d{document}", position=n, captured=f"2031-05-0{day + 1}")
        for n, (story, document, day) in enumerate(drawn)
    ]
    found = decided(known)
    ids = [c.id for history in found.histories for c in history.candidates]
    assert len(ids) == len(set(ids))
    for history in found.histories:
        documents = [c.document_id for c in history.candidates]
        assert len(documents) == len(set(documents)) > 1
        assert all(order(a) < order(b) for a, b in pairwise(history.candidates))
    assert decided(known[::-1]) == found
