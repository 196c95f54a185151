import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.read.authors import is_account, names_alone, names_in_byline, names_stated


def named(words: str) -> list[tuple[str, str]]:
    return [(one.kind, words[one.start : one.end]) for one in names_in_byline(words)]


def persons(*names: str) -> list[tuple[str, str]]:
    return [("person", name) for name in names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ada Voss", ["Ada Voss"]),
        ("By ADA VOSS and LEV ORLIN", ["ADA VOSS", "LEV ORLIN"]),
        ("By Ada Voss, Lev Orlin & Mira de la Sand", ["Ada Voss", "Lev Orlin", "Mira de la Sand"]),
        ("By Ada Voss in Tessel and Lev Orlin in Kyiv", ["Ada Voss", "Lev Orlin"]),
        ("By Dr. Ada Voss, Political editor", ["Ada Voss"]),
        ("By Ada Voss, MD, PhD", ["Ada Voss"]),
        ("By Ada Voss | Special to the Courier", ["Ada Voss"]),
        ("By Ada Voss, Special to The Courier", ["Ada Voss"]),
        ("Analysis by Ada Voss, Editor-at-large", ["Ada Voss"]),
        ("Posted by Lev", ["Lev"]),
        ("By Ada Voss - 5/14/31 06:56 AM EST", ["Ada Voss"]),
        ("May 14, 2031 by Catrin", ["Catrin"]),
        ("By Ada VossBusiness Columnist", ["Ada Voss"]),
        ("Von Ada Voss und Lev Orlin", ["Ada Voss", "Lev Orlin"]),
        ("Par Ada Voss et Lev Orlin", ["Ada Voss", "Lev Orlin"]),
        ("Por Ada Voss y Lev Orlin", ["Ada Voss", "Lev Orlin"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Автор: Ада Восс", ["Ада Восс"]),
        ("14/05/2031 - Publicado por: Ada Voss - Categoria: Porto", ["Ada Voss"]),
    ],
)
def test_names_come_apart_without_titles_places_and_roles(words: str, names: list[str]) -> None:
    assert named(words) == persons(*names)


def test_desks_and_agencies_are_told_from_persons() -> None:
    assert named("By Ada Voss and Reuters") == [("person", "Ada Voss"), ("agency", "Reuters")]
    assert named("By The Associated Press") == [("agency", "The Associated Press")]
    assert named("By our foreign staff") == [("desk", "our foreign staff")]
    assert named("By Tessel Post Bureau") == [("desk", "Tessel Post Bureau")]


@pytest.mark.parametrize(
    "words",
    [
        "By Monday the town was empty.",
        "By standing still, the mayor avoided a fall.",
        "by admin",
        "Ada Voss",
        "The bridge was built by Ada Voss and others in a hurry.",
        "By",
        "By the way",
    ],
)
def test_other_lines_name_nobody(words: str) -> None:
    assert named(words) == []


def test_a_line_of_names_alone_has_persons_of_two_words() -> None:
    assert len(names_alone("Ada Voss and Lev M. Orlin")) == 2
    assert len(names_alone("Ada Voss, Political editor")) == 1
    assert names_alone("Politics") == ()
    assert names_alone("Ada Voss speaks to the harbour") == ()


def test_markup_may_name_accounts_which_are_nobody() -> None:
    for account in ("admin", "jdadmin", "ada-v", "voss12", "ada@courier.test"):
        assert is_account(account)
        assert names_stated(account) == ()
    assert [one.kind for one in names_stated("By ADA VOSS, Associated Press")] == [
        "person",
        "agency",
    ]
    assert [(one.start, one.end) for one in names_stated("Ada Voss. Tessel International")] == [
        (0, 8)
    ]


@given(
    st.text()
    | st.lists(
        st.sampled_from(["By ", "Ada ", "Voss", ", ", " and ", " y ", "in ", "\n", "|", "12 "])
    ).map("".join)
)
def test_names_stand_inside_the_words(words: str) -> None:
    for find in (names_in_byline, names_alone, names_stated):
        at = 0
        for one in find(words):
            assert at <= one.start < one.end <= len(words)
            assert words[one.start : one.end].strip() == words[one.start : one.end]
            at = one.end


@pytest.mark.parametrize(
    "line",
    ["By April Ryan", "Von Jan Becker", "Por Julio Cortázar", "By June Carter", "By Sun Tzu"],
)
def test_a_person_may_be_called_like_a_month(line: str) -> None:
    (name,) = names_in_byline(line)
    assert (name.kind, line[name.start : name.end]) == ("person", line.partition(" ")[2])


@pytest.mark.parametrize("line", ["By Monday the port", "By March 3, 2031", "By May"])
def test_a_day_is_no_person(line: str) -> None:
    assert names_in_byline(line) == ()


def test_an_editorial_board_is_a_desk() -> None:
    (name,) = names_in_byline("By The Editorial Board")
    assert name.kind == "desk"


@pytest.mark.parametrize("line", [". desk@tessel.example", ".. Tessel desk", "- . Ada Lint"])
def test_full_stops_before_a_name_are_no_part_of_it(line: str) -> None:
    """Once they moved the name's start, but not its end, which then lay outside the line."""
    for name in (*names_alone(line), *names_stated(line)):
        assert line[name.start : name.end] == line.lstrip(" .-")
