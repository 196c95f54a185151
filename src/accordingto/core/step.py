"""What made a derived record: stage, version and weights."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One version of one stage, named by each record it made.

    Args:
        stage: `read` or `annotate`.
        name: which implementation, such as `baseline`.
        version: rises whenever the same input would give other output.
        weights: name and version of the model it used, or "".
        weights_sha256: of the model's files, or "".
    """

    stage: str
    name: str
    version: str
    weights: str = ""
    weights_sha256: str = ""

    @property
    def id(self) -> str:
        """What `made_by` says: short, the same on every machine.

        >>> Step("annotate", "baseline", "1", "en_core_web_sm 3.8.0", "ab12cd34ef").id
        'annotate-baseline/1+ab12cd34'
        """
        weights = f"+{self.weights_sha256[:8]}" if self.weights_sha256 else ""
        return f"{self.stage}-{self.name}/{self.version}{weights}"
