"""One training run: epochs over texts, with checkpoints to go on from."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.corefer.coreference import CONTEXT, CORE, EDGE
from accordingto.corefer.pairs import pairs
from accordingto.corefer.spans import around
from accordingto.encode.pieces import CLOSING, MASK, OPENING, PARAGRAPH
from accordingto.encode.windows import even_windows
from accordingto.train import running
from accordingto.train.corefer.examples import Example
from accordingto.train.corefer.network import Heads, Network


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    Args:
        n_epochs: passes over all texts.
        rate: peak learning rate of the encoder.
        head_rate: and of all else.
        masked: share of word pieces that the encoder does not see, anew in each epoch: the
            corpus is small, and learned by heart otherwise.
        decay: of the running mean of the weights, which is what is kept.
        seed: of everything that is drawn.
    """

    n_epochs: int = 10
    rate: float = 1.2e-4
    head_rate: float = 5e-4
    masked: float = 0.1
    decay: float = 0.998
    seed: int = 1


def train(
    network: Network,
    texts: Sequence[Example],
    plan: Plan,
    *,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains `network` in place, and leaves the running mean of its weights in it.

    A run that was stopped goes on after the last whole epoch in `checkpoint`.
    """
    torch.manual_seed(plan.seed)
    optimiser = _optimiser(network, plan)
    mean, begun, n_steps = running.begin(network, optimiser, checkpoint)
    total = len(texts) * plan.n_epochs
    for number in range(begun, plan.n_epochs):
        torch.manual_seed(plan.seed * 1000 + number)
        rng = np.random.default_rng((plan.seed, number))
        network.train()
        lost, began = np.zeros(3), time.perf_counter()
        for which in rng.permutation(len(texts)).tolist():
            running.set_rates(optimiser, running.schedule(n_steps, total))
            parts = loss(network, masked(texts[which], plan.masked, rng), rng)
            sum(parts).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            lost += [part.item() for part in parts]
            n_steps += 1
            running.average(mean, network, n_steps, plan.decay)
        kind, edge, link = lost / len(texts)
        say(
            f"epoch {number + 1} of {plan.n_epochs}: mentions {kind:.4f}, edges {edge:.4f}, "
            f"links {link:.4f}; {time.perf_counter() - began:.0f} s"
        )
        running.keep_epoch(network, optimiser, (mean, number + 1, n_steps), checkpoint)
    network.load_state_dict(mean)
    network.eval()


def masked(text: Example, share: float, rng: np.random.Generator) -> Example:
    """The text with some word pieces unknown."""
    hidden = (rng.random(len(text.pieces)) < share) & (text.pieces.ids != PARAGRAPH)
    ids = np.where(hidden, MASK, text.pieces.ids)
    return replace(text, pieces=replace(text.pieces, ids=ids))


def loss(network: Network, text: Example, rng: np.random.Generator) -> tuple[Tensor, ...]:
    """The losses of mentions, of their edges and of links, each a mean; 0 where there are none."""
    with torch.autocast("cpu", torch.bfloat16):
        return losses(network, text, network.dropout(word_vectors(network, text)), rng)


def losses(
    heads: Heads, text: Example, hidden: Tensor, rng: np.random.Generator
) -> tuple[Tensor, ...]:
    """The same from what an encoder made of the words, [n_words, d]."""
    logits = heads.kind(hidden).float()
    gold = torch.from_numpy(text.type)
    by_type = nn.functional.cross_entropy(logits, gold, ignore_index=-1)
    taken = _heads(text, logits.detach(), rng)
    edges = _edge_loss(heads, text, hidden)
    links = _link_loss(heads, text, hidden, taken)
    return by_type, 0.3 * edges, links


def word_vectors(network: Network, text: Example) -> Tensor:
    """What the encoder makes of each word, [n_words, d]: of its first piece."""
    article = text.pieces
    cuts = list(even_windows(article, core=CORE, context=CONTEXT))
    longest = max(w.last - w.first for w in cuts) + 2
    columns = np.zeros((5, len(cuts), longest), np.int64)
    for number, w in enumerate(cuts):
        n = w.last - w.first + 2
        columns[0, number, :n] = (OPENING, *article.ids[w.first : w.last], CLOSING)
        columns[1, number, 1 : n - 1] = article.shape[w.first : w.last]
        columns[2, number, 1 : n - 1] = article.quoted[w.first : w.last]
        columns[3, number, 1 : n - 1] = article.place[w.first : w.last]
        columns[4, number, :n] = 1
    hidden = network.encode(*(torch.from_numpy(c) for c in columns))
    ends = np.array([w.core_last for w in cuts])
    row = np.searchsorted(ends, text.words.piece, side="right")
    first = np.array([w.first for w in cuts])
    return hidden[torch.from_numpy(row), torch.from_numpy(text.words.piece - first[row] + 1)]


def _heads(text: Example, logits: Tensor, rng: np.random.Generator) -> np.ndarray:
    """Gold heads, and words that the network takes for heads, as it will when it decodes."""
    taken = 1 - logits.softmax(-1)[:, 0].numpy()
    gold = text.first >= 0
    wrong = ~gold & (taken > rng.uniform(0.2, 0.6))
    # And some that it misses are missing.
    missed = gold & (taken < 0.3) & (rng.random(len(gold)) < 0.3)
    return np.flatnonzero((gold & ~missed) | wrong)


def _edge_loss(network: Heads, text: Example, hidden: Tensor) -> Tensor:
    heads = np.flatnonzero(text.first >= 0)
    before, after = around(text.words, heads)
    keys = network.edges.word(hidden)
    scores = network.edges(
        network.edges.head(hidden[torch.from_numpy(heads)]),
        (
            keys[torch.from_numpy(before[0])][..., :EDGE],
            keys[torch.from_numpy(after[0])][..., EDGE:],
        ),
    )
    total = hidden.new_zeros(())
    for score, (places, there), gold in zip(
        scores, (before, after), (text.first[heads], text.last[heads]), strict=True
    ):
        right = (places == gold[:, None]) & there
        known = torch.from_numpy(right.any(1))
        allowed = score.float().masked_fill(~torch.from_numpy(there), -1e4)
        target = torch.from_numpy(right.argmax(1))
        # The mean over none would be no number, and then so would every weight.
        if known.any():
            total = total + nn.functional.cross_entropy(allowed[known], target[known])
    return total


def _link_loss(network: Heads, text: Example, hidden: Tensor, heads: np.ndarray) -> Tensor:
    """Marginal likelihood of all right antecedents (Lee et al., 2017)."""
    if not len(heads):
        return hidden.new_zeros(())
    asked = pairs(text.words, text.form, text.voices, heads, unlikely=True)
    vectors = hidden[torch.from_numpy(heads)]
    later, earlier = network.later(vectors), network.earlier(vectors)
    i, j = torch.from_numpy(asked.later), torch.from_numpy(asked.earlier)
    score = network.link(later[i], earlier[j], torch.from_numpy(asked.features)).float()
    cluster = text.cluster[heads]
    right = torch.from_numpy(
        (cluster[asked.later] >= 0) & (cluster[asked.later] == cluster[asked.earlier])
    )
    n = len(heads)
    every = logsumexp(score, i, n)
    gold = logsumexp(score.masked_fill(~right, -1e4), i, n, none=-1e4)
    has = torch.zeros(n, dtype=torch.bool)
    has[i[right]] = True
    picked = torch.where(has, gold, torch.zeros(n))
    return (every - picked).mean()


def logsumexp(score: Tensor, row: Tensor, n: int, *, none: float = 0.0) -> Tensor:
    """Over the pairs of each row and the score of no pair."""
    top = torch.full((n,), max(none, -50.0))
    top = top.scatter_reduce(0, row, score.detach(), "amax")
    total = torch.exp(torch.full((n,), none) - top)
    total = total.scatter_add(0, row, torch.exp(score - top[row]))
    return top + torch.log(total.clamp(min=1e-30))


def _optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        (encoder if name.startswith("encoder.") else heads).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": encoder, "weight_decay": 0.01, "peak": plan.rate},
            {"params": heads, "weight_decay": 0.01, "peak": plan.head_rate},
        ],
        lr=plan.rate, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
