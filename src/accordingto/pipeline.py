"""The arrows in order: bytes → read → annotate → ledger, and versions over all of it."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Literal

from accordingto.annotate.annotator import Annotator
from accordingto.annotate.trained import Trained
from accordingto.config import Settings
from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError, ReadError
from accordingto.ledger.originals import StoredDocument, stored_documents, stored_part
from accordingto.ledger.store import Dossier
from accordingto.ledger.versions import (
    candidates,
    known_shares,
    put_history,
    settle,
    stored_histories,
    wording,
    words_digest,
)
from accordingto.ledger.write import (
    OpenedFile,
    Took,
    add_document,
    add_failure,
    add_opened,
    forget_unread,
    is_read,
    is_taken_apart,
    replace_derived,
)
from accordingto.read.files import Offer, OfferedFile, offer, read_bytes
from accordingto.read.plain import headline, paragraphs
from accordingto.read.reader import read_part
from accordingto.read.sniff import SKIPPED
from accordingto.unpack.walk import Opening
from accordingto.unpackers import Unpacker
from accordingto.versions.candidates import lanes, places, shared_places
from accordingto.versions.decide import STEP as VERSIONS
from accordingto.versions.decide import decide, versions
from accordingto.versions.pairs import Pairs
from accordingto.workers import Analysed, analyse_all

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the origin of the last."""


@dataclass(slots=True)
class Added:
    """What one run of `add` did, as counts and as rows for the intake report.

    Args:
        read: origin and digest of the documents that are new.
        n_known: files and parts of files that were in the dossier already.
        failures: what gave no document, in the order in which it was met.
        opened: files that hold others, taken apart in this run.
    """

    read: set[tuple[str, str]] = field(default_factory=set)
    n_known: int = 0
    failures: list[Failure] = field(default_factory=list)
    opened: list[OpenedFile] = field(default_factory=list)

    @property
    def n_read(self) -> int:
        """Documents that are new."""
        return len(self.read)

    @property
    def n_failed(self) -> int:
        """What should have been readable."""
        cut = sum(one.status != "opened" for one in self.opened)
        return cut + sum(not failure.skipped for failure in self.failures)


@cache
def default_annotator() -> Annotator:
    """The annotator that `add` and `extract` use, made once in a process.

    Raises:
        MissingExtraError: if its libraries are absent.
    """
    return Trained()


def load_reader() -> None:
    """Load now what reading needs.

    A process that is confined may write no file, not even one that a library
    unpacks its data to.
    """
    words = b"The gate held all night, said Ada Lint, and nobody was warned of the water. " * 4
    with suppress(MissingExtraError):
        read_part(Part(b"<html><body><article><p>" + words, "", media_type="text/html"))
    read_part(Part(words, ""))


def load_annotator() -> None:
    """Load reader and annotator now, so that no document waits for them."""
    load_reader()
    # A missing extra is for the first document to say: a worker that cannot start says less.
    with suppress(MissingExtraError):
        default_annotator().annotate("She said so.", [Span(0, 12)])


def add(
    path: Path, paths: Sequence[Path], settings: Settings, *, progress: Progress | None = None
) -> Added:
    """Read files and folders into a dossier, and analyse them.

    Each document is written whole or not at all, in the order of the origins,
    whatever the number of workers. A run that was stopped is completed by the
    next one, which passes over what is there.

    Args:
        path: the dossier; made if it is missing.
        paths: files and folders.
        settings: limits and number of workers.
        progress: told after each file.

    Raises:
        LedgerError: if the dossier cannot be opened or written; what was
            written before stays.
    """
    offered = offer(paths, leave_out=path)
    done = Added()
    with Dossier.open(path, create=True) as dossier, Unpacker(settings) as unpacker:
        for failure in offered.passed_over:
            _record(dossier, failure, done)
        intake = _Intake(dossier, unpacker, offered, done)
        for part, result in analyse_all(intake.new_parts(), analyse, load_annotator, settings):
            if isinstance(result, Failure):
                _record(dossier, replace(result, within=part.file_origin), done)
            else:
                _write(dossier, part, result, done)
            intake.settle(part)
            if progress is not None:
                n_done = intake.place_of(part) + len(offered.passed_over)
                progress(n_done, len(offered.files) + len(offered.passed_over), part.origin)
        relate_versions(dossier)
    return done


class _Intake:
    """Draws the parts of files that are not in a dossier yet, and records all others.

    Args:
        dossier: open for writing.
        unpacker: takes files apart.
        offered: the files.
        done: what this run did; added to.
    """

    def __init__(self, dossier: Dossier, unpacker: Unpacker, offered: Offer, done: Added) -> None:
        self._dossier, self._unpacker = dossier, unpacker
        self._files, self._done = offered.files, done
        self._places = {file.origin: number for number, file in enumerate(self._files, 1)}
        self._n_out: Counter[str] = Counter()
        self._closing: dict[str, tuple[OpenedFile, Took]] = {}

    def place_of(self, part: Part) -> int:
        """Which of the files a part came from, counted from 1."""
        return self._places[part.file_origin or part.origin]

    def settle(self, part: Part) -> None:
        """Say that what became of a part is in the dossier.

        Parts are drawn ahead of what is written, and a file is said to be taken apart
        only when nothing of it could be lost any more.
        """
        self._n_out[part.file_origin] -= 1
        if not self._n_out[part.file_origin] and part.file_origin in self._closing:
            opened, took = self._closing.pop(part.file_origin)
            add_opened(self._dossier, opened, took=took)

    def new_parts(self) -> Iterator[Part]:
        """The parts whose bytes are not in the dossier yet, file by file."""
        for file in self._files:
            yield from self._of(file)

    def _of(self, file: OfferedFile) -> Iterator[Part]:
        began = time.perf_counter()
        opening: Opening | None = None
        own: list[Failure] = []
        n_parts = 0
        for one in self._unpacker.parts(file.path, file.origin, is_known=self._is_known(file)):
            if isinstance(one, Opening):
                opening = one
            elif isinstance(one, Failure):
                if one.origin == file.origin and opening is not None:
                    own.append(one)
                else:
                    within = file.origin if opening is not None else ""
                    _record(self._dossier, replace(one, within=within), self._done)
            else:
                n_parts += 1
                if is_read(self._dossier, one.origin, sha256_hex(one.raw)):
                    self._done.n_known += 1
                else:
                    self._n_out[one.file_origin] += 1
                    yield one
        if opening is not None:
            self._close(file, opening, own, n_parts, began)

    def _is_known(self, file: OfferedFile) -> Callable[[Opening], bool]:
        def known(opening: Opening) -> bool:
            if is_taken_apart(self._dossier, file.origin, opening.sha256):
                return True
            forget_unread(self._dossier, file.origin)
            return False

        return known

    def _close(
        self, file: OfferedFile, opening: Opening, own: list[Failure], n_parts: int, began: float
    ) -> None:
        """Record what became of a file that holds others."""
        if is_taken_apart(self._dossier, file.origin, opening.sha256):
            self._done.n_known += 1
            return
        held = f"{opening.kind} with {n_parts:,} document{'' if n_parts == 1 else 's'}"
        passed_over = [failure for failure in own if failure.skipped]
        broken = [failure for failure in own if not failure.skipped]
        message = "; ".join([held, *(f.message for f in (*passed_over, *broken))])
        if not broken:
            status: Literal["opened", "cut", "failed"] = "opened"
        else:
            status = "cut" if n_parts else "failed"
        opened = OpenedFile(
            file.origin, opening.sha256, status, broken[0].code if broken else "opened", message,
            opening.n_bytes,
        )  # fmt: skip
        self._done.opened.append(opened)
        took = _took(time.perf_counter() - began)
        if self._n_out[file.origin]:
            self._closing[file.origin] = opened, took
        else:
            add_opened(self._dossier, opened, took=took)


def _record(dossier: Dossier, failure: Failure, done: Added) -> None:
    add_failure(dossier, failure, took=_took(failure.seconds or 0.0))
    done.failures.append(failure)


def _took(seconds: float) -> Took:
    return Took(datetime.now(UTC).isoformat(timespec="seconds"), round(seconds, 3))


def _write(dossier: Dossier, part: Part, result: Analysed, done: Added) -> None:
    if add_document(
        dossier, part, result.reading, result.attributions, result.annotator,
        took=_took(result.seconds),
    ):  # fmt: skip
        done.read.add((part.origin, result.reading.document.raw_sha256))
    else:
        done.n_known += 1


def analyse(part: Part) -> Analysed | Failure:
    """Read one document and annotate its articles; a Failure if it cannot be read."""
    reading = _reading(part)
    if isinstance(reading, Failure):
        return reading
    found = {
        article.position: annotate(reading.document.text, article) for article in reading.articles
    }
    return Analysed(reading, found, default_annotator().step)


def _reading(part: Part) -> Reading | Failure:
    try:
        return read_part(part)
    except ReadError as error:
        return Failure(
            part.origin,
            error.code,
            error.message,
            n_bytes=len(part.raw),
            raw_sha256=sha256_hex(part.raw),
            skipped=error.code in SKIPPED,
        )


def annotate(text: str, article: Article) -> tuple[Attribution, ...]:
    """The attributions of one article of a document's text."""
    return default_annotator().annotate(text, article.body, title=article.title)


def rebuild(
    path: Path, settings: Settings, *, progress: Progress | None = None
) -> tuple[Failure, ...]:
    """Derive articles and attributions anew from the stored bytes; judgements stay.

    A text never changes after it was read: where today's reader would read
    another one, the document is left as it is.

    Returns:
        The documents that were left as they are, with the reasons.

    Raises:
        LedgerError: if the dossier cannot be opened or written.
    """
    left: list[Failure] = []
    with Dossier.open(path, write=True) as dossier:
        documents = stored_documents(dossier)
        parts = (stored_part(dossier, one.id) for one in documents)
        results = analyse_all(parts, analyse, load_annotator, settings)
        for number, (one, (part, result)) in enumerate(zip(documents, results, strict=True), 1):
            if isinstance(result, Failure):
                left.append(result)
            elif result.reading.document.id != one.id:
                left.append(_read_differently(one))
            else:
                replace_derived(
                    dossier, part, result.reading, result.attributions, result.annotator
                )
            if progress is not None:
                progress(number, len(documents), part.origin)
        relate_versions(dossier)
    return tuple(left)


def relate_versions(dossier: Dossier) -> None:
    """Find which articles are versions of one, and how they differ.

    The rows depend on the articles of the dossier alone, however many runs they came in.
    Histories that did not change are left as they are, and only articles that share an
    address or an origin with those of another document cost more than a look at them.

    Args:
        dossier: open for writing.

    Raises:
        LedgerError: if writing fails; each history is written whole or not at all.
    """
    in_common = shared_places(candidates(dossier))
    chosen = [one for one in candidates(dossier) if not in_common.isdisjoint(places(one))]
    pairs = Pairs(
        partial(wording, dossier), partial(words_digest, dossier), known_shares(dossier, VERSIONS)
    )
    decided = decide(lanes(chosen, in_common, pairs.words_digest), pairs)
    known = stored_histories(dossier, VERSIONS)
    for history in decided.histories:
        if history.id not in known:
            ids = [one.id for one in history.candidates]
            put_history(dossier, history.id, ids, versions(history, pairs), VERSIONS)
    settle(dossier, {one.id for one in decided.histories}, decided.refused, VERSIONS)


def _read_differently(one: StoredDocument) -> Failure:
    return Failure(
        one.origin,
        "read-differently",
        "this version would read another text from it, and a text never changes; add the file to "
        "a new dossier to have it read anew",
        raw_sha256=one.raw_sha256,
        skipped=True,
    )


def read(paths: Sequence[Path], settings: Settings) -> Iterator[tuple[Path, Reading | Failure]]:
    """Read files without a dossier: each document that they hold, or why there is none.

    Args:
        paths: files, no folders.
        settings: limits and number of workers.
    """
    files, failures = _files(paths)
    places = {file.origin: path for path, file in files}

    def taken(unpacker: Unpacker) -> Iterator[Part]:
        for path, file in files:
            for one in unpacker.parts(file.path, file.origin, is_known=lambda _: False):
                if isinstance(one, Failure):
                    failures.append((path, one))
                elif isinstance(one, Part):
                    yield one

    with Unpacker(settings) as unpacker:
        for part, result in analyse_all(taken(unpacker), only_read, load_reader, settings):
            found = result if isinstance(result, Failure) else result.reading
            yield places[part.file_origin or part.origin], found
    yield from failures


def _files(
    paths: Sequence[Path],
) -> tuple[list[tuple[Path, OfferedFile]], list[tuple[Path, Failure]]]:
    """Each path with the file that it offers, all origins unlike, and those that offer none."""
    failures = []
    for path in paths:
        try:
            _the_file(path)
        except ReadError as error:
            failures.append((path, Failure(path.name, error.code, error.message)))
    refused = {path for path, _ in failures}
    named = [path for path in dict.fromkeys(paths) if path not in refused]
    by_path = {file.path: file for file in offer(named).files}
    # As in `offer`, links are not followed.
    return [(path, by_path[Path(os.path.abspath(path))]) for path in named], failures  # noqa: PTH100


def only_read(part: Part) -> Analysed | Failure:
    """Read one document and annotate nothing; a Failure if it cannot be read."""
    reading = _reading(part)
    if isinstance(reading, Failure):
        return reading
    return Analysed(reading, {}, reading.made_by)


def plain_bytes(path: Path, settings: Settings) -> bytes:
    """The bytes of one file, without a look at what they are.

    Raises:
        ReadError: if it is no file, cannot be opened, or is too large.
    """
    return read_bytes(_the_file(path), max_bytes=settings.max_document_bytes)


def _the_file(path: Path) -> OfferedFile:
    if path.is_dir():
        raise ReadError("folder", "it is a folder; name the files in it")
    offered = offer([path])
    if not offered.files:
        (failure,) = offered.passed_over
        raise ReadError(failure.code, failure.message)
    return offered.files[0]


def extract(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text that is one article and nothing else."""
    blocks = paragraphs(text)
    title = headline(text, blocks)
    body = blocks if title is None else tuple(block for block in blocks if block != title)
    return default_annotator().annotate(text, body, title=title)
