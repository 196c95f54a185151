from pathlib import Path

import pytest

from accordingto.annotate.annotator import Annotator
from accordingto.annotate.baseline import Baseline
from accordingto.annotate.trained import Trained
from accordingto.score.corpora import Corpora
from accordingto.score.own import PROPERTIES, own_figures


@pytest.mark.shared
@pytest.mark.parametrize(
    ("annotator", "floor", "direct"), [(Trained(), 0.70, 0.75), (Baseline(), 0.615, 0.69)]
)
def test_the_sample_is_read_above_floors(
    shared: Path, annotator: Annotator, floor: float, direct: float
) -> None:
    """Floors lie four points below what was measured: sixteen articles are few."""
    own = own_figures(Corpora(shared), annotator)
    lenient = own.figures["attribution"]["lenient"]
    assert lenient["all"]["f1"] >= floor
    assert lenient["direct"]["f1"] >= direct
    assert own.n_pairs == round(lenient["all"]["r"] * lenient["all"]["n_gold"])
    for name in PROPERTIES:
        assert own.agreed[name] >= own.usual[name]
