"""What those are who are only told by what follows them; the texts are invented."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.unnamed import unnamed
from accordingto.testing import span_of


def what(text: str, source: str) -> str | None:
    found = unnamed(text, [span_of(text, source)], Span(0, len(text)))
    return None if found is None else found.what


@pytest.mark.parametrize(
    ("source", "follows", "told"),
    [
        ("those", "who back the dam", "party"), ("those who back the dam", "", "party"),
        ("those backing other mayors", "", "party"), ("Others", "who still support him", "party"),
        ("those", "who might openly oppose it", "critics"),
        ("anyone who has criticised it", "", "critics"),
        ("those", "in the crowd", "public"), ("those", "who came", "public"),
        ("people", "who back the dam", "public"), ("voters", "who back the dam", "public"),
        ("those around him", "", "aide"), ("People around the prime minister", "", "aide"),
        ("people around the mayor’s pond", "", "public"), ("people around the lake", "", "public"),
    ],
)  # fmt: skip
def test_whom_people_back_oppose_or_surround_says_what_they_are(
    source: str, follows: str, told: str
) -> None:
    assert what(f"On Monday {source} {follows} spoke of the gate.", source) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a video posted on Telegram", "post"), ("footage shared widely on social media", "post"),
        ("images circulating on Telegram channels", "post"), ("a photo on Twitter", "post"),
        ("a photo posted to her Instagram account", "post"), ("a report on Twitter", "document"),
        ("a photo on Twitter’s wall", "document"), ("a letter shared with divers", "document"),
        ("a statement published by the ministry", "document"), ("a video", "document"),
    ],
)  # fmt: skip
def test_what_is_put_where_users_post_is_a_post(source: str, told: str) -> None:
    assert what(f"On Monday {source} showed that the gate was open.", source) == told
