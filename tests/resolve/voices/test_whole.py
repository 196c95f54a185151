"""All that is found of an article: it fits a ledger, whatever the article is."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.core.attribution import Attribution
from accordingto.core.entity import ArticleEntity, EntityKind, Mention, MentionForm
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.write import add_document
from accordingto.resolve.voices.resolver import STEP, voices
from accordingto.resolve.voices.told import Told
from accordingto.testing import ANNOTATOR, plain_reading
from tests.resolve.voices.story import Story
from tests.work import assert_in_proportion

WORDS = [
    "Ada",
    "Lint",
    "Brandt",
    "Mayor",
    "mayor",
    "The",
    "officials",
    "a",
    "Two",
    "of",
    "and",
    "or",
    "who",
    "she",
    "he",
    "they",
    "I",
    "we",
    "said",
    "told",
    "Courier",
    "Orrin",
    "Post",
    "Sen.",
    "senator",
    "the",
    "—",
    "“",
    "”",
    "🙂",
    ",",
    ".",
    "'",
    "spokesman",
    "for",
    "Neld",
    "Works",
    "ministry",
    "Interior",
    "Ministry",
    "Mrs.",
    "his",
    "'s",
    "(NW)",
    "head",
    "dozens",
    "group",
    "مدير",
    "١٢",
    "half",
    "it",
    "which",
    "de",
    "Monday",
    "in",
    "an",
    "interview",
    "with",
]
FORMS: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "other")


def assert_fits(path: Path, text: str, told: Told, found: Voices) -> None:
    """A ledger takes the voices, and verifies."""
    raw, reading = plain_reading(text, titled=False)
    with Dossier.open(path, create=True) as dossier:
        add_document(dossier, Part(raw, ""), reading, {0: tuple(told.attributions)}, ANNOTATOR,
                     voices={0: found}, resolver=STEP)  # fmt: skip
        assert list(faults(dossier)) == []


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, Told, list[Mention], list[ArticleEntity]]:
    """Lines of words that mean something here, with spans of words for everything."""
    lines = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16), min_size=1,
                          max_size=3))  # fmt: skip
    text = "".join(" ".join(line) + "\n" for line in lines)
    words: list[list[Span]] = []
    place = 0
    for line in lines:
        words.append([])
        for word in line:
            words[-1].append(Span(place, place + len(word)))
            place += len(word) + 1

    def stretch() -> list[Span]:
        line = draw(st.sampled_from(words))
        first = draw(st.integers(0, len(line) - 1))
        return line[first : first + draw(st.integers(1, 6))]

    def broken(listed: list[list[Span]]) -> tuple[Span, ...]:
        spans: list[Span] = []
        for span in sorted(Span(one[0].start, one[-1].end) for one in listed):
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return tuple(spans)

    n = draw(st.integers(1, 4))
    attributions = [
        Attribution(
            broken([stretch() for _ in range(draw(st.integers(0, 2)))]), (), broken([stretch()]),
            "indirect", "said", "asserts", False, False,
            None, 1.0,
        )
        for at in range(n)
    ]  # fmt: skip
    # An annotator gives none twice.
    attributions = list({(one.source, one.content): one for one in attributions}.values())
    mentions = []
    for _ in range(draw(st.integers(0, 5))):
        own = stretch()
        mentions.append(
            Mention(Span(own[0].start, own[-1].end), draw(st.sampled_from(own)),
                    draw(st.sampled_from(FORMS)), draw(st.sampled_from(KINDS)), 0.9)
        )  # fmt: skip
    mentions.sort(key=lambda one: (one.head, one.span))
    of = [draw(st.integers(0, 3)) for _ in mentions]
    entities = []
    for group in dict.fromkeys(of):
        members = tuple(at for at, one in enumerate(of) if one == group)
        name = next((at for at in members if mentions[at].form == "name"), None)
        entities.append(ArticleEntity(mentions[members[0]].kind, members, name))
    paragraphs = [Span(line[0].start, line[-1].end) for line in words]
    return text, Told(text, paragraphs, attributions, ("Orrin Post",)), mentions, entities


@given(articles())
@settings(max_examples=25)
def test_a_ledger_takes_whatever_is_found(
    article: tuple[str, Told, list[Mention], list[ArticleEntity]],
) -> None:
    text, told, mentions, entities = article
    found = voices(told, mentions, entities)
    assert found == voices(told, mentions, entities)
    with TemporaryDirectory() as folder:
        assert_fits(Path(folder) / "x.dossier", text, told, found)


def test_an_article_with_everything_fits_a_ledger(tmp_path: Path) -> None:
    text = (
        "Interior Ministry spokeswoman Ada Lint told the Courier that the gate held.\n"
        "“I saw it,” she said, and Piet Brandt and two officials said they did.\n"
        "The officials said the mayor, who denied it, fell."
    )
    story = Story(text, ("person", "Ada Lint", "she"), ("person", "Piet Brandt"))
    story.said("Interior Ministry spokeswoman Ada Lint", "the gate held").said("I", "saw it")
    story.said("she", "I saw it").said("Piet Brandt and two officials", "they did")
    story.said("The officials", "the mayor, who denied it, fell").said("who", "denied it", parent=4)
    assert_fits(tmp_path / "x.dossier", text, story.told(), story.voices())


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ("The old gate\nof Orrin said no.", ((0, 12), (13, 21))),
        ("Ada\nLint said no.", ((0, 3), (4, 8))),
    ],
)
def test_a_source_over_two_paragraphs_fits_a_ledger(
    tmp_path: Path, lines: str, source: tuple[tuple[int, int], ...]
) -> None:
    story = Story(lines)
    spans = tuple(Span(*one) for one in source)
    no = Span(len(lines) - 3, len(lines) - 1)
    story.attributions.append(
        Attribution(spans, (), (no,), "indirect", "said", "asserts", False, False, None, 1.0)
    )
    assert_fits(tmp_path / "x.dossier", lines, story.told(), story.voices())


@pytest.mark.parametrize("source", ["two of 🙂", "— “", "🙂🙂", "١٢", "مدير البلدية", "'s", "of"])
def test_a_source_without_words_that_we_know_fits_a_ledger(tmp_path: Path, source: str) -> None:
    text = f"Then {source} said no."
    story = Story(text).said(source, "no")
    assert_fits(tmp_path / "x.dossier", text, story.told(), story.voices())


@pytest.mark.parametrize(
    "hostile",
    ["a", "A", "a-", "Ada ", "A\xa0", "’'.", "''a", "🙂", "مدير ", "and Ada ", "two of ", "the a, ",
     "Mayor ", "A de ", "A.B.", "head of the ", "Neld Works (", "killed "],
)  # fmt: skip
@pytest.mark.parametrize("is_mention", [False, True])
def test_a_long_source_is_read_once(hostile: str, is_mention: bool) -> None:
    """Whatever goes back over it, or reads it again from each word, would take hours."""
    n_chars = 200_000 if hostile.isalpha() and len(hostile) == 1 else 8_000
    words = (hostile * (n_chars // len(hostile))).strip()
    text = f"{words} Lint said no."
    story = Story(text)
    whole = Span(0, len(words) + 5)
    if is_mention:
        story.mentions = [Mention(whole, Span(whole.end - 4, whole.end), "name", "person", 0.9)]
        story.entities = [ArticleEntity("person", (0,), 0)]
    story.attributions.append(
        Attribution(
            (whole,),
            (),
            (Span(len(text) - 3, len(text) - 1),),
            "indirect",
            "said",
            "asserts",
            False,
            False,
            None,
            1.0,
        )
    )
    assert len(story.voices().speakers) == 1


def told_by_many(n: int) -> object:
    """Somebody new in each line, one in two with a mention, told to an outlet."""
    line = "Neld Works spokesman Q{:05} Lint told the Orrin Courier no.\n"
    story = Story("".join(line.format(number) for number in range(n)))
    for place in range(0, len(story.text), len(line.format(0))):
        name = Span(place + 21, place + 32)
        story.attributions.append(
            Attribution(
                (name,),
                (Span(place + 33, place + 37),),
                (Span(place + 56, place + 58),),
                "indirect",
                "said",
                "asserts",
                False,
                False,
                None,
                1.0,
            )
        )
        if place % 2:
            head = Span(place + 28, place + 32)
            story.mentions.append(Mention(name, head, "name", "person", 0.9))
            number = len(story.mentions) - 1
            story.entities.append(ArticleEntity("person", (number,), number))
    return story.voices()


def test_an_article_of_many_voices_costs_in_proportion() -> None:
    told_by_many(240)
    assert_in_proportion(told_by_many, 30, 240)
