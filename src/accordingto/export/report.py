"""A dossier as one HTML page that opens anywhere, with a footnote for each attribution."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from accordingto.errors import MissingExtraError
from accordingto.export.report_items import report_of
from accordingto.ledger.store import Dossier

if TYPE_CHECKING:
    from jinja2 import Template


def report_lines(dossier: Dossier) -> Iterator[str]:
    """The report in pieces, to be written one after the other.

    The page holds no script and asks for nothing from anywhere. The same
    dossier gives the same bytes: nothing in it says when it was made.

    Raises:
        MissingExtraError: if the library that fills templates is not installed.
    """
    template = _template()
    style = _style()
    yield from template.generate(
        report=report_of(dossier), style=style, style_source=f"'sha256-{_digest(style)}'"
    )


def _template() -> "Template":
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError("serve", "The report") from error
    environment = Environment(
        loader=PackageLoader("accordingto.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: value.replace("\0", "\ufffd") if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


@cache
def _style() -> str:
    path = files("accordingto.export").joinpath("templates/report.css")
    return "\n" + path.read_text(encoding="utf-8")


def _digest(style: str) -> str:
    """The style's hash, as a policy must give it to allow this one and no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
