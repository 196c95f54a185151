"""Mentions and entities by place and by name."""

import pytest

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.voices.cast import Cast
from tests.resolve.voices.story import Story, at, mention
from tests.work import assert_in_proportion

TEXT = "Ada Lint and Ban Tun-min met Piet Brandt. Then the clerk left."


def story() -> Story:
    return Story(
        TEXT, ("person", "Ada Lint"), ("person", "Ban Tun-min"), ("person", "Piet Brandt"),
        ("person", "the clerk"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("Lint", 0), ("Ada Lint", 0), ("Mayor Ada Lint", 0), ("Ada", 0), ("Ban", 1),
        ("Tun-min", 1), ("Brandt", 2), ("Piet Lint", None), ("Vennick", None), ("the clerk", None),
        ("", None), ("—", None),
    ],
)  # fmt: skip
def test_a_name_calls_the_one_who_bears_it(words: str, entity: int | None) -> None:
    assert story().cast().called(words) == entity


def test_a_name_that_two_bear_calls_neither() -> None:
    two = Story("Ada Lint met Piet Lint.", ("person", "Ada Lint"), ("person", "Piet Lint"))
    assert two.cast().called("Lint") is None
    assert two.cast().called("Piet Lint") == 1


def test_mentions_are_found_by_their_heads() -> None:
    cast = story().cast()
    assert cast.within([at(TEXT, "Lint and")]) == [0]
    assert cast.within([at(TEXT, "Ada")]) == []
    assert cast.within([at(TEXT, "the clerk"), at(TEXT, "Brandt")]) == [2, 3]


def test_what_is_added_is_found_by_place_and_by_name() -> None:
    cast = Story(TEXT).cast()
    assert cast.add(at(TEXT, "Ada Lint"), at(TEXT, "Lint"), "name", "person") == 0
    assert (cast.within([at(TEXT, "Lint")]), cast.called("Lint")) == ([0], 0)
    assert (cast.is_named(0), cast.kind(0), cast.n_entities) == (True, "person", 1)


def test_a_name_put_to_a_description_names_it() -> None:
    cast = story().cast()
    assert not cast.is_named(3)
    cast.put(3, Mention(at(TEXT, "clerk"), at(TEXT, "clerk"), "name", "person", 1.0))
    assert cast.is_named(3)
    assert [name.written for name in cast.names(3)] == ["clerk"]
    assert cast.called("clerk") == 3


def test_words_that_are_a_mention_already_add_no_entity() -> None:
    """A ledger refuses two entities that begin with the same words."""
    cast = story().cast()
    assert cast.add(at(TEXT, "the clerk"), at(TEXT, "the"), "nominal", "other") == 3
    assert cast.n_entities == 4


def test_words_of_one_entity_are_not_put_to_another() -> None:
    cast = story().cast()
    cast.put(3, mention(TEXT, "Ada Lint", "person"))
    assert not cast.is_named(3)
    assert len(cast.mentions) == 4


def grouped(text: str, joiner: str, *parts: str) -> Cast:
    """Mentions of the parts, and one of the whole text headed by the joiner; each an entity."""
    mentions = [mention(text, part, "person") for part in parts]
    mentions.append(Mention(Span(0, len(text)), at(text, joiner), "nominal", "other", 0.9))
    return Cast(text, mentions, [ArticleEntity("person", (n,), None) for n in range(len(mentions))])


def test_a_group_is_those_whom_it_joins_and_none_of_whom_they_contain() -> None:
    text = "Ada Lint and the clerk of old Orrin"
    cast = grouped(text, "and", "Ada Lint", "old Orrin", "the clerk of old Orrin")
    assert cast.group(3) == [0, 2]
    assert cast.group(0) == []
    assert cast.group_of(3) == [0, 2]


def test_a_group_is_none_of_what_is_told_of_it_and_all_who_are_called_in_it() -> None:
    text = "Ole Brandt came. Lint and Brandt, who are divers, left."
    story = Story(text, ("person", "Ole Brandt"), ("person", "Lint"), ("person", "divers"))
    whole = Mention(at(text, "Lint and Brandt, who are divers"), at(text, "and@1"), "nominal",
                    "person", 1.0)  # fmt: skip
    mentions = [*story.mentions, whole]
    cast = Cast(text, mentions, [*story.entities, ArticleEntity("person", (3,), None)])
    assert cast.group(3) == [1, 0]


def test_a_group_of_people_is_not_where_they_are_from() -> None:
    text = "Neld Sens. Ada Lint and Ole Rowe came."
    story = Story(text, ("place", "Neld"), ("person", "Ada Lint"), ("person", "Ole Rowe"))
    whole = Mention(at(text, "Neld Sens. Ada Lint and Ole Rowe"), at(text, "and"), "nominal",
                    "person", 1.0)  # fmt: skip
    entities = [*story.entities, ArticleEntity("person", (3,), None)]
    assert Cast(text, [*story.mentions, whole], entities).group(3) == [1, 2]


def test_a_ministry_of_two_matters_is_one() -> None:
    assert grouped("The Water and Dam Ministry", "and", "Water", "Dam Ministry").group(2) == []


def test_a_phrase_without_a_joiner_at_its_head_is_no_group() -> None:
    assert grouped("Ada Lint and Piet Brandt", "Brandt", "Ada Lint").group(1) == []


def test_records_are_in_text_order_with_the_fullest_name() -> None:
    text = "Lint came. Ada Lint left."
    cast = Story(text, ("person", "Lint@1")).cast()
    cast.put(0, mention(text, "Ada Lint", "person"))
    cast.add(at(text, "Lint"), at(text, "Lint"), "name", "person")
    mentions, entities = cast.records()
    assert [one.span.start for one in mentions] == sorted(one.span.start for one in mentions)
    assert entities[1].name == entities[1].mentions[0] == 0


def many_joined(n: int) -> object:
    text = " and ".join(["Lint"] * n)
    spans = [Span(start, start + 4) for start in range(0, len(text), 9)]
    mentions = [Mention(span, span, "name", "person", 0.9) for span in spans]
    mentions.append(Mention(Span(0, len(text)), Span(5, 8), "nominal", "other", 0.9))
    return Cast(text, mentions, [ArticleEntity("person", (n,), None) for n in range(n + 1)]).group(
        n
    )


def test_a_group_of_many_costs_in_proportion() -> None:
    assert_in_proportion(many_joined, 50, 500)


def namesakes(n: int) -> object:
    cast = Story(" ".join(f"Q{i} Lint" for i in range(n))).cast()
    spans = [at(f"Q{i} Lint", "Lint") for i in range(n)]
    place = 0
    for i, span in enumerate(spans):
        whole = Span(place, place + span.end)
        if cast.called(f"Q{i} Lint") is None:
            cast.add(whole, span.shift(place), "name", "person")
        place = whole.end + 1
    return cast


def test_many_namesakes_cost_in_proportion() -> None:
    namesakes(800)
    assert_in_proportion(namesakes, 100, 800)
