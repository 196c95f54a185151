"""Checking the histories of articles against the texts of their versions."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from accordingto.core.span import Regions, Span
from accordingto.core.version import Version, Wording, history_id
from accordingto.errors import SpanError
from accordingto.ledger.fault import Fault
from accordingto.ledger.store import Dossier
from accordingto.ledger.versions import change_of, kept, wording


def version_faults(dossier: Dossier) -> Iterator[Fault]:
    """Every fault of the histories, in their order; none if all is well.

    A history must be whole, and each change must stand where it says, with the words
    outside all changes the same in both versions.
    """
    histories: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in dossier.connection.execute("SELECT * FROM version ORDER BY history_id, number"):
        histories[row["history_id"]].append(row)
    for name, listed in histories.items():
        numbers = [row["number"] for row in listed]
        if (
            len(listed) < 2
            or numbers != list(range(1, len(listed) + 1))
            or history_id([row["article_id"] for row in listed]) != name
        ):
            yield Fault(
                "version-missing",
                f"history {name}",
                f"its versions are numbered {', '.join(map(str, numbers[:9]))} and are not those "
                "that were found; run: accordingto rebuild",
            )
            continue
        yield from _change_faults(dossier, listed[0], None)
        for earlier, later in pairwise(listed):
            yield from _change_faults(dossier, later, earlier)


def _change_faults(
    dossier: Dossier, row: sqlite3.Row, earlier: sqlite3.Row | None
) -> Iterator[Fault]:
    where = f"history {row['history_id']}, version {row['number']}"
    rows = dossier.connection.execute(
        "SELECT * FROM version_change WHERE article_id = ? ORDER BY seq", (row["article_id"],)
    ).fetchall()
    if [one["seq"] for one in rows] != list(range(row["n_changes"])):
        yield Fault(
            "change-missing",
            where,
            f"it has {len(rows)} changes, and {row['n_changes']} were found",
        )
        return
    try:
        changes = tuple(change_of(one) for one in rows)
    except SpanError as error:
        yield Fault("version-changed", where, str(error))
        return
    said = Version(
        row["article_id"], row["number"], row["ordered_by"], row["matched_by"], row["matched_on"],
        row["shared"], changes,
    )  # fmt: skip
    if said.digest() != row["digest"]:
        yield Fault(
            "version-changed",
            where,
            "what is said of it is not what was found: its place, its reasons or a change were "
            "exchanged",
        )
        return
    if earlier is None and rows:
        yield Fault("version-changed", where, "the first version changes nothing, and is said to")
    elif earlier is not None:
        yield from _word_faults(dossier, earlier["article_id"], row["article_id"], rows, where)


def _word_faults(
    dossier: Dossier, earlier_id: str, later_id: str, rows: list[sqlite3.Row], where: str
) -> Iterator[Fault]:
    sides = (wording(dossier, earlier_id), wording(dossier, later_id))
    left: list[str] = []
    for side, name in zip(sides, ("before", "after"), strict=True):
        spans = [
            Span(one[f"{name}_start"], one[f"{name}_end"])
            for one in rows
            if one[f"{name}_start"] < one[f"{name}_end"]
        ]
        exacts = [one[f"{name}_exact"] for one in rows]
        fault = _side_fault(side, spans, [exact for exact in exacts if exact], f"{where}, {name}")
        if fault is not None:
            yield fault
            return
        left.append(kept(side, spans))
    if left[0] != left[1]:
        yield Fault(
            "change-missing", where, "beside its changes it differs from the version before it"
        )


def _side_fault(side: Wording, spans: list[Span], exacts: list[str], where: str) -> Fault | None:
    regions = Regions(side.paragraphs)
    if len(spans) != len(exacts):
        return Fault("words-differ", where, "words and places do not belong together")
    end_before = 0
    for span, exact in zip(spans, exacts, strict=True):
        place = f"[{span.start}, {span.end})"
        stands = side.text[span.start : span.end]
        if stands != exact:
            return Fault(
                "words-differ",
                where,
                f"it says {exact[:60]!r}, but {stands[:60]!r} stands at {place}",
            )
        if not regions.hold(span) or span.start < end_before:
            return Fault(
                "outside-article", where, f"{place} lies in no paragraph of it, or twice in one"
            )
        end_before = span.end
    return None
