"""Names that are no person's."""

import pytest

from accordingto.resolve.voices.personal import tells_person
from tests.resolve.voices.story import Story, mention


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Neld Dawn said no.", "Neld Dawn"),
        ("A choir called Friends of Neld Dawn said no.", "A choir called Friends of Neld Dawn"),
    ],
)
def test_a_name_that_the_network_takes_for_a_body_is_no_person(text: str, source: str) -> None:
    story = Story(text, ("organisation", "Neld Dawn")).said(source, "no")
    assert story.voices().speakers[0].kind == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Neld Dawn said no.", "Neld Dawn, who swam, said no.", "Ada Dawn said no.",
        "The divers Neld Dawn and Orrin Vask said no.",
    ],
)  # fmt: skip
def test_it_is_one_where_a_title_a_given_name_or_a_pronoun_says_so(text: str) -> None:
    words = "Ada Dawn" if "Ada" in text else "Neld Dawn"
    story = Story(text, ("organisation", words)).said(words, "no")
    assert story.voices().speakers[0].kind == "person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A chat “Neld Dawn” said no.", "document"),
        ("The northern chat “Neld Dawn” said no.", "document"),
        ("The magazine “Neld Dawn” said no.", "outlet"),
    ],
)
def test_what_is_called_by_a_name_is_what_the_noun_says(text: str, kind: str) -> None:
    story = Story(text, ("person", "Neld Dawn")).said(text.removesuffix(" said no."), "no")
    found = story.voices()
    assert (found.speakers[0].kind, found.entities[0].kind) == (kind, kind)


def test_who_was_told_something_is_no_name_for_it() -> None:
    text = "Piet Brandt told the magazine Neld Dawn lied. Neld Dawn said no."
    story = Story(text, ("person", "Neld Dawn", "Neld Dawn@1")).said("Neld Dawn@1", "no")
    assert story.voices().speakers[0].kind == "person"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At noon Sorrow, who left, said no.", True),
        ("At noon a man of the Sorrow, who left, said no.", False),
        ("At noon a man of the Sorrow who left said no.", True),
    ],
)
def test_who_takes_up_a_name_but_not_where_somebody_is_of_it(text: str, told: bool) -> None:
    assert tells_person(text, [mention(text, "Sorrow", "other")]) is told
