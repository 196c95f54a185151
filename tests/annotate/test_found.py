from importlib.resources import files

import pytest

from accordingto.annotate import found as module
from accordingto.annotate.found import DOUBTED, Found, found
from accordingto.annotate.network import OnnxNetwork
from accordingto.encode.pieces import pieces
from accordingto.encode.quotes import quotations
from accordingto.read.plain import paragraphs

NETWORK = OnnxNetwork()


def read() -> list[Found]:
    """What the network reads in the plain texts of the sample dossier."""
    everything = []
    for item in sorted(files("accordingto.sample").joinpath("dossier").iterdir(), key=str):
        if item.name.endswith(".txt"):
            text = item.read_bytes().decode("utf-8", "replace")
            blocks = paragraphs(text)
            article = pieces(text, blocks, None, quotations(text, blocks))
            everything += list(found(NETWORK, text, blocks, article))
    return everything


@pytest.fixture(scope="module")
def with_doubt() -> list[Found]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "DOUBTED", 0.0)
        return read()


@pytest.fixture(scope="module")
def without() -> list[Found]:
    return read()


def test_some_sources_are_doubted_and_left_out(
    with_doubt: list[Found], without: list[Found]
) -> None:
    lost = [b for b, a in zip(with_doubt, without, strict=True) if b.source != a.source]
    assert lost
    assert all(min(one.named) < DOUBTED for one in lost)


def test_leaving_one_out_changes_nothing_else(
    with_doubt: list[Found], without: list[Found]
) -> None:
    for before, after in zip(with_doubt, without, strict=True):
        assert (before.cue, before.content, before.outer) == (after.cue, after.content, after.outer)
        assert set(after.source) <= set(before.source)
        assert len(after.named) == len(after.source)


def test_how_sure_it_is_that_there_is_none_is_the_rest(
    with_doubt: list[Found], without: list[Found]
) -> None:
    for before, after in zip(with_doubt, without, strict=True):
        if before.source and not after.source:
            assert 1 - DOUBTED < after.sure[0] <= 1


def parts(text: str, *cuts: str) -> list[str]:
    """The words that neighbouring parts of one attribution get which the network cut so."""
    blocks = paragraphs(text)
    article = pieces(text, blocks, None, quotations(text, blocks))
    ends = [text.index(words) + len(words) for words in cuts]
    last = [max(n for n in range(len(article)) if article.end[n] <= end) for end in ends]
    first = [1, *(n + 1 for n in last[:-1])]
    placed = zip(first, last, strict=True)
    spans = module._spans(text, blocks, article, list(placed), set(range(1, last[-1] + 1)))
    return [span.of(text).strip() for span, *_ in spans]


@pytest.mark.parametrize(
    ("text", "cuts", "given"),
    [
        ("the zvekniki fled", ("the zvek", "niki"), ["the zvekniki"]),
        ("the zvekniki fled", ("the zvek", "niki fled"), ["the zvekniki", "fled"]),
        ("the gate heldshe said", ("the gate held", "she"), ["the gate held", "she"]),
        ("the gate heldLint said", ("the gate held", "Lint"), ["the gate held", "Lint"]),
    ],
)  # fmt: skip
def test_a_word_is_cut_only_where_two_were_glued(
    text: str, cuts: tuple[str, ...], given: list[str]
) -> None:
    assert parts(text, *cuts) == given
