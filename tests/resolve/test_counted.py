"""Those of whom only the number is said, and officers of whom not even the force is."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.unnamed import unnamed
from accordingto.testing import span_of


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("While many lawyers came, many said it held.", "many said", "lawyer"),
        ("No mayoral candidate wants it, and few call for another.", "few", "politician"),
        ("Most analysts had slept. But most saw it.", "most", "expert"),
        ("Some lawyers came, and many saw it.", "many", "public"),
        ("Many boats came, and many saw it.", "many", "public"),
        ("Many lawyers came.\nFew saw it, and many slept.", "many", "public"),
        ("Many sources came, and many slept.", "many slept", "public"),
    ],
)
def test_many_go_on_from_the_many_who_were_told_of(text: str, source: str, told: str) -> None:
    place = span_of(text, source)
    word = Span(place.start, place.start + len(source.partition(" ")[0]))
    found = unnamed(text, [word], place)
    assert found is not None
    assert found.what == told


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("Soldiers took the bridge. An officer said it held.", "An officer", "military"),
        ("Police came after the troops had. Officers said it held.", "Officers", "military"),
        ("The troops left when police came. The officer said it held.", "The officer", "police"),
        ("The gate fell. An officer said it held.", "An officer", "police"),
        ("Soldiers came. A customs officer said it held.", "A customs officer", "police"),
    ],
)
def test_an_officer_is_of_the_force_that_was_told_of(text: str, source: str, told: str) -> None:
    found = unnamed(text, [span_of(text, source)], Span(0, len(text)))
    assert found is not None
    assert found.what == told
