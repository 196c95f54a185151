"""Speakers whom a text describes and does not name; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.core.speaker import DESCRIBED, SPEAKER_KINDS
from accordingto.resolve.kinds import speaker_kind
from accordingto.resolve.unnamed import unnamed


def asked(text: str, source: str) -> tuple[str, Span]:
    start = text.index(source)
    return text, Span(start, start + len(source))


@pytest.mark.parametrize(
    ("source", "what", "of", "many"),
    [
        ("a senior Harbour Ministry official", "official", "Harbour Ministry", 1),
        ("two officials", "official", None, 2),
        ("three diplomats from Ruvenia", "diplomat", "Ruvenia", 3),
        ("police", "police", None, None),
        ("a witness", "witness", None, 1),
        ("analysts", "expert", None, None),
        ("a new poll", "poll", None, 1),
        ("critics", "critics", None, None),
        ("his lawyer", "lawyer", "his", 1),
        ("residents", "public", None, None),
        ("the report", "document", None, 1),
        ("a military source", "military", None, 1),
        ("undisclosed law enforcement sources", "police", None, None),
    ],
)
def test_what_an_unnamed_source_is(
    source: str, what: str, of: str | None, many: int | None
) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert (found.what, found.of and found.of.of(text), found.many) == (what, of, many)
    assert span.contains(found.words)


@pytest.mark.parametrize("source", ["Mara Dolent", "the Harbour Ministry", "she", "who", "Reuters"])
def test_names_and_pronouns_are_not_unnamed(source: str) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    assert unnamed(text, [span], Span(0, len(text))) is None


def test_people_with_knowledge_are_sources_and_say_why_they_are_not_named() -> None:
    text, span = asked(
        "“It was old,” said two people familiar with the repair, who spoke on condition of "
        "anonymity because they feared for their jobs.",
        "two people",
    )
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert (found.what, found.many) == ("sources", 2)
    assert found.reason is not None
    assert found.reason.of(text).startswith("who spoke on condition of anonymity")
    assert found.reason.of(text).endswith("because they feared for their jobs")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Mara Dolent", "person"), ("Gov. Piet Lorrimer", "person"), ("he", "person"),
        ("the Harbour Ministry", "official-body"), ("the Kremlin", "official-body"),
        ("The Vesper Herald", "outlet"), ("Ruvenia's foreign ministry", "official-body"),
        ("the River Liberation Front", "armed-group"), ("Neld Power Inc.", "company"),
        ("the report", "document"), ("voters", "public"), ("analysts", "experts"),
        ("a senior official", "unnamed"), ("the University of Orrin", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_a_source_by_its_words(source: str, kind: str) -> None:
    text, span = asked(f"The gate was left open, {source} said.", source)
    assert speaker_kind(text, [span]) == kind


WORDS = st.lists(
    st.sampled_from(
        ["the", "a", "two", "Mara", "Dolent", "officials", "of", ",", "who", "Ministry", "police",
         "U.S.", "—", "’s", "sources", "dozens", "and", "said", "“", "%", "40"]
    ),
    min_size=1, max_size=9,
)  # fmt: skip


@given(WORDS)
def test_whatever_the_words_what_is_found_stands_in_the_paragraph(listed: list[str]) -> None:
    source = " ".join(listed)
    text = f"On Monday {source} said it, on condition of anonymity."
    span, whole = Span(10, 10 + len(source)), Span(0, len(text))
    kind = speaker_kind(text, [span])
    assert kind is None or kind in SPEAKER_KINDS
    found = unnamed(text, [span], whole)
    if found is not None:
        assert found.what in DESCRIBED
        assert span.contains(found.words)
        assert all(whole.contains(one) for one in (found.of, found.reason) if one is not None)


@pytest.mark.parametrize(
    ("source", "many"),
    [("a group of miners", None), ("a couple of officials", 2), ("40 residents", 40),
     ("dozens of miners", None), ("an official", 1)],
)  # fmt: skip
def test_how_many_there_are(source: str, many: int | None) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.many == many
