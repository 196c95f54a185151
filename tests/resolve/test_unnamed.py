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


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("ex-officials", "official"), ("a Ruvenian policymaker", "official"),
        ("the governments", "official"), ("fourteen countries", "official"),
        ("the three leading candidates", "politician"), ("committeemen", "politician"),
        ("Republicans on the harbour committee", "politician"),
        ("Senate Democrats", "politician"), ("Democrats in the valley", "party"),
        ("dozens of members of Congress", "politician"),
        ("members of the Lantern Party", "politician"), ("his competitors", "politician"),
        ("Opponents", "critics"), ("her opponents", "politician"),
        ("opponents of the sluice", "critics"), ("many", "critics"),
        ("many in the audience", "public"), ("some on her staff", "aide"),
        ("several in the administration", "official"), ("no one", "public"),
        ("one in five", "public"), ("nearly three in ten", "public"),
        ("Most", "public"),
        ("More than half of Ruvenian voters", "public"), ("Thirty percent", "public"),
        ("47 percent of Cuban Americans", "public"), ("Irish-Belgians", "public"),
        ("boatgoers", "public"), ("Voters", "public"), ("Anyone", "public"),
        ("voters overall", "public"), ("residents surveyed last week", "public"),
        ("Poll", "poll"), ("the latest Vesper Herald Poll", "poll"),
        ("a Halyard poll this month", "poll"), ("35 town councils - three too few -", "official"),
        ("two media reports", "journalists"), ("big investors", "other"),
        ("among the fishermen", "witness"), ("limnologists", "expert"),
        ("Dolent and her advisers", "aide"), ("the officials’", "official"),
        ("a conservative group", "party"), ("someone in the crowd", "public"),
        ("the frobnicators", "other"),
        ("one Upper Marsh Democrat", "party"),
        ("1,409 teachers", "public"), ("many who saw the flood", "public"),
        ("party figures", "politician"),
        ("White House officials", "official"), ("House officials", "politician"),
        ("some outside analysts", "expert"), ("some close allies", "aide"),
        ("several outside Orrin", "sources"), ("about 4 in 10", "public"),
        ("a representative for the mill", "aide"), ("his representatives", "aide"),

        ("thousands of parents", "public"), ("his parents", "relative"),
        ("families of the divers", "relative"), ("a woman in Orrin", "public"),
         ("defenders of the sluice", "party"),
         ("Central Americans", "public"),
        ("the rest of the divers’ families", "relative"),
        ("People with direct knowledge of the repair", "sources"),
    ],
)  # fmt: skip
def test_what_they_are_goes_by_many_nouns_and_what_stands_around_them(
    source: str, what: str
) -> None:
    text, span = asked(f"{source} said on Monday that the gate was left open.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("text", "source", "what"),
    [
        ("One voter wrote that it held. Another wrote that it leaked.", "Another", "public"),
        ("Two lawyers said it held. Others said it leaked.", "Others", "lawyer"),
        ("The gate held. Others said it leaked.", "Others", "critics"),
        ("The gate held. Two said it leaked.", "Two", "sources"),
    ],
)
def test_who_is_only_counted_is_what_those_before_are(text: str, source: str, what: str) -> None:
    _, span = asked(text, source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    "source",
    ["Mara Dolent", "the Harbour Ministry", "she", "who", "Reuters", "Baker", "Young",
     "the Guardian", "Tim Cook", "the board’s chief, Tim Cook,", "U.S.", "James A. Baker",
     "herself"],
)  # fmt: skip
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
