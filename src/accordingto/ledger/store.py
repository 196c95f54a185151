"""Opening a dossier, and the one way in which it is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from accordingto.errors import (
    DamagedDossierError,
    DossierFullError,
    LedgerError,
    NotADossierError,
)
from accordingto.ledger.schema import check_version, migrate, migrations

_BUSY_S = 30.0
"""How long to wait for another process that is writing; a document takes far less."""


class Dossier:
    """One dossier, open for reading or for writing.

    Use it as a context manager. Every write goes through `transaction`, so that
    a process killed at any moment leaves the file as it was before or after a
    whole document, never between.

    Args:
        path: the file.
        connection: made by `open`; not for callers.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False, write: bool = False) -> Self:
        """Open a dossier.

        Args:
            path: the file.
            create: make it if it is missing; implies `write`.
            write: whether rows will be added; else nothing can be changed.

        Raises:
            LedgerError: if there is no such file, or it cannot be opened.
            NotADossierError: if it is something else.
            NewerDossierError: if a later version of the program wrote it.
        """
        if path.is_dir():
            raise NotADossierError(f"{path} is a folder; name a dossier file, such as case.dossier")
        if not create and not path.exists():
            raise LedgerError(
                f"there is no dossier {path}; make one with: accordingto add {path} …"
            )
        mode = "rwc" if create else "rw" if write else "ro"
        with _explained(path):
            try:
                connection = _connect(path, mode)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
                    raise
                # Whoever wrote last was killed in the middle of a document, and it takes a
                # right to write to take the half of it back.
                _connect(path, "rw").close()
                connection = _connect(path, mode)
        return cls(path, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise _sentence(self.path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write several rows, all or none.

        Raises:
            DossierFullError: if the disk has no room; nothing was written.
            LedgerError: if writing fails for another reason; nothing was written.
        """
        with _explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_S,
        isolation_level=None,
        # Readers of the reading room run in a thread pool, each request
        # with a connection of its own that one thread uses at a time.
        check_same_thread=False,
    )
    try:
        _prepare(connection, write=mode != "ro")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # The dossier may come from somebody else: its schema may call no function
    # with side effects, and its views see no other table than its own.
    connection.execute("PRAGMA trusted_schema = OFF")
    if write:
        # A rollback journal keeps the dossier one file, and FULL makes each
        # document durable when its transaction ends, power cut included.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
        return
    version = check_version(connection)
    if version == 0:
        raise NotADossierError("it is empty; add documents to it with: accordingto add")
    if version < len(migrations()):
        raise LedgerError(
            f"its tables are of version {version} and this program reads {len(migrations())}; "
            "bring it up to date, keeping everything in it, with: accordingto rebuild"
        )


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences that say what to do."""
    try:
        yield
    except NotADossierError as error:
        raise NotADossierError(f"{path} is not a dossier: {error}") from error
    except LedgerError as error:
        named = str(error) if str(path) in str(error) else f"{path} cannot be used: {error}"
        raise type(error)(named) from error
    except sqlite3.DatabaseError as error:
        raise _sentence(path, error) from error


def _sentence(path: Path, error: sqlite3.DatabaseError) -> LedgerError:
    # Errors that the driver itself raises carry no code of SQLite's.
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary == sqlite3.SQLITE_NOTADB:
        return NotADossierError(
            f"{path} is not a dossier: it is no SQLite file; was it overwritten or encrypted?"
        )
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return DossierFullError(
            f"{path} could not be written ({error}); free some disk space and run the same "
            "command again: everything read so far is kept"
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerError(f"{path} is being written by another program; try again when it is done")
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LedgerError(f"{path} cannot be opened or written ({error}); check its permissions")
    if primary == sqlite3.SQLITE_CORRUPT:
        return DamagedDossierError(
            f"{path} is damaged ({error}); restore it from a copy, or add the files to a new one"
        )
    return LedgerError(f"{path} could not be used: {error}")
