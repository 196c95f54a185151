"""For whom speakers speak: which entity words for a body mean, and who speaks for it."""

from dataclasses import replace

import pytest

from accordingto.core.entity import EntityKind
from accordingto.resolve.voices.principals import interviewed_for
from accordingto.testing import span_of
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion, lines_run

Told = tuple[EntityKind, *tuple[str, ...]]


def spoken_for(story: Story, at: int = 0) -> list[str]:
    return [name for role, name in story.chain(at) if role == "principal"]


def of(text: str, source: str, *entities: Told) -> list[str]:
    """For whom the source of "… no" speaks."""
    return spoken_for(Story(text, *entities).said(source, "no"))


LINT: Told = ("person", "Ada Lint")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Orrin governor Ada Lint said no.", []),
        ("Ada Lint, a professor at Orrin, said no.", ["Orrin"]),
        ("Ada Lint, president of Orrin, said no.", []),
        ("Ada Lint, chairman of the Orrin Party, said no.", ["Orrin Party"]),
        ("Syrian spokesman Ada Lint said no.", ["Syrian"]),
        ("Syrian president Ada Lint said no.", []),
        ("Syrian Prime Minister Ada Lint said no in a speech there.", []),
        ("Republican strategist Ada Lint said no.", []),
        ("Ada Lint, the Republican chairman, said no.", ["Republican"]),
        ("House speaker Ada Lint said no.", []),
        ("the Courier’s Ada Lint said no.", []),
        ("the Courier News’ Ada Lint said no.", ["Courier News"]),
        ("Brandt supporter Ada Lint said no.", []),
        ("Ada Lint of Orrin said no.", []),
        ("Ada Lint, who heads Orrin, said no.", []),
        ("Ada Lint, who heads the Neld Works, said no.", ["Neld Works"]),
        ("Ada Lint, who heads the Orrin Institute, said no.", ["Orrin Institute"]),
        ("the Neld Party’s Ada Lint said no.", []),
        ("Ada Lint, the Treasury Secretary, said no.", []),
        ("He came. Deputy Neld Works director Ada Lint said no.", ["Neld Works"]),
        ("Ada Lint, an author of the Neld Works, said no.", []),
        ("Ada Lint of the Orrin Institute said no.", ["Orrin Institute"]),
        ("“No more,” said Admiral Lint aide Ada Lint, no.", ["Admiral Lint"]),
        ("Ada Lint, an agent in Orrin, said no.", []),
        ("Ada Lint, an agent in the Orrin Board, said no.", ["Orrin Board"]),
        ("Ada Lint of Orrin, the largest bank there, said no.", ["Orrin"]),
        ("Ada Lint, director of the Orrin Dam Works, said no.", ["Orrin Dam Works"]),
        ("Neld City Mayor Ada Lint said no.", []),
        ("OWB Director Ada Lint said no to all of it.", ["OWB"]),
        ("in the end, The Sluice’s Ada Lint said no.", ["Sluice"]),
        ("Ada Lint, who runs Our Dams, said no.", ["Our Dams"]),
        ("in the end the Senate Minority Whip Ada Lint said no to all of it.", []),
        ("in the end the Neld Communication Director Ada Lint said no to it.", ["Neld"]),
        (
            "Ada Lint of the Ada Brandt Center for Dam Studies said no.",
            ["Ada Brandt Center for Dam Studies"],
        ),
    ],
)
def test_rulers_and_those_who_are_from_somewhere_speak_for_themselves(
    text: str, body: list[str]
) -> None:
    assert of(text, "Ada Lint", LINT, ("place", "Orrin") if "Orrin" in text else LINT) == body


@pytest.mark.parametrize(
    ("text", "source", "others"),
    [
        ("Ada Lint, head surgeon since Tuesday, said no.", "Ada Lint, head surgeon since Tuesday",
         [("other", "Tuesday")]),
        ("The board met. On Tuesday its spokeswoman, Ada Lint, said no.",
         "its spokeswoman, Ada Lint,", [("other", "Tuesday")]),
        ("North Caucasian spokeswoman Ada Lint said no.",
         "North Caucasian spokeswoman Ada Lint", []),
    ],
)  # fmt: skip
def test_nobody_speaks_for_a_day_or_for_where_people_are_from(
    text: str, source: str, others: list[Told]
) -> None:
    assert of(text, source, LINT, *others) == []


def test_a_reporter_has_an_outlet_and_no_person() -> None:
    text = "Piet Brandt’s interviewer Ada Lint said no."
    assert of(text, "Ada Lint", LINT, ("person", "Piet Brandt")) == []


def test_a_title_is_no_body() -> None:
    assert of("Then came Admiral spokesman Ada Lint and said no.", "Ada Lint", LINT) == []


def test_what_is_said_of_somebody_once_holds_wherever_they_speak() -> None:
    text = "Lint said no.\nLater Ada Lint, head of the Neld Works, left."
    story = Story(text, ("person", "Lint", "Ada Lint")).said("Lint", "no")
    assert spoken_for(story) == ["Neld Works"]


def test_several_speak_for_a_body_if_all_do() -> None:
    text = "Ada Lint and Piet Brandt, engineers at the Neld Works, said no."
    story = Story(text, LINT, ("person", "Piet Brandt")).said("Ada Lint and Piet Brandt", "no")
    assert spoken_for(story) == ["Neld Works"]
    text = "Ada Lint of the Orrin Board came. Ada Lint and Piet Brandt said no."
    other = Story(text, ("person", "Ada Lint", "Ada Lint@1"), ("person", "Piet Brandt"))
    assert spoken_for(other.said("Ada Lint and Piet Brandt", "no")) == []


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        ("A Brandt aide said no.", "A Brandt aide", "Piet Brandt"),
        ("Brandt supporters said no.", "Brandt supporters", "Piet Brandt"),
        ("Brandt allies said no.", "Brandt allies", "Piet Brandt"),
        ("Donors to the dam said no.", "Donors to the dam", None),
        ("Supporters of the dam said no.", "Supporters of the dam", None),
        ("Brandt’s rivals said no.", "Brandt’s rivals", None),
        ("Brandt watchers said no.", "Brandt watchers", None),
        ("Syrian officials said no.", "Syrian officials", "Syrian"),
        ("Western officials said no.", "Western officials", None),
        ("Outside experts said no.", "Outside experts", None),
        ("House members said no.", "House members", "House"),
        ("People at the Neld Board said no.", "People at the Neld Board", "Neld Board"),
        ("Democratic officials said no.", "Democratic officials", "Democratic Party"),
        ("Democratic candidates said no.", "Democratic candidates", None),
    ],
)
def test_a_nobody_belongs_to_the_body_in_its_own_words(
    text: str, source: str, body: str | None
) -> None:
    end = "\nPiet Brandt left the Democratic Party."
    entities: list[Told] = [("person", "Piet Brandt"), ("party-or-movement", "Democratic Party")]
    found = of(text + end, source, *entities)
    assert found == ([] if body is None else [body])


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Brandt campaign rose.\nA campaign aide said no.", "Brandt campaign"),
        ("The Orrin Dam Committee met.\nA panel spokesman said no.", "Orrin Dam Committee"),
        ("The committee met.\nA committee spokesman said no.", "The committee"),
        ("The Democrats met.\nParty officials said no.", "Democrats"),
        ("A hedge fund rose.\nHedge fund managers said no.", None),
        ("The Dam Committee met.\nA Republican committee aide said no.", "The Dam Committee"),
    ],
)
def test_a_noun_takes_up_the_body_that_was_named_last(text: str, body: str | None) -> None:
    second = text.split("\n")[1]
    name = {"Brandt campaign": "The Brandt campaign"}.get(body or "", body)
    name = name or " ".join(text.split()[:2])
    source = second.removesuffix(" said no.")
    story = Story(text, ("other", name)).said(source, "no")
    assert spoken_for(story) == ([] if body is None else [body])


def test_a_pronoun_stands_for_whoever_was_named_last() -> None:
    text = "Ada Brandt left the Neld Works. Its spokesman and her lawyer said no."
    story = Story(text, ("person", "Ada Brandt"), ("organisation", "Neld Works"))
    story.said("Its spokesman", "no").said("her lawyer", "no")
    assert spoken_for(story, 0) == ["Neld Works"]
    assert spoken_for(story, 1) == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("words", "fuller"),
    [
        ("DBO", "Dam Board of Orrin"),
        ("Courier", "Courier Magazine"),
        ("Courier", "Orrin Courier"),
        ("Orrin Council", "Orrin Council on Dams"),
        ("Sen. Brandt", "Piet Brandt"),
    ],
)
def test_a_body_is_called_by_its_fullest_name(words: str, fuller: str) -> None:
    kind: EntityKind = "person" if "Brandt" in words else "organisation"
    text = f"{fuller} met. Later a spokesman for {words} said no."
    assert of(text, f"a spokesman for {words}", (kind, fuller)) == [fuller]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("House", "White House"),
        ("Brandt", "Brandt administration"),
        ("Orrin Police", "Orrin Police Patrolmen"),
        ("Dam Board", "Neld Dam Board"),
    ],
)
def test_a_house_a_person_or_a_whole_name_is_not_short_for_another_body(
    words: str, other: str
) -> None:
    text = f"{other} met. Later {words} aides said no."
    entities: list[Told] = [("organisation", other), ("other", f"{words}@1")]
    assert of(text, f"{words} aides", *entities) == [words]


def test_people_of_a_body_that_only_its_noun_tells_are_of_any() -> None:
    text = "The union met. Union leaders said no."
    assert of(text, "Union leaders", ("other", "The union")) == []
    text = "The miners’ union met. Union leaders said no."
    assert of(text, "Union leaders", ("other", "The miners’ union")) == ["The miners’ union"]


def test_those_who_know_about_armies_serve_in_none() -> None:
    text = "The Syrian military met. Military analysts and military officials said no."
    story = Story(text, ("armed-group", "The Syrian military"))
    story.said("Military analysts", "no").said("military officials", "no")
    assert spoken_for(story, 0) == []
    assert spoken_for(story, 1) == ["Syrian military"]


def test_a_name_before_a_body_of_two_words_is_none_of_a_thing() -> None:
    text = "Ada Lint, head of the Neld Dam Watch think tank, said no."
    story = Story(text, LINT, ("other", "the Neld Dam Watch think tank"))
    assert spoken_for(story.said("Ada Lint", "no")) == ["Neld Dam Watch"]


def test_a_noun_in_capitals_is_not_the_name_that_it_takes_up() -> None:
    text = "The Neld Dam Committee met. Committee Chairman Ada Lint said no to all of it."
    story = Story(text, LINT, ("other", "The Neld Dam Committee"), ("other", "Committee@1"))
    assert spoken_for(story.said("Ada Lint", "no")) == ["The Neld Dam Committee"]


def test_an_indefinite_body_is_not_taken_up() -> None:
    text = "A Neld council met. Council aides said no."
    assert of(text, "Council aides", ("other", "A Neld council")) == []


def test_a_noun_with_a_capital_is_no_name() -> None:
    text = "Council Says No. Council aides said no."
    assert of(text, "Council aides", ("other", "Council")) == []


def test_plurals_are_no_description_of_one_person() -> None:
    text = "Ada Lint went. Engineers of the Neld Works met. Lint said no."
    story = Story(text, ("person", "Ada Lint", "Engineers of the Neld Works", "Lint@1"))
    assert spoken_for(story.said("Lint", "no")) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ada Lint saw a Neld Works guard. Ada Lint said no.", []),
        ("Ada Lint was a Neld Works guard. Ada Lint said no.", ["Neld Works"]),
    ],
)
def test_somebody_who_is_brought_up_is_not_who_was_named_before(text: str, body: list[str]) -> None:
    story = Story(text, ("person", "Ada Lint", "a Neld Works guard", "Ada Lint@1"))
    assert spoken_for(story.said("Ada Lint@1", "no")) == body


def test_the_body_of_a_role_alone_is_the_one_named() -> None:
    text = "The Neld Church burned. Pastor Ada Lint said no."
    assert of(text, "Ada Lint", LINT, ("organisation", "Neld Church")) == ["Neld Church"]
    text = "The Neld Church burned. Assistant pastor Ada Lint said no."
    assert of(text, "Ada Lint", LINT, ("organisation", "Neld Church")) == ["Neld Church"]


def test_a_place_is_not_short_for_a_body_named_after_it() -> None:
    text = "The Orrin Clinic met in Orrin. Orrin officials said no."
    entities: list[Told] = [("organisation", "Orrin Clinic"), ("place", "Orrin@1", "Orrin@2")]
    assert of(text, "Orrin officials", *entities) == ["Orrin"]


def test_a_state_has_a_government_if_the_article_names_it() -> None:
    text = "The Syrian government met. Syrian officials said no."
    story = Story(text, ("organisation", "The Syrian government")).said("Syrian officials", "no")
    assert spoken_for(story) == ["The Syrian government"]


def test_a_campaign_is_known_by_its_owner() -> None:
    text = "The Brandt campaign met. His campaign aide Ada Lint said no. Piet Brandt left."
    story = Story(text, ("other", "The Brandt campaign"), LINT, ("person", "Piet Brandt", "His"))
    assert spoken_for(story.said("Ada Lint", "no")) == ["Brandt campaign"]


def test_a_named_body_comes_before_one_that_is_only_described() -> None:
    text = "Ada Lint, inspector of the mill, a member of the Neld Board, said no.\nThe mill fell."
    story = Story(text, LINT, ("other", "The mill")).said("Ada Lint", "no")
    assert spoken_for(story) == ["Neld Board"]


def test_a_spokesman_of_whom_no_more_is_said_speaks_for_the_last_body() -> None:
    text = "The Neld Works closed. “No,” spokesman Ada Lint said."
    assert of(text.replace("No", "no"), "Ada Lint", LINT, ("organisation", "Neld Works")) == [
        "Neld Works"
    ]


def test_a_spokesman_of_whom_no_more_is_said_speaks_for_whom_the_sentence_is_of() -> None:
    text = "The Neld Works closed. Piet Brandt said through a spokesman, Ada Lint, no."
    entities: list[Told] = [("organisation", "Neld Works"), ("person", "Piet Brandt")]
    assert of(text, "Ada Lint", LINT, *entities) == ["Piet Brandt"]


def test_the_office_stands_for_its_holder() -> None:
    text = "Piet Brandt left. The mayor’s aides said no."
    story = Story(text, ("person", "Piet Brandt", "The mayor"))
    assert spoken_for(story.said("The mayor’s aides", "no")) == ["Piet Brandt"]


def test_a_nobody_of_whom_no_more_is_said_speaks_for_whom_he_speaks_of() -> None:
    text = "Piet Brandt would not come, a spokesman said."
    story = Story(text, ("person", "Piet Brandt")).said("a spokesman", "Piet Brandt would not come")
    assert spoken_for(story) == ["Piet Brandt"]
    for words in ("a Neld Works spokesman", "two spokesmen"):
        text = f"Piet Brandt would not come, {words} said."
        story = Story(text, ("person", "Piet Brandt")).said(words, "Piet Brandt would not come")
        assert spoken_for(story) in ([], ["Neld Works"])


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        ("A Neld University poll said no.", "A Neld University poll", "Neld University"),
        ("A report by Lint said no.", "A report by Lint", "Lint"),
        ("Early polls said no.", "Early polls", None),
        ("A Monday report said no.", "A Monday report", None),
        (
            "An email released by the Neld Works said no.",
            "An email released by the Neld Works",
            None,
        ),
        (
            "A report released by the Neld Works said no.",
            "A report released by the Neld Works",
            "Neld Works",
        ),
        ("The Syrian report said no.", "The Syrian report", None),
        (
            "A statement released by the Neld Works said no.",
            "A statement released by the Neld Works",
            "Neld Works",
        ),
    ],
)
def test_a_document_is_whose_who_made_it(text: str, source: str, body: str | None) -> None:
    assert of(text, source, ("document", source)) == ([] if body is None else [body])


@pytest.mark.parametrize(
    ("text", "paper", "body"),
    [
        ("The Neld Works sent out a long letter. The letter said no.", "letter", ["Neld Works"]),
        ("The Neld Works has just released a film. The film said no.", "film", ["Neld Works"]),
        ("Staff of the Neld Works saw a letter. The letter said no.", "letter", []),
        ("Staff at the Neld Works sent a letter. The letter said no.", "letter", []),
        ("The Neld Works released an email. The email said no.", "email", []),
    ],
)
def test_a_document_is_by_who_put_it_out(text: str, paper: str, body: list[str]) -> None:
    first = next(f"{one} {paper}" for one in ("a long", "a", "an") if f"{one} {paper}" in text)
    story = Story(text, ("organisation", "Neld Works"), ("document", first, f"The {paper}"))
    assert spoken_for(story.said(f"The {paper}", "no")) == body


def test_a_source_that_describes_somebody_says_for_whom_they_speak() -> None:
    text = "The Neld Works chairwoman, Representative Ada Lint of Orrin, said no. Lint said yes."
    story = Story(text, ("person", "Ada Lint", "Lint@1"))
    story.said("The Neld Works chairwoman, Representative Ada Lint of Orrin,", "no")
    story.said("Lint@1", "yes")
    assert spoken_for(story) == ["Neld Works"]
    assert spoken_for(story, 1) == []


def test_a_description_beside_a_name_is_of_whoever_has_it() -> None:
    text = "Ada Lint met the Neld Works head, Piet Brandt. Lint said no."
    story = Story(text, ("person", "Ada Lint", "the Neld Works head", "Lint@1"),
                  ("person", "Piet Brandt"))  # fmt: skip
    assert spoken_for(story.said("Lint@1", "no")) == []


def test_people_by_the_hundred_cost_in_proportion() -> None:
    def work(n: int) -> object:
        names = [f"Ada Lint{'abcdefghij'[k % 10]}{'abcdefghij'[k // 10 % 10]}" for k in range(n)]
        text = "\n".join(f"The Orrin party met. {name}, a party aide, said no." for name in names)
        story = Story(text, *(("person", name) for name in names))
        for name in names:
            story.said(name, "no")
        return story.voices()

    assert_in_proportion(work, 10, 80)


def test_for_whom_a_journalist_asks_is_found_once() -> None:
    names = (f"Ada Lint@{nth}" for nth in range(50))
    story = Story("Ada Lint came.\n" * 50, ("person", *names))
    cast = story.cast()

    def ask() -> None:
        assert interviewed_for(story.text, 0, cast) is None

    first = lines_run(ask)
    assert lines_run(ask) < first / 50


BRANDT: Told = ("person", "Piet Brandt")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "in the end the Courier News National Security editor Ada Lint said no to all of it.",
            ["Courier News"],
        ),
        ("Courier News Politics Ada Lint said no.", []),
        ("there the Neld Works Chief of Staff Ada Lint said no.", ["Neld Works"]),
        ("Ada Lint, director of works and roads at the Neld Board, said no.", ["Neld Board"]),
        ("Ada Lint, director of a gate and a friend of the Neld Board, said no.", []),
        ("Ada Lint, who helped found the Neld Institute, said no.", ["Neld Institute"]),
        ("Ada Lint, who founded the Neld Institute, said no.", ["Neld Institute"]),
        ("Ada Lint, who helped the Neld Institute, said no.", []),
        ("Ada Lint, the nation’s president, said no. The nation slept.", []),
        ("Ada Lint, a guide at her father’s company, said no.", []),
        ("Ada Lint, the Neld Board’s first female director, said no.", ["Neld Board"]),
    ],
)
def test_a_body_is_read_from_what_stands_beside_a_name(text: str, body: list[str]) -> None:
    assert of(text, "Ada Lint", LINT) == body


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Lint, an adviser to Piet Brandt, said no.", ["Piet Brandt"]),
        ("Ada Lint, an adviser to then-Mayor Piet Brandt, said no.", []),
        ("Ada Lint, Piet Brandt’s first adviser, said no.", []),
        ("Ada Lint, Piet Brandt’s first deputy adviser, said no.", ["Piet Brandt"]),
        ("Ada Lint, an adviser of works under Piet Brandt, said no.", []),
        ("Ada Lint, an adviser to Piet Brandt nine years ago, said no.", []),
        ("Ada Lint, an adviser to Piet Brandt’s campaign nine years ago, said no.", []),
        ("Ada Lint, a pilot with a gift for imitating Piet Brandt, said no.", []),
    ],
)
def test_nobody_speaks_for_whom_they_served_once(text: str, person: list[str]) -> None:
    assert of(text, "Ada Lint", LINT, BRANDT) == person


def test_a_description_of_what_was_years_ago_says_nothing_of_now() -> None:
    text = "Ada Lint left.\nThe Neld Works strategist nine years ago, a widow, she said no."
    story = Story(text, ("person", "Ada Lint", "The Neld Works strategist", "she"))
    assert spoken_for(story.said("she", "no")) == []
    now = Story(text.replace(" nine years ago", ""), *(
        ("person", "Ada Lint", "The Neld Works strategist", "she"),
    ))  # fmt: skip
    assert spoken_for(now.said("she", "no")) == ["Neld Works"]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Mara Brandt came. Ada Lint, her chief of staff, said no.", ["Mara Brandt"]),
        ("Mara Brandt came. Ada Lint, an engineer in her first campaign, said no.", []),
    ],
)
def test_nobody_set_beside_a_name_is_their_own_aide(text: str, owner: list[str]) -> None:
    story = Story(text, ("person", "Mara Brandt"), ("person", "Ada Lint", "her"))
    assert spoken_for(story.said("Ada Lint", "no")) == owner


def test_whom_an_aide_serves_is_no_thing_though_another_post_is_joined_to_the_name() -> None:
    text = "Ada Lint, an aide to Piet Brandt and treasurer of the Neld Works, said no."
    joined = Story(
        text, ("person", "Ada Lint"), ("person", "Piet Brandt"), ("organisation", "Neld Works"),
        ("person", "Piet Brandt and"),
    )  # fmt: skip
    assert joined.said("Ada Lint", "no").chain(0)[-1] == ("principal", "Piet Brandt")


def test_a_description_may_go_on_behind_whose_aide_somebody_is() -> None:
    text = "Ada Lint, an aide to Piet Brandt and past president of the Neld Union, said no."
    whole = "Piet Brandt and past president of the Neld Union"
    story = Story(text, LINT, ("person", "Piet Brandt"), ("person", whole)).said("Ada Lint", "no")
    (at,) = (n for n, one in enumerate(story.mentions) if one.span.of(text) == whole)
    joined = replace(story.mentions[at], head=span_of(text, "and"), form="nominal")
    story.mentions[at] = joined
    assert spoken_for(story) == ["Piet Brandt"]


def test_what_stands_before_group_is_one_whatever_the_network_takes_it_for() -> None:
    text = "Ada Lint, whose Dams Unbound group met, said no."
    assert of(text, "Ada Lint", LINT, ("person", "Dams Unbound")) == ["Dams Unbound"]


def test_a_place_that_no_list_has_may_be_short_for_a_body() -> None:
    text = "A spokesman for Neld River said no. Neld River Networks fell."
    entities: list[Told] = [("place", "Neld River"), ("organisation", "Neld River Networks")]
    assert of(text, "A spokesman for Neld River", *entities) == ["Neld River Networks"]


def test_whoever_makes_a_show_speaks_for_themselves() -> None:
    text = "The show Dam Days ran. As producer of the show, Ada Lint said no."
    assert of(text, "Ada Lint", LINT, ("other", "The show Dam Days", "the show")) == []


def test_an_office_means_who_holds_it() -> None:
    text = "Mayor Piet Brandt came. Brandt sat. Ada Lint, the mayor’s deputy envoy, said no."
    assert of(text, "Ada Lint", LINT, ("person", "Piet Brandt", "Brandt@1")) == ["Piet Brandt"]


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("Brandt’s report", ["Piet Brandt"]), ("Brandt’s speech", []),
        ("a Neld Board report", ["Neld Board"]), ("a Neld Board pool report", []),
    ],
)  # fmt: skip
def test_what_somebody_says_is_by_nobody_else(source: str, owner: list[str]) -> None:
    text = f"Piet Brandt came. It stood in {source}, it said no."
    again = "Brandt@1" if "Brandt" in source else "Piet Brandt"
    assert of(text, source, ("person", "Piet Brandt", again), ("document", source)) == owner


def test_an_outlet_is_no_longer_one() -> None:
    text = (
        "in the end Courier News Daily came and then Courier News left us all here, as the "
        "Courier News editor Ada Lint said no to all of it."
    )
    bodies: list[Told] = [("outlet", "Courier News Daily"), ("outlet", "Courier News@1")]
    assert of(text, "Ada Lint", LINT, *bodies) == ["Courier News"]


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("his team", ["Piet Brandt"]), ("Brandt’s camp", ["Piet Brandt"]), ("the team", []),
        ("his dogs", []),
    ],
)  # fmt: skip
def test_a_team_speaks_for_whose_it_is(source: str, owner: list[str]) -> None:
    text = f"Piet Brandt came. On the gate {source} said no."
    pronoun = "his" if "his" in source else "Piet"
    story = Story(text, ("person", "Piet Brandt", pronoun), ("organisation", source))
    assert spoken_for(story.said(source, "no")) == owner


@pytest.mark.parametrize(
    ("first", "source", "owner"),
    [
        ("The Neld Board", "the statement", ["Neld Board"]),
        ("The Neld Board", "the release", ["Neld Board"]),
        ("The Neld Board", "a statement", []),
        ("The Neld Board", "the report", []),
        ("A miner", "the statement", []),
        ("A Neld Board spokesman", "the statement", ["Neld Board"]),
    ],
)
def test_a_statement_is_by_who_spoke_last(first: str, source: str, owner: list[str]) -> None:
    bodies: list[Told] = [("organisation", "Neld Board")] if "Neld" in first else []
    kind: EntityKind = "person"
    if first.startswith("A "):
        bodies.append((kind, first))
    story = Story(f"{first} said yes. Then {source} said no.", *bodies, ("document", source))
    assert spoken_for(story.said(first, "yes").said(source, "no"), 1) == owner


@pytest.mark.parametrize(
    ("source", "owner"),
    [("Aides", ["Ada Lint"]), ("Prosecutors", []), ("Old aides", [])],
)
def test_aides_are_those_of_whom_they_speak(source: str, owner: list[str]) -> None:
    story = Story(f"{source} said Ada Lint was ill.", LINT, ("person", source))
    assert spoken_for(story.said(source, "Ada Lint was ill")) == owner


def test_for_whom_those_speak_who_are_named_among_others_is_found_once() -> None:
    def work(n: int) -> object:
        text = "".join(
            f"Guests{nth}, including Ada Lint and Piet Rowe, said no.\n" for nth in range(n)
        )
        ada, piet = ([f"{name}@{nth}" for nth in range(n)] for name in ("Ada Lint", "Piet Rowe"))
        story = Story(text, ("person", *ada), ("person", *piet))
        for nth in range(n):
            story.said(f"Guests{nth}, including Ada Lint and Piet Rowe", f"no@{nth}")
        return story.voices()

    assert_in_proportion(work, 10, 80)


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        ("Two diplomats in Orrin said no.", "Two diplomats in Orrin", []),
        ("The Syrian envoy for Orrin, Ada Lint, said no.", "Ada Lint", []),
        ("Two diplomats of Orrin said no.", "Two diplomats of Orrin", ["Orrin"]),
    ],
)
def test_who_was_sent_does_not_speak_for_the_place_they_were_sent_to(
    text: str, source: str, body: list[str]
) -> None:
    assert of(text, source, ("place", "Orrin"), *([LINT] if "Ada Lint" in text else [])) == body
