"""Who each source is."""

from dataclasses import replace

import pytest

from accordingto.core.attribution import Attribution
from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.core.span import Span
from accordingto.resolve.voices.told import Told, with_whole_sources
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion


def test_a_named_source_is_its_entity() -> None:
    story = Story("Mayor Ada Lint said it held.", ("person", "Ada Lint")).said("Mayor Ada Lint")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "name")


def test_a_surname_is_whoever_bears_it() -> None:
    story = Story("Ada Lint came.\nLint said it held.", ("person", "Ada Lint")).said("Lint@1")
    assert story.who(0) == ["Ada Lint"]


def test_a_source_that_no_mention_covers_becomes_an_entity() -> None:
    story = Story("Piet Brandt said it held.").said("Piet Brandt")
    assert (story.who(0), story.called()) == (["Piet Brandt"], [["Piet Brandt"]])


def test_what_a_source_plainly_says_is_not_overruled_by_what_the_network_put_to_it() -> None:
    text = "A longtime harbour spokesman waited.\nDemocrats said it held."
    story = Story(text, ("person", "A longtime harbour spokesman", "Democrats")).said("Democrats")
    nobody = story.voices().speakers[0].unnamed
    assert nobody is not None
    assert (nobody.what, nobody.words.of(text)) == ("party", "Democrats")


def test_nobody_is_given_where_there_is_no_source() -> None:
    found = Story("It allegedly fell.").said("").voices().speakers[0]
    assert (found.kind, found.entities, found.rule) == (None, (), "no source")


def test_i_outside_a_speech_is_the_outlet() -> None:
    story = Story("I think the gate held.").said("I", "the gate held")
    assert story.voices().speakers[0].is_outlet


def test_i_in_a_speech_is_its_speaker() -> None:
    story = Story("“I think it fell,” said Ada Lint.", ("person", "Ada Lint"))
    story.said("I", "it fell").said("Ada Lint", "I think it fell")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "first person")


def test_we_in_a_speech_in_a_speech_is_the_inner_speaker() -> None:
    text = "Lint said Brandt told her: “We know it fell.”"
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    story.said("Lint", "Brandt told her: “We know it fell.”").said("Brandt", "We know it fell")
    assert story.said("We", "it fell").who(2) == ["Brandt"]


def test_two_firsts_in_a_speech_that_a_pronoun_speaks_are_both_its_speaker() -> None:
    story = Story("Ada Lint came.\n“I think it fell. I know it did,” she said.",
                  ("person", "Ada Lint"))  # fmt: skip
    story.said("I", "it fell").said("I@1", "it did")
    story.said("she", "I think it fell. I know it did")
    assert [story.who(n) for n in range(3)] == [["Ada Lint"]] * 3


def test_i_in_a_speech_of_nobody_is_nobody() -> None:
    story = Story("“I think it fell.”").said("I", "it fell").said("", "I think it fell")
    assert story.voices().speakers[0].entities == ()


def test_speeches_that_hold_each_other_are_nobodys() -> None:
    story = Story("I say I say it fell.").said("I", parent=1).said("I@1", parent=0)
    assert [one.entities for one in story.voices().speakers] == [(), ()]


def test_a_source_inside_its_own_content_is_read_once() -> None:
    story = Story("Ada Lint, says Ada Lint, is well.", ("person", "Ada Lint")).said("Ada Lint@1")
    assert story.who(0) == ["Ada Lint"]
    own = Story("I say I am well.").said("I@1", "I say I am well")
    assert own.voices().speakers[0].is_outlet


def test_who_takes_up_what_stands_before_it() -> None:
    story = Story("There came Ada Lint, who said it held.", ("person", "Ada Lint")).said("who")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "relative pronoun")


def test_who_takes_up_the_noun_whose_clause_it_begins() -> None:
    text = "There came a miner from Orrin who said it held."
    story = Story(text, ("person", "a miner"), ("place", "Orrin")).said("who")
    story.mentions[0] = type(story.mentions[0])(
        at(text, "a miner from Orrin who said it held"), at(text, "miner"), "nominal", "person", 0.9
    )
    assert story.who(0) == ["a miner from Orrin"]


def test_who_is_no_place_that_stands_behind_somebody() -> None:
    text = "It was Ada Lint of Orrin, who said it held."
    story = Story(text, ("person", "Ada Lint"), ("place", "Orrin")).said("who", "it held")
    assert story.who(0) == ["Ada Lint"]


def test_who_behind_several_names_is_looked_for_no_further_than_a_few() -> None:
    text = "It was Ada Lint of Orrin in Neld for Kern from Harl, who said it held."
    places: tuple[tuple[EntityKind, str], ...] = tuple(
        ("place", name) for name in ("Orrin", "Neld", "Kern", "Harl")
    )
    story = Story(text, ("person", "Ada Lint"), *places)
    assert story.said("who", "it held").who(0) == ["Harl"]


def test_that_takes_up_the_name_beside_which_a_description_stands() -> None:
    text = "She met Neld Guard, a group that said it held."
    story = Story(text, ("organisation", "Neld Guard"), ("organisation", "a group"))
    assert story.said("that", "it held").who(0) == ["Neld Guard"]


@pytest.mark.parametrize("text", ["She met Neld Guard and a group that said it held.",
                                  "She met Neld Guard, two groups that said it held."])  # fmt: skip
def test_what_stands_beside_no_name_is_itself(text: str) -> None:
    group = "a group" if "a group" in text else "two groups"
    story = Story(text, ("organisation", "Neld Guard"), ("organisation", group))
    assert story.said("that", "it held").who(0) == [group]


def test_who_after_a_name_is_not_all_whom_it_was_joined_with() -> None:
    text = "Lint and Brandt came.\nIt was Brandt, who said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt", "Brandt@1"))
    joined = Mention(at(text, "Lint and Brandt"), at(text, "and"), "nominal", "person", 0.9)
    story.mentions.append(joined)
    brandt = story.entities[1]
    story.entities[1] = ArticleEntity("person", (*brandt.mentions, 3), brandt.name)
    assert story.said("who", "it held").who(0) == ["Brandt"]


def test_who_after_nothing_is_nobody() -> None:
    assert Story("Who said it held?").said("Who").voices().speakers[0].entities == ()


def test_a_group_is_each_of_its_parts() -> None:
    text = "Ada Lint and Piet Brandt said it held."
    named = Story(text, ("person", "Ada Lint"), ("person", "Piet Brandt"))
    found = named.said("Ada Lint and Piet Brandt")
    assert (found.who(0), found.rule(0)) == (["Ada Lint", "Piet Brandt"], "group")
    assert Story(text).said("Ada Lint and Piet Brandt").who(0) == ["Ada Lint", "Piet Brandt"]


def test_a_pronoun_and_others_are_a_group() -> None:
    text = "Ada Lint came. She and her aides said it held. She and all said it leaked."
    story = Story(text, ("person", "Ada Lint", "She"), ("person", "her aides"))
    story.said("She and her aides", "it held").said("She", "it leaked")
    assert (story.who(0), story.rule(0)) == (["Ada Lint", "her aides"], "group")
    assert story.who(1) == ["Ada Lint"]


def test_they_after_experts_who_spoke_are_those() -> None:
    story = Story("Two experts said it fell.\nThey said it leaked.", ("person", "Two experts"))
    story.said("Two experts", "it fell").said("They", "it leaked")
    assert (story.who(1), story.rule(1)) == (["Two experts"], "pronoun")


def test_it_after_nobody_is_open() -> None:
    found = Story("It said it fell.").said("It").voices().speakers[0]
    assert (found.kind, found.entities, found.rule) == (None, (), "pronoun, open")


def broken() -> Attribution:
    text = "The officials\nof Orrin said so."
    return Attribution((Span(0, 13), at(text, "of Orrin")), (), (at(text, "so"),), "indirect",
                       "said", "asserts", False, False, None, 1.0)  # fmt: skip


def test_a_source_goes_on_in_no_other_paragraph() -> None:
    told = Told("The officials\nof Orrin said so.", [Span(0, 13), Span(14, 31)], [broken()])
    assert with_whole_sources(told).attributions[0].source == (Span(0, 13),)


def test_a_source_broken_in_one_paragraph_stays_whole() -> None:
    told = Told("The officials of Orrin said so.", [Span(0, 31)], [broken()])
    assert with_whole_sources(told).attributions == (broken(),)


def firsts(n: int) -> object:
    """Each "I" stands in a speech whose speaker comes after all of them, and is "he"."""
    text = "I say. " * n + "He said."
    story = Story(text)
    for place in range(0, 7 * n, 7):
        story.attributions.append(
            Attribution(
                (Span(place, place + 1),),
                (),
                (Span(place + 2, place + 5),),
                "indirect",
                "said",
                "asserts",
                False,
                False,
                n,
                1.0,
            )
        )
    return story.said("He", "I say").voices()


def test_many_firsts_before_their_speaker_need_no_deep_stack() -> None:
    firsts(400)


def nested(n: int) -> object:
    """Each "I" stands in the speech of the next."""
    story = Story("I say. " * n)
    for number in range(n):
        place = 7 * number
        story.attributions.append(
            Attribution(
                (Span(place, place + 1),),
                (),
                (Span(place + 2, place + 5),),
                "indirect",
                "said",
                "asserts",
                False,
                False,
                number + 1 if number + 1 < n else None,
                1.0,
            )
        )
    return story


def test_speeches_in_speeches_need_no_deep_stack() -> None:
    story = nested(400)
    assert isinstance(story, Story)
    assert all(one.is_outlet for one in story.voices().speakers)


def said(place: int, n_source: int, content: tuple[int, int]) -> Attribution:
    """A source at a place, and a content so far behind its beginning."""
    return Attribution(
        (Span(place, place + n_source),), (), (Span(place + content[0], place + content[1]),),
        form="indirect", kind="said", stance="asserts", hedged=False, negated=False, parent=None,
        probability=1.0,
    )  # fmt: skip


def pronouns(n: int) -> object:
    story = Story("Ada Lint came.\n" + "She said so.\n" * n, ("person", "Ada Lint"))
    for place in range(15, 15 + 13 * n, 13):
        story.attributions.append(said(place, 3, (9, 11)))
    return story.voices()


def test_many_pronouns_cost_in_proportion() -> None:
    assert_in_proportion(pronouns, 20, 160)


def officials(n: int) -> object:
    """The same description over and over, all of one entity."""
    story = Story("The officials said so.\n" * n)
    for place in range(0, 23 * n, 23):
        story.attributions.append(said(place, 13, (19, 21)))
    one = Story("The officials", ("person", "The officials"))
    first = one.mentions[0]
    story.mentions = [
        type(first)(first.span.shift(p), first.head.shift(p), "nominal", "person", 0.9)
        for p in range(0, 23 * n, 23)
    ]
    story.entities = [type(one.entities[0])("person", tuple(range(n)), None)]
    return story.voices()


def test_many_sources_of_one_entity_cost_in_proportion() -> None:
    assert_in_proportion(officials, 20, 160)


def test_you_is_whoever_reads() -> None:
    story = Story("Ada Lint came.\nIf you like the gate, you may keep it.", ("person", "Ada Lint"))
    found = story.said("you", "the gate").voices().speakers[0]
    assert (found.kind, found.rule) == ("public", "you, whoever reads")
    assert found.unnamed is not None
    assert (found.unnamed.what, found.unnamed.words.of(story.text)) == ("public", "you")


def test_you_in_a_speech_may_be_somebody_who_is_named() -> None:
    story = Story("Ada Lint came.\n“You think it fell,” said Brandt.",
                  ("person", "Ada Lint", "You"), ("person", "Brandt"))  # fmt: skip
    story.said("You", "it fell").said("Brandt", "You think it fell")
    assert story.who(0) == ["Ada Lint"]


def test_an_acronym_is_of_the_kind_of_its_full_name() -> None:
    story = Story("The Katibat Orrin (KTO) came. KTO said no.",
                  ("organisation", "Katibat Orrin", "KTO", "KTO@1"))  # fmt: skip
    assert [one.kind for one in story.said("KTO@1", "no").voices().speakers] == ["armed-group"]


def test_who_takes_up_people_whatever_the_network_reached() -> None:
    text = "There came two miners in the hall, who said it held."
    story = Story(text, ("person", "two miners"), ("other", "the hall")).said("who")
    speaker = story.voices().speakers[0]
    assert (story.who(0), story.rule(0)) == (["two miners"], "relative pronoun")
    assert speaker.unnamed is not None


def test_who_behind_a_body_is_the_person_close_to_it() -> None:
    man = "A man familiar with the work of Neldhydro, who asked for calm"
    text = f"Neldhydro slept, and the company had won. {man}, came."
    story = Story(text, ("organisation", "Neldhydro", "the company", "Neldhydro@1"))
    story.mentions.append(Mention(at(text, man), at(text, "man"), "nominal", "person", 0.9))
    story.entities.append(ArticleEntity("person", (3,), None))
    story.said("who", "calm").said("Neldhydro", "slept")
    assert story.who(0) == [man.split(",", maxsplit=1)[0]]
    assert story.voices().speakers[1].kind == "company"


def test_who_takes_up_both_names_that_its_noun_tells_more_of() -> None:
    text = "There came Ada Lint and Ole Brandt, miners who said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Ole Brandt"), ("person", "miners"))
    story.said("who", "it held")
    assert (story.who(0), story.rule(0)) == (["Ada Lint", "Ole Brandt"], "relative pronoun")


@pytest.mark.parametrize(
    "text", ["Ada Lint came. Who says it held?", "Ada Lint came. That says it held."]
)
def test_a_relative_that_begins_a_sentence_takes_up_nobody(text: str) -> None:
    word = text.split(". ")[1].split(maxsplit=1)[0]
    story = Story(text, ("person", "Ada Lint")).said(word, "it held")
    assert story.voices().speakers[0].entities == ()


def test_a_second_which_takes_up_what_the_first_does() -> None:
    text = "There is the Neld Guard, which Ada Lint led for years and which said it held."
    story = Story(text, ("organisation", "Neld Guard"), ("person", "Ada Lint"))
    assert story.said("which@1", "it held").who(0) == ["Neld Guard"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lint is the miner who said it held.", "Ada Lint"),
        ("Ada Lint was not the first one who said it held.", "Ada Lint"),
        ("Ada Lint is an old and tired miner who said it held.", "Ada Lint"),
        ("Ada Lint was one of the oldest bakers in Neld, a miner who said it held.", "Ada Lint"),
        ("Three bakers are not the only ones who said it held.", "Three bakers"),
        ("The culprits are miners who said it held.", "miners"),
        ("The culprit saw the miner who said it held.", "the miner"),
        ("The culprit is the miner who said it held.", "the miner"),
    ],
)
def test_who_is_whoever_is_said_to_be_what_it_takes_up(text: str, expected: str) -> None:
    words = ("Ada Lint", "Three bakers", "The culprits", "The culprit ")
    people = [("person", name.strip()) for name in words if name in text]
    story = Story(text, *people).said("who", "it held")  # type: ignore[arg-type]  # all persons
    assert (story.who(0), story.rule(0)) == ([expected], "relative pronoun")


def test_which_takes_up_whose_remarks_they_are() -> None:
    text = "Brandt spoke of Ada Lint’s remarks, which said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Brandt"))
    story.said("which", "it held")
    assert (story.who(0), story.rule(0)) == (["Ada Lint"], "relative pronoun")


def test_which_takes_up_a_title_whatever_marks_stand_behind_it() -> None:
    text = "He saw the film ''Sluices,'' which says it held."
    story = Story(text, ("other", "Sluices")).said("which", "it held")
    assert story.who(0) == ["Sluices"]


def test_figures_before_who_are_people_and_no_paper() -> None:
    found = [
        Story(text).said(source, "it held").voices().speakers[0].unnamed
        for text, source in (
            ("There came two figures who said it held.", "who"),
            ("Figures, who met, said it held.", "Figures"),
            ("The new figures said it held.", "The new figures"),
        )
    ]
    assert [one and one.what for one in found] == ["politician", "politician", "document"]


@pytest.mark.parametrize(
    ("text", "name", "is_somebody"),
    [
        ("Nella Kern, 61, came.\nShe said it held.", "Nella Kern", True),
        ("Nella Kern, aged 61, came.\nShe said it held.", "Nella Kern", True),
        ("Nella Kern, 61, 70 and 4, came.\nShe said it held.", "Nella Kern", False),
        ("Nella Kern, 1961, came.\nShe said it held.", "Nella Kern", False),
        ("Kern, 61, came.\nShe said it held.", "Kern", False),
    ],
)
def test_a_full_name_with_an_age_is_somebody(text: str, name: str, *, is_somebody: bool) -> None:
    story = Story(text, ("place", name)).said("She", "it held")
    assert (story.who(0) == [name]) is is_somebody


def test_they_after_people_without_names_are_those() -> None:
    text = "Two aides said it fell.\nThey said it leaked."
    story = Story(text, ("person", "Two aides")).said("Two aides", "it fell")
    story.said("They", "it leaked")
    assert story.who(1) == ["Two aides"]


def test_they_linked_to_pronouns_alone_are_who_spoke_last() -> None:
    text = "Two aides said it fell.\nThey said it leaked. They wept."
    story = Story(text, ("person", "Two aides"), ("person", "They", "They@1"))
    story.said("Two aides", "it fell").said("They", "it leaked")
    assert story.who(1) == ["Two aides"]


def what_is(story: Story, attribution: int) -> str | None:
    """What the speaker of an attribution is described as."""
    nobody = story.voices().speakers[attribution].unnamed
    return None if nobody is None else nobody.what


def test_those_in_a_group_who_have_no_name_are_described() -> None:
    text = "Ada Lint and her aides said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "her aides")).said(
        "Ada Lint and her aides"
    )
    assert (story.who(0), what_is(story, 0)) == (["Ada Lint", "her aides"], "aide")


def test_a_group_of_names_is_not_described() -> None:
    text = "Ada Lint and Ole Brandt said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Ole Brandt"))
    assert what_is(story.said("Ada Lint and Ole Brandt"), 0) is None


def test_what_the_makes_the_only_one_has_a_name() -> None:
    text = "The Lint campaign fell. The Lint campaign said it held."
    story = Story(text, ("organisation", "Lint campaign", "Lint campaign@1"))
    story.mentions = [replace(one, form="name") for one in story.mentions]
    assert what_is(story.said("The Lint campaign@1"), 0) is None


def test_the_words_of_a_source_may_name_what_others_describe() -> None:
    text = "A ministry met. The Ruvenian ministry said it held."
    story = Story(text, ("official-body", "A ministry", "The Ruvenian ministry"))
    assert what_is(story.said("The Ruvenian ministry"), 0) is None


def test_several_people_are_nobody_with_a_name() -> None:
    text = "Ada Lint came. Senior Lint aides said it held."
    story = Story(text, ("person", "Ada Lint", "Senior Lint aides")).said("Senior Lint aides")
    assert (story.who(0), what_is(story, 0)) == (["Senior Lint aides"], "aide")


@pytest.mark.parametrize(
    ("cue", "who"),
    [("should be noted", []), ("is widely believed", []), ("was worth saying", []),
     ("believed", ["the board"]), ("has said", ["the board"])],
)  # fmt: skip
def test_it_of_what_is_said_in_general_is_nobody(cue: str, who: list[str]) -> None:
    text = f"Then the board met.\nIt {cue} that it held."
    story = Story(text, ("organisation", "the board", "It")).said("It", "it held")
    story.attributions[0] = replace(story.attributions[0], cue=(at(text, cue),))
    assert story.who(0) == who


@pytest.mark.parametrize("acronym", ["WHO", "US"])
def test_an_acronym_that_would_be_a_pronoun_is_a_body(acronym: str) -> None:
    story = Story(f"{acronym} said it fell.", ("organisation", acronym)).said(acronym)
    found = story.voices().speakers[0]
    assert (story.who(0), found.kind, found.rule) == ([acronym], "official-body", "name")
    assert not found.is_outlet


def test_a_minister_of_two_matters_is_one() -> None:
    source = "Water and Energy Minister Ada Lint"
    story = Story(f"Then {source} said it held.", ("other", "Water"), ("person", "Ada Lint"))
    assert story.said(source, "it held").who(0) == ["Ada Lint"]


@pytest.mark.parametrize(
    ("source", "again", "are_one"),
    [("The miners", "The miners", True), ("A number of miners", "miners@1", False)],
)
def test_some_of_those_who_were_spoken_of_are_not_those(
    source: str, again: str, *, are_one: bool
) -> None:
    whole = "The old miners of Orrin"
    story = Story(f"{whole} came. It rained. {source} left.", ("person", whole, again))
    old, new = (one.entities for one in story.said(whole).said(source).voices().speakers)
    assert (old == new) == are_one


def test_nobody_is_nobody_who_speaks() -> None:
    story = Story("Nobody knows that it fell. No one said so. Nobody at the mill did.")
    story.said("Nobody", "it fell").said("No one", "so").said("Nobody at the mill", "so")
    found = story.voices().speakers
    assert [len(one.entities) for one in found] == [0, 0, 1]
    assert not any(one.is_outlet for one in found)


def test_an_outlet_may_call_itself_by_its_last_word() -> None:
    story = Story("The Flash understands that it fell.", outlet=["Orrin Flash"])
    assert story.said("The Flash", "it fell").voices().speakers[0].is_outlet


def test_people_whom_the_network_takes_for_a_body_are_not_that_body() -> None:
    source = "Readers of the Vesper Herald"
    story = Story(
        f"The Vesper Herald came out.\n{source} said it held.",
        ("outlet", "Vesper Herald", "Readers"),
    ).said(source, "it held")  # fmt: skip
    found = story.voices().speakers[0].unnamed
    assert found is not None
    assert found.what == "public"


def test_many_of_a_party_are_not_those_of_it_who_were_named() -> None:
    story = Story(
        "House Republicans met.\nMany Republicans said it held.",
        ("party-or-movement", "House", "House Republicans", "Republicans@1"),
    ).said("Many Republicans", "it held")  # fmt: skip
    assert story.who(0) == ["Many Republicans"]
