"""What each command does: call one function, print its answer. Only the progress bar prints too."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto import pipeline
from accordingto.config import Settings
from accordingto.core.failure import Failure
from accordingto.errors import AccordingtoError, DamagedDossierError, ExportError, ReadError
from accordingto.export.jsonl import check_end, jsonl_lines, load_jsonl
from accordingto.export.records import (
    attribution_records,
    intake_record,
    reading_record,
    unread_record,
)
from accordingto.export.table import COLUMNS, csv_lines, verify_csv
from accordingto.export.whole import write_whole
from accordingto.extracting import extracted
from accordingto.intake import Added
from accordingto.ledger import queries
from accordingto.ledger.originals import stored_documents
from accordingto.ledger.search import search as search_blocks
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.progress import progress_bar
from accordingto.read.reader import READER
from accordingto.show import shown

DONE, PARTLY, WRONG_CALL = 0, 1, 2
"""Exit statuses: done; done but something was not read or does not verify; wrong call."""

_SQLITE = b"SQLite format 3\x00"


def complain(sentence: str) -> None:
    """Print one sentence to standard error."""
    print(f"accordingto: {shown(sentence)}", file=sys.stderr)


def _plural(n: int, one: str) -> str:
    return f"{n:,} {one}" if n == 1 else f"{n:,} {one}s"


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        n_workers=options.workers,
        max_document_bytes=options.max_bytes,
        document_s=options.seconds,
    )


# Reading into a dossier


def add(options: argparse.Namespace) -> int:
    """Read files and folders into a dossier."""
    with progress_bar("reading") as progress:
        added = pipeline.add(
            options.dossier, options.paths, _settings(options),
            knowledge=pipeline.known(options.knowledge), progress=progress,
        )  # fmt: skip
    cut = [(one.origin, one.status, one.message) for one in added.opened if one.status != "opened"]
    _show_failures("Not read", added.failures, cut)
    _show_notes(options.dossier, added)
    known = f", {added.n_known:,} known already" if added.n_known else ""
    print(f"{options.dossier}: {_plural(added.n_read, 'document')} added{known}")
    _show_counts(options.dossier)
    return PARTLY if added.n_failed else DONE


def _show_counts(path: Path) -> None:
    with Dossier.open(path) as dossier:
        counts = queries.counts(dossier)
    forms = ", ".join(f"{n:,} {form}" for form, n in counts.by_form)
    print(
        f"it holds {_plural(counts.n_articles, 'article')} in "
        f"{_plural(counts.n_documents, 'document')}, with "
        f"{_plural(counts.n_attributions, 'attribution')} ({forms})"
    )


def _show_failures(
    title: str, failures: Sequence[Failure], cut: Sequence[tuple[str, str, str]] = ()
) -> None:
    rows = [(one.origin, "skipped" if one.skipped else "failed", one.message) for one in failures]
    _show_table(title, sorted([*rows, *cut]))


def _show_notes(path: Path, added: Added) -> None:
    """What a reader should know about documents that were read in this run."""
    with Dossier.open(path) as dossier:
        rows = [
            (row.origin, code, message)
            for row in queries.intake(dossier)
            if (row.origin, row.raw_sha256) in added.read
            for code, message in row.notes
        ]
    _show_table("Read, with a note", rows)


def _show_table(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
    if not rows:
        return
    table = Table("file", "", "reason", title=title, title_justify="left", box=None)
    for origin, word, message in rows:
        table.add_row(Text(shown(origin), overflow="fold"), word, Text(shown(message)))
    Console(stderr=True).print(table)


def rebuild(options: argparse.Namespace) -> int:
    """Analyse the documents of a dossier anew."""
    known = pipeline.known(options.knowledge)
    with progress_bar("analysing") as progress:
        left = pipeline.rebuild(
            options.dossier, _settings(options), knowledge=known, progress=progress
        )
    _show_failures("Left as they are", left)
    _show_counts(options.dossier)
    return PARTLY if left else DONE


def demo(options: argparse.Namespace) -> int:
    """Make a dossier of the sample articles, verify it, and open the reading room."""
    with as_file(files("accordingto.sample") / "dossier") as folder:
        options.paths = [folder]
        options.path, options.against, options.other_readers = options.dossier, None, False
        options.knowledge = None
        status = add(options) or verify(options)
    if status == DONE and not options.no_serve:
        return serve(options)
    return status


# Without a dossier


def extract(options: argparse.Namespace) -> int:
    """Print the attributions of files."""
    files = [_print_attributions(path, options) for path in options.files]
    return DONE if all(files) else PARTLY


def _print_attributions(path: Path, options: argparse.Namespace) -> bool:
    """Print those of one file, and say whether all of it was read."""
    failures: list[Failure] = []
    is_empty = True
    try:
        for one in extracted(path, plain=options.plain):
            if isinstance(one, Failure):
                failures.append(one)
                complain(f"{path if one.origin == path.name else one.origin}: {one.message}")
                continue
            is_empty = False
            records = attribution_records(one.attributions, one.voices, one.text, outlet=one.outlet)
            if options.flat:
                # As PolNeAR marks them: the outermost only.
                records = [record for record in records if record["parent"] is None]
            _print_json({"doc_id": one.doc_id, "attributions": records})
    except ReadError as error:
        complain(f"{path}: {error}")
        return False
    return not _is_amiss(failures, is_empty=is_empty)


def _is_amiss(failures: Sequence[Failure], *, is_empty: bool) -> bool:
    """Whether something in a file could not be read: pictures beside a text are nothing amiss."""
    return any(is_empty or not one.skipped for one in failures)


def _print_json(record: dict[str, object]) -> None:
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass"))


def read(options: argparse.Namespace) -> int:
    """Print what is read from files."""
    failures: dict[Path, list[Failure]] = {}
    whole: set[Path] = set()
    for path, found in pipeline.read(options.files, Settings()):
        if isinstance(found, Failure):
            complain(f"{path if found.origin == path.name else found.origin}: {found.message}")
            _print_json(unread_record(path, found))
            failures.setdefault(path, []).append(found)
        else:
            _print_json(reading_record(path, found))
            whole.add(path)
    amiss = (_is_amiss(of, is_empty=path not in whole) for path, of in failures.items())
    return PARTLY if any(amiss) else DONE


# Questions to a dossier


def verify(options: argparse.Namespace) -> int:
    """Check a dossier or an exported file."""
    path: Path = options.path
    try:
        if path.exists() and not path.is_file():
            raise AccordingtoError(f"{path} is not a file; name a dossier or an exported file")
        with path.open("rb") as opened:
            start = opened.read(max(len(_SQLITE), 64))
    except OSError as error:
        raise AccordingtoError(f"{path} cannot be opened ({error.strerror or error})") from error
    try:
        return _verify_file(path, start, options)
    except (DamagedDossierError, ExportError) as error:
        # What cannot be loaded does not verify: that is an answer, not a wrong call.
        complain(str(error))
        return PARTLY


def _verify_file(path: Path, start: bytes, options: argparse.Namespace) -> int:
    if start.startswith(_SQLITE):
        with Dossier.open(path) as dossier:
            return _verify_dossier(dossier, options)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip(b'"').startswith(COLUMNS[0].encode()):
        return _verify_table(path, options.against)
    with load_jsonl(path) as dossier:
        status = _verify_dossier(dossier, options)
    if status == DONE:
        check_end(path)
    return status


def _verify_dossier(dossier: Dossier, options: argparse.Namespace) -> int:
    with pipeline.reading_again(Settings()) as reread:
        found = faults(dossier, reread=reread, reader=READER.id)
        first = next(found, None)
        n_more = sum(1 for _ in found)
    if first is not None:
        complain(f"{dossier.path} does not verify: {first}")
        if n_more:
            complain(f"{_plural(n_more, 'more fault')} after that")
        return PARTLY
    others = [one for one in stored_documents(dossier) if one.made_by != READER.id]
    if others and not options.other_readers:
        complain(
            f"{dossier.path} does not verify: {others[0].origin} was read by {others[0].made_by}, "
            f"not by {READER.id}, so it cannot be shown that nothing was left out of it"
            f"{f' and {len(others) - 1} more' if others[1:] else ''}; read it again with: "
            "accordingto rebuild, or allow it with --other-readers"
        )
        return PARTLY
    counts = queries.counts(dossier)
    print(
        f"{dossier.path} verifies: {_plural(counts.n_documents, 'document')}, "
        f"{_plural(counts.n_articles, 'article')} and "
        f"{_plural(counts.n_attributions, 'attribution')} stand where they say"
    )
    return DONE


def _verify_table(path: Path, against: Path | None) -> int:
    if against is None:
        raise AccordingtoError(
            f"{path} is a table, which holds no texts; name the dossier it was exported from: "
            f"accordingto verify {path} --against DOSSIER"
        )
    with Dossier.open(against) as dossier:
        n_rows = verify_csv(path, dossier)
    print(f"{path} verifies: {_plural(n_rows, 'attribution')} stand where they say in {against}")
    return DONE


def intake(options: argparse.Namespace) -> int:
    """Print what became of every file that was offered."""
    with Dossier.open(options.dossier) as dossier:
        rows = queries.intake(dossier)
    rows = tuple(row for row in rows if options.status in (None, row.status))
    if options.json:
        for row in rows:
            _print_json(intake_record(row))
        return DONE
    console = Console(highlight=False)
    table = Table("file", "outcome", "reason", "size", "seconds", box=None)
    for row in rows:
        reasons = [row.message, *(message for _, message in row.notes)]
        table.add_row(
            Text(shown(row.origin), overflow="fold"),
            row.status if row.code in ("read", "opened") else f"{row.status}: {row.code}",
            Text(shown("; ".join(reasons))),
            "" if row.n_bytes is None else f"{row.n_bytes:,}",
            "" if row.seconds is None else f"{row.seconds:.2f}",
        )
    console.print(table)
    counts = Counter(row.status for row in rows)
    print(", ".join(f"{n:,} {status}" for status, n in sorted(counts.items())) or "no files")
    return DONE


def search(options: argparse.Namespace) -> int:
    """Print the paragraphs that hold all the words given."""
    console = Console(highlight=False)
    with Dossier.open(options.dossier) as dossier:
        hits = search_blocks(dossier, " ".join(options.words), limit=options.limit)
    for hit in hits:
        place = f"{hit.origin} [{hit.first.start}, {hit.first.end})"
        title = Text(shown(hit.article_title or f"({hit.kind})"), "italic")
        console.print(Text(shown(place), "bold"), title, soft_wrap=True)
        line = Text("  ")
        for words, is_found in hit.pieces:
            line.append(shown(words), "reverse" if is_found else "")
        console.print(line, soft_wrap=True)
    if not hits:
        complain("nothing holds all these words; try fewer, or the beginning of one, as in: engin*")
    return DONE


def serve(options: argparse.Namespace) -> int:
    """Open the reading room."""
    from accordingto.serve.run import serve as serve_dossier  # noqa: PLC0415 - an extra

    Dossier.open(options.dossier).close()
    serve_dossier(
        options.dossier,
        port=options.port,
        open_browser=options.open,
        announce=lambda line: print(line, flush=True),
    )
    return DONE


# Other forms


def export(options: argparse.Namespace) -> int:
    """Write a dossier in another form."""
    with Dossier.open(options.dossier) as dossier:
        lines = jsonl_lines(dossier) if options.to == "jsonl" else csv_lines(dossier)
        _write(lines, options, f".{options.to}")
    return DONE


def report(options: argparse.Namespace) -> int:
    """Write a dossier as one HTML page."""
    from accordingto.export.report import report_lines  # noqa: PLC0415 - an extra

    with Dossier.open(options.dossier) as dossier:
        _write(report_lines(dossier), options, ".html")
    return DONE


def _write(lines: Iterable[str], options: argparse.Namespace, ending: str) -> None:
    """Write to a file, whole or not at all, or to redirected standard output."""
    output: Path | None = options.output
    if output is None and not sys.stdout.isatty():
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8"))
        return
    target = output or options.dossier.with_suffix(ending)
    if target.exists() and target.samefile(options.dossier):
        raise AccordingtoError(f"{target} is the dossier itself; name another file with --output")
    if output is None and target.exists():
        raise AccordingtoError(f"{target} exists; to write over it, name it with --output")
    write_whole(target, lines)
    if output is None:
        complain(f"wrote {target}")
