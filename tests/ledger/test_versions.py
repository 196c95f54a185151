"""Versions in the ledger: found, written, deleted with their articles, and checked."""

import random
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import relate
from accordingto.core.document import Reading, Stated
from accordingto.core.part import Given, Part
from accordingto.core.span import Span
from accordingto.core.version import Change, Version, Wording
from accordingto.errors import LedgerError
from accordingto.export.jsonl import jsonl_lines, load_jsonl
from accordingto.ledger import histories
from accordingto.ledger.delete import delete_derived
from accordingto.ledger.dump import rows
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.versions import kept, put_history
from accordingto.ledger.write import add_document, replace_derived
from accordingto.testing import ANNOTATOR, READER, plain_reading
from accordingto.versions import compare
from tests.ledger.test_verify import Damage, damaged, sql
from tests.versions.case import worded

HERE = "https://www.orrin-post.example/gate"
GATE = (
    "Minister: the gate held",
    "The minister said that the gate held all night.",
    "Nobody was warned, the mayor said on Monday.",
    "Engineers will look at the second gate on Friday.",
)
TRAM = ("Council votes on tram line", "The council of Orrin votes on Friday, she said.")


@dataclass(frozen=True)
class Capture:
    """One saved page."""

    origin: str
    captured: str
    lines: Sequence[str]
    url: str = HERE

    def read(self) -> tuple[Part, Reading]:
        raw, reading = plain_reading("\n".join(self.lines), origin=self.origin)
        article = replace(
            reading.articles[0],
            url=Stated(self.url, given="WARC-Target-URI"),
            captured=Stated(self.captured, given="WARC-Date") if self.captured else None,
        )
        given: tuple[Given, ...] = (Given("url", self.url, "WARC-Target-URI"),)
        if self.captured:
            given = (*given, Given("captured", self.captured, "WARC-Date"))
        part = Part(raw, self.origin, given=given, file_origin="w.warc", file_sha256="0" * 64)
        return part, replace(reading, articles=(article,))


CASE = (
    Capture("w.warc!/1", "2031-05-03", (*GATE[:2], GATE[2].replace("Monday", "Tuesday"), GATE[3])),
    Capture("w.warc!/2", "2031-05-01", GATE[:3], f"{HERE}/?utm_source=mail"),
    Capture("w.warc!/3", "2031-05-02", GATE),
    Capture("w.warc!/4", "2031-05-04", TRAM),
    Capture("w.warc!/5", "2031-05-05", GATE, "https://orrin-post.example/elsewhere"),
)


def write(path: Path, *runs: Sequence[Capture]) -> Path:
    """Add captures, some in each run, as `add` does."""
    for run in runs:
        with Dossier.open(path, create=True) as dossier:
            for capture in run:
                part, reading = capture.read()
                add_document(dossier, part, reading, {0: ()}, ANNOTATOR)
            relate.relate_versions(dossier)
    return path


def dump(path: Path) -> list[object]:
    with Dossier.open(path) as dossier:
        return list(rows(dossier))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(tmp_path / "case.dossier", CASE)


def article_of(dossier: Dossier, number: int) -> str:
    (found,) = dossier.connection.execute(
        "SELECT a.id FROM article a JOIN document d ON d.id = a.document_id WHERE d.origin = ?",
        (CASE[number - 1].origin,),
    ).fetchone()
    return str(found)


def test_captures_of_one_address_become_versions_with_their_differences(path: Path) -> None:
    with Dossier.open(path) as dossier:
        last = histories.version(dossier, article_of(dossier, 1))
        assert last is not None
        found = histories.versions(dossier, last.history_id)
        assert [v.origin[-1] for v in found] == ["2", "3", "1"]
        assert [v.ordered_by for v in found] == [None, "captured", "captured"]
        assert {v.matched_on for v in found[1:]} == {"orrin-post.example/gate"}
        (added,) = histories.changes(dossier, found[1].article_id)
        assert (added.kind, added.before, added.after and added.after.exact) == (
            "added", None, GATE[3],
        )  # fmt: skip
        (replaced,) = histories.changes(dossier, last.article_id)
        assert (replaced.before and replaced.before.exact) == "Monday"
        assert (replaced.after and replaced.after.exact) == "Tuesday"
        assert histories.n_changes_by_kind(dossier, last.article_id) == (("replaced", 1),)
        assert list(faults(dossier)) == []


def test_another_story_at_the_address_is_refused(path: Path) -> None:
    with Dossier.open(path) as dossier:
        tram = article_of(dossier, 4)
        assert histories.version(dossier, tram) is None
        refused = histories.refused(dossier, tram)
        assert refused is not None
        assert (refused.earlier_id, refused.reason) == (article_of(dossier, 1), "too-few-words")
        assert histories.refused(dossier, article_of(dossier, 5)) is None


def test_order_and_runs_change_no_row(path: Path, tmp_path: Path) -> None:
    expected = dump(path)
    draws = random.Random(20310504)
    for number in range(6):
        order = draws.sample(CASE, len(CASE))
        cut = draws.randint(0, len(CASE))
        other = write(tmp_path / f"{number}.dossier", order[:cut], order[cut:])
        assert dump(other) == expected


def test_relating_again_compares_no_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "case.dossier", CASE[:3])
    before = dump(path)

    def refuse(*_: object) -> None:
        raise AssertionError("nothing changed, and words were compared")

    monkeypatch.setattr(compare, "changes", refuse)
    monkeypatch.setattr(compare, "shared", refuse)
    write(path, ())
    assert dump(path) == before


def test_a_version_between_two_others_changes_the_history(path: Path, tmp_path: Path) -> None:
    between = Capture("w.warc!/6", "2031-05-02T12:00", (*GATE, "Nobody was hurt."))
    write(path, [between])
    assert dump(path) == dump(write(tmp_path / "whole.dossier", [*CASE, between]))
    with Dossier.open(path) as dossier:
        assert list(faults(dossier)) == []


def test_versions_go_with_the_derived_rows_of_any_of_them(path: Path) -> None:
    before = dump(path)
    part, reading = CASE[2].read()
    with Dossier.open(path, write=True) as dossier:
        with dossier.transaction() as transaction:
            delete_derived(transaction, reading.document.id)
            for table in ("version", "version_change"):
                assert not transaction.execute(f"SELECT 1 FROM {table}").fetchone()
            assert transaction.execute("PRAGMA foreign_key_check").fetchall() == []
        replace_derived(dossier, part, reading, {0: ()}, ANNOTATOR)
        assert list(faults(dossier)) == []
        relate.relate_versions(dossier)
    assert dump(path) == before


def test_a_refused_pair_goes_with_either_article(path: Path) -> None:
    for number in (0, 3):
        part, reading = CASE[number].read()
        with Dossier.open(path, write=True) as dossier:
            replace_derived(dossier, part, reading, {0: ()}, ANNOTATOR)
            assert histories.refused(dossier, article_of(dossier, 4)) is None
            relate.relate_versions(dossier)
            assert histories.refused(dossier, article_of(dossier, 4)) is not None


def test_no_step_is_left_where_no_version_is(tmp_path: Path) -> None:
    path = write(tmp_path / "one.dossier", CASE[:1])
    with Dossier.open(path) as dossier:
        steps = {stage for (stage,) in dossier.connection.execute("SELECT stage FROM step")}
    assert steps == {READER.stage, ANNOTATOR.stage}


@pytest.mark.parametrize(
    "change",
    [
        Change("replaced", Span(0, 4), Span(0, 4), 0, 0),
        Change("added", None, Span(60, 80), 3, 60),
        Change("removed", Span(20, 30), None, 20, 0),
    ],
    ids=["incomplete", "across paragraphs", "across paragraphs before"],
)
def test_changes_that_do_not_lead_from_one_to_the_other_are_refused(
    path: Path, change: Change
) -> None:
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        ids = [article_of(dossier, 3), article_of(dossier, 1)]
        versions = [
            Version(ids[0], 1),
            Version(ids[1], 2, "captured", "address", "x", 0.5, (change,)),
        ]
        with pytest.raises(LedgerError, match=r"outside its paragraphs|do not lead"):
            put_history(dossier, "a history", ids, versions, READER)
        assert list(rows(dossier)) == before


PARAGRAPHS = st.lists(
    st.text(min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=5
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_whatever_the_signs_the_words_outside_all_changes_are_the_same(
    one: list[str], other: list[str]
) -> None:
    earlier, later = worded(*one), worded(*other)
    found = compare.changes(earlier, later)
    before = kept(earlier, [change.before for change in found if change.before])
    assert before == kept(later, [change.after for change in found if change.after])


def exchange_a_change(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE version_change SET after_start = after_start - 1, after_end = after_end - 1"
    )


def redigested(damage: Callable[[sqlite3.Connection], object]) -> Damage:
    """What somebody could do who computes the digest anew."""

    def done(connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        damage(connection)
        for row in connection.execute("SELECT * FROM version").fetchall():
            changes = tuple(
                Change(
                    one["kind"],
                    Span(one["before_start"], one["before_end"]) if one["before_exact"] else None,
                    Span(one["after_start"], one["after_end"]) if one["after_exact"] else None,
                    one["before_start"],
                    one["after_start"],
                )
                for one in connection.execute(
                    "SELECT * FROM version_change WHERE article_id = ? ORDER BY seq",
                    (row["article_id"],),
                )
            )
            said = Version(
                row["article_id"], row["number"], row["ordered_by"], row["matched_by"],
                row["matched_on"], row["shared"], changes,
            )  # fmt: skip
            connection.execute(
                "UPDATE version SET digest = ?, n_changes = ? WHERE article_id = ?",
                (said.digest(), len(changes), row["article_id"]),
            )

    return done


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("version-changed", exchange_a_change),
        ("version-changed", sql("UPDATE version SET matched_on = 'elsewhere.example' "
                                "WHERE number = 2")),
        ("version-changed", sql("UPDATE version SET shared = 0.31 WHERE number = 2")),
        ("version-changed", sql("UPDATE version SET ordered_by = 'updated' WHERE number = 3")),
        ("version-missing", sql("UPDATE version SET number = 4 WHERE number = 3")),
        ("version-missing", sql("UPDATE version SET history_id = 'another'")),
        ("change-missing", sql("DELETE FROM version_change")),
        ("change-missing", redigested(sql("DELETE FROM version_change"))),
        ("words-differ", sql("UPDATE version_change SET after_exact = 'Sunday!' "
                             "WHERE after_exact = 'Tuesday'")),
        ("words-differ", redigested(exchange_a_change)),
        ("row-missing", sql("DELETE FROM version WHERE number = 3")),
    ],
)  # fmt: skip
def test_damage_is_caught_for_the_right_reason(path: Path, code: str, damage: Damage) -> None:
    damaged(path, damage)
    with Dossier.open(path) as dossier:
        assert next(iter(faults(dossier))).code == code


def test_an_exported_history_verifies_too(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    with Dossier.open(path) as dossier:
        target.write_text("".join(jsonl_lines(dossier)), encoding="utf-8")
    with load_jsonl(target) as loaded:
        assert list(faults(loaded)) == []


def test_work_grows_with_the_number_of_captures_not_its_square(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    shared, changes = compare.shared, compare.changes

    def count_shared(one: compare.Counted, other: compare.Counted) -> float:
        asked.append(one)
        return shared(one, other)

    def count_changes(earlier: Wording, later: Wording) -> tuple[Change, ...]:
        asked.append(earlier)
        return changes(earlier, later)

    monkeypatch.setattr(compare, "shared", count_shared)
    monkeypatch.setattr(compare, "changes", count_changes)
    captures = [
        Capture(f"w.warc!/{n}", f"2031-05-{n % 28 + 1:02}", (*GATE, f"Update {n} of the day."))
        for n in range(60)
    ]
    write(tmp_path / "many.dossier", captures)
    assert len(asked) <= 3 * len(captures)
