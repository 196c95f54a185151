"""The arrows in order: bytes → read → annotate → ledger."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from accordingto.annotate.annotator import Annotator
from accordingto.annotate.trained import Trained
from accordingto.config import Settings
from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError, ReadError
from accordingto.ledger.originals import StoredDocument, raw_bytes, stored_documents
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document, add_failure, is_read, replace_derived
from accordingto.read.files import Offer, OfferedFile, offer, read_bytes
from accordingto.read.plain import headline, paragraphs
from accordingto.read.reader import read_document
from accordingto.workers import Analysed, Task, analyse_all

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the origin of the last."""


@dataclass(slots=True)
class Added:
    """What one run of `add` did, as counts and as rows for the intake report.

    Args:
        read: origin and digest of the documents that are new.
        n_known: files that were in the dossier already.
        failures: files that gave no document, in the order they were met.
    """

    read: set[tuple[str, str]] = field(default_factory=set)
    n_known: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def n_read(self) -> int:
        """Documents that are new."""
        return len(self.read)

    @property
    def n_failed(self) -> int:
        """Files that should have been readable."""
        return sum(not failure.skipped for failure in self.failures)


@cache
def default_annotator() -> Annotator:
    """The annotator that `add` and `extract` use, made once in a process.

    Raises:
        MissingExtraError: if its libraries are absent.
    """
    return Trained()


def load_annotator() -> None:
    """Load the annotator now, so that no document waits for it."""
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
    with Dossier.open(path, create=True) as dossier:
        for failure in offered.passed_over:
            _record(dossier, failure, done)
        tasks = _new_tasks(dossier, offered, settings, done)
        for task, result in analyse_all(tasks, analyse, load_annotator, settings):
            if isinstance(result, Failure):
                _record(dossier, result, done)
            else:
                _write(dossier, task, result, done)
            if progress is not None:
                n_done = done.n_read + done.n_known + len(done.failures)
                progress(n_done, len(offered.files) + len(offered.passed_over), task.origin)
    return done


def _new_tasks(dossier: Dossier, offered: Offer, settings: Settings, done: Added) -> Iterator[Task]:
    """The files whose bytes are not in the dossier yet; others are counted in `done`."""
    for file in offered.files:
        try:
            raw = read_bytes(file, max_bytes=settings.max_document_bytes)
        except ReadError as error:
            _record(dossier, Failure(file.origin, error.code, error.message), done)
            continue
        if is_read(dossier, file.origin, sha256_hex(raw)):
            done.n_known += 1
            continue
        yield Task(raw, file.origin, file.path.name)


def _record(dossier: Dossier, failure: Failure, done: Added) -> None:
    add_failure(dossier, failure)
    done.failures.append(failure)


def _write(dossier: Dossier, task: Task, result: Analysed, done: Added) -> None:
    if add_document(dossier, task.raw, result.reading, result.attributions, result.annotator):
        done.read.add((task.origin, result.reading.document.raw_sha256))
    else:
        done.n_known += 1


def analyse(task: Task) -> Analysed | Failure:
    """Read one document and annotate its articles; a Failure if it cannot be read."""
    try:
        reading = read_document(task.raw, origin=task.origin, name=task.name)
    except ReadError as error:
        return Failure(
            task.origin,
            error.code,
            error.message,
            n_bytes=len(task.raw),
            raw_sha256=sha256_hex(task.raw),
        )
    found = {
        article.position: annotate(reading.document.text, article) for article in reading.articles
    }
    return Analysed(reading, found, default_annotator().step)


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
        tasks = (
            Task(raw_bytes(dossier, one.raw_sha256), one.origin, Path(one.origin).name)
            for one in documents
        )
        results = analyse_all(tasks, analyse, load_annotator, settings)
        for number, (one, (task, result)) in enumerate(zip(documents, results, strict=True), 1):
            if isinstance(result, Failure):
                left.append(result)
            elif result.reading.document.id != one.id:
                left.append(_read_differently(one))
            else:
                replace_derived(
                    dossier, task.raw, result.reading, result.attributions, result.annotator
                )
            if progress is not None:
                progress(number, len(documents), task.origin)
    return tuple(left)


def _read_differently(one: StoredDocument) -> Failure:
    return Failure(
        one.origin,
        "read-differently",
        "this version would read another text from it, and a text never changes; add the file to "
        "a new dossier to have it read anew",
        raw_sha256=one.raw_sha256,
        skipped=True,
    )


def read(path: Path, settings: Settings) -> tuple[bytes, Reading]:
    """Read one file without a dossier.

    Raises:
        ReadError: if it cannot be read.
    """
    file = _the_file(path)
    raw = read_bytes(file, max_bytes=settings.max_document_bytes)
    return raw, read_document(raw, origin=file.origin, name=file.path.name)


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
