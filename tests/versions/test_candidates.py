from accordingto.core.version import Candidate
from accordingto.versions.candidates import LOOK_BACK, in_common, lanes, places, shared_places
from tests.versions.case import held

HERE = "https://orrin-post.example/dam"
ALSO = "http://www.orrin-post.example/dam/?utm_source=mail"


def asked(*candidates: Candidate, words: str = "id") -> set[tuple[str, str]]:
    """Each pair that would be compared, by ids, the earlier one first."""
    common = shared_places(candidates)
    return {
        (earlier.id[-3:], later.id[-3:])
        for lane in lanes(candidates, common, lambda candidate: getattr(candidate, words))
        for later, others in lane.asked()
        for earlier in others
    }


def test_two_captures_of_one_address_are_candidates() -> None:
    assert asked(held(1, urls=(HERE,)), held(2, urls=(ALSO,))) == {("001", "002")}


def test_the_address_of_one_may_be_what_the_other_calls_its_own() -> None:
    assert asked(held(1, urls=("https://a.example/1", HERE)), held(2, urls=(ALSO,)))


def test_contents_of_one_origin_are_candidates() -> None:
    one, two = held(1, origin="saved/dam.html"), held(2, origin="saved/dam.html", version=2)
    assert asked(one, two) == {("001", "002")}


def test_articles_of_one_document_are_not() -> None:
    one, two = held(1, urls=(HERE,)), held(2, urls=(HERE,), document_id="document-001", position=1)
    assert asked(one, two) == set()
    assert shared_places([one, two]) == frozenset()


def test_stories_of_one_page_are_told_apart_by_position_or_headline() -> None:
    first = [
        held(1, urls=(HERE,), document_id="a", title="Dam holds"),
        held(2, urls=(HERE,), document_id="a", title="Tram line", position=1),
    ]
    second = [
        held(3, urls=(HERE,), document_id="b", title="Snow in May", captured=""),
        held(4, urls=(HERE,), document_id="b", title="Dam  HOLDS", position=1),
        held(5, urls=(HERE,), document_id="b", title="Tram line", position=2),
    ]
    assert asked(*first, *second) == {
        ("001", "003"), ("002", "004"), ("001", "004"), ("002", "005"),
    }  # fmt: skip


def test_the_same_words_are_found_at_another_position() -> None:
    one = held(1, urls=(HERE,), origin="x")
    two = held(2, urls=(HERE,), origin="x", version=2, position=7)
    assert asked(one, two) == set()
    assert asked(one, two, words="origin") == {("001", "002")}


def test_an_entry_that_moved_is_found_by_the_time_it_was_published_at() -> None:
    one = held(1, urls=(HERE,), published="2031-05-03T10:00+02:00")
    two = held(2, urls=(HERE,), position=7, published="2031-05-03T08:00Z")
    assert asked(one, two) == {("001", "002")}
    days = [held(n, urls=(HERE,), position=n, published="2031-05-03") for n in (1, 2)]
    assert asked(*days) == set()


def test_comparisons_grow_with_the_number_of_captures_not_its_square() -> None:
    captures = [held(n, urls=(HERE,)) for n in range(400)]
    assert len(asked(*captures)) <= LOOK_BACK * len(captures)


def test_alone_nothing_is_a_candidate() -> None:
    assert asked(held(1, urls=(HERE,)), held(2, urls=("https://a.example/1",)), held(3)) == set()


def test_an_address_in_common_goes_before_an_origin() -> None:
    one, two = held(1, urls=(HERE,), origin="x"), held(2, urls=(ALSO,), origin="x")
    assert in_common(one, two) == ("address", "orrin-post.example/dam")
    assert in_common(held(1, origin="x"), held(2, origin="x")) == ("origin", "x")
    assert in_common(held(1), held(2)) == ("other-version", "")


def test_what_is_no_address_is_no_place() -> None:
    assert places(held(1, urls=("about:blank",))) == (("origin", "saved/001.html"),)
