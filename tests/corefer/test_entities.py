import pytest

from accordingto.core.entity import ArticleEntity
from accordingto.core.span import Span
from accordingto.corefer.coreference import Found, Reading
from accordingto.corefer.entities import TYPES, records
from accordingto.corefer.forms import BARE, DEFINITE, HE, INDEFINITE, NAME, OWNED, PRONOUNS


def found(start: int, form: int, type_: str = "person", *, width: int = 4, name: int = 0) -> Found:
    """A mention of `width` characters, the first `name` of which are a name; its head is one."""
    return Found(
        Span(start, start + width), Span(start, start + name) if name else None,
        Span(start, start + 1), form, tuple(float(t == type_) for t in TYPES), 0.75,
    )  # fmt: skip


def entity(*members: Found) -> ArticleEntity:
    reading = Reading(members, (tuple(range(len(members))),), (0.0,) * len(members))
    return records(reading)[1][0]


def test_of_nothing_there_are_no_records() -> None:
    assert records(Reading((), (), ())) == ((), ())


def test_a_mention_with_a_name_is_the_name_and_others_are_all_their_words() -> None:
    reading = Reading((found(0, NAME, width=9, name=3), found(20, BARE)), ((0,), (1,)), (0, 0))
    (name, noun), _ = records(reading)
    assert (name.span, name.head) == (Span(0, 3), Span(0, 1))
    assert (noun.span, noun.head) == (Span(20, 24), Span(20, 21))
    assert name.probability == noun.probability == 0.75


@pytest.mark.parametrize("form", sorted(set(PRONOUNS.values())))
def test_every_pronoun_is_one(form: int) -> None:
    ((mention,), _) = records(Reading((found(0, form),), ((0,),), (0.0,)))
    assert mention.form == "pronoun"


@pytest.mark.parametrize("form", [DEFINITE, INDEFINITE, BARE, OWNED])
def test_what_is_neither_name_nor_pronoun_is_a_nominal(form: int) -> None:
    ((mention,), _) = records(Reading((found(0, form),), ((0,),), (0.0,)))
    assert mention.form == "nominal"


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("person", "person"), ("organization", "organisation"), ("place", "place"),
        ("object", "other"), ("event", "other"), ("substance", "other"),
    ],
)  # fmt: skip
def test_types_become_kinds(type_: str, kind: str) -> None:
    assert entity(found(0, BARE, type_)).kind == kind


def test_an_entity_is_what_its_mentions_are_together() -> None:
    place = found(0, BARE, "place")
    assert entity(place, found(9, BARE), found(19, BARE)).kind == "person"


def test_pronouns_say_less_of_what_an_entity_is() -> None:
    pronouns = [found(n, HE) for n in (10, 20, 30)]
    assert entity(found(0, BARE, "organization"), *pronouns).kind == "organisation"
    assert entity(found(0, BARE, "organization"), *pronouns, found(40, HE)).kind == "person"


def test_all_mentions_of_an_entity_are_of_its_kind() -> None:
    reading = Reading(
        (found(0, NAME, "place", name=4), found(9, HE, "event"), found(20, BARE)),
        ((0, 1), (2,)), (0.0, 1.0, 0.0),
    )  # fmt: skip
    mentions, entities = records(reading)
    assert [m.kind for m in mentions] == ["place", "place", "person"]
    assert [e.kind for e in entities] == ["place", "person"]
    assert [e.mentions for e in entities] == [(0, 1), (2,)]


def test_the_name_of_an_entity_is_the_longest_name_not_the_longest_mention() -> None:
    long = found(0, NAME, width=80, name=4)
    assert entity(long, found(90, NAME, width=9, name=8), found(99, BARE, width=99)).name == 1


def test_of_two_names_as_long_the_first_is_the_entitys() -> None:
    assert entity(found(0, HE), found(9, NAME, name=4), found(20, NAME, name=4)).name == 1


def test_without_a_name_an_entity_has_none() -> None:
    assert entity(found(0, HE), found(9, BARE)).name is None
