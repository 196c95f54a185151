"""The posts that are named beside a name."""

import pytest

from accordingto.resolve.roles.before_name import role_alone
from accordingto.resolve.roles.beside import is_journalist, posts_beside
from tests.resolve.voices.story import mention


def told(text: str, name: str = "Ada Lint") -> list[str]:
    """The bodies of the posts beside a name."""
    return [one.body.span.of(text) for one in posts_beside(text, mention(text, name, "person"))]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("it was far too late, said Interior Ministry spokesman Ada Lint.", "Interior Ministry"),
        ("it was far too late for that, said Neld Works Director Dr. Ada Lint.", "Neld Works"),
        ("said her lawyer, Ada Lint, on Monday", "her"),
        ("The head of the Neld Works, Ada Lint, said no.", "Neld Works"),
        ("the Courier’s Ada Lint said no.", "Courier"),
        ("the Neld Works’ Ada Lint said no.", "Neld Works"),
        (
            "Then Neld Works President and Orrin Dam Director Ada Lint said that it was too late.",
            "Neld Works",
        ),
        ("said Ada Lint, 33, the board’s coordinator.", "board’s"),
        ("said Ada Lint (Orrin), a professor at Neld University.", "Neld University"),
        ("Ada Lint of the Neld Works said no.", "Neld Works"),
        ("Ada Lint, who heads the Neld Board, said no.", "Neld Board"),
        ("Ada Lint is a professor at Neld University.", "Neld University"),
        ("Ada Lint and Piet Brandt, engineers at the Neld Works, said no.", "Neld Works"),
        ("Ada Lint, managing director of the Neld Works, said no.", "Neld Works"),
        ("Ada Lint of Brandt’s campaign said no.", "Brandt’s campaign"),
        ("As head of the Neld Works, Ada Lint said no.", "Neld Works"),
        ("it was too late for that, said Neld Works spokesman Navy Capt. Ada Lint.", "Neld Works"),
        ("it was too late, said Neld Works spokesman the Rev. Ada Lint.", "Neld Works"),
        ("it was late, said Neld Works vice president for old dams Ada Lint.", "Neld Works"),
        ("The head of the Neld Works in Orrin, Ada Lint, said no.", "Neld Works"),
        ("One of the lawyers for the Neld Works, Ada Lint, said no.", "Neld Works"),
        ("Ada Lint, one of Brandt’s lawyers, said no.", "Brandt"),
        ("Ada Lint — the head of the Neld Works — said no.", "Neld Works"),
        ("Ada Lint - the head of the Neld Works - said no.", "Neld Works"),
        ("Ada Lint, from the Neld Works, said no.", "Neld Works"),
        ("Ada Lint of digital dam builder firm Neld Works said no.", "Neld Works"),
        ("Ada Lint, speaking on behalf of the Neld Works, said no.", "Neld Works"),
        ("Ada Lint, representing the Neld Works, said no.", "Neld Works"),
        ("Ada Lint works for the Neld Works and said no.", "Neld Works"),
        ("Ada Lint, whose firm, Neld Dams, has sued, said no.", "Neld Dams"),
        ("Ada Lint, whose Neld Watch group has sued, said no.", "Neld Watch"),
        ("Piet Brandt and Ada Lint, engineers at the Neld Works, said no.", "Neld Works"),
        ("Ada Lint, who has led the Neld Works for years, said no.", "Neld Works"),
    ],
)
def test_it_is_said_before_a_name_or_behind_it(text: str, body: str) -> None:
    assert body in told(text)


def test_whoever_is_of_a_place_may_head_a_body_as_well() -> None:
    assert told("Ada Lint of Orrin, a member of the Neld Board, said no.") == [
        "Orrin",
        "Neld Board",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "As engineers of the Neld Works met, Ada Lint said no.",
        "Led by the head of the Neld Works, Ada Lint said no.",
        "Neld troops, Ada Lint said.",
        "Neld officials Ada Lint met.",
        "Ada Lint, citing the head of the Neld Works, said no.",
        "Ada Lint, as head of the Neld Works, said no.",
        "Ada Lint, in a talk with the head of the Neld Works, said no.",
        "Ada Lint, whose lawyer is at the Neld Works, said no.",
        "Ada Lint and Piet Brandt, an engineer at the Neld Works, said no.",
        "Ada Lint Named Head Of Neld Works",
        "Ada Lint said no. Head of the Neld Works Piet Brandt left.",
        "Ada Lint, her Neld Works engineers and a guard came, and said no.",
        "Ada Lint — the head of the Neld Works said no.",
        "Ada Lint, who quickly fired Piet Brandt, the Neld Works head, said no.",
        "Ada Lint, for the Neld Works, said no.",
        "Ada Lint, who since the choice of Piet Brandt as Neld Board head is angry, said no.",
        "Ada Lint, whose campaign in Neld began late, said no.",
    ],
)
def test_what_stands_near_may_be_of_somebody_else(text: str) -> None:
    assert told(text) == []


def test_an_outlet_may_be_taken_into_the_name_of_its_reporter() -> None:
    assert told("Then it was Orrin News Anna Lint who asked about it.", "Orrin News Anna Lint") == [
        "Orrin News"
    ]


def test_a_title_may_be_taken_into_the_name() -> None:
    assert told(
        "Then it was Neld Works Director Ada Lint who asked about the old gate.",
        "Neld Works Director Ada Lint",
    ) == ["Neld Works"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“No,” spokesman Ada Lint said.", True),
        ("“No,” a spokesman, Ada Lint, said.", True),
        ("said Neld spokesman Ada Lint.", False),
    ],
)
def test_a_role_may_stand_alone(text: str, *, alone: bool) -> None:
    assert (role_alone(text, mention(text, "Ada Lint", "person")) is not None) == alone


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("told radio host Ada Lint on Monday", True),
        ("told Ada Lint, an anchor, on Monday", True),
        ("told Mayor Ada Lint on Monday", False),
    ],
)
def test_a_journalist_is_called_one_beside_the_name(text: str, *, asks: bool) -> None:
    assert is_journalist(text, mention(text, "Ada Lint", "person")) == asks
