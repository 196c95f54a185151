"""The arrows in order: bytes → read → annotate → ledger, and versions over all of it."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from accordingto.analysing import Analysed
from accordingto.annotate.annotator import Annotator
from accordingto.annotate.trained import Trained
from accordingto.config import Settings
from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Reading
from accordingto.core.failure import Failure
from accordingto.core.ids import sha256_hex
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.corefer.stage import Coreference
from accordingto.encode.blocks import in_text_order
from accordingto.errors import MissingExtraError, ReadError
from accordingto.intake import Added, Intake, record, write
from accordingto.ledger.originals import StoredDocument, stored_documents, stored_part
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import replace_derived
from accordingto.read.files import OfferedFile, offer, read_bytes
from accordingto.read.plain import headline, paragraphs
from accordingto.read.reader import read_part
from accordingto.read.sniff import SKIPPED
from accordingto.relate import relate
from accordingto.resolve.knowledge import Knowledge, read_knowledge
from accordingto.resolve.voices.resolver import STEP as RESOLVER
from accordingto.resolve.voices.resolver import voices as find_voices
from accordingto.resolve.voices.told import Told, told_of
from accordingto.unpackers import Unpacker
from accordingto.workers import TRIED_AGAIN, Worker, analyse_all

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the origin of the last."""


@cache
def default_annotator() -> Annotator:
    """The annotator that `add` and `extract` use, made once in a process.

    Raises:
        MissingExtraError: if its libraries are absent.
    """
    return Trained()


@cache
def coreference() -> Coreference:
    """What finds who is meant, made once in a process.

    Raises:
        MissingExtraError: if its libraries are absent.
    """
    return Coreference()


@cache
def resolver() -> Step:
    """The step that says who speaks: the rules, and the weights beneath them."""
    return replace(
        RESOLVER, weights=coreference().step.weights,
        weights_sha256=coreference().step.weights_sha256,
    )  # fmt: skip


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
        found = default_annotator().annotate("She said so.", [Span(0, 12)])
        coreference().read("She said so.", [Span(0, 12)], found)


def known(path: Path | None) -> Knowledge | None:
    """The newsroom's own file of known entities, if one is named.

    Raises:
        KnowledgeError: if it cannot be read, with the place and what to do.
    """
    return None if path is None else read_knowledge(path)


def add(
    path: Path,
    paths: Sequence[Path],
    settings: Settings,
    *,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
) -> Added:
    """Read files and folders into a dossier, and analyse them.

    Each document is written whole or not at all, in the order of the origins,
    whatever the number of workers. A run that was stopped is completed by the
    next one, which passes over what is there.

    Args:
        path: the dossier; made if it is missing.
        paths: files and folders.
        settings: limits and number of workers.
        knowledge: the newsroom's own file of known entities.
        progress: told after each file.

    Raises:
        LedgerError: if the dossier cannot be opened or written; what was
            written before stays.
    """
    offered = offer(paths, leave_out=path)
    done = Added()
    with Dossier.open(path, create=True) as dossier, Unpacker(settings) as unpacker:
        for failure in offered.passed_over:
            record(dossier, failure, done)
        intake = Intake(dossier, unpacker, offered, done)
        for part, result in analyse_all(intake.new_parts(), analyse, load_annotator, settings):
            if isinstance(result, Failure):
                record(dossier, replace(result, within=part.file_origin), done)
            else:
                write(dossier, part, result, done)
            intake.settle(part)
            if progress is not None:
                n_done = intake.place_of(part) + len(offered.passed_over)
                progress(n_done, len(offered.files) + len(offered.passed_over), part.origin)
        relate(dossier, knowledge)
    return done


def analyse(part: Part) -> Analysed | Failure:
    """Read one document and annotate its articles; a Failure if it cannot be read."""
    reading = _reading(part)
    if isinstance(reading, Failure):
        return reading
    text = reading.document.text
    found: dict[int, tuple[Attribution, ...]] = {}
    voices: dict[int, Voices] = {}
    # Article by article: what one stage has read of an article the next need not read again.
    for article in reading.articles:
        found[article.position] = annotate(text, article)
        voices[article.position] = resolve(text, article, found[article.position])
    return Analysed(reading, found, default_annotator().step, voices, resolver())


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


def resolve(text: str, article: Article, attributions: Sequence[Attribution]) -> Voices:
    """Who speaks in one article of a document's text."""
    mentions, entities = coreference().read(text, article.body, attributions, title=article.title)
    return find_voices(told_of(text, article, attributions), mentions, entities)


def rebuild(
    path: Path,
    settings: Settings,
    *,
    knowledge: Knowledge | None = None,
    progress: Progress | None = None,
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
                    dossier, part, result.reading, result.attributions, result.annotator,
                    voices=result.voices, resolver=result.resolver,
                )  # fmt: skip
            if progress is not None:
                progress(number, len(documents), part.origin)
        relate(dossier, knowledge)
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
    return Analysed(reading, {one.position: () for one in reading.articles}, reading.made_by)


@contextmanager
def reading_again(settings: Settings) -> Iterator[Callable[[Part], Reading]]:
    """What reads documents again in a confined process, to verify what was read of them.

    A dossier may come from anybody, and its originals are as hostile as any file. What is
    given raises ReadError for a document that cannot be read, also where that is because
    it ends the process or takes too long.

    Args:
        settings: limits.
    """
    with Worker(only_read, load_reader, settings) as worker:

        def reread(part: Part) -> Reading:
            result = worker.result(part)
            if isinstance(result, Failure) and result.code in TRIED_AGAIN:
                result = worker.result(part)
            if isinstance(result, Failure):
                raise ReadError(result.code, result.message)
            return result.reading

        yield reread


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


def extract(text: str) -> tuple[tuple[Attribution, ...], Voices]:
    """The attributions of a text that is one article and nothing else, and who speaks in it."""
    blocks = paragraphs(text)
    title = headline(text, blocks)
    body = blocks if title is None else tuple(block for block in blocks if block != title)
    found = default_annotator().annotate(text, body, title=title)
    mentions, entities = coreference().read(text, body, found, title=title)
    told = Told(text, in_text_order(body, title), found)
    return found, find_voices(told, mentions, entities)
