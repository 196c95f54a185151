"""What every annotator keeps to, whatever it finds."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.annotate.annotator import Annotator
from accordingto.annotate.baseline import Baseline
from accordingto.annotate.trained import Trained
from accordingto.core.attribution import Attribution
from accordingto.core.span import Span, cover
from tests.annotate.conftest import lines
from tests.work import assert_in_proportion

EVERY: tuple[Annotator, ...] = (Baseline(), Trained())
"""One of each for all tests: what they load is large, and they keep nothing in mind."""

ARTICLE = (
    "Dam in Karvenia leaks, residents say\n"
    "“The dam is old,” said Ilva Torsen, an engineer. “It leaks every spring.”\n"
    "The Ministry of Works of Karvenia denied that the dam leaked. According to the ministry, "
    "it was mended in March.\n"
    "Torsen said that officials had told her that the “repair” was a coat of paint.\n"
)


@pytest.fixture(params=EVERY, ids=lambda made: type(made).__name__)
def annotator(request: pytest.FixtureRequest) -> Annotator:
    made: Annotator = request.param
    return made


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "…", "“”", "\ud800", "😀 said 😀", "said", "“ ” said “",
        "LONDON — “…” he said.", "He asked:\nMR. LEE - “...”",
        "PARIS - “?” asked the minister. LONDON - “!” he said.",
        "The minister said:\n“We go\nLONDON — “...”\nand we stay there”.",
        "Ann Lee said: “We go home\n’Tis the season for it.",
        "Ann Lee said: “We go home\n” The river rose.", 'Ann Lee said: "We go home.\n"',
        "TASS QUOTED HER AS SAYING THAT IT LEAKS.", "’ said “ quoted “ as saying",
    ],
)  # fmt: skip
def test_texts_with_nothing_to_read_do_no_harm(annotator: Annotator, text: str) -> None:
    assert isinstance(annotator.annotate(text, lines(text)), tuple)


def test_an_article_without_paragraphs_has_no_attributions(annotator: Annotator) -> None:
    assert annotator.annotate("Torsen said that it leaked.", []) == ()


def test_nothing_outside_the_paragraphs_is_looked_at(annotator: Annotator) -> None:
    text = "Torsen said that it leaked.\nThe mayor denied it.\nShe said that it held."
    middle = lines(text)[1]
    for attribution in annotator.annotate(text, [middle]):
        for role in ("source", "cue", "content"):
            assert all(middle.contains(s) for s in attribution.spans(role))


def test_what_stands_elsewhere_changes_nothing(annotator: Annotator) -> None:
    blocks = lines(ARTICLE)
    alone = annotator.annotate(ARTICLE, blocks[1:], title=blocks[0])
    longer = ARTICLE + "Another story.\n“It rains,” said nobody.\n"
    assert annotator.annotate(longer, blocks[1:], title=blocks[0]) == alone


def test_articles_before_change_nothing(annotator: Annotator) -> None:
    blocks = lines(ARTICLE)
    first = annotator.annotate(ARTICLE, blocks)
    other = "The mayor said that roads were closed.\n“Why?” asked Torsen."
    annotator.annotate(other, lines(other))
    assert annotator.annotate(ARTICLE, blocks) == first
    assert type(annotator)().annotate(ARTICLE, blocks) == first


def test_a_title_that_is_also_a_paragraph_is_read_once(annotator: Annotator) -> None:
    blocks = lines(ARTICLE)
    assert annotator.annotate(ARTICLE, blocks, title=blocks[0]) == annotator.annotate(
        ARTICLE, blocks[1:], title=blocks[0]
    )


def test_lost_closing_marks_cost_no_more_than_time_in_proportion(annotator: Annotator) -> None:
    def work(n: int) -> None:
        text = "“I said that we will go and stay there\n" * n
        annotator.annotate(text, lines(text))

    assert_in_proportion(work, 50, 200)


def test_a_paragraph_of_a_million_characters_is_read_in_pieces(annotator: Annotator) -> None:
    text = "x" * 500_000 + " “" * 3000 + "The mayor said that the dam was old. " * 40
    text += " " * (1_000_000 - len(text)) + "."
    found = annotator.annotate(text, [Span(0, len(text))])
    assert any(a.cue and a.cue[0].of(text) == "said" for a in found)


WORDS = st.sampled_from(
    ["said", "Torsen", "the dam", "that", "“", "”", '"', "‘", "’", ",", ".", ":", "—", "denied",
     "she", "was", "accused", "of", "according to", "leaks", "\n", "hopes", "to", "claim", "Poll",
     "\u00a0", "😀", "\ud83d", "who", "and", "allegedly", "as", "not", "SAID", "``", "''"]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


def all_spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


@settings(max_examples=150)
@given(text=TEXTS)
@pytest.mark.parametrize("made", EVERY, ids=lambda made: type(made).__name__)
def test_what_always_holds(made: Annotator, text: str) -> None:
    blocks = lines(text)
    found = made.annotate(text, blocks)
    assert list(found) == sorted(found, key=lambda a: cover(all_spans(a)).start)
    assert len({(a.source, a.cue, a.content) for a in found}) == len(found)
    for number, attribution in enumerate(found):
        assert attribution.content
        assert 0 <= attribution.probability <= 1
        for span in all_spans(attribution):
            assert any(block.contains(span) for block in blocks)
        if attribution.parent is not None:
            assert attribution.parent != number
            held = cover(all_spans(attribution))
            assert any(piece.contains(held) for piece in found[attribution.parent].content)
        assert_reaches_the_top(found, number)


def assert_reaches_the_top(found: Sequence[Attribution], number: int) -> None:
    seen = {number}
    parent = found[number].parent
    while parent is not None:
        assert parent not in seen
        seen.add(parent)
        parent = found[parent].parent
