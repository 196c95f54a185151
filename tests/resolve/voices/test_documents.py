"""Polls and lawsuits that nothing tells apart."""

import re
from dataclasses import replace

import pytest

from accordingto.core.entity import ArticleEntity, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.resolve.voices.documents import by_document
from tests.resolve.case import lines
from tests.resolve.voices.story import at

_NOUN = re.compile("poll|survey|lawsuit|suit", re.IGNORECASE)


def mention(text: str, words: str) -> Mention:
    """A mention headed by its noun, or a pronoun."""
    span = at(text, words)
    noun = _NOUN.search(words)
    head = span if noun is None else Span(span.start + noun.start(), span.start + noun.end())
    form: MentionForm = "pronoun" if noun is None else "nominal"
    return Mention(span, head, form, "other", 0.9)


def documents(text: str, *entities: tuple[str, ...]) -> list[list[str]]:
    """The words of each document.

    Args:
        text: whose lines are paragraphs.
        entities: what the network took for one each.
    """
    placed = sorted((mention(text, words), n) for n, own in enumerate(entities) for words in own)
    mentions = [one for one, _ in placed]
    _, found = by_document(text, lines(text), mentions, [
        ArticleEntity("other", tuple(m for m, (_, of) in enumerate(placed) if of == n), None)
        for n in range(len(entities))
    ])  # fmt: skip
    return [[mentions[n].span.of(text) for n in one.mentions] for one in found]


def test_what_is_described_without_names_is_the_first_that_is_named() -> None:
    each = "Poll", "A new poll", "The Vesper Institute survey", "The poll", "The VI poll"
    text = (
        "Poll: Lint leads.\n\nA new poll says so. The Vesper Institute survey has her ahead. "
        "The poll is out. The VI poll is small."
    )
    assert documents(text, *((words,) for words in each)) == [[*each]]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("A Vesper Orb poll", "the Orb poll", True),
        ("A Vesper Orb poll", "the Vesper/Tun survey", True),
        ("A Vesper Orb poll", "the Tun Vell poll", False),
        ("A Vesper Orb poll", "a poll", False),
        ("A Vesper Orb poll", "a Vesper poll", False),
        ("A Vesper Orb poll", "another poll", False),
        ("A Vesper Orb poll", "the previous poll", False),
        ("The May Orb poll", "the May Tun poll", False),
        ("A Monday poll", "the poll", True),
        ("A survey by the Vesper Orb", "the Orb poll", True),
        ("A survey of aldermen", "the Orrin poll", True),
        ("A lawsuit from Ada Lint", "the suit", True),
        ("A lawsuit from Ada Lint", "Piet Brandt’s suit", False),
        ("A lawsuit from Ada Lint", "the poll", False),
    ],
)
def test_a_document_is_told_apart_by_who_made_it(one: str, other: str, are_one: bool) -> None:
    text = f"Lint leads.\n\n{one} says so. It is May, and {other} agrees. Brandt is ill."
    assert (len(documents(text, (one,), (other,))) == 1) == are_one


def test_one_without_a_name_is_the_last_that_was_spoken_of() -> None:
    text = ("News.\n\nA Vesper poll is out. A Tun poll is out. The Vesper poll is large. "
            "The survey is new.")  # fmt: skip
    each = "A Vesper poll", "A Tun poll", "The Vesper poll", "The survey"
    found = documents(text, *((words,) for words in each))
    assert ["A Vesper poll", "The Vesper poll", "The survey"] in found


def test_pronouns_stay_with_the_document_before_them() -> None:
    text = "News.\n\nA Vesper poll is out. It is large. A Tun poll is out. It is small."
    assert documents(text, ("A Vesper poll", "It", "A Tun poll", "It@1")) == [
        ["A Vesper poll", "It"], ["A Tun poll", "It"],
    ]  # fmt: skip


def test_the_noun_of_a_headline_is_no_name() -> None:
    text = "Poll: no.\n\nA Neld poll came out."
    noun, whole = mention(text, "Poll"), mention(text, "A Neld poll")
    each = [ArticleEntity("other", (0,), 0), ArticleEntity("other", (1,), None)]
    mentions, found = by_document(text, lines(text), [replace(noun, form="name"), whole], each)
    assert mentions == (noun, whole)
    assert found == (ArticleEntity("other", (0, 1), None),)


def test_what_is_no_document_stays_as_it_is() -> None:
    assert documents("News.\n\nIt is here.", ("It",)) == [["It"]]
