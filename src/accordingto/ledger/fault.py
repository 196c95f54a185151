"""One thing that is not as the ledger says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the ledger says.

    Args:
        code: what kind of fault, as one hyphenated word.
        where: table and id, or the file's origin.
        message: what was found and what was expected.
    """

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.code}]"
