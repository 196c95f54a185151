"""How long and how fast a training run learns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn.

    Args:
        n_epochs: passes over what `epoch` gives.
        n_planned: passes that the fall of the learning rate is made for, at least
            `n_epochs`; a run that ends sooner overfits less. 0 for `n_epochs`.
        rate: peak learning rate of the encoder; the heads learn `head_rate`.
        head_rate: as above.
        n_pieces: pieces in a batch.
        decay: of the running mean of the weights, which is what is kept.
        seed: of everything that is drawn.
    """

    n_epochs: int = 4
    n_planned: int = 0
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    n_pieces: int = 2816
    decay: float = 0.998
    seed: int = 1
