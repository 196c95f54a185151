"""Entities of one article made one by their names."""

from dataclasses import replace

import pytest

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.resolve.voices.joined import joined
from tests.resolve.case import lines
from tests.resolve.voices.story import Story, at, entity_of


def together(story: Story) -> list[list[str]]:
    """The words of each entity, in text order."""
    made = joined(story.text, lines(story.text), story.mentions, story.entities)
    return [[story.mentions[n].span.of(story.text) for n in one.mentions] for one in made]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Ada Lint", "Lint"),
        ("person", "Ada Lint", "Ada"),
        ("person", "Tun Mar-lo", "Tun"),
        ("person", "Ines de Brandt", "de Brandt"),
        ("person", "Ines Lint Vennick", "Lint Vennick"),
        ("person", "Ben Brandt", "Brandt"),
        ("organisation", "Orrin Water Board", "OWB"),
        ("organisation", "Orrin Water Board", "O.W.B."),
    ],
)
def test_a_short_name_belongs_to_the_only_full_one(kind: EntityKind, one: str, other: str) -> None:
    story = Story(f"The gate held, said {one}. It leaked, said {other}.", (kind, one),
                  (kind, f"{other}@{one.count(other)}"))  # fmt: skip
    assert together(story) == [[one, other]]


def test_two_people_of_one_surname_are_never_joined_on_it() -> None:
    story = Story("Ada Lint and Piet Lint came. Lint left.", ("person", "Ada Lint"),
                  ("person", "Piet Lint"), ("person", "Lint@2"))  # fmt: skip
    assert together(story) == [["Ada Lint"], ["Piet Lint"], ["Lint"]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mrs. ", [["Ada Lint", "Lint"], ["Peter Lint"]]),
        ("Mr. ", [["Ada Lint"], ["Peter Lint", "Lint"]]),
        ("", [["Ada Lint"], ["Peter Lint"], ["Lint"]]),
    ],
)
def test_a_title_tells_which_of_a_man_and_a_woman_a_surname_is(
    title: str, expected: list[list[str]]
) -> None:
    story = Story(f"Ada Lint and Peter Lint came. {title}Lint left.", ("person", "Ada Lint"),
                  ("person", "Peter Lint"), ("person", "Lint@2"))  # fmt: skip
    assert together(story) == expected


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [
        ("her", [["Ada Lint", "Lint", "her", "her"], ["Peter Lint"]]),
        ("his", [["Ada Lint"], ["Peter Lint", "Lint", "his", "his"]]),
    ],
)
def test_pronouns_tell_which_of_a_man_and_a_woman_a_surname_is(
    pronoun: str, expected: list[list[str]]
) -> None:
    text = f"Ada Lint and Peter Lint came. Lint sold {pronoun} dam and {pronoun} boat."
    story = Story(text, ("person", "Ada Lint"), ("person", "Peter Lint"),
                  ("person", "Lint@2", pronoun, f"{pronoun}@1"))  # fmt: skip
    assert together(story) == expected


def test_a_surname_without_a_title_is_neither_where_titles_tell_two_apart() -> None:
    story = Story("Mr. Lint met Mrs. Lint. Lint left.", ("person", "Lint"),
                  ("person", "Lint@1"), ("person", "Lint@2"))  # fmt: skip
    assert together(story) == [["Lint"], ["Lint"], ["Lint"]]


def test_a_name_in_common_joins_nobody_whose_full_names_are_at_odds() -> None:
    story = Story(
        "Orrin Water Board met. OWB left. Selden Water Board met. OWB left.",
        ("organisation", "Orrin Water Board", "OWB"),
        ("organisation", "Selden Water Board", "OWB@1"),
    )
    assert together(story) == [["Orrin Water Board", "OWB"], ["Selden Water Board", "OWB"]]


def test_a_given_name_of_two_people_is_left_alone() -> None:
    story = Story("Ada Lint and Ada Brandt came. Ada left.", ("person", "Ada Lint"),
                  ("person", "Ada Brandt"), ("person", "Ada@2"))  # fmt: skip
    assert together(story) == [["Ada Lint"], ["Ada Brandt"], ["Ada"]]


def test_a_name_whole_is_one_entity() -> None:
    story = Story("Ada Lint came. Ada Lint left.", ("person", "Ada Lint"), ("person", "Ada Lint@1"))
    assert together(story) == [["Ada Lint", "Ada Lint"]]


def test_an_arabic_article_makes_no_other_name() -> None:
    story = Story("Adel Neld al-Orrini came. Adel Neld Orrini left.",
                  ("person", "Adel Neld al-Orrini"), ("person", "Adel Neld Orrini"))  # fmt: skip
    story.mentions = [replace(one, form="name") for one in story.mentions]
    assert len(together(story)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Adel al-Orrini", "Orrini"), ("Adel Orrini", "Al-Orrini")],
)
def test_a_surname_is_one_with_an_arabic_article_and_without(one: str, other: str) -> None:
    story = Story(
        f"{one} came. Then {other} left.",
        ("person", one),
        ("person", other + "@1" if other in one else other),
    )
    assert len(story.voices().entities) == 1


def test_a_place_that_ends_a_name_is_no_short_name_for_it() -> None:
    text = "Hayat Neld al-Tarn (HNT) came. They left Tarn."
    story = Story(text, ("other", "HNT"), ("person", "Hayat Neld al-Tarn"), ("place", "Tarn@1"))
    assert ["Tarn"] in story.called()


def test_titles_that_exclude_each_other_keep_a_surname_apart() -> None:
    story = Story("Mrs Ada Lint came. Mr Lint left.", ("person", "Mrs Ada Lint"),
                  ("person", "Mr Lint"))  # fmt: skip
    assert together(story) == [["Mrs Ada Lint"], ["Mr Lint"]]


def test_the_same_words_are_the_same_entity() -> None:
    story = Story("The head of the Neld Works said so.", ("person", "The head of the Neld Works"),
                  ("organisation", "The head of the Neld Works"))  # fmt: skip
    assert together(story) == [["The head of the Neld Works"] * 2]


def test_a_person_is_no_place_of_the_same_name() -> None:
    story = Story("Ada Orrin came to Orrin.", ("person", "Ada Orrin"), ("place", "Orrin@1"))
    assert together(story) == [["Ada Orrin"], ["Orrin"]]


def test_an_acronym_goes_with_the_name_that_the_article_gives_beside_it() -> None:
    text = "The Orrin Flood Corps (ODK) met. The Old Delta Kitchen closed. ODK left."
    story = Story(text, ("organisation", "Orrin Flood Corps"), ("organisation", "ODK@1"),
                  ("organisation", "Old Delta Kitchen"))  # fmt: skip
    assert together(story) == [["Orrin Flood Corps", "ODK"], ["Old Delta Kitchen"]]


def test_an_acronym_that_fits_two_names_joins_neither() -> None:
    text = "The Orrin Water Board and the Old Works Bank met. OWB left."
    story = Story(text, ("organisation", "Orrin Water Board"), ("organisation", "Old Works Bank"),
                  ("organisation", "OWB"))  # fmt: skip
    assert together(story) == [["Orrin Water Board"], ["Old Works Bank"], ["OWB"]]


def test_a_description_set_beside_a_name_is_of_whom_it_names() -> None:
    story = Story("Ada Lint, the mayor of Orrin, came.", ("person", "Ada Lint"),
                  ("person", "the mayor"))  # fmt: skip
    assert together(story) == [["Ada Lint", "the mayor"]]


def test_whose_brother_is_not_who_has_the_brother() -> None:
    story = Story("Lint, whose brother left, came.", ("person", "Lint"),
                  ("person", "whose brother"))  # fmt: skip
    assert together(story) == [["Lint"], ["whose brother"]]


def test_a_description_after_a_comma_of_a_list_is_somebody_else() -> None:
    story = Story("Ada Lint, mayor and clerk, and the diver came.", ("person", "Ada Lint"),
                  ("person", "the diver"))  # fmt: skip
    assert together(story) == [["Ada Lint"], ["the diver"]]


def test_a_surname_of_several_words_that_two_have_is_left_alone() -> None:
    text = "Ines de Brandt and Piet de Brandt came. Then de Brandt left."
    story = Story(text, ("person", "Ines de Brandt"), ("person", "Piet de Brandt"),
                  ("person", "de Brandt@2"))  # fmt: skip
    assert together(story) == [["Ines de Brandt"], ["Piet de Brandt"], ["de Brandt"]]


def test_a_middle_name_makes_nobody_else() -> None:
    story = Story("Ada Lint came. Ada M. Lint left. Lint stayed.", ("person", "Ada Lint"),
                  ("person", "Ada M. Lint"), ("person", "Lint@2"))  # fmt: skip
    assert together(story) == [["Ada Lint", "Ada M. Lint", "Lint"]]


def test_two_middle_names_are_two_people() -> None:
    story = Story("Ada Mara Lint came. Ada Ines Lint left.", ("person", "Ada Mara Lint"),
                  ("person", "Ada Ines Lint"))  # fmt: skip
    assert together(story) == [["Ada Mara Lint"], ["Ada Ines Lint"]]


def test_a_description_that_ends_with_a_name_is_of_whoever_bears_it() -> None:
    story = Story("The baker Ada Lint left.", ("person", "Ada Lint"))
    whole = Mention(at(story.text, "The baker Ada Lint"), at(story.text, "baker"), "nominal",
                    "person", 0.9)  # fmt: skip
    story.mentions.append(whole)
    story.entities.append(entity_of("person", story.mentions, [1]))
    assert together(story) == [["Ada Lint", "The baker Ada Lint"]]


def test_a_friend_of_somebody_is_another() -> None:
    story = Story("Piet Brandt, the friend of Ada Lint, left.", ("person", "Piet Brandt"),
                  ("person", "the friend of Ada Lint"), ("person", "Ada Lint"))  # fmt: skip
    friend = Mention(at(story.text, "the friend of Ada Lint"), at(story.text, "friend"),
                     "nominal", "person", 0.9)  # fmt: skip
    story.mentions[1] = friend
    story.entities[1] = entity_of("person", story.mentions, [1])
    assert together(story) == [["Piet Brandt", "the friend of Ada Lint"], ["Ada Lint"]]


def test_people_whose_full_names_have_no_word_in_common_are_never_joined() -> None:
    story = Story("Ada Lint, the friend, left. Piet Brandt stayed.", ("person", "Ada Lint"),
                  ("person", "the friend", "Piet Brandt"))  # fmt: skip
    story.entities[1] = replace(story.entities[1], name=None)
    assert together(story) == [["Ada Lint"], ["the friend", "Piet Brandt"]]


@pytest.mark.parametrize(
    ("first", "rest", "short"),
    [("Legion", "«Free Orrin»", "LVO"), ("Katibat", "Orrin wal-Neld", "KON")],
)
def test_an_acronym_stands_beside_a_name_of_which_only_the_beginning_was_found(
    first: str, rest: str, short: str
) -> None:
    story = Story(f"The {first} {rest} ({short}) came. Then {short} left.",
                  ("organisation", first), ("organisation", short, f"{short}@1"))  # fmt: skip
    assert together(story) == [[first, short, short]]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("The baker who knew Ada Lint", "baker"), ("The friend of Ada Lint", "friend"),
        ("The baker backing Ada Lint", "baker"), ("The bakers of bread Ada Lint", "bakers"),
    ],
)  # fmt: skip
def test_what_is_told_of_somebody_names_somebody_else(words: str, head: str) -> None:
    story = Story(f"{words} left.", ("person", "Ada Lint"))
    story.mentions.append(Mention(at(story.text, words), at(story.text, head), "nominal",
                                  "person", 0.9))  # fmt: skip
    story.entities.append(entity_of("person", story.mentions, [1]))
    assert together(story) == [["Ada Lint"], [words]]


@pytest.mark.parametrize(
    ("words", "head", "are_one"),
    [
        ("His widow, Ada Lint, took over", "widow", True),
        ("His widow, Ada Lint", "widow", True),
        ("His widow, whom Ada Lint knew", "widow", False),
        ("His friends, Ada Lint and others", "friends", False),
    ],
)
def test_a_name_behind_a_description_in_its_words_is_its_own(
    words: str, head: str, are_one: bool
) -> None:
    story = Story(f"{words}. It rained.", ("person", "Ada Lint"))
    story.mentions.append(Mention(at(story.text, words), at(story.text, head), "nominal",
                                  "person", 0.9))  # fmt: skip
    story.entities.append(entity_of("person", story.mentions, [1]))
    assert (len(together(story)) == 1) == are_one


@pytest.mark.parametrize(("name", "are_one"), [("Marwen", True), ("London", False)])
def test_a_given_name_there_may_be_taken_for_a_place_but_no_place_for_one(
    name: str, are_one: bool
) -> None:
    words = f"His widow, {name} took over"
    story = Story(f"{words}. It rained.", ("place", name))
    story.mentions.insert(0, Mention(at(story.text, words), at(story.text, "widow"), "nominal",
                                     "person", 0.9))  # fmt: skip
    story.entities = [entity_of("person", story.mentions, [0]),
                      entity_of("place", story.mentions, [1])]  # fmt: skip
    assert (len(together(story)) == 1) == are_one


def test_a_title_may_have_a_body_in_it() -> None:
    story = Story("The head of the board Ada Lint left.", ("person", "Ada Lint"))
    words = "The head of the board Ada Lint"
    story.mentions.append(Mention(at(story.text, words), at(story.text, "head"), "nominal",
                                  "person", 0.9))  # fmt: skip
    story.entities.append(entity_of("person", story.mentions, [1]))
    assert len(together(story)) == 1


@pytest.mark.parametrize(
    ("text", "description", "are_one"),
    [
        ("Dam Watch, a group that counts dams, met.", "a group", False),
        ("Dam Watch, a group, met.", "a group", True),
        ("Dam Watch, its best-known group; met.", "its best-known group", True),
        ("Dam Watch, Orrin's best-known group, met.", "Orrin's best-known group", True),
        ("Dam Watch, Orrin's board and the mayor met.", "Orrin's board", False),
        ("Dam Watch, the panel and the mayor met.", "the panel", False),
        ("Dam Watch, a report, met.", "a report", False),
        ("Dam Watch, the groups, met.", "the groups", False),
        ("one group, Dam Watch, met.", "one group", True),
        ("the group, Dam Watch, met.", "the group", False),
        ("one group, Dam Watch and Gate Watch, met.", "one group", False),
        ("the rights group Dam Watch met.", "the rights group", True),
        ("the rights groups Dam Watch met.", "the rights groups", False),
        ("the Lint campaign Dam Watch met.", "the Lint campaign", False),
        ("a group called “Dam Watch” met.", "a group", True),
        ("a group known as Dam Watch met.", "a group", True),
        ("a group for Dam Watch met.", "a group", False),
    ],
)
def test_a_body_is_what_it_is_called_beside_its_name(
    text: str, description: str, are_one: bool
) -> None:
    story = Story(text, ("organisation", "Dam Watch"), ("organisation", description))
    assert (len(together(story)) == 1) == are_one


@pytest.mark.parametrize("kind", ["person", "place"])
@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Ada Lint, a group, met.", "a group"),
        ("one group, Ada Lint, met.", "one group"),
        ("the group Ada Lint met.", "the group"),
    ],
)
def test_a_body_is_neither_a_person_nor_a_place(
    text: str, description: str, kind: EntityKind
) -> None:
    story = Story(text, (kind, "Ada Lint"), ("organisation", description))
    assert len(together(story)) == 2


@pytest.mark.parametrize(
    ("kind", "long", "short", "are_one"),
    [
        ("organisation", "Neld River Guard", "Guard", True),
        ("person", "Neld River Guard", "Guard", True),
        ("organisation", "Neld River Guard", "River Guard", False),
        ("place", "Neld River Guard", "Guard", False),
        ("organisation", "Neld River Watch", "Watch", False),
        ("organisation", "Neld River Herald", "Herald", True),
        ("organisation", "Orrin Supreme Court", "Court", False),
        ("organisation", "Orrin Senate", "Senate", False),
    ],
)
def test_the_noun_that_ends_a_body_s_name_is_the_only_one_of_it(
    kind: EntityKind, long: str, short: str, are_one: bool
) -> None:
    nth = long.count(short)
    story = Story(f"The {long} met. The {short} left.", ("organisation", long),
                  (kind, f"{short}@{nth}"))  # fmt: skip
    assert (len(together(story)) == 1) == are_one


def test_a_noun_that_ends_the_names_of_two_bodies_is_neither() -> None:
    story = Story("The Neld Guard and the Orrin Guard met. The Guard left.",
                  ("organisation", "Neld Guard"), ("organisation", "Orrin Guard"),
                  ("organisation", "Guard@2"))  # fmt: skip
    assert len(together(story)) == 3


@pytest.mark.parametrize(
    ("kind", "long", "short", "are_one"),
    [
        ("organisation", "Vesper Tool Group", "Vesper", True),
        ("other", "Vesper Tool Group", "Vesper", True),
        ("organisation", "Vesper Tool Shed", "Vesper", False),
        ("organisation", "Vesper Tool Group", "Tool", False),
        ("place", "Vesper Tool Group", "Vesper", False),
        ("person", "Vesper Tool Group", "Vesper", False),
        ("organisation", "House Water Committee", "House", False),
        ("organisation", "QZX Shura Council", "QZX", False),
        ("organisation", "Pakistan Army", "Pakistan", False),
    ],
)
def test_a_body_is_called_by_its_first_word(
    kind: EntityKind, long: str, short: str, are_one: bool
) -> None:
    story = Story(f"The {long} met. {short} left.", ("organisation", long), (kind, f"{short}@1"))
    assert (len(together(story)) == 1) == are_one


def test_a_word_that_begins_the_names_of_two_bodies_is_neither() -> None:
    story = Story("The Vesper Group and the Vesper Institute met. Vesper left.",
                  ("organisation", "Vesper Group"), ("organisation", "Vesper Institute"),
                  ("organisation", "Vesper@2"))  # fmt: skip
    assert len(together(story)) == 3


def test_of_two_names_behind_a_description_the_nearest_is_its_own() -> None:
    text = "The old baker Ada Lint met her rival Ole Brandt. She left."
    story = Story(text, ("person", "Ole Brandt"), ("person", "Ada Lint"))
    whole = at(text, "The old baker Ada Lint met her rival Ole Brandt")
    story.mentions.append(Mention(whole, at(text, "baker"), "nominal", "person", 0.9))
    story.entities.append(ArticleEntity("person", (2,), None))
    found = joined(text, lines(text), story.mentions, story.entities)
    assert [one.mentions for one in found] == [(0, 2), (1,)]
