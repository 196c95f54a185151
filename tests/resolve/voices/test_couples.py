"""Two people who are named together."""

import pytest

from tests.resolve.voices.story import Story


@pytest.mark.parametrize(
    "joined", ["Ada Lint and Piet Brandt", "Ada Lint (N-Orrin) and former Gov. Piet Brandt"]
)
def test_they_are_two_who_are_named_together(joined: str) -> None:
    story = Story(f"{joined} met in Neld.\nThey said it held.", ("person", "Ada Lint"),
                  ("person", "Piet Brandt"))  # fmt: skip
    assert story.said("They", "it held").who(0) == ["Ada Lint", "Piet Brandt"]


@pytest.mark.parametrize("apart", ["Ada Lint left and Piet Brandt", "Ada Lint, and Piet Brandt"])
def test_two_who_do_not_stand_together_are_no_couple(apart: str) -> None:
    story = Story(f"{apart} met in Neld.\nThey said it held.", ("person", "Ada Lint"),
                  ("person", "Piet Brandt"))  # fmt: skip
    assert len(story.said("They", "it held").who(0)) < 2
