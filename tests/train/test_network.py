# ruff: noqa: E402 - what imports PyTorch comes after asking for it
from collections import Counter
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.annotate import labels
from accordingto.encode.pieces import CLOSING, OPENING
from accordingto.train.tensors import Cueness, seen
from tests.train.conftest import marked, need_torch, tiny

need_torch()

import torch

from accordingto.train.batches import batch
from accordingto.train.network import MPNET, Reader, Vocabulary, load_encoder

MAY, START, END = labels.allowed(), labels.may_start(), labels.may_end()
CHAINS = [
    chain
    for chain in product(range(labels.N_LABELS), repeat=3)
    if START[chain[0]] and MAY[chain[0], chain[1]] and MAY[chain[1], chain[2]] and END[chain[2]]
]
"""All allowed label sequences of three pieces."""


def drawn(seed: int) -> tuple[Reader, torch.Tensor]:
    """A reader with transitions of its own, and emissions of one chain of three pieces."""
    torch.manual_seed(seed)
    reader = Reader().eval()
    torch.nn.init.normal_(reader.transitions)
    return reader, 2 * torch.randn(1, 3, labels.N_LABELS)


@settings(max_examples=25)
@given(st.integers(0, 9999), st.sampled_from(CHAINS))
def test_the_path_loss_is_that_of_counting_all_paths(seed: int, gold: tuple[int, int, int]) -> None:
    reader, emissions = drawn(seed)
    weight = emissions[0].double().detach().numpy()
    moves = reader.transitions.double().detach().numpy()

    def log_weight(chain: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in pairwise(chain))
        return float(steps + sum(weight[at, label] for at, label in enumerate(chain)))

    everything = np.logaddexp.reduce([log_weight(chain) for chain in CHAINS])
    loss = reader.path_loss(emissions, torch.tensor([gold]), torch.ones(1, 3, dtype=torch.bool))
    assert loss.item() == pytest.approx(everything - log_weight(gold), abs=1e-4)


@pytest.mark.parametrize("n_standing", [1, 2])
def test_pieces_that_do_not_stand_are_no_part_of_the_path(n_standing: int) -> None:
    reader, emissions = drawn(3)
    gold = torch.zeros(1, 3, dtype=torch.int64)
    mask = torch.arange(3)[None] < n_standing
    cut = slice(0, n_standing)
    alone = reader.path_loss(emissions[:, cut], gold[:, cut], mask[:, cut])
    assert reader.path_loss(emissions, gold, mask).item() == pytest.approx(alone.item(), abs=1e-5)


def test_what_cannot_follow_has_nearly_no_weight_whatever_is_learned() -> None:
    reader, _ = drawn(1)
    table = reader.allowed_transitions().detach().numpy()
    assert (table[~MAY] == labels.FORBIDDEN).all()
    assert (table[MAY] == reader.transitions.detach().numpy()[MAY]).all()


def test_each_vocabulary_has_the_pieces_under_its_own_numbers() -> None:
    ours = torch.tensor([OPENING, 2023, CLOSING])
    assert Vocabulary().ids(ours).tolist() == ours.tolist()
    assert MPNET.ids(ours).tolist() == [0, 2027, 2]


def test_padding_changes_nothing_for_a_window() -> None:
    cueness = Cueness(Counter(), Counter())
    short, long = (
        next(iter(seen(marked(words), cueness, core=100)))
        for words in ("The ferry lay still.", "The ferry lay still, as ever, all through May.")
    )
    network = tiny().eval()
    with torch.inference_mode():
        together = network.encode(batch([short, long]).inputs)
        alone = network.encode(batch([short]).inputs)
    assert torch.allclose(together[0, : alone.shape[1]], alone[0], atol=1e-5)


def test_what_lies_in_and_beside_marks_is_told_apart() -> None:
    cueness = Cueness(Counter(), Counter())
    network = tiny().eval()
    plain = batch(list(seen(marked("The ferry lay still."), cueness, core=100))).inputs
    capitals = batch(list(seen(marked("THE FERRY LAY STILL."), cueness, core=100))).inputs
    assert torch.equal(plain.ids, capitals.ids)
    with torch.inference_mode():
        assert not torch.allclose(network.encode(plain), network.encode(capitals))


def test_an_encoder_is_loaded_without_what_is_not_used(tmp_path: Path) -> None:
    from transformers import BertModel  # noqa: PLC0415 - slow to import

    config = tiny().encoder.config
    BertModel(config).save_pretrained(tmp_path)
    encoder = load_encoder(tmp_path, dropout=0.3)
    assert encoder.pooler is None
    assert encoder.config.hidden_dropout_prob == 0.3
    assert encoder.config.attention_probs_dropout_prob == 0.0
