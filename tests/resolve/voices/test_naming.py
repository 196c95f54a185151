"""Names of people without the titles and descriptions before them."""

import pytest

from accordingto.core.entity import EntityKind, Mention
from accordingto.core.span import Span
from accordingto.resolve.voices.naming import bare
from tests.resolve.voices.story import at, mention


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Lint", "Ada Lint"),
        ("Mayor Ada Lint", "Ada Lint"),
        ("spokeswoman Ada Lint", "Ada Lint"),
        ("Deputy Prime Minister Ada Lint", "Ada Lint"),
        ("the engineer Ada Lint", "Ada Lint"),
        ("President Lint", "Lint"),
        ("Lint of Orrin", "Lint"),
        ("Lint Wednesday", "Lint"),
        ("Dr. Ada Lint Jr.", "Ada Lint Jr"),
        ("Mayor", "Mayor"),
        ("Kafir Lint", "Lint"),
        ("Warlord Ada Lint", "Ada Lint"),
        ("Daw Ada Lint", "Ada Lint"),
        ("Professors Lint", "Lint"),
    ],
)
def test_a_title_is_no_part_of_a_name(written: str, name: str) -> None:
    (cut,) = bare(written, [mention(written, written, "person")])
    assert cut.span.of(written) == name
    assert cut.span.contains(cut.head)


def test_a_title_that_was_taken_for_the_head_gives_way_to_the_name() -> None:
    text = "President Lint"
    whole = mention(text, "President Lint", "person")
    (cut,) = bare(text, [type(whole)(whole.span, Span(0, 9), "name", "person", 0.9)])
    assert (cut.span.of(text), cut.head.of(text)) == ("Lint", "Lint")


@pytest.mark.parametrize("words", ["Mayor’s Office", "the Lint of Orrin"])
def test_only_names_of_people_are_cut(words: str) -> None:
    one = mention(words, words, "organisation")
    assert bare(words, [one]) == (one,)


@pytest.mark.parametrize(
    ("written", "name"),
    [("the Lint campaign", "Lint campaign"), ("the first Ada Lint administration",
                                              "Ada Lint administration")],
)  # fmt: skip
def test_what_is_called_by_a_name_before_it_is_named(written: str, name: str) -> None:
    text = f"Then {written} met."
    (found,) = bare(text, [mention(text, written, "organisation")])
    assert (found.span.of(text), found.form) == (name, "name")


@pytest.mark.parametrize("words", ["Lint’s campaign", "the Russian campaign", "the campaign",
                                   "Her campaign", "the Lint board"])  # fmt: skip
def test_an_owner_names_nothing(words: str) -> None:
    text = f"Then {words} met."
    (found,) = bare(text, [mention(text, words, "organisation")])
    assert found.form == "nominal"


def nominal(text: str, words: str, head: str) -> Mention:
    """A mention of a person that the network takes for a description."""
    return Mention(at(text, words), at(text, head), "nominal", "person", 0.9)


def test_a_description_that_ends_with_a_full_name_is_that_name() -> None:
    text = "Then the baker Ada M. Lint left."
    (found,) = bare(text, [nominal(text, "the baker Ada M. Lint", "baker")])
    assert (found.span.of(text), found.head.of(text), found.form) == ("Ada M. Lint", "Lint", "name")


@pytest.mark.parametrize(
    "words",
    ["the baker Lint", "the baker of Ada Lint", "the bakers Ada Lint", "the baker, Ada Lint"],
)
def test_other_descriptions_with_a_name_in_them_are_none(words: str) -> None:
    text = f"Then {words} left."
    head = "bakers" if "bakers" in words else "baker"
    (found,) = bare(text, [nominal(text, words, head)])
    assert found.form == "nominal"


def test_a_name_that_is_mentioned_already_is_not_made_again() -> None:
    text = "Then the baker Ada Lint left."
    found = bare(text, [nominal(text, "the baker Ada Lint", "baker"),
                        mention(text, "Ada Lint", "person")])  # fmt: skip
    assert [one.form for one in found] == ["nominal", "name"]


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("A pro-jihadi chat Orrin Telegram said", "Orrin Telegram", "Orrin"),
        ("The channel Neld Dawn Telegram said", "Neld Dawn Telegram", "Neld Dawn"),
        ("The Orrin Telegram said", "Orrin Telegram", "Orrin Telegram"),
        ("The channel Telegram said", "Telegram", "Telegram"),
    ],
)
def test_where_a_channel_is_is_no_part_of_its_name(text: str, taken: str, name: str) -> None:
    (cut,) = bare(text, [mention(text, taken, "other")])
    assert (cut.span.of(text), cut.span.contains(cut.head)) == (name, True)


def test_a_chief_of_staff_is_not_called_staff() -> None:
    text = "The Chief of Staff Ada Lint left Staff Ada Lint."
    for words, name in (("Staff Ada Lint", "Ada Lint"), ("Staff Ada Lint@1", "Staff Ada Lint")):
        (cut,) = bare(text, [mention(text, words, "person")])
        assert cut.span.of(text) == name


def test_a_title_in_a_list_ends_no_sentence() -> None:
    text = "Mr. Lint and Mr. Brandt came."
    several = Mention(
        at(text, "Mr. Lint and Mr. Brandt"), at(text, "and"), "nominal", "person", 0.9
    )
    (found,) = bare(text, [several])
    assert found.span.of(text) == "Mr. Lint and Mr. Brandt"


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("the Harbour Mayor’s Office said", "Office", "Harbour Mayor’s Office"),
        ("Lint’s Office said", "Office", "Office"),
        ("the Uzbek QZX said", "Uzbek QZX", "QZX"),
        ("the Russian QZX said", "Russian QZX", "QZX"),
    ],
)
def test_a_body_is_called_by_all_of_its_name_and_no_more(text: str, taken: str, name: str) -> None:
    (cut,) = bare(text, [mention(text, taken, "organisation")])
    assert cut.span.of(text) == name


@pytest.mark.parametrize(
    "words",
    ["Russian", "North Russian", "Central Asian", "Uzbek", "Uzbek Jihadi", "Salafi-Jihadi",
     "Orrin-backed", "Neldian-born"],
)  # fmt: skip
def test_where_somebody_is_from_names_nobody(words: str) -> None:
    text = f"the {words} bakers said"
    (cut,) = bare(text, [mention(text, words, "organisation")])
    assert cut.form == "nominal"


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        ("Mayor Ada de Lint", "Ada de Lint"),
        ("Foreign Minister Ada von der Lint", "Ada von der Lint"),
        ("the diver Ada de Lint", "Ada de Lint"),
        ("Mr. de Lint", "de Lint"),
        ("Ada Maria de Lint", "Ada Maria de Lint"),
    ],
)
def test_a_particle_belongs_to_a_name_with_what_stands_before_it(taken: str, name: str) -> None:
    (cut,) = bare(f"{taken} left.", [mention(f"{taken} left.", taken, "person")])
    assert cut.span.of(f"{taken} left.") == name


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("De Lint", "name"), ("Al-Lint", "name"), ("Von der Lint", "name"), ("De", "nominal"),
        ("De lint", "nominal"), ("Al-lint", "nominal"), ("Two Lints", "nominal"),
    ],
)  # fmt: skip
def test_a_particle_with_a_capital_begins_a_name(words: str, form: str) -> None:
    text = f"{words} left."
    head = words.rsplit(maxsplit=1)[-1]
    told = Mention(at(text, words), at(text, head), "nominal", "person", 0.9)
    (found,) = bare(text, [told])
    assert found.form == form


@pytest.mark.parametrize(("head", "form"), [("de", "name"), ("Lint", "nominal")])
def test_a_particle_in_small_letters_that_was_taken_for_a_head_begins_a_name(
    head: str, form: str
) -> None:
    text = "Then de Lint left."
    told = Mention(at(text, "de Lint"), at(text, head), "nominal", "person", 0.9)
    (found,) = bare(text, [told])
    assert found.form == form


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ada M. Lint of Orrin", "Ada M. Lint"),
        ("Ada M. Lint School of Orrin", "Ada M. Lint School of Orrin"),
        ("Lint of Orrin", "Lint of Orrin"),
    ],
)
def test_where_one_with_an_initial_is_from_is_no_part_of_a_name(words: str, name: str) -> None:
    (cut,) = bare(words, [mention(words, words, "other")])
    assert cut.span.of(words) == name


@pytest.mark.parametrize(
    ("words", "head", "kind", "name"),
    [
        ("Millers' Orrin", "Millers", "person", "Millers"),
        ("Lint’s Orrin", "Lint", "person", "Lint"),
        ("Millers' Orrin", "Millers", "organisation", "Millers' Orrin"),
        ("O’Neal", "O", "person", "O’Neal"),
    ],
)
def test_what_somebody_owns_is_no_part_of_a_name(
    words: str, head: str, kind: EntityKind, name: str
) -> None:
    text = f"At the {words} hall"
    (cut,) = bare(text, [Mention(at(text, words), at(text, head), "name", kind, 0.9)])
    assert cut.span.of(text) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Interestingly Lint", "Lint"),
        ("Kimberly Lint", "Kimberly Lint"),
        ("Reportedly", "Reportedly"),
    ],
)
def test_an_adverb_that_opens_a_sentence_is_no_part_of_a_name(words: str, name: str) -> None:
    text = f"{words} left."
    (cut,) = bare(text, [mention(text, words, "person")])
    assert cut.span.of(text) == name


@pytest.mark.parametrize(
    ("words", "form"), [("Syrian Ambassador", "nominal"), ("Syrian Lint", "name")]
)
def test_a_title_with_where_it_is_from_is_no_name(words: str, form: str) -> None:
    text = f"The {words} left."
    (one,) = bare(text, [mention(text, words, "person")])
    assert one.form == form
