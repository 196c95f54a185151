"""Of whom a text goes on to tell."""

from dataclasses import replace

from accordingto.core.entity import ArticleEntity
from accordingto.core.span import Span
from accordingto.resolve.voices.people import Heard
from accordingto.resolve.voices.placed import Placed
from accordingto.resolve.voices.threads import OTHERS_SIGNS, SIGNS, Threads
from tests.resolve.voices.story import Story, at
from tests.work import assert_in_proportion

_NOBODY = Heard((), (), None)


def signs(story: Story, attribution: int, heard: Heard = _NOBODY) -> dict[str, list[str]]:
    """The first word of each person by the signs that they have, of a source that is "he"."""
    told, cast = story.told(), story.cast()
    placed = Placed(told, cast)
    threads = Threads(story.text, story.attributions, cast, placed)
    start = story.attributions[attribution].source[0].start
    people = [n for n in range(cast.n_entities) if cast.kind(n) == "person"]
    found = threads.signs(placed.place(attribution, start), people, "he", heard)
    words = {n: cast.mentions[cast.members(n)[0]].head.of(story.text) for n in people}
    return {
        sign: [words[n] for n in people if found[n][number]] for number, sign in enumerate(SIGNS)
    }


def test_a_subject_owns_nothing_and_begins_no_other_name() -> None:
    text = "For Lint's part Brandt aide Ole Rowe spoke.\nLater he said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"), ("person", "Rowe"))
    assert signs(story.said("he", "it held"), 0)["subject before"] == ["Rowe"]


def test_the_subject_of_a_sentence_is_the_first_even_where_she_cannot_be_meant() -> None:
    text = "Mrs. Lint met Mr. Brandt in Neld.\nLater he said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt")).said("he", "it held")
    placed = Placed(story.told(), story.cast())
    threads = Threads(text, story.attributions, story.cast(), placed)
    found = threads.signs(placed.place(0, at(text, "he said").start), [1], "he", _NOBODY)
    assert found[1][SIGNS.index("subject before")] == 0.0


def test_the_subject_stands_behind_a_clause_that_is_set_before_it() -> None:
    for text in (
        "As Lint slept in Neld, Brandt came.\nLater he said it held.",
        "But since Lint slept, Brandt came.\nLater he said it held.",
        "While Lint slept, Mr. Brandt came.\nLater he said it held.",
    ):
        story = Story(text, ("person", "Lint"), ("person", "Brandt")).said("he", "it held")
        assert signs(story, 0)["subject before"] == ["Brandt"]


def test_without_a_comma_behind_its_clause_the_first_is_the_subject() -> None:
    text = "As Lint came it struck Brandt.\nLater he said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt")).said("he", "it held")
    assert signs(story, 0)["subject before"] == ["Lint"]


def test_who_is_named_for_the_first_time_just_before_is_brought_up() -> None:
    text = "Lint came.\nIt rained.\nOle Brandt met Lint of Orrin. Later he said it held."
    story = Story(text, ("person", "Lint", "Lint@1"), ("person", "Ole Brandt"), ("person", "Orrin"))
    assert signs(story.said("he", "it held"), 0)["brought up just before"] == ["Brandt"]


def test_they_are_told_of_where_several_are_the_subject() -> None:
    text = "For the Post two aides met Lint.\nLater they said it held."
    story = Story(text, ("organisation", "Post"), ("person", "two aides"), ("person", "Lint"))
    story.said("they", "it held")
    told, cast = story.told(), story.cast()
    placed = Placed(told, cast)
    threads = Threads(text, story.attributions, cast, placed)
    place = placed.place(0, at(text, "they").start)
    found = threads.signs_of_others(place, [0, 1, 2], [1], "they")
    assert {n: dict(zip(OTHERS_SIGNS, own, strict=True)) for n, own in found.items()} == {
        n: dict.fromkeys(OTHERS_SIGNS, 0.0)
        | {"subject before": float(n == 1), "in the sentence before": 1.0}
        for n in range(3)
    }


def test_who_is_named_in_a_quotation_is_neither_its_subject_nor_who_says_it() -> None:
    text = "Lint came.\n“Brandt left,” he said."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"))
    found = signs(story.said("he", "“Brandt left,”"), 0)
    assert (found["subject before"], found["named in what is said"]) == (["Lint"], ["Brandt"])


def test_who_is_named_in_the_words_of_another_is_no_subject() -> None:
    text = "Lint came. “Brandt left,” said Rowe.\nLater he said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"), ("person", "Rowe"))
    story.said("Rowe", "“Brandt left,”").said("he", "it held")
    assert signs(story, 1)["subject before"] == ["Rowe"]


def test_nobody_is_named_right_behind_the_comma_of_another_subject() -> None:
    text = "In her letter, it says of Ada Lint, it held."
    story = Story(text, ("person", "Ada Lint")).said("her", "it held")
    placed = Placed(story.told(), story.cast())
    assert placed.named_behind_comma(placed.place(0, at(text, "her").start)) is None


def test_whom_he_took_up_before_is_told_of() -> None:
    text = "Lint met Brandt. He spoke. Later he said it held."
    story = Story(text, ("person", "Lint"), ("person", "Brandt"), ("person", "He"))
    story.said("he", "it held")
    told, cast = story.told(), story.cast()
    placed = Placed(told, cast)
    threads = Threads(text, story.attributions, cast, placed)
    (he,) = threads.waiting(at(text, "he said").start)
    threads.take(cast.mentions[he].head.start, "he", 1)
    found = threads.signs(placed.place(0, at(text, "he said").start), [0, 1], "he", _NOBODY)
    by_sign = {sign: (found[0][n], found[1][n]) for n, sign in enumerate(SIGNS)}
    assert by_sign["subject before"] == (0.0, 1.0)
    assert by_sign["taken up just before"] == (0.0, 1.0)
    assert by_sign["told of here"] == (0.25, 0.5)
    assert threads.waiting(len(text)) == []


def test_pronouns_in_quotations_and_those_that_are_sources_wait_for_nobody() -> None:
    text = "“His dam held,” he said of her."
    story = Story(text, ("person", "His", "he"), ("person", "her"))
    story.said("he", "“His dam held,”")
    placed = Placed(story.told(), story.cast())
    threads = Threads(text, story.attributions, story.cast(), placed)
    mentions = story.cast().mentions
    assert [mentions[n].head.of(text) for n in threads.waiting(len(text))] == ["her"]


def test_who_spoke_last_is_likeliest_behind_a_quotation_in_that_paragraph() -> None:
    text = "Lint said it fell. “It held,” he said."
    story = Story(text, ("person", "Lint")).said("Lint", "it fell").said("he", "“It held,”")
    found = signs(story, 1, Heard((0,), (0,), None, (0,), 0))
    assert found["last speaker, quotation"] == found["last speaker, this paragraph"] == ["Lint"]


def test_a_quotation_that_opens_a_paragraph_may_be_of_whom_the_one_before_tells_first() -> None:
    text = "Rowe slept.\nLint met Brandt. Brandt left.\n“It is up,” he said. “It is so,” he said."
    story = Story(text, ("person", "Rowe"), ("person", "Lint"), ("person", "Brandt", "Brandt@1"))
    story.said("he", "“It is up,”").said("he@1", "“It is so,”")
    assert signs(story, 0)["paragraph before told of"] == ["Lint"]
    assert signs(story, 1)["paragraph before told of"] == []


def test_no_paragraph_is_told_of_before_the_first_nor_where_no_quotation_opens_one() -> None:
    for text in ("“It is up,” he said of Lint.", "Lint came.\nNow he said “It is up,” and left."):
        story = Story(text, ("person", "Lint")).said("he", "“It is up,”")
        assert signs(story, 0)["paragraph before told of"] == []


def test_who_is_called_by_one_word_may_be_no_person() -> None:
    text = "Ada Lint left Neld. Later he said it held."
    story = Story(text, ("person", "Ada Lint"), ("person", "Neld")).said("he", "it held")
    assert signs(story, 0)["called by one word"] == ["Neld"]


def test_he_goes_on_with_whom_an_earlier_he_meant() -> None:
    text = (
        "Ole Brandt had opened a dam for Piet Lint in Neld. "
        "He had asked Piet Lint about it.\n“It will hold for years,” he said."
    )
    story = Story(text, ("person", "Ole Brandt"), ("person", "Piet Lint", "Piet Lint@1"),
                  ("person", "He"))  # fmt: skip
    assert story.said("he", "“It will hold for years,”").who(0) == ["Ole Brandt"]


def in_one_sentence(n: int) -> object:
    text = "Lint came and " + "he left and " * n + "he said so."
    story = Story(text, ("person", "Lint", "he")).said("he", "so")
    he = story.mentions.pop()
    story.mentions += [
        type(he)(he.span.shift(12 * k), he.head.shift(12 * k), "pronoun", "person", 0.9)
        for k in range(n + 1)
    ]
    story.entities = [ArticleEntity("person", tuple(range(n + 2)), 0)]
    source = Span(len(text) - len("he said so."), len(text) - len(" said so."))
    story.attributions = [replace(story.attributions[0], source=(source,))]
    return story.voices()


def test_many_pronouns_in_one_sentence_cost_in_proportion() -> None:
    assert_in_proportion(in_one_sentence, 200, 800)
