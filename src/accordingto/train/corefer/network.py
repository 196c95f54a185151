"""The network: an encoder, and heads for mentions, their edges, and what they refer to."""

from pathlib import Path

import torch
from torch import Tensor, nn

from accordingto.corefer.coreference import EDGE
from accordingto.corefer.entities import TYPES
from accordingto.corefer.pairs import SIZES
from accordingto.corefer.spans import N_AFTER, N_BEFORE
from accordingto.encode.pieces import N_PLACES, N_QUOTED, N_SHAPES
from accordingto.train.network import load_encoder

WIDTH = 128
"""Width of the head that compares two mentions."""


class Heads(nn.Module):
    """What looks at the vectors of words, one, two or many at a time.

    Args:
        d: width of the vectors.
    """

    def __init__(self, d: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.kind = nn.Linear(d, 1 + len(TYPES))
        self.edges = Edges(d)
        self.later = nn.Linear(d, 2 * WIDTH)
        self.earlier = nn.Linear(d, 2 * WIDTH)
        self.link = Link()


class Network(Heads):
    """Word-level coreference.

    Args:
        encoder: a BERT-like encoder of the `transformers` library.

    Reference:
        Dobrovolskii (2021), "Word-level coreference resolution", EMNLP: words are linked,
        not spans, and a span is found from its head afterwards. Candidates are those of
        `corefer/pairs.py` instead of the best by a rough score.
    """

    def __init__(self, encoder: nn.Module) -> None:
        d = int(encoder.config.hidden_size)
        super().__init__(d)
        self.encoder = encoder
        self.shape = nn.Embedding(N_SHAPES, d)
        self.quoted = nn.Embedding(N_QUOTED, d)
        self.place = nn.Embedding(N_PLACES, d)
        for table in (self.shape, self.quoted, self.place):
            nn.init.normal_(table.weight, std=0.01)

    def encode(
        self, ids: Tensor, shape: Tensor, quoted: Tensor, place: Tensor, mask: Tensor
    ) -> Tensor:
        """Contextual vectors, [n_windows, n_pieces, width of the encoder]."""
        at = self.encoder.get_input_embeddings()(ids) + self.shape(shape)
        at = at + self.quoted(quoted) + self.place(place)
        out: Tensor = self.encoder(inputs_embeds=at, attention_mask=mask).last_hidden_state
        return out


class Edges(nn.Module):
    """Where the mention that a word heads begins and ends, among the words around it."""

    def __init__(self, d: int) -> None:
        super().__init__()
        self.head = nn.Linear(d, 2 * EDGE)
        self.word = nn.Linear(d, 2 * EDGE)
        self.before = nn.Parameter(torch.zeros(N_BEFORE))
        self.after = nn.Parameter(torch.zeros(N_AFTER))

    def forward(self, heads: Tensor, around: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """Scores of the first word [n, N_BEFORE] and of the last [n, N_AFTER].

        Args:
            heads: vectors of heads, as `head` gives them, [n, 2 * EDGE].
            around: those of the words up to and from each head, as `word` gives them,
                [n, N_BEFORE, EDGE] and [n, N_AFTER, EDGE].
        """
        first, last = heads.chunk(2, dim=-1)
        scale = EDGE**-0.5
        before = torch.einsum("nd,nkd->nk", first, around[0]) * scale + self.before
        after = torch.einsum("nd,nkd->nk", last, around[1]) * scale + self.after
        return before, after


class Link(nn.Module):
    """How likely a mention takes up an earlier one; 0 stands for "takes up none"."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in SIZES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(0.2)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, 1)

    def forward(self, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """Scores, [n_pairs].

        Args:
            later: vectors of the later mentions, [n_pairs, 2 * WIDTH].
            earlier: and of the earlier ones.
            features: as `corefer.pairs.Pairs.features`.
        """
        added, gated = later.chunk(2, dim=-1)
        view, gate = earlier.chunk(2, dim=-1)
        seen = added + view + gated * gate
        for column, table in enumerate(self.features):
            seen = seen + table(features[:, column])
        seen = self.dropout(nn.functional.gelu(self.norm(seen)))
        seen = self.dropout(nn.functional.gelu(self.hidden(seen)))
        out: Tensor = self.out(seen).squeeze(-1)
        return out


def on_minilm(folder: Path) -> Network:
    """A new network on the encoder whose files lie in `folder`.

    Its word table stays as it is, half of all its weights: the corpus has few words. With
    so many windows to a text, attention written out is faster than the fused kind.
    """
    encoder = load_encoder(folder, dropout=0.0)
    encoder.set_attn_implementation("eager")
    encoder.get_input_embeddings().weight.requires_grad_(False)  # noqa: FBT003 - torch's own
    return Network(encoder)
