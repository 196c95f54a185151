"""Figures on PolNeAR dev must not fall below what was measured, less the noise."""

from pathlib import Path

import pytest

from accordingto.annotate.annotator import Annotator
from accordingto.annotate.baseline import Baseline
from accordingto.annotate.trained import Trained
from accordingto.score.attribution import run, scores, tallies
from accordingto.score.corpora import Corpora

DIGEST = "990ba6632091dffd1915249d1b68665b9462871451e671a3efbd0d2fdc9bc8a7"
"""The corpus on which the floors were measured; on another one they mean nothing."""

TRAINED = {
    ("lenient", "all"): 0.72,
    ("lenient", "direct"): 0.86,
    ("lenient", "indirect"): 0.65,
    ("strict", "all"): 0.60,
}
BASELINE = {
    ("lenient", "all"): 0.61,
    ("lenient", "direct"): 0.74,
    ("lenient", "indirect"): 0.54,
    ("strict", "all"): 0.48,
}
"""F1 of both annotators, less half the width of its 95 % interval. Lowering one is a decision."""

MAX_CALIBRATION_ERROR = 0.06


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("annotator", "floors"), [(Trained(), TRAINED), (Baseline(), BASELINE)])
def test_an_annotator_keeps_its_accuracy_on_polnear_dev(
    shared: Path, annotator: Annotator, floors: dict[tuple[str, str], float]
) -> None:
    corpora = Corpora(shared)
    if not corpora.has("dev"):
        pytest.skip(f"the corpora have no PolNeAR dev in {shared}")
    assert corpora.digest("dev") == DIGEST, "another corpus: measure the floors again"
    result = run(annotator, corpora.polnear("dev"))
    figures = scores(corpora, result)["attribution"]
    for (criterion, kind), floor in floors.items():
        assert figures[criterion][kind]["f1"] >= floor, (criterion, kind)
    assert tallies(corpora, result).calibration_error() <= MAX_CALIBRATION_ERROR
