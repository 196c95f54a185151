"""The student goes on with labelled news: who speaks there, and GUM again lest it forget."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from accordingto.corefer.forms import PRONOUNS
from accordingto.corefer.pairs import Pairs, pairs
from accordingto.encode.pieces import Ints
from accordingto.train import running
from accordingto.train.corefer.examples import Example
from accordingto.train.corefer.loop import logsumexp, losses, masked
from accordingto.train.corefer.spoken import Spoken
from accordingto.train.corefer.student import Student
from accordingto.train.corefer.tune import word_vectors

_PRONOUNS = np.array(sorted(set(PRONOUNS.values())), np.int64)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    Args:
        n_epochs: passes over all texts.
        rate: peak learning rate of the layers and of what finds mentions.
        link_rate: and of what links them.
        masked: share of word pieces that are not seen, anew in each epoch.
        kept: what a vector's distance from what it was counts for.
        decay: of the running mean of the weights, which is what is kept.
        seed: of everything that is drawn.
    """

    n_epochs: int = 2
    rate: float = 5e-5
    link_rate: float = 2e-4
    masked: float = 0.1
    kept: float = 0.5
    decay: float = 0.995
    seed: int = 5


@dataclass(frozen=True, slots=True)
class Before:
    """What the student made of an article before it learned from it.

    Args:
        article: with its labels.
        heads: the words that it took for heads of mentions, [n_mentions].
        asked: the pairs of them that are compared.
        hidden: its vectors, float16 [n_words, d].
        kind: and what it took each word for, probabilities [n_words, n_types].
    """

    article: Spoken
    heads: Ints
    asked: Pairs
    hidden: Tensor
    kind: Tensor


def anneal(
    student: Student,
    articles: Sequence[Spoken],
    gum: Sequence[Example],
    plan: Plan,
    *,
    checkpoint: Path,
    say: Callable[[str], None],
) -> None:
    """Trains a student in place, and leaves the running mean of its weights in it.

    Of the articles it learns links alone. What heads a mention there and of what kind it is
    stays as it was, since nobody marked it, and all that stands on the network is used to it.

    Args:
        student: as it was tuned.
        articles: whose speakers are labelled.
        gum: texts with gold.
        plan: how.
        checkpoint: where a run that was stopped goes on after the last whole epoch.
        say: is told how far it is.
    """
    torch.manual_seed(plan.seed)
    read = [before(student, one) for one in articles]
    texts: list[Before | Example] = [*read, *gum]
    optimiser = _optimiser(student, plan)
    mean, begun, n_steps = running.begin(student, optimiser, checkpoint)
    for number in range(begun, plan.n_epochs):
        torch.manual_seed(plan.seed * 1000 + number)
        rng = np.random.default_rng((plan.seed, number))
        student.train()
        lost, began = np.zeros(3), time.perf_counter()
        for which in rng.permutation(len(texts)).tolist():
            running.set_rates(optimiser, running.schedule(n_steps, len(texts) * plan.n_epochs))
            parts = _losses(student, texts[which], plan, rng)
            torch.stack(parts).sum().backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            n_steps += 1
            lost += [part.item() for part in parts]
            running.average(mean, student, n_steps, plan.decay)
        spoken, kept, gold = lost / (len(read) or 1, len(read) or 1, len(gum) or 1)
        say(
            f"epoch {number + 1} of {plan.n_epochs}: links of speakers {spoken:.4f}, "
            f"changed {kept:.4f}, gold {gold:.4f}; {time.perf_counter() - began:.0f} s"
        )
        running.keep_epoch(student, optimiser, (mean, number + 1, n_steps), checkpoint)
    student.load_state_dict(mean)
    student.eval()


@torch.no_grad()
def before(student: Student, article: Spoken) -> Before:
    """What a student makes of an article as it is; leaves it as it answers in use."""
    student.eval()
    text = article.text
    hidden = word_vectors(student, text)
    kind = student.kind(hidden).softmax(-1)
    heads = np.flatnonzero((1 - kind[:, 0].numpy() >= 0.5) & (text.form > 0))
    asked = pairs(text.words, text.form, text.voices, heads)
    return Before(article, heads, asked, hidden.half(), kind)


def _losses(
    student: Student, text: Before | Example, plan: Plan, rng: np.random.Generator
) -> tuple[Tensor, Tensor, Tensor]:
    """Of links where speakers are known, of what changed there, and of gold; 0 elsewhere."""
    nothing = torch.zeros(())
    if isinstance(text, Example):
        seen = masked(text, plan.masked, rng)
        parts = losses(student, seen, student.dropout(word_vectors(student, seen)), rng)
        return nothing, nothing, torch.stack(parts).sum()
    seen = masked(text.article.text, plan.masked, rng)
    hidden = word_vectors(student, seen)
    said = student.kind(student.dropout(hidden)).log_softmax(-1)
    otherwise = nn.functional.kl_div(said, text.kind, reduction="batchmean")
    moved = plan.kept * ((hidden - text.hidden.float()) ** 2).mean()
    return link_loss(student, text, student.dropout(hidden)), otherwise + moved, nothing


def link_loss(student: Student, text: Before, hidden: Tensor) -> Tensor:
    """Marginal likelihood of all right antecedents, a mean by what each mention counts.

    A pronoun none of whose antecedents is right has one that was not asked of.

    Reference:
        Lee et al. (2017), "End-to-end neural coreference resolution", EMNLP.
    """
    heads, asked = text.heads, text.asked
    vectors = hidden[torch.from_numpy(heads)]
    later, earlier = student.later(vectors), student.earlier(vectors)
    i, j = torch.from_numpy(asked.later), torch.from_numpy(asked.earlier)
    score = student.link(later[i], earlier[j], torch.from_numpy(asked.features)).float()
    cluster = text.article.text.cluster[heads]
    same = (cluster[asked.later] >= 0) & (cluster[asked.later] == cluster[asked.earlier])
    right, n = torch.from_numpy(same), len(heads)
    every = logsumexp(score, i, n)
    gold = logsumexp(score.masked_fill(~right, -1e4), i, n, none=-1e4)
    has = np.zeros(n, np.bool_)
    has[asked.later[same]] = True
    weight = text.article.weight[heads].copy()
    is_pronoun = np.isin(text.article.text.form[heads], _PRONOUNS)
    weight[(weight == 1) & is_pronoun & ~has] = 0
    lost = every - torch.where(torch.from_numpy(has), gold, torch.zeros(n))
    counted = torch.from_numpy(weight)
    return (lost * counted).sum() / counted.sum().clamp(min=1)


def _optimiser(student: Student, plan: Plan) -> torch.optim.Optimizer:
    links, rest = list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in student.named_parameters():
        (links if name.startswith(("later", "earlier", "link")) else rest).append(parameter)
    return torch.optim.AdamW(
        [{"params": links, "peak": plan.link_rate}, {"params": rest, "peak": plan.rate}],
        lr=plan.rate, weight_decay=0.01,
    )  # fmt: skip
