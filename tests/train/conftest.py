"""Articles with their gold that nobody wrote, and what needs PyTorch."""

import importlib.util
import os
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from accordingto.core.attribution import Role
from accordingto.core.span import Span
from accordingto.encode.pieces import Pieces
from accordingto.encode.windows import Window
from accordingto.score.examples import Example, Gold
from accordingto.train.plan import Plan
from accordingto.train.tensors import Cueness

if TYPE_CHECKING:
    from torch import nn

    from accordingto.train.network import Network

_MARKED = re.compile(r"\[(\d+)([scq]) ([^\]]+)\]")
_ROLES: dict[str, Role] = {"s": "source", "q": "cue", "c": "content"}

TEMPLATES = (
    "[{n}s {source}] [{n}q {cue}] [{n}c that gate {n} leaks every spring].",
    "[{n}c “Gate {n} leaks every spring,”] [{n}q {cue}] [{n}s {source}].",
    '[{n}c "Gate {n} leaks,"] [{n}q {cue}] [{n}s {source}], [{n}c "and nobody pays."]',
    "[{n}s {source}] [{n}q {cue}] [{n}c gate {n} was “never safe” at night].",
    "[{n}q According to] [{n}s {source}], [{n}c gate {n} isn’t the miller's].",
    "[{n}c Gate {n} will hold], [{n}s {source}] [{n}q {cue}].",
    "Rain fell on the lower town for {n} days and nobody counted the sacks.",
    "The ferry lay still.",
)
SOURCES = ("Ada Lint", "Torsen", "Mayor Ola Brask", "Harbour board chief Wim Odell")
CUES = ("said", "warned", "says", "wrote to the council")


def all_of(article: Pieces) -> Window:
    """One window that is all of a short article."""
    return Window(0, len(article), 0, len(article))


def marked(words: str) -> Example:
    """An example from words in which `[1s …]`, `[1q …]` and `[1c …]` are the source, the cue
    and the content of the first attribution, and so on.
    """
    text, at = "", 0
    found: dict[int, dict[Role, tuple[Span, ...]]] = {}
    for match in _MARKED.finditer(words):
        text += words[at : match.start()]
        role = _ROLES[match.group(2)]
        spans = found.setdefault(int(match.group(1)), {"source": (), "cue": (), "content": ()})
        spans[role] += (Span(len(text), len(text) + len(match.group(3))),)
        text += match.group(3)
        at = match.end()
    golds = (Gold(g["source"], g["cue"], g["content"]) for g in found.values())
    return Example("made-up", text + words[at:], tuple(sorted(golds, key=lambda g: g.cue)))


def told(one: Example, gold: Gold) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The words of source, cue and content."""
    source, cue, content = (
        tuple(s.of(one.text) for s in spans) for spans in (gold.source, gold.cue, gold.content)
    )
    return source, cue, content


@st.composite
def articles(draw: st.DrawFn) -> Example:
    """A headline and paragraphs of sentences, each attribution with a gate of its own number."""
    paragraphs, n = ["Gates of Orrin leak"], 0
    for _ in range(draw(st.integers(0, 5))):
        sentences = []
        for template in draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=3)):
            n += 1
            source, cue = draw(st.sampled_from(SOURCES)), draw(st.sampled_from(CUES))
            sentences.append(template.format(n=n, source=source, cue=cue))
        paragraphs.append(" ".join(sentences))
    return marked(draw(st.sampled_from(["\n\n", "\n", " \n \n"])).join(paragraphs))


def need_torch() -> None:
    """Skips the module that calls it where PyTorch is absent; in CI it must be there."""
    missing = [m for m in ("torch", "transformers", "onnx") if importlib.util.find_spec(m) is None]
    if missing:
        sentence = f"training needs {missing[0]}: make .venv/.train"
        if os.environ.get("CI"):
            pytest.fail(sentence, pytrace=False)
        pytest.skip(sentence, allow_module_level=True)


def tiny_encoder(seed: int = 0) -> "nn.Module":
    """An encoder of one narrow layer, that has learned nothing."""
    import torch  # noqa: PLC0415 - an extra
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - slow to import

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    config = BertConfig(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        vocab_size=30522,
        max_position_embeddings=512,
        attention_probs_dropout_prob=0.0,
    )
    encoder: nn.Module = BertModel(config, add_pooling_layer=False)
    return encoder


def tiny(seed: int = 0) -> "Network":
    """A network on such an encoder."""
    from accordingto.train.network import Network  # noqa: PLC0415 - imports PyTorch

    return Network(tiny_encoder(seed))


@pytest.fixture(scope="session")
def by_heart() -> tuple[Example, ...]:
    """Articles of one sentence each."""
    return tuple(
        marked(template.format(n=n, source=SOURCES[n % len(SOURCES)], cue="said"))
        for n, template in enumerate(TEMPLATES)
    )


@pytest.fixture(scope="session")
def learned(by_heart: tuple[Example, ...], tmp_path_factory: pytest.TempPathFactory) -> "Network":
    """A network that has learned them by heart."""
    from accordingto.train.loop import train  # noqa: PLC0415 - imports PyTorch

    network = tiny()
    plan = Plan(n_epochs=8, rate=1e-2, head_rate=1e-2, n_pieces=400, decay=0.9, seed=5)
    checkpoint = tmp_path_factory.mktemp("learned") / "checkpoint.pt"
    train(
        network, lambda _number, _rng: by_heart * 10, Cueness.of(by_heart), plan,
        checkpoint=checkpoint, say=lambda _line: None,
    )  # fmt: skip
    return network
