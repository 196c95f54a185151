from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.core.judgement import Judgement
from accordingto.errors import AccordingtoError
from accordingto.resolve.candidates import WINDOW, candidates
from accordingto.resolve.decide import decide
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.judged import DIFFERENT, SAME, TARGET, Judged, judged
from accordingto.resolve.knowledge import Knowledge, Known
from accordingto.resolve.names import given_names_differ, parse
from accordingto.resolve.profiles import profile
from accordingto.resolve.surroundings import surroundings
from tests.resolve.case import Case, together

GIVEN = ("", "Anna ", "Peter ", "A. ", "Ivan ")
SURNAMES = ("Tarrow", "Tarov", "Lint", "Velnikhov", "Welnichow")
PEOPLE = st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), max_size=9)


def case_of(people: list[tuple[str, str]]) -> Case:
    case = Case()
    for number, (first, last) in enumerate(people):
        text = f"The baker {first}{last} of Orrin spoke to the court on day {number % 3}."
        case.article(f"outlet-{number % 2}", text, ("person", (f"{first}{last}",)))
    return case


def word(
    number: int, one: str, decision: str, other: str, *, withdraws: int | None = None
) -> Judgement:
    made = f"2031-05-01T10:00:{number:02}Z"
    return Judgement(made, "ed", TARGET, one, decision, other, withdraws=withdraws, number=number)


@settings(deadline=None)
@given(PEOPLE, st.randoms())
def test_the_order_of_articles_changes_nothing(people: list[tuple[str, str]], draw: object) -> None:
    case = case_of(people)
    expected = case.decided()
    articles = [surroundings(a) for a in reversed(case.articles)]
    mixed = list(case.referents)
    draw.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    assert decide(mixed, Dossier(articles, mixed)) == expected


@settings(deadline=None)
@given(PEOPLE)
def test_people_of_one_surname_with_different_first_names_are_never_one(
    people: list[tuple[str, str]],
) -> None:
    for entity in case_of(people).decided().entities:
        names = [parse(use.name) for use in entity.names]
        for one in names:
            for other in names:
                same_surname = one.surname_key == other.surname_key
                assert not (same_surname and given_names_differ(one, other))


def groups(case: Case) -> list[set[str]]:
    return [{use.name for use in entity.names} for entity in case.decided().entities]


def test_a_given_name_in_common_makes_nobody_one() -> None:
    case = Case()
    for surname in ("Lint", "Brandt"):
        text = f"The baker Mary {surname} of Orrin spoke to the court. Mary wept."
        case.article("Courier", text, ("person", (f"Mary {surname}", "Mary")))
    assert sorted(map(len, groups(case))) == [2, 2]


def test_a_surname_alone_is_nobodys_while_two_people_have_it() -> None:
    case = Case()
    for name in ("Anna Lint", "Peter Lint", "Lint"):
        text = f"The baker {name} of Orrin spoke to the court of Orrin about the gate."
        case.article("Courier", text, ("person", (name,)))
    assert sorted(groups(case), key=sorted) == [{"Anna Lint"}, {"Lint"}, {"Peter Lint"}]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ("Harbour Ministry", "Ministry of Grain", "Ministry"),
            [{"Harbour Ministry"}, {"Ministry"}, {"Ministry of Grain"}],
        ),
        (("Harbour Ministry", "Ministry"), [{"Harbour Ministry", "Ministry"}]),
    ],
)
def test_the_ministry_is_none_of_several(names: tuple[str, ...], expected: list[set[str]]) -> None:
    case = Case()
    for name in names:
        text = f"At noon {name} spoke to the court of Orrin about the gate of the mill."
        case.article("Courier", text, ("official-body", (name,)))
    assert sorted(groups(case), key=sorted) == expected


@pytest.mark.parametrize(
    ("one", "other", "n_bodies"),
    [
        ("Foreign Ministry", "Interior Ministry", 2),
        ("Neld Water Ministry", "Neld Interior Ministry", 2),
        ("Ministry of Water and Energy", "Water and Energy Ministry", 1),
        ("Energy Ministry", "Water and Energy Ministry", 1),
    ],
)
def test_ministries_for_other_matters_are_never_one(one: str, other: str, n_bodies: int) -> None:
    case = Case()
    for name in (one, other):
        text = f"Ministry fears for gate: at noon the {name} told the court of Orrin about it."
        case.article("Courier", text, ("official-body", (name, "Ministry")))
    for text in ("Snow fell on the pass, and bakers slept.", "A choir sang of goats and bells."):
        case.article("Courier", text)
    assert len(groups(case)) == n_bodies


def test_names_with_unlike_numbers_are_never_one() -> None:
    case = Case()
    for name in ("G7", "G77"):
        text = f"The group {name} spoke to the court of Orrin about the gate."
        case.article("Courier", text, ("organisation", (name,)))
    assert sorted(groups(case), key=sorted) == [{"G7"}, {"G77"}]


@settings(deadline=None)
@given(PEOPLE, st.data())
def test_what_people_judge_always_holds(people: list[tuple[str, str]], data: st.DataObject) -> None:
    case = case_of(people)
    ids = [r.id for r in case.referents]
    pairs = list(pairwise(ids))
    said = data.draw(st.lists(st.sampled_from([SAME, DIFFERENT]), max_size=len(pairs)))
    log = [
        word(n, *_spread(pair, how)) for n, (pair, how) in enumerate(zip(pairs, said, strict=False))
    ]
    found = case.decided(judged(log))
    of = {member: entity.id for entity in found.entities for member in entity.members}
    for pair, how in zip(pairs, said, strict=False):
        assert (of[pair[0]] == of[pair[1]]) is (how == SAME)


def _spread(pair: tuple[str, str], how: str) -> tuple[str, str, str]:
    return pair[0], how, pair[1]


def test_an_entity_of_n_members_has_n_less_1_merges() -> None:
    found = case_of(
        [("Anna ", "Lint"), ("", "Lint"), ("Anna ", "Lint"), ("Peter ", "Lint")]
    ).decided()
    assert len(found.merges) == sum(len(e.members) - 1 for e in found.entities) > 0
    assert all(m.reason and 0 < m.probability < 1 for m in found.merges)


def test_of_judgements_that_contradict_the_later_counts_and_the_other_is_listed() -> None:
    log = [word(0, "a", SAME, "b"), word(1, "b", SAME, "c"), word(2, "a", DIFFERENT, "c")]
    found = judged(log)
    assert list(found.different) == [("a", "c")]
    assert list(found.same) == [("b", "c")]
    assert found.contradicted == (log[0],)


def test_a_withdrawn_judgement_counts_no_more() -> None:
    log = [word(0, "a", DIFFERENT, "b"), word(1, "a", "withdrawn", "b", withdraws=0)]
    assert judged(log) == Judged({}, {})


def test_what_the_newsroom_knows_as_one_is_one_and_as_two_is_two() -> None:
    known = Knowledge(
        (
            Known("q1", "company", "Orrin Mills", aliases=("Tarrow and Sons",)),
            Known("q2", "company", "Orrin Mills of Lansmoor"),
        )
    )
    case = Case(known)
    text = "{} sold flour in Orrin last week, the council said."
    named = {
        name: case.article("Post", text.format(name), ("company", (name,)))[0]
        for name in ("Orrin Mills", "Tarrow and Sons", "Orrin Mills of Lansmoor")
    }
    groups = together(case.decided(), named)
    assert groups == [["Orrin Mills", "Tarrow and Sons"], ["Orrin Mills of Lansmoor"]]


def test_an_article_given_twice_is_an_error() -> None:
    case = case_of([("Anna ", "Lint")])
    with pytest.raises(AccordingtoError, match="give each article once"):
        decide([*case.referents, *case.referents], case.dossier())


def test_pairs_grow_with_the_articles_and_not_with_their_square() -> None:
    n = 400
    case = case_of([("Anna ", "Lint")] * n)
    dossier = case.dossier()
    pairs = list(candidates([profile(r, dossier) for r in case.referents], dossier))
    # Each profile has four keys at most here; all pairs would be 79 800.
    assert n < len(pairs) <= n * WINDOW * 4
    assert pairs == sorted(set(pairs))
