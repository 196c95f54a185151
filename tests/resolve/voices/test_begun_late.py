"""Names that the network begins too late."""

from tests.resolve.voices.story import Story


def test_a_name_is_whole_with_the_words_that_make_it_a_listed_bodys() -> None:
    story = Story("Radio Free Europe said no.", ("place", "Europe")).said("Radio Free Europe", "no")
    (one,) = story.voices().entities
    assert (story.called(), one.kind) == ([["Radio Free Europe"]], "outlet")


def test_a_stroke_is_between_two_names() -> None:
    text = "Radio Neld/Radio Free Europe said no."
    story = Story(text, ("place", "Europe")).said("Radio Neld/Radio Free Europe", "no")
    assert story.called() == [["Radio Free Europe"]]


def test_a_small_particle_belongs_to_the_name() -> None:
    text = "Ada Lint said al Qaeda left. Qaeda came."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Qaeda")).said("Ada Lint", "left")
    assert ["al Qaeda"] in story.called()


def test_a_name_with_its_particle_is_what_it_is_without() -> None:
    text = "Ada Lint said Qaeda left. A day on, al Qaeda came."
    story = Story(text, ("person", "Ada Lint"), ("organisation", "Qaeda", "Qaeda@1"))
    story.said("Ada Lint", "left")
    assert ["Qaeda", "al Qaeda"] in story.called()


def test_what_is_another_by_its_whole_name_leaves_its_entity() -> None:
    text = "Europe slept. Radio Free Europe said no. In Europe it rained."
    story = Story(text, ("place", "Europe", "Europe@1", "Europe@2"))
    story.said("Radio Free Europe", "no")
    assert sorted(story.called()) == [["Europe"], ["Radio Free Europe"]]


def test_a_name_in_a_longer_one_and_one_behind_an_article_are_left_as_they_are() -> None:
    text = "The Hill said no. The Neld Daily Post said yes."
    story = Story(text, ("outlet", "Hill"), ("outlet", "Neld Daily Post"), ("outlet", "Post"))
    story.said("The Hill", "no").said("The Neld Daily Post", "yes")
    assert sorted(story.called()) == [["Hill"], ["Neld Daily Post", "Post"]]
