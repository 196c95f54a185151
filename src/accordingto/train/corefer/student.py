"""What is shipped of a network: the upper half of its encoder, on the annotator's lower half."""

from copy import deepcopy

import torch
from torch import Tensor, nn

from accordingto.encode.lower import Lower
from accordingto.train.corefer.network import Heads, Network
from accordingto.train.onnx_files import Layer, n_lower


class Student(Heads):
    """The upper layers of a teacher, and its heads.

    Args:
        teacher: is left as it is.
        lower: the half that it stands on.

    Reference:
        Hinton, Vinyals and Dean (2015), "Distilling the knowledge in a neural network"; Jiao et
        al. (2020), "TinyBERT", Findings of EMNLP: the teacher's hidden vectors are learned.
    """

    def __init__(self, teacher: Network, lower: Lower) -> None:
        super().__init__(teacher.later.in_features)
        self.lower = lower
        whole = deepcopy(teacher)
        self.load_state_dict(whole.state_dict(), strict=False)
        layers = whole.encoder.encoder.layer[n_lower(whole) :]
        self.layers = nn.ModuleList(Layer(layer) for layer in layers)

    def forward(self, lower: Tensor) -> Tensor:
        """Contextual vectors of one window, [n_pieces, d], from those of the lower half."""
        hidden = lower
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden

    def views(self) -> Tensor:
        """All that the heads look at in a vector, as directions in it, [d, n_views]."""
        heads = (self.kind, self.edges.word, self.edges.head, self.later, self.earlier)
        return torch.cat([head.weight.detach() for head in heads]).T
