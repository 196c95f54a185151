"""What is found in files without a dossier, article by article."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.core.attribution import Attribution
from accordingto.core.failure import Failure
from accordingto.core.voices import Voices
from accordingto.errors import ReadError


def extracted(path: Path, *, plain: bool) -> Iterator["Extracted | Failure"]:
    """The articles of a file, one by one, with what was found in each.

    Args:
        path: the file.
        plain: whether it is the text of one article and nothing else.

    Raises:
        ReadError: if it cannot be read at all.
    """
    if plain:
        text = _plain_text(path)
        yield Extracted(path.name.removesuffix(".txt"), text, *pipeline.extract(text))
        return
    for _, reading in pipeline.read([path], Settings()):
        if isinstance(reading, Failure):
            yield reading
            continue
        text = reading.document.text
        for article in reading.articles:
            found = pipeline.annotate(text, article)
            name = f"{reading.document.origin}#{article.position}"
            outlet = article.outlet.value if article.outlet is not None else ""
            yield Extracted(name, text, found, pipeline.resolve(text, article, found), outlet)


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article.

    Args:
        doc_id: as it is called.
        text: of its document.
        attributions: what was found in it.
        voices: who speaks in it.
        outlet: who printed it, or "".
    """

    doc_id: str
    text: str
    attributions: tuple[Attribution, ...]
    voices: Voices
    outlet: str = ""


def _plain_text(path: Path) -> str:
    """The file as it stands: line ends and a byte order mark are code points like others."""
    try:
        return pipeline.plain_bytes(path, Settings()).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            "not-utf-8",
            f"it is not UTF-8 (byte {error.start}); leave out --plain to have its encoding found",
        ) from error
