"""The network: an encoder, a head that finds anchors, and one that reads on from each anchor."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from accordingto.annotate import labels
from accordingto.annotate.relative import N_BUCKETS, N_HOPS, N_SHARED
from accordingto.encode.pieces import CLOSING, N_PLACES, N_QUOTED, N_SHAPES, OPENING

WIDTH = 128
"""Width of the head that reads on from an anchor."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch of windows, int64 [n_windows, n_pieces]; `mask` is 1 where a piece stands."""

    ids: Tensor
    shape: Tensor
    quoted: Tensor
    place: Tensor
    mask: Tensor


@dataclass(frozen=True, slots=True)
class Relative:
    """How pieces stand to the anchors they are seen from, int64 [n_anchors, n_pieces]."""

    distance: Tensor
    hops: Tensor
    shared: Tensor


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How an encoder's vocabulary differs from that of BERT, uncased.

    Args:
        offset: what it adds to every piece id.
        opening: its id for the first piece of an input.
        closing: and for the last.
    """

    offset: int = 0
    opening: int = OPENING
    closing: int = CLOSING

    def ids(self, ours: Tensor) -> Tensor:
        """Our piece ids in the encoder's numbers."""
        theirs = ours + self.offset
        theirs = theirs.masked_fill(ours == OPENING, self.opening)
        return theirs.masked_fill(ours == CLOSING, self.closing)


MPNET = Vocabulary(offset=4, opening=0, closing=2)
"""MPNet has BERT's pieces behind four of its own (Song et al., 2020)."""


class Network(nn.Module):
    """Finds anchors, and reads source, cue and content as seen from each.

    Args:
        encoder: a BERT-like encoder of the `transformers` library.
        vocabulary: how its piece ids differ from ours.
    """

    def __init__(self, encoder: nn.Module, vocabulary: "Vocabulary | None" = None) -> None:
        super().__init__()
        self.encoder = encoder
        self.vocabulary = vocabulary or Vocabulary()
        d = int(encoder.config.hidden_size)
        self.shape = nn.Embedding(N_SHAPES, d)
        self.quoted = nn.Embedding(N_QUOTED, d)
        self.place = nn.Embedding(N_PLACES, d)
        for table in (self.shape, self.quoted, self.place):
            nn.init.normal_(table.weight, std=0.01)
        self.dropout = nn.Dropout(0.1)
        self.anchor = nn.Linear(d, labels.N_ANCHOR_CLASSES)
        self.piece = nn.Linear(d, 2 * WIDTH)
        self.viewpoint = nn.Linear(d, 2 * WIDTH)
        self.reader = Reader()

    def encode(self, inputs: Inputs) -> Tensor:
        """Contextual vectors, [n_windows, n_pieces, width of the encoder]."""
        words = self.encoder.get_input_embeddings()(self.vocabulary.ids(inputs.ids))
        words = words + self.shape(inputs.shape) + self.quoted(inputs.quoted)
        words = words + self.place(inputs.place)
        out = self.encoder(inputs_embeds=words, attention_mask=inputs.mask)
        hidden: Tensor = self.dropout(out.last_hidden_state)
        return hidden

    def views(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """What the reader needs of each piece, as read and as a viewpoint."""
        return self.piece(hidden), self.viewpoint(hidden)


class Reader(nn.Module):
    """Labels every piece as seen from an anchor, and knows which label may follow which.

    Reference:
        Lafferty, McCallum and Pereira (2001), "Conditional random fields", ICML; the
        emissions come from a gated sum of piece and anchor as in Dozat and Manning
        (2017), "Deep biaffine attention", ICLR, and two convolutions over the pieces.
    """

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(N_BUCKETS, WIDTH)
        self.hops = nn.Embedding(N_HOPS, WIDTH)
        self.shared = nn.Embedding(N_SHARED, WIDTH)
        self.near = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.wide = nn.Conv1d(WIDTH, WIDTH, 3, padding=3, dilation=3)
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, labels.N_LABELS)
        self.transitions = nn.Parameter(torch.zeros(labels.N_LABELS, labels.N_LABELS))

    def forward(self, piece: Tensor, viewpoint: Tensor, relative: Relative) -> Tensor:
        """Emissions, [n_anchors, n_pieces, n_labels].

        Args:
            piece: pieces around each anchor, [n_anchors, n_pieces, 2 * WIDTH].
            viewpoint: of the anchors, [n_anchors, 2 * WIDTH].
            relative: how the pieces stand to the anchors.
        """
        by_piece = self.gathered(piece, viewpoint, relative).transpose(1, 2)
        near = by_piece + nn.functional.gelu(self.near(by_piece))
        wide = near + nn.functional.gelu(self.wide(near))
        out: Tensor = self.out(wide.transpose(1, 2))
        return out

    def gathered(self, piece: Tensor, viewpoint: Tensor, relative: Relative) -> Tensor:
        """Each piece as seen from each anchor, before its neighbours are, [.., .., WIDTH]."""
        added, gated = piece.chunk(2, dim=-1)
        view, gate = viewpoint.unsqueeze(1).chunk(2, dim=-1)
        seen = added + view + gated * gate + self.distance(relative.distance)
        seen = seen + self.hops(relative.hops) + self.shared(relative.shared)
        out: Tensor = self.dropout(nn.functional.gelu(self.norm(seen)))
        return out

    def path_loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the gold labels, [n_anchors]; emissions in float32.

        Args:
            emissions: [n_anchors, n_pieces, n_labels].
            gold: labels, int64 [n_anchors, n_pieces].
            mask: bool, whether a piece stands there; the first one always does.
        """
        moves = self.allowed_transitions()
        start = _penalty(torch.from_numpy(labels.may_start()))
        end = _penalty(torch.from_numpy(labels.may_end()))
        right = emissions.gather(2, gold.unsqueeze(2)).squeeze(2)
        followed = moves[gold[:, :-1], gold[:, 1:]]
        gold_weight = (right * mask).sum(1) + (followed * mask[:, 1:]).sum(1)
        alpha = emissions[:, 0] + start
        for at in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + emissions[:, at]
            alpha = torch.where(mask[:, at, None], step, alpha)
        return torch.logsumexp(alpha + end, dim=1) - gold_weight

    def allowed_transitions(self) -> Tensor:
        """Log-weights of one label following another; what cannot be has nearly none."""
        may = torch.from_numpy(labels.allowed())
        return self.transitions.masked_fill(~may, labels.FORBIDDEN)


def _penalty(may: Tensor) -> Tensor:
    return torch.zeros(may.shape).masked_fill(~may, labels.FORBIDDEN)


def load_encoder(folder: Path, *, dropout: float = 0.1) -> nn.Module:
    """The encoder whose files lie in `folder`.

    Attention dropout is off: on a CPU the random masks cost more than the attention.
    """
    from transformers import AutoModel  # noqa: PLC0415 - slow to import

    encoder: nn.Module = AutoModel.from_pretrained(
        folder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=dropout
    )
    if hasattr(encoder, "pooler"):
        encoder.pooler = None
    return encoder
