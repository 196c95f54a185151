"""Names as newsrooms write them, on invented people and bodies."""

import pytest

from accordingto.core.entity import EntityKind
from accordingto.core.judgement import Judgement
from accordingto.resolve.judged import DIFFERENT, TARGET, judged
from accordingto.resolve.pair import Pair
from accordingto.resolve.profiles import profile
from tests.resolve.case import Case, reasons, together


def test_romanisations_and_the_cyrillic_form_of_a_name_are_one_person() -> None:
    case = Case()
    spellings = (
        "Arseny Velnikhov", "Arsenij Welnichow", "Arseni Velnikhov", "Arsenii Velnihov",
        "Арсений Вельнихов",
    )  # fmt: skip
    named = {}
    for number, name in enumerate(spellings):
        text = f"The trial of {name} began in Orrin on day {number}, a court clerk said."
        (named[name],) = case.article(f"outlet-{number}", text, ("person", (name,)))
    found = case.decided()
    assert together(found, named) == [sorted(spellings)]
    (entity,) = found.entities
    assert sorted(use.name for use in entity.names) == sorted(spellings)
    assert [use.outlets for use in entity.names if use.name == spellings[0]] == [("outlet-0",)]
    why = reasons(found, list(named.values()))
    assert len(why) == 4
    assert all("full name in common" in one or "spelled nearly alike" in one for one in why)


def test_an_acronym_in_one_file_and_the_full_name_in_another_are_one_body() -> None:
    case = Case()
    short, _ = case.article(
        "Post",
        "The OWB opened the gate on Friday.",
        ("official-body", ("OWB",)),
        ("other", ("gate",)),
    )
    (long,) = case.article(
        "Herald",
        "Engineers of the Orrin Water Board (OWB) looked at the gate.",
        ("official-body", ("Orrin Water Board",)),
    )
    found = case.decided()
    assert together(found, {"short": short, "long": long}) == [["long", "short"]]
    (why,) = reasons(found, [short, long])
    assert "an article says “Orrin Water Board (OWB)”" in why


def test_initials_join_an_acronym_to_a_name_when_the_articles_are_alike() -> None:
    case = Case()
    text = "{} fighters crossed the Lanse river near Orrin at dawn and burned the customs post."
    (short,) = case.article("Post", text.format("LFC"), ("armed-group", ("LFC",)))
    (long,) = case.article(
        "Herald", text.format("Lanse Freedom Corps"), ("armed-group", ("Lanse Freedom Corps",))
    )
    case.article("Echo", "Snow fell on the hills above Lansmoor, and lambs were born.")
    found = case.decided()
    assert together(found, {"short": short, "long": long}) == [["long", "short"]]
    assert "“LFC” has the initials of “Lanse Freedom Corps”" in reasons(found, [short, long])[0]


def test_two_acronyms_for_one_body_come_together() -> None:
    case = Case()
    case.article("Echo", "The Orrin Volunteer Corps (ODK) said it had crossed the river.")
    case.article("Wire", "The Orrin Volunteer Corps (OVC) denied losses.")
    (one,) = case.article("Post", "ODK men burned a mill.", ("armed-group", ("ODK",)))
    (other,) = case.article("Herald", "OVC men left the ford.", ("armed-group", ("OVC",)))
    found = case.decided()
    assert together(found, {"ODK": one, "OVC": other}) == [["ODK", "OVC"]]
    (why,) = reasons(found, [one, other])
    assert "Orrin Volunteer Corps (O" in why
    assert "stands beside the same name" in why


def test_a_surname_with_an_arabic_article_is_that_without_it() -> None:
    case = Case()
    case.article("Herald", "The emir of the miners, Adel Neld Al-Orrini, sold the mill.",
                 ("person", ("Adel Neld Al-Orrini",)))  # fmt: skip
    case.article(
        "Post",
        "Orrini, the emir of the miners, sold the mill on Friday.",
        ("person", ("Orrini",)),
    )
    (one,) = case.decided().entities
    assert {use.name for use in one.names} == {"Adel Neld Al-Orrini", "Orrini"}


def test_a_place_is_no_body_that_ends_with_its_name() -> None:
    case = Case()
    case.article(
        "Herald", "Hayat Neld al-Tarn left Tarn.", ("armed-group", ("Hayat Neld al-Tarn",))
    )
    case.article("Post", "Tarn burned; they left Tarn.", ("place", ("Tarn",)))
    assert len(case.decided().entities) == 2


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("person", "person", "company"), "company"),
        (("person", "person", "organisation"), "person"),
        (("organisation", "organisation", "armed-group"), "armed-group"),
        (("organisation", "organisation", "place", "other"), "organisation"),
        (("place", "place", "official-body"), "place"),
        (("person", "place"), "place"),
    ],
)
def test_a_name_of_one_word_is_a_body_where_one_article_says_so(
    kinds: tuple[EntityKind, ...], expected: str
) -> None:
    case = Case()
    for kind in kinds:
        case.article("Herald", "The gates of Tarnhydro burned.", (kind, ("Tarnhydro",)))
    (one,) = case.decided().entities
    assert one.kind == expected


@pytest.mark.parametrize(("n_times", "expected"), [(2, "place"), (1, "person")])
def test_a_name_of_one_word_is_what_those_say_who_write_it_often(
    n_times: int, expected: str
) -> None:
    case = Case()
    for _ in range(3):
        case.article("Herald", "The gates of Tarn burned.", ("person", ("Tarn",)))
    for _ in range(2):
        case.article("Post", "The gates of Tarn burned.", ("place", ("Tarn",) * n_times))
    (one,) = case.decided().entities
    assert one.kind == expected


def test_a_full_name_stays_a_persons_whatever_one_article_says() -> None:
    kinds: tuple[EntityKind, ...] = ("person", "person", "company")
    case = Case()
    for kind in kinds:
        case.article("Herald", "The gates of Ada Tarn burned.", (kind, ("Ada Tarn",)))
    (one,) = case.decided().entities
    assert one.kind == "person"


def test_one_surname_with_different_first_names_is_two_people() -> None:
    case = Case()
    text = "{} was at the court in Orrin on Friday, when the trial of the mill's owners began."
    named = {
        name: case.article("Post", text.format(name), ("person", (name,)))[0]
        for name in ("Anna Tarrow", "Peter Tarrow", "Tarrow")
    }
    groups = together(case.decided(), named)
    assert ["Anna Tarrow", "Peter Tarrow", "Tarrow"] not in groups
    assert ["Anna Tarrow", "Peter Tarrow"] not in groups


def test_a_merge_is_undone_by_a_judgement_and_kept_with_its_reason() -> None:
    case = Case()
    one, other = (
        case.article(outlet, f"Ada Lint left Orrin, the {outlet} said.", ("person", ("Ada Lint",)))[
            0
        ]
        for outlet in ("Post", "Herald")
    )
    assert len(case.decided().entities) == 1
    word = Judgement("2031-05-01T10:00:00Z", "ed", TARGET, one.id, DIFFERENT, other.id)
    found = case.decided(judged([word]))
    assert len(found.entities) == 2
    (merge,) = found.merges
    assert merge.undone
    assert "Ada Lint" in merge.reason


def test_articles_on_one_event_are_wholly_alike_though_they_share_few_words() -> None:
    case = Case()
    texts = (
        "Lint saw sluice, levee, mud and pumps fail.",
        "Lint saw ferry, jetty, rope and nets sink.",
        "Lint saw sluice, levee, mud, pumps, ferry, jetty, rope and nets go.",
        "Lint saw choirs, organs, hymns and bells win.",
    )
    lints = [case.article("Post", text, ("person", ("Lint",)))[0] for text in texts]
    dossier = case.dossier()
    one, other, _, apart = (profile(lint, dossier) for lint in lints)
    assert Pair(one, other, dossier).alike == 1.0
    assert Pair(one, apart, dossier).alike < 0.5


def test_who_prints_in_the_dossier_is_an_outlet() -> None:
    case = Case()
    text = "Sluice said that it fell. Ada Lint did not. Orrin was quiet."
    told: list[tuple[EntityKind, tuple[str, ...]]] = [
        ("person", ("Sluice",)), ("person", ("Ada Lint",)), ("place", ("Orrin",)),
    ]  # fmt: skip
    case.article("The Courier", text, *told)
    # A page may be called by its writer, and a paper by its town.
    for outlet in ("Sluice", "Ada Lint", "Orrin"):
        case.article(outlet, "It held.")
    found = {entity.name: entity.kind for entity in case.decided().entities}
    assert found == {"Sluice": "outlet", "Ada Lint": "person", "Orrin": "place"}


MILL = "{} sold the old mill by the weir to the town, and the miners of Orrin left on Friday."
SHIP = "{} fired at a ship off Vask; its captain and two stokers swam through burning oil to shore."
LONG = 200
"""Words of an article beside those of one sentence: as many as make two of them unlike."""


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Tolma Vask Brandt", "Tolma", "person"),
        ("Neld National River Army", "National River Army", "armed-group"),
    ],
)
def test_a_part_of_a_name_is_short_for_it_where_articles_are_alike(
    one: str, other: str, kind: EntityKind
) -> None:
    assert n_entities((MILL, one), (MILL, other), kind=kind) == 1
    assert n_entities((MILL, one), (SHIP, other), kind=kind) == 2


def n_entities(*told: tuple[str, str], kind: EntityKind) -> int:
    case = Case()
    for text, name in told:
        own = " ".join(f"{text[3:8].strip()}{n}" for n in range(LONG))
        case.article("Post", f"{text.format(name)} {own}", (kind, (name,)))
    for text in ("Snow fell on the pass, and bakers slept.", "A choir sang of goats and bells."):
        case.article("Post", text)
    return len(case.decided().entities)


def test_two_bodies_with_acronyms_of_their_own_are_two() -> None:
    case = Case()
    for name, short in (("Neld National River Army", "NNRA"), ("National River Army", "ERN")):
        case.article("Post", MILL.format(f"{name} ({short})"), ("armed-group", (name, short)))
    assert len(case.decided().entities) == 2
