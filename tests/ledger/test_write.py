import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.core.document import Note, Stated
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import LedgerError, SpanError
from accordingto.ledger import queries
from accordingto.ledger.dump import rows
from accordingto.ledger.search import search
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.write import add_document, add_failure, is_read, replace_derived
from accordingto.testing import ANNOTATOR, attribution
from tests.ledger.conftest import FOUND, TEXT, case


def test_adding_twice_adds_nothing(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        raw, reading = case()
        assert not add_document(dossier, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)
        assert list(rows(dossier)) == before


def test_the_order_of_documents_changes_no_row(path: Path, tmp_path: Path) -> None:
    with Dossier.open(tmp_path / "other.dossier", create=True) as other:
        for origin in ("case/two.txt", "case/one.txt"):
            raw, reading = case(origin)
            add_document(other, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)
        with Dossier.open(path) as dossier:
            assert list(rows(other)) == list(rows(dossier))


def test_a_changed_file_stands_beside_the_old_one(path: Path) -> None:
    raw, reading = case(text=TEXT.replace("all night", "all day"))
    with Dossier.open(path, write=True) as dossier:
        assert add_document(dossier, Part(raw, ""), reading, {0: ()}, ANNOTATOR)
        versions = [
            (row.version, row.n_versions)
            for row in queries.articles(dossier)
            if row.origin == "case/one.txt"
        ]
    assert versions == [(1, 2), (2, 2)]


def test_words_are_stored_as_they_stand(path: Path) -> None:
    with Dossier.open(path) as dossier:
        one, *_ = queries.articles(dossier)
        found = queries.article_attributions(dossier, one.id)
    assert [row.words("source") for row in found] == [
        "The minister", "the mayor", "Ada Lint, the mayor", "the ministry",
    ]  # fmt: skip
    assert found[2].words("content") == "“Nobody was warned,” … “Nobody 😀.”"
    assert found[1].parent_id == found[0].id


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content": ()}, "has no content"),
        ({"content": (Span(0, 10_000),)}, "outside the article's paragraphs"),
        ({"cue": (Span(TEXT.index("Read"), TEXT.index("more")),)}, "outside the article"),
        ({"parent": 0}, "as its parent"),
        ({"parent": 7}, "as its parent"),
    ],
)
def test_a_wrong_attribution_is_refused_whole(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    raw, reading = case()
    wrong = replace(FOUND[0], **changes)  # type: ignore[arg-type]  # wrong on purpose
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        with pytest.raises((LedgerError, SpanError), match=reason):
            add_document(dossier, Part(raw, ""), reading, {0: (wrong,)}, ANNOTATOR)
        assert list(rows(dossier)) == []


def test_a_child_outside_its_parents_content_is_refused(tmp_path: Path) -> None:
    raw, reading = case()
    stray = attribution(TEXT, "the ministry", "According to", "no one was hurt", parent=0)
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="content of its parent"),
    ):
        add_document(dossier, Part(raw, ""), reading, {0: (FOUND[0], stray)}, ANNOTATOR)


def test_one_attribution_twice_is_refused(tmp_path: Path) -> None:
    raw, reading = case()
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="twice"),
    ):
        add_document(dossier, Part(raw, ""), reading, {0: (FOUND[0], FOUND[0])}, ANNOTATOR)


def test_a_text_that_is_not_in_the_bytes_is_refused(tmp_path: Path) -> None:
    raw, reading = case()
    forged = replace(reading.document, text=reading.document.text.replace("held", "fell"))
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="does not lead from bytes to text"),
    ):
        add_document(dossier, Part(raw, ""), replace(reading, document=forged), {0: ()}, ANNOTATOR)


def test_other_bytes_than_were_read_are_refused(tmp_path: Path) -> None:
    raw, reading = case()
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="not those that the text was read from"),
    ):
        add_document(dossier, Part(raw + b" ", ""), reading, {0: ()}, ANNOTATOR)


def test_a_value_without_a_place_is_refused(tmp_path: Path) -> None:
    raw, reading = case()
    article = replace(reading.articles[0], outlet=Stated("The Orrin Post"))
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="stated nowhere"),
    ):
        add_document(
            dossier, Part(raw, ""), replace(reading, articles=(article,)), {0: ()}, ANNOTATOR
        )


def test_overlapping_blocks_are_refused(tmp_path: Path) -> None:
    raw, reading = case()
    article = replace(
        reading.articles[0], body=(*reading.articles[0].body, reading.articles[0].body[-1])
    )
    with (
        Dossier.open(tmp_path / "new.dossier", create=True) as dossier,
        pytest.raises(LedgerError, match="overlap"),
    ):
        add_document(
            dossier, Part(raw, ""), replace(reading, articles=(article,)), {0: ()}, ANNOTATOR
        )


def test_foreign_keys_are_enforced(path: Path) -> None:
    with (
        Dossier.open(path, write=True) as dossier,
        pytest.raises(LedgerError, match="FOREIGN KEY"),
        dossier.transaction() as table,
    ):
        table.execute("UPDATE attribution SET made_by = 'nobody'")


def test_a_failure_is_replaced_by_success(tmp_path: Path) -> None:
    raw, reading = case()
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        add_failure(dossier, Failure("case/one.txt", "unreadable", "it cannot be opened"))
        add_failure(dossier, Failure("case/pic.png", "other-format", "a picture", skipped=True))
        assert [row.status for row in queries.intake(dossier)] == ["failed", "skipped"]
        noted = replace(reading, notes=(Note("undecodable-bytes", "2 bytes are not UTF-8"),))
        add_document(dossier, Part(raw, ""), noted, {0: FOUND}, ANNOTATOR)
        one, two = queries.intake(dossier)
        assert is_read(dossier, "case/one.txt", reading.document.raw_sha256)
    assert (one.status, one.message, one.notes) == (
        "read", "1 article", (("undecodable-bytes", "2 bytes are not UTF-8"),),
    )  # fmt: skip
    assert two.status == "skipped"


def test_a_failure_does_not_hide_what_was_read_before(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        digest = case()[1].document.raw_sha256
        add_failure(dossier, Failure("case/one.txt", "too-slow", "given up", raw_sha256=digest))
        assert is_read(dossier, "case/one.txt", digest)


def test_a_rebuild_replaces_what_was_derived_and_nothing_else(path: Path) -> None:
    raw, reading = case()
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        replace_derived(dossier, Part(raw, ""), reading, {0: FOUND[:1]}, ANNOTATOR)
        assert queries.counts(dossier).n_attributions == 5
        assert list(faults(dossier)) == []
        replace_derived(dossier, Part(raw, ""), reading, {0: FOUND}, ANNOTATOR)
        assert list(rows(dossier)) == before
        assert len(search(dossier, "warned")) == 2
        dossier.connection.execute(
            "INSERT INTO block_search (block_search, rank) VALUES ('integrity-check', 1)"
        )


def test_a_text_that_is_not_there_cannot_be_rebuilt(path: Path) -> None:
    raw, reading = case("case/other.txt")
    with (
        Dossier.open(path, write=True) as dossier,
        pytest.raises(LedgerError, match="not in the dossier"),
    ):
        replace_derived(dossier, Part(raw, ""), reading, {0: ()}, ANNOTATOR)


def test_every_derived_row_names_the_step_that_made_it(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        tables = ("document", "article", "article_field", "block", "analysis", "attribution",
                  "attribution_span")  # fmt: skip
        steps = {row[0] for row in connection.execute("SELECT id FROM step")}
        for table in tables:
            made_by = {row[0] for row in connection.execute(f"SELECT made_by FROM {table}")}
            assert made_by
            assert made_by <= steps
    connection.close()
