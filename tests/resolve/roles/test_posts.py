"""The posts that a description gives."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.roles.posts import is_role, posts
from accordingto.resolve.words import words_in


def told(text: str) -> list[str]:
    """The bodies of a description's posts."""
    return [one.body.span.of(text) for one in posts(words_in(text, [Span(0, len(text))]))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        # before the role
        ("the Neld Works chief engineer", "Neld Works"),
        ("a Neld University expert on dams", "Neld University"),
        ("the Neld Works’ spokesman", "Neld Works"),
        ("DLW-CIO President", "DLW-CIO"),
        ("Neld’s longtime political adviser", "Neld"),
        ("her lawyer", "her"),
        ("Brandt’s friend and adviser", "Brandt"),
        ("Brandt campaign spokeswoman", "Brandt campaign"),
        ("the Neld Board Vice President", "Neld Board"),
        ("a senior party official", "party"),
        ("Campaign officials", "Campaign"),
        ("the party’s leader", "party’s"),
        ("Orrin Times Senate correspondent", "Orrin Times"),
        ("a Republican committee aide", "committee"),
        ("a Syrian army spokesman", "Syrian army"),
        ("the Neld delegation chief", "Neld delegation"),
        ("the mayor’s spokesman", "mayor"),
        ("one of Brandt’s lawyers", "Brandt"),
        ("New York City officials", "New York City"),
        ("New Dam Watch officials", "Dam Watch"),
        ("Atlantic City officials", "Atlantic City"),
        # behind a part of it, or of what is done there
        ("head of the water department at the Neld Works", "Neld Works"),
        ("vice president of government affairs for the Neld Works", "Neld Works"),
        ("the lawyer representing the Neld Works", "Neld Works"),
        ("a spokesman for Green presidential candidate Ada Lint", "Ada Lint"),
        ("an engineer who is working with the Neld Works", "Neld Works"),
        ("an engineer who is with the Neld Works", "Neld Works"),
        ("an engineer who leads research at the Neld Works", "Neld Works"),
        ("an engineer who was a guard and now serves as an adviser to Brandt", "Brandt"),
        ("an engineer who belonged to a club and is now head of the Neld Works", "Neld Works"),
        ("an envoy of the Dam Board who now works for the Neld Works", "Neld Works"),
        ("the province’s minister", "province"),
        ("aides to the vice president", "president"),
        ("Brandt’s Orrin director", "Brandt"),
        ("Orrin Police chief", "Orrin Police"),
        ("Neld Works press secretary", "Neld Works"),
        ("Brandt’s chief of staff", "Brandt"),
        # behind it
        ("an economist at the Neld Works", "Neld Works"),
        ("a professor of communications at Neld University in Orrin", "Neld University"),
        ("director general of the Neld Works", "Neld Works"),
        ("legal director for the miners group Friends of the Dam", "Friends of the Dam"),
        ("a spokesman for Brandt’s campaign", "Brandt’s campaign"),
        ("director of Orrin’s Lint Center", "Lint Center"),
        ("the officer in charge of the Board’s Orrin base", "Board"),
        ("director of a group in Orrin, the Friends of the Dam", "Friends of the Dam"),
        ("a senior adviser to Ada Brandt", "Ada Brandt"),
        ("a spokesman for the campaign", "campaign"),
        ("a member of the Neld Board", "Neld Board"),
        ("head of Africa studies at the Neld Works", "Neld Works"),
        ("a White House correspondent for the Orrin Courier", "Orrin Courier"),
        ("a campaign director at the Friends of the Dam", "Friends of the Dam"),
        ("chief of staff at the Neld Works", "Neld Works"),
        ("an agent in the Neld Board", "Neld Board"),
        # clauses
        ("a critic who studies the dams of Orrin at Neld University", "Neld University"),
        ("a miner who directs the Neld Works", "Neld Works"),
        ("a critic who now teaches law at Neld University", "Neld University"),
        ("a writer and a fellow at the Neld Works", "Neld Works"),
    ],
)  # fmt: skip
def test_a_role_belongs_to_the_body_beside_it(text: str, body: str) -> None:
    assert told(text)[:1] == [body]


@pytest.mark.parametrize(
    "text",
    [
        "a former aide to Brandt",
        "an ex-spokesman for the Neld Works",
        "a former aide and spokesman for the Neld Works",
        "a critic of the head of the Neld Works",
        "the candidate for the Neld Works",
        "a rival of Brandt",
        "his fellow miners",
        "a hedge fund manager",
        "an Orrin-based engineer",
        "who was director of the Neld Works",
        "whose lawyer is at the Neld Works",
        "the secretary of State",
        "a president from Neld",
        "an engineer to the Neld Works",
        "a running mate for Brandt",
        "an engineer who is not a member of the Neld Board",
        "an engineer who quickly crossed a river as an adviser to Brandt",
    ],
)
def test_others_have_no_post(text: str) -> None:
    assert told(text) == []


def test_a_noun_of_two_words_is_a_role_where_its_last_is_none() -> None:
    text = "the leading lights of the Orrin Party"
    assert told(text) == ["Orrin Party"]
    assert not is_role(words_in("lights", [Span(0, 6)]), 0)


def test_in_a_line_of_capitals_a_word_with_a_hyphen_is_no_acronyms() -> None:
    text = "ADA LINT, CO-CHAIR OF THE NELD WORKS"
    listed = words_in(text, [Span(0, len(text))])
    assert is_role(listed, next(n for n, word in enumerate(listed) if word.text == "CO-CHAIR"))


@pytest.mark.parametrize("text", ["an economist at", "the director general of", "a spokesman for"])
def test_a_post_that_is_cut_behind_its_preposition_has_no_body(text: str) -> None:
    assert told(text) == []
