"""Bringing a dossier's tables to the version this program knows."""

import re
import sqlite3
from importlib.resources import files

from accordingto.errors import LedgerError, NewerDossierError, NotADossierError

APPLICATION_ID = 0x41434354
"""Marks an SQLite file as a dossier: "ACCT" in ASCII, in the file's header."""


def migrations() -> tuple[str, ...]:
    """The SQL of every version in order; the first makes version 1."""
    found = sorted(
        (item.name, item.read_text(encoding="utf-8"))
        for item in files("accordingto.ledger.migrations").iterdir()
        if re.fullmatch(r"\d{4}_\w+\.sql", item.name)
    )
    numbers = [int(name[:4]) for name, _ in found]
    if numbers != list(range(1, len(found) + 1)):
        raise LedgerError(f"the migrations are numbered {numbers}; expected 1, 2, 3 …")
    return tuple(sql for _, sql in found)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables; 0 in a file that is still empty.

    Raises:
        NotADossierError: if the file holds other tables.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (n_tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application_id != APPLICATION_ID and (n_tables or version):
        raise NotADossierError(
            "it is a database of another program; give the name of a dossier or of a new file"
        )
    return int(version)


def check_version(connection: sqlite3.Connection) -> int:
    """The version of the tables, if this program can read them.

    Raises:
        NewerDossierError: if a later version of the program wrote them.
    """
    version, known = version_of(connection), len(migrations())
    if version > known:
        raise NewerDossierError(
            f"it was written by a later version of accordingto (tables {version}, this one "
            f"knows up to {known}); upgrade with: pip install --upgrade accordingto"
        )
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest version, all steps or none: nobody sees one half done."""
    scripts = migrations()
    missing = scripts[check_version(connection) :]
    if missing:
        connection.executescript(
            "BEGIN IMMEDIATE;\n" + "\n".join(missing) + "\n"
            f"PRAGMA application_id = {APPLICATION_ID};\n"
            f"PRAGMA user_version = {len(scripts)};\nCOMMIT;"
        )


def differing_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of tables, indexes, views and triggers that are not as the migrations made them.

    A dossier from somebody else may have lost one, or hold one that does
    something to its rows.
    """
    pristine = sqlite3.connect(":memory:")
    try:
        migrate(pristine)
        here, there = _definitions(connection), _definitions(pristine)
    finally:
        pristine.close()
    names = here.keys() | there.keys()
    return tuple(sorted(name for name in names if here.get(name) != there.get(name)))


def _definitions(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return dict(rows.fetchall())
