"""The stage with the shipped weights, whatever they have learned."""

import sys
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.core.entity import ENTITY_KINDS, MENTION_FORMS, ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.corefer.network import FILES, OnnxNetwork, shipped, weights_sha256
from accordingto.corefer.stage import Coreference
from accordingto.errors import MissingExtraError
from accordingto.testing import attribution, span_of
from tests.annotate.conftest import lines
from tests.corefer.conftest import TEXTS, Stub

Found = tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]

TEXT = """Gates of Orrin leak, says mayor
Ada Lint, the mayor of Orrin, said on Monday that the old gates had leaked since the spring.
“I told the harbour board,” she said. “They did nothing.”
Wim Odell, who leads the board, denied that he had been told. Lint wrote to him twice."""


@pytest.fixture(scope="module")
def coreference() -> Coreference:
    return Coreference()


def read(stage: Coreference, text: str, blocks: Sequence[Span] | None = None) -> Found:
    """Mentions and entities, which are of one piece."""
    paragraphs = lines(text) if blocks is None else blocks
    mentions, entities = stage.read(text, paragraphs, ())
    for mention in mentions:
        assert any(block.contains(mention.span) for block in paragraphs)
        assert mention.span.contains(mention.head)
        assert mention.span.of(text).strip() == mention.span.of(text)
        assert 0 <= mention.probability <= 1
        assert mention.form in MENTION_FORMS
        assert mention.kind in ENTITY_KINDS
    heads = [mention.head for mention in mentions]
    assert heads == sorted(set(heads))
    assert sorted(n for one in entities for n in one.mentions) == list(range(len(mentions)))
    assert [one.mentions[0] for one in entities] == sorted(one.mentions[0] for one in entities)
    for one in entities:
        assert list(one.mentions) == sorted(one.mentions)
        assert {mentions[n].kind for n in one.mentions} == {one.kind}
        named = [n for n in one.mentions if mentions[n].form == "name"]
        assert one.name in named if named else one.name is None
    return mentions, entities


def test_an_article_has_mentions_that_are_one(coreference: Coreference) -> None:
    mentions, entities = read(coreference, TEXT)
    assert len(mentions) > len(entities) > 1


def test_the_same_twice_is_the_same(coreference: Coreference) -> None:
    first = read(coreference, TEXT)
    read(coreference, "Then Torsen, who was her brother, left.")
    assert read(coreference, TEXT) == first == read(Coreference(), TEXT)


def test_the_order_of_attributions_changes_nothing(coreference: Coreference) -> None:
    found = (
        attribution(TEXT, "Ada Lint, the mayor of Orrin,", "said", "that the old gates"),
        attribution(TEXT, "she", "said", "“I told the harbour board,”"),
        attribution(TEXT, "Wim Odell", "denied", "that he had been told"),
        attribution(TEXT, "Lint", "denied", "that he had been told"),
    )
    first, *others = (coreference.read(TEXT, lines(TEXT), one) for one in permutations(found))
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "\x00\x00\x00", "\u200b\u200d\ufeff", "\ufffd" * 20,
        ".,;:!?" * 100, "“" * 500, "“”" * 300, "-" * 500, "# ##",
        "b" * 200_000, "Lint " * 1200, "She " * 800, "A. " * 600, "’s " * 400,
        "😀" * 400, "Lint 😀 said 👩‍👩‍👧 that 🏴‍☠️ she 😀left.",
        "אמר לינט כי השער דלף. היא אמרה זאת.", "قالت لينت إن البوابة تسرب. هي قالت ذلك.",
        "\u202eAda Lint said she left.\u202c", "林特说大门漏水。她昨天说的。",
        "A\x00da L\x00int said that \x00she left\x00.", "Ada\u0301\u0301 Li\u0301nt said she left.",
        "İI ıi ŉ ǰ ß ﬁ ẞ Ⅷ ² ½ said she.", "\ud800 Ada Lint said she left.",
        "in\u2028one\u2029line\x85or\x0bmore\x0cshe said",
    ],
    ids=lambda text: ascii(text[:12]),
)  # fmt: skip
def test_hostile_text_is_read(coreference: Coreference, text: str) -> None:
    assert read(coreference, text) == read(coreference, text)


@settings(max_examples=40)
@given(TEXTS)
def test_any_text_is_read(coreference: Coreference, text: str) -> None:
    read(coreference, text)


@settings(max_examples=20)
@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_words_outside_the_paragraphs_are_not_looked_at(
    coreference: Coreference, kept: list[bool]
) -> None:
    blocks = [block for block, keep in zip(lines(TEXT), kept, strict=True) if keep]
    mentions, entities = read(coreference, TEXT, blocks)
    outside = [block for block in lines(TEXT) if block not in blocks]
    other = "".join(
        "x" if any(o.start <= n < o.end for o in outside) else c for n, c in enumerate(TEXT)
    )
    assert read(coreference, other, blocks) == (mentions, entities)


def test_a_long_article_is_read_to_its_end(coreference: Coreference) -> None:
    text = "\n".join([TEXT] * 12)
    mentions, _ = read(coreference, text)
    last = lines(text)[-4:]
    for block in last:
        assert any(block.contains(mention.span) for mention in mentions)


def test_the_headline_is_read_whether_it_is_a_paragraph_too_or_not() -> None:
    text = "Ada Lint leaves\nThen she left."
    title, body = lines(text)
    for paragraphs in ([body], [title, body]):
        network = Stub(text, {"Lint": "Ada Lint", "she": "she"}, {("she", "Lint"): 1.0})
        _, (one,) = Coreference(network).read(text, paragraphs, (), title=title)
        assert one == ArticleEntity("person", (0, 1), 0)


def test_records_are_of_what_the_network_says() -> None:
    text = "The old mayor, Ada Lint, left."
    mentions, entities = Coreference(Stub(text, {"Lint": "The old mayor, Ada Lint"})).read(
        text, lines(text), ()
    )
    (mention,) = mentions
    assert (mention.span, mention.head) == (span_of(text, "Ada Lint"), span_of(text, "Lint"))
    assert (mention.form, mention.kind) == ("name", "person")
    assert entities == (ArticleEntity("person", (0,), 0),)


def test_the_step_names_decoder_and_weights(coreference: Coreference) -> None:
    step = coreference.step
    assert (step.stage, step.name) == ("corefer", "word-level")
    assert step.weights_sha256 == weights_sha256()


def test_the_weights_fit_in_eight_megabytes() -> None:
    assert sum(len(shipped().joinpath(name).read_bytes()) for name in FILES) < 8_000_000


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'accordingto\[annotate\]'"):
        Coreference(OnnxNetwork()).read("She left.", [Span(0, 9)], ())
