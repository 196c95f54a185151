"""Places and bodies that the network takes for people."""

from unittest.mock import patch

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices import no_persons
from accordingto.resolve.voices.no_persons import without_false_persons
from tests.resolve.voices.story import Story


def kind(text: str, name: str, taken_for: EntityKind = "person", *also: str) -> str:
    found = Story(text, (taken_for, *(name, *also))).said(name, "burned").voices()
    return found.entities[found.speakers[0].entities[0]].kind


@pytest.mark.parametrize(
    "text",
    [
        "It burned in Vask.",
        "Two bridges in Vask on Sunday burned.",
        "It burned near Vask, they said.",
        "It burned in the village of Vask.",
        "The mayor of Vask said it burned.",
        "Residents of Vask said it burned.",
        "The Vask valley burned.",
        "The river Vask burned.",
        "All of northern Vask burned.",
        "It burned in the towns of Orrin, Vask and Tolm.",
        "It burned in the cities of Orrin, St. Tolm, Tarn and Vask.",
    ],
)
def test_the_words_around_a_name_say_that_it_is_a_place(text: str) -> None:
    assert kind(text, "Vask") == "place"


@pytest.mark.parametrize(
    "text",
    [
        "Their trust in Vask, they said, burned.",
        "In the city of Orrin, Vask and Tolm burned.",
        "It burned in Vask's house.",
        "It burned in Vask rallies.",
        "The Vask country house burned.",
        "The friends of Vask burned.",
        "In Orrin, Vask and Tolm burned.",
        "The people of Orrin, Vask said, burned.",
        "In 2009 Vask burned.",
    ],
)
def test_what_is_said_of_people_makes_no_place(text: str) -> None:
    assert kind(text, "Vask") == "person"


def test_who_is_shown_to_be_a_person_is_no_place() -> None:
    assert (
        kind("He believes in the river in Vask, he said. It burned.", "Vask", "person", "He")
        == "person"
    )
    assert kind("In Mayor Vask it burned; they saw it in Vask.", "Vask") == "person"


def test_an_adjective_of_a_name_shows_a_country() -> None:
    text = "Tolmia burned. A Tolmian village burned too."
    assert kind(text, "Tolmia") == "place"
    assert kind(text.replace("Tolmian", "Orrinian"), "Tolmia") == "person"
    assert kind(text.replace("Tolmian village", "hundred Tolmians"), "Tolmia") == "place"


def test_a_short_name_may_begin_any_word() -> None:
    assert kind("Vria burned. A Vrian village burned too.", "Vria") == "person"


def test_a_text_is_read_once_for_all_names_that_may_have_adjectives() -> None:
    def work(n: int) -> None:
        names = [f"Ab{'x' * at}ia" for at in range(n)]
        text = " ".join(f"{name} burned." for name in names)
        Story(text, *(("person", name) for name in names)).said(names[0], "burned").voices()

    with patch.object(no_persons, "_ADJECTIVES") as pattern:
        pattern.findall.return_value = []
        work(30)
    pattern.findall.assert_called_once()


def test_a_given_name_that_ends_so_is_no_country() -> None:
    assert kind("Julia burned. So did Julian.", "Julia") == "person"


@pytest.mark.parametrize("taken_for", ["organisation", "other"])
def test_much_may_be_in_a_body(taken_for: EntityKind) -> None:
    assert kind("A share in Facebook burned.", "Facebook", taken_for) == "company"
    assert kind("Those who are in Orrin Watch burned.", "Orrin Watch", taken_for) != "place"


def test_nothing_takes_place_in_a_day() -> None:
    found = Story("It burned in June, Ada Lint said.", ("other", "June"), ("person", "Ada Lint"))
    assert found.said("Ada Lint", "burned").called() == [["Ada Lint"]]
    assert kind("It burned in June, they said.", "June") == "person"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Vask Courier said it burned.", "Vask Courier", "outlet"),
        ("The Courier said it burned.", "Courier", "outlet"),
        ("Vask Ministry said it burned.", "Vask Ministry", "official-body"),
        ("Vask Students' Union said it burned.", "Vask Students' Union", "organisation"),
        ("Many Iranians said it burned.", "Iranians", "other"),
        ("The Iranians said it burned.", "Iranians", "other"),
        ("The Vask Rights Monitor said it burned.", "Vask Rights Monitor", "organisation"),
        ("Ada Courier said it burned.", "Ada Courier", "person"),
        ("The state company Tarn said it burned.", "Tarn", "company"),
        ("The northern news agency Tarn reported that it burned.", "Tarn", "outlet"),
        ("The banks Tarn, Vask and Tolm reported that it burned.", "Tarn", "company"),
        ("A pro-army channel Tarn Dawn wrote that it burned.", "Tarn Dawn", "outlet"),
        ("The company Tarn founded burned.", "Tarn", "person"),
        ("At company Tarn, it burned.", "Tarn", "person"),
        ("It burned in Facebook, they said.", "Facebook", "company"),
        ("The officer Tarn said it burned.", "Tarn", "person"),
        ("Mayor Vask Courier said it burned.", "Vask Courier", "person"),
        ("“People burned,” they said.", "People", "person"),
    ],
)
def test_the_words_of_a_name_say_that_it_is_a_body(text: str, name: str, expected: str) -> None:
    assert kind(text, name) == expected


@pytest.mark.parametrize("name", ["A", "The"])
def test_a_name_that_has_only_an_article_is_left(name: str) -> None:
    """As the network cuts "Áda" whose accent is a character of its own."""
    assert kind(f"{name} burned.", name) == "person"


@pytest.mark.parametrize("name", ["Facebook", "Danes"])
def test_what_is_known_by_its_name_is_no_place(name: str) -> None:
    text = f"It burned in {name}, they said."
    story = Story(text, ("person", name))
    (found,) = without_false_persons(text, story.mentions, story.entities)
    assert found.kind not in ("place", "person")


@pytest.mark.parametrize("taken_for", ["person", "place", "organisation"])
@pytest.mark.parametrize("name", ["Norwegians", "Norwegian Muslims"])
def test_a_people_is_no_person_no_place_and_no_body(name: str, taken_for: EntityKind) -> None:
    story = Story(f"Ada Lint said {name} came.", ("person", "Ada Lint"), (taken_for, name))
    assert [one.kind for one in story.said("Ada Lint", name).voices().entities][1] == "other"


def test_a_state_with_the_name_of_a_people_is_a_place() -> None:
    story = Story("Ada Lint said the Philippines won.", ("place", "Philippines"))
    assert story.said("Ada Lint", "won").voices().entities[0].kind == "place"


def test_a_club_with_the_name_of_a_people_behind_its_towns_is_one() -> None:
    story = Story("Ada Lint said the Vask Norwegians won.", ("organisation", "Vask Norwegians"))
    story.said("Ada Lint", "won")
    assert story.voices().entities[0].kind == "organisation"


def test_who_is_credited_for_an_article_is_an_outlet_in_it() -> None:
    text = "ORRIN (Halyard) - Halyard could not verify it."
    story = Story(text, ("person", "Halyard", "Halyard@1")).said("Halyard@1", "it")
    found = story.credited("(Halyard)").voices()
    assert found.entities[0].kind == found.speakers[0].kind == "outlet"


def test_who_bears_the_name_of_the_outlet_that_prints_is_a_person() -> None:
    text = "Ada Lint came. Lint said no."
    story = Story(text, ("person", "Ada Lint", "Lint@1"), outlet=["Lint"]).said("Lint@1", "no")
    assert story.voices().entities[0].kind == "person"
