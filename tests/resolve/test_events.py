"""Which articles are about one event."""

import math
import random
from collections.abc import Sequence

from accordingto.resolve.events import events


def vector(*words: str) -> dict[str, float]:
    return {word: 1 / math.sqrt(len(words)) for word in sorted(words)}


def grouped(vectors: dict[str, dict[str, float]], ids: Sequence[str] = ()) -> set[frozenset[str]]:
    ordered = {one: vectors[one] for one in ids or vectors}
    found = events(ordered, {one: sorted(words) for one, words in ordered.items()})
    assert found.keys() == vectors.keys()
    return {frozenset(one for one in found if found[one] == event) for event in set(found.values())}


FLOOD = {
    "a": vector("orrin", "flood", "bridge", "mayor"),
    "b": vector("orrin", "flood", "levee", "pump"),
    "c": vector("orrin", "levee", "ferry", "flood"),
}
FIRE = {
    "d": vector("tessel", "fire", "depot", "roof"),
    "e": vector("tessel", "fire", "smoke", "hall"),
}


def test_articles_on_two_events_are_two_groups() -> None:
    assert grouped(FLOOD | FIRE) == {frozenset("abc"), frozenset("de")}


def test_two_that_share_nothing_are_one_by_a_third_that_both_are_like() -> None:
    far = {"a": vector("flood", "bridge"), "c": vector("levee", "ferry")}
    assert grouped(far) == {frozenset("a"), frozenset("c")}
    assert grouped(far | {"b": vector("flood", "levee", "bridge", "ferry")}) == {frozenset("abc")}


def test_one_like_a_single_member_of_a_group_stays_apart_from_the_group() -> None:
    near = {"a": {"bridge": 0.6, "flood": 0.8}, "c": {"bridge": 0.1, "roof": 0.995}}
    assert grouped(near) == {frozenset("ac")}
    assert grouped(near | {"b": {"flood": 1.0}}) == {frozenset("ab"), frozenset("c")}


def test_the_order_of_articles_changes_nothing() -> None:
    rng = random.Random(3)
    vectors = {f"{n:03d}": vector(*rng.sample([f"w{k}" for k in range(60)], 8)) for n in range(80)}
    ids = sorted(vectors)
    first = grouped(vectors, ids)
    for _ in range(3):
        rng.shuffle(ids)
        assert grouped(vectors, ids) == first


def test_the_event_is_called_by_its_least_article() -> None:
    found = events(FLOOD, {one: sorted(words) for one, words in FLOOD.items()})
    assert found == dict.fromkeys("abc", "a")


def test_an_article_without_words_is_an_event_of_its_own() -> None:
    assert grouped({**FLOOD, "x": {}}) == {frozenset("abc"), frozenset("x")}


def test_a_word_that_very_many_share_does_not_bring_all_of_them_together() -> None:
    class Counted(dict[str, float]):
        asked = 0

        def __getitem__(self, key: str) -> float:
            Counted.asked += 1
            return super().__getitem__(key)

    def work(n: int) -> int:
        Counted.asked = 0
        vectors = {f"{k:05d}": Counted(vector("war", f"own{k}")) for k in range(n)}
        events(vectors, {one: ["war"] for one in vectors})
        return Counted.asked

    assert work(800) < 3 * work(400)
