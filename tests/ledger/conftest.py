from pathlib import Path

import pytest

from accordingto.core.document import Reading
from accordingto.core.part import Part
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, attribution, plain_reading

TEXT = """Minister: the gate held
The Orrin Post
The minister said “the gate held” all night, and that the mayor thinks otherwise.
“Nobody was warned,” Ada Lint, the mayor, said on Monday. “Nobody 😀.”
According to the ministry, no one was hurt.
Read more
"""


def case(origin: str = "case/one.txt", text: str = TEXT) -> tuple[bytes, Reading]:
    return plain_reading(text, origin=origin, outlet="The Orrin Post", boilerplate=["Read more"])


FOUND = (
    attribution(
        TEXT,
        "The minister",
        "said",
        "“the gate held” all night, and that the mayor thinks otherwise",
        form="mixed",
    ),
    attribution(TEXT, "the mayor", "thinks", "otherwise", kind="thought", parent=0),
    attribution(
        TEXT,
        "Ada Lint, the mayor",
        "said",
        ["“Nobody was warned,”", "“Nobody 😀.”"],
        form="direct",
    ),
    attribution(TEXT, "the ministry", "According to", "no one was hurt", stance="denies"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier of two documents, with four attributions each."""
    path = tmp_path / "case.dossier"
    with Dossier.open(path, create=True) as dossier:
        for origin in ("case/one.txt", "case/two.txt"):
            raw, reading = case(origin)
            add_document(dossier, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)
    return path
