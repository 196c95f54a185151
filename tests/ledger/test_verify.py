"""Deliberate damage, each kind caught for the right reason."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.core.document import Boilerplate, Reading
from accordingto.core.ids import digest, sha256_hex
from accordingto.core.offsets import OffsetMap, Run
from accordingto.core.part import Part
from accordingto.errors import DamagedDossierError, ReadError
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, READER
from tests.ledger.conftest import FOUND, TEXT, case

Damage = Callable[[sqlite3.Connection], object]


def damaged(path: Path, damage: Damage) -> None:
    """Do what somebody with a database browser could do."""
    connection = sqlite3.connect(path)
    connection.create_function("sha256", 1, sha256_hex, deterministic=True)
    damage(connection)
    connection.commit()
    connection.close()


def first_code(path: Path) -> str | None:
    with Dossier.open(path) as dossier:
        fault = next(faults(dossier, reread=read_again, reader=READER.id), None)
    return None if fault is None else fault.code


def read_again(part: Part) -> Reading:
    if part.raw.decode() != TEXT:
        raise ReadError("other", "these are other bytes")
    return case(part.origin)[1]


def sql(statement: str) -> Damage:
    return lambda connection: connection.execute(statement)


def change_text_and_its_digest(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE document SET text = replace(text, 'held', 'fell')")
    connection.execute("UPDATE document SET text_sha256 = sha256(text)")


def forge_text_and_bytes(connection: sqlite3.Connection) -> None:
    """Change the original too, and every digest of it: only the id remembers."""
    connection.execute("PRAGMA foreign_keys = OFF")
    change_text_and_its_digest(connection)
    forged = TEXT.replace("held", "fell").encode()
    digested = sha256_hex(forged)
    connection.execute("UPDATE raw SET bytes = ?, sha256 = ?", (forged, digested))
    connection.execute("UPDATE document SET raw_sha256 = ?", (digested,))


def shift_the_map(connection: sqlite3.Connection) -> None:
    runs = case()[1].document.offsets.runs
    last = runs[-1]
    moved = (*runs[:-1], last._replace(byte_start=last.byte_start + 1))
    connection.execute("UPDATE document SET offset_map = ?", (OffsetMap(moved).to_bytes(),))


def leave_words_out(connection: sqlite3.Connection) -> None:
    """Forge a text without its last line, with map, digest and count to match."""
    document = case()[1].document
    cut = TEXT[: TEXT.index("Read more")]
    runs: list[Run] = []
    for run in document.offsets.runs:
        n_chars = min(run.n_chars, len(cut) - run.text_start)
        if n_chars > 0:
            width = run.n_bytes // run.n_chars
            runs.append(run._replace(n_chars=n_chars, n_bytes=n_chars * width))
    forged = replace(document, text=cut, offsets=OffsetMap(tuple(runs)))
    connection.execute("PRAGMA foreign_keys = OFF")
    for table, column in (
        ("document", "id"), ("article", "document_id"), ("block", "document_id"),
        ("intake", "document_id"),
    ):  # fmt: skip
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (forged.id, document.id)
        )
    connection.execute(
        "UPDATE document SET text = ?, text_sha256 = ?, n_chars = ?, offset_map = ? WHERE id = ?",
        (cut, forged.text_sha256, len(cut), forged.offsets.to_bytes(), forged.id),
    )
    connection.execute(
        "DELETE FROM block WHERE document_id = ? AND article_id IS NULL", (forged.id,)
    )


def move_a_span_with_its_words(connection: sqlite3.Connection) -> None:
    """Let the minister say something else that stands in the same article."""
    start = TEXT.index("Nobody was")
    connection.execute(
        "UPDATE attribution_span SET start = ?, \"end\" = ?, exact = 'Nobody was' "
        "WHERE role = 'content' AND exact LIKE '“the gate%'",
        (start, start + len("Nobody was")),
    )


def delete_an_attribution(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM attribution_span WHERE attribution_id IN "
        "(SELECT id FROM attribution WHERE position = 3)"
    )
    connection.execute("DELETE FROM attribution WHERE position = 3")


def give_an_attribution_to_another_article(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE attribution SET position = 99, article_id = (SELECT max(id) FROM article) "
        "WHERE position = 3 AND article_id = (SELECT min(id) FROM article)"
    )


def recut_blocks_with_their_digests(connection: sqlite3.Connection) -> None:
    """Hide the end of a paragraph from the article, with a digest to match."""
    end = TEXT.index(" on Monday")
    connection.execute(
        'UPDATE block SET "end" = ?, sha256 = sha256(substr(?, start + 1, ? - start)) '
        'WHERE start < ? AND "end" > ?',
        (end, TEXT, end, end, end),
    )


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("raw-changed", sql("UPDATE raw SET bytes = CAST(replace(bytes, 'h', 'H') AS BLOB)")),
        ("text-changed", sql("UPDATE document SET text = replace(text, 'held', 'fell')")),
        ("text-changed", sql("UPDATE document SET n_chars = n_chars - 1")),
        ("text-not-in-bytes", change_text_and_its_digest),
        ("id-wrong", forge_text_and_bytes),
        ("id-wrong", sql("UPDATE document SET origin = 'case/zero.txt' WHERE version = 1 "
                         "AND origin = 'case/two.txt'")),
        ("map-damaged", shift_the_map),
        ("map-damaged", sql("UPDATE document SET offset_map = x'00'")),
        ("map-damaged", sql("UPDATE document SET encoding = 'klingon'")),
        ("reading-differs", leave_words_out),
        ("cut-differs", recut_blocks_with_their_digests),
        ("block-moved", sql("UPDATE block SET start = start + 1 WHERE kind = 'title'")),
        ("block-moved", sql("UPDATE block SET article_id = (SELECT max(id) FROM article) "
                            "WHERE kind = 'title'")),
        ("block-missing", sql("DELETE FROM block WHERE seq = 2")),
        ("words-differ", sql("UPDATE article_field SET exact = 'The Orrin Host', "
                             "value = 'The Orrin Host' WHERE field = 'outlet'")),
        ("words-differ", sql("UPDATE article_field SET value = 'Another title' "
                             "WHERE field = 'title'")),
        ("words-differ", sql("UPDATE attribution_span SET start = start + 1 WHERE role = 'cue'")),
        ("words-differ", sql("UPDATE attribution_span SET exact = 'The president' "
                             "WHERE exact = 'The minister'")),
        ("span-outside", sql("UPDATE attribution_span SET \"end\" = 9999 WHERE role = 'cue'")),
        ("id-wrong", move_a_span_with_its_words),
        ("content-missing", sql("DELETE FROM attribution_span WHERE role = 'content'")),
        ("id-wrong", sql("DELETE FROM attribution_span WHERE role = 'source'")),
        ("attribution-missing", delete_an_attribution),
        ("id-wrong", give_an_attribution_to_another_article),
        ("parent-elsewhere", sql("UPDATE attribution SET parent_id = (SELECT max(id) FROM "
                                 "attribution WHERE position = 2) WHERE position = 3")),
        ("attribution-changed", sql("UPDATE attribution SET form = 'direct' WHERE position = 0")),
        ("attribution-changed", sql("UPDATE attribution SET stance = 'asserts'")),
        ("attribution-changed", sql("UPDATE attribution SET hedged = 1")),
        ("attribution-changed", sql("UPDATE attribution SET parent_id = NULL")),
        ("attribution-changed", sql("UPDATE attribution SET probability = 0.99")),
        ("attribution-changed", sql("UPDATE attribution SET rule = 'guessed'")),
        ("attribution-missing", sql("UPDATE analysis SET n_attributions = 5")),
        ("statement-differs", sql("UPDATE article_field SET value = 'Another' "
                                  "WHERE field = 'outlet'")),
        ("statement-differs", sql("DELETE FROM article_field WHERE field = 'outlet'")),
        ("statement-differs", sql("UPDATE article SET language = 'fr'")),
        ("statement-differs", sql("INSERT INTO intake_note SELECT origin, raw_sha256, 0, 'x', 'y' "
                                  "FROM intake")),
        ("schema-changed", sql("DROP TABLE judgement")),
        ("schema-changed", sql("DROP VIEW block_words")),
        ("schema-changed", sql("DROP TRIGGER judgement_is_never_erased")),
        ("schema-changed", sql("CREATE TRIGGER t AFTER INSERT ON judgement BEGIN "
                               "UPDATE intake SET message = ''; END")),
        ("id-wrong", sql("UPDATE step SET version = '9'")),
        ("map-damaged", sql("UPDATE document SET encoding = 'undefined'")),
        ("map-damaged", sql("UPDATE document SET encoding = 'punycode'")),
        ("map-damaged", sql("UPDATE document SET encoding = 'a' || char(0) || 'b'")),
        ("row-missing", sql("DELETE FROM analysis")),
        ("row-missing", sql("DELETE FROM step")),
        ("row-missing", sql("DELETE FROM raw")),
        ("intake-missing", sql("DELETE FROM intake")),
        ("search-incomplete", sql("INSERT INTO block_search (block_search) VALUES "
                                  "('delete-all')")),
    ],
)  # fmt: skip
def test_damage_is_caught_for_the_right_reason(path: Path, code: str, damage: Damage) -> None:
    assert first_code(path) is None
    damaged(path, damage)
    assert first_code(path) == code


def test_an_article_that_was_never_annotated_is_named(path: Path) -> None:
    def forget(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM attribution_span")
        connection.execute("DELETE FROM attribution")
        connection.execute("DELETE FROM analysis")

    damaged(path, forget)
    assert first_code(path) == "analysis-missing"


def test_a_torn_file_is_named_as_such(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    page = 4096
    for at in range(3 * page, len(raw), page):
        raw[at : at + 200] = b"\xaa" * 200
    path.write_bytes(raw)
    with pytest.raises(DamagedDossierError, match="restore it from a copy"):
        first_code(path)


def test_a_torn_page_of_words_is_named_as_such(path: Path) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'attribution_span'"
    ).fetchone()
    connection.close()
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xaa" * 200
    path.write_bytes(raw)
    assert first_code(path) == "file-damaged"


def test_the_first_fault_names_its_place_and_both_words(path: Path) -> None:
    damaged(path, sql("UPDATE attribution_span SET exact = 'fell' WHERE exact = 'otherwise'"))
    with Dossier.open(path) as dossier:
        one, two = faults(dossier)
    assert str(one) == (
        "document case/one.txt (version 1), article 0, attribution 1, content: it says 'fell', but "
        "'otherwise' stands at [110, 119) [words-differ]"
    )
    assert two.where.startswith("document case/two.txt")


def test_documents_of_another_reader_are_not_read_again(path: Path) -> None:
    def refuse(part: Part) -> Reading:
        raise AssertionError(part.origin)

    with Dossier.open(path) as dossier:
        assert list(faults(dossier, reread=refuse, reader="read-by-hand/2")) == []


def test_boilerplate_taken_for_an_article_is_found_by_reading_again(tmp_path: Path) -> None:
    raw, reading = case()
    everything = (*reading.articles[0].body, *(part.span for part in reading.boilerplate))
    forged = replace(
        reading, articles=(replace(reading.articles[0], body=everything),), boilerplate=()
    )
    path = tmp_path / "new.dossier"
    with Dossier.open(path, create=True) as dossier:
        add_document(dossier, Part(raw, ""), forged, {0: FOUND}, ANNOTATOR)
    assert first_code(path) == "cut-differs"


def test_ids_are_those_of_the_records() -> None:
    """`verify` computes ids from rows; they must be those that records give themselves."""
    article_id = digest("article", "x", 0)
    parts = [f"content:{s.start}:{s.end}" for s in FOUND[2].content]
    spans = [
        f"{role}:{s.start}:{s.end}" for role in ("source", "cue") for s in FOUND[2].spans(role)
    ]
    assert FOUND[2].id_in(article_id) == digest("attribution", article_id, *spans, *parts)


def test_kinds_of_boilerplate_are_part_of_the_cut(path: Path) -> None:
    damaged(path, sql("UPDATE block SET kind = 'menu' WHERE kind = 'other'"))
    assert Boilerplate("menu", case()[1].boilerplate[0].span) not in case()[1].boilerplate
    assert first_code(path) == "cut-differs"
