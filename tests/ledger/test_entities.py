"""Who is who across the articles: given to be found, written, deleted, and checked."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.core.entity import ArticleText, EntityKind, article_entity_id
from accordingto.core.identity import Entity, Ground, Merge, NameUse, entity_id
from accordingto.core.judgement import Judgement
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.errors import LedgerError
from accordingto.export.jsonl import jsonl_lines, load_jsonl
from accordingto.ledger.check_entities import kind_is_shown
from accordingto.ledger.dump import rows
from accordingto.ledger.entities import (
    article_texts,
    article_voices,
    merges_of,
    put_entities,
    stored_entities,
)
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.write import add_document, replace_derived
from accordingto.resolve.decide import Decided, decide
from accordingto.resolve.dossier import Dossier as Together
from accordingto.resolve.judged import DIFFERENT, TARGET, judged
from accordingto.resolve.referents import referents
from accordingto.resolve.surroundings import surroundings
from accordingto.testing import ANNOTATOR
from tests.ledger.spoken import (
    ACROSS,
    ENTITIES,
    MERGES,
    RESOLVER,
    TOLD,
    fall,
    gate,
    member,
    resolved,
    wall,
    written,
)
from tests.ledger.test_verify import Damage, damaged, sql

OF_ENTITIES = {
    "resolution", "entity", "entity_member", "entity_name", "entity_merge", "merge_ground",
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return resolved(written(tmp_path / "case.dossier"))


def codes(path: Path) -> list[str]:
    with Dossier.open(path) as dossier:
        return [fault.code for fault in faults(dossier)]


def tables(dossier: Dossier) -> set[str]:
    return {table for table, _ in rows(dossier)}


def test_articles_are_given_with_their_outlet_and_paragraphs(path: Path) -> None:
    with Dossier.open(path) as dossier:
        texts = list(article_texts(dossier))
    assert [one.id for one in texts] == [one.article_id for one in (fall(), gate(), wall())]
    lines = fall().text.splitlines()
    starts = [fall().text.index(line) for line in lines]
    spans = tuple(Span(at, at + len(line)) for at, line in zip(starts, lines, strict=True))
    assert texts[0] == ArticleText(fall().article_id, "Harbour News", fall().text, spans)


def test_an_article_without_outlet_has_none(tmp_path: Path) -> None:
    told = replace(gate(), outlet=None)
    with Dossier.open(written(tmp_path / "new.dossier", [told])) as dossier:
        (text,) = article_texts(dossier)
    assert text.outlet == ""


def test_mentions_and_entities_are_given_back(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for one in TOLD:
            found = article_voices(dossier, one.article_id)
            assert found == (one.voices.mentions, one.voices.entities)
        assert article_voices(dossier, "nothing") == ((), ())


def test_ids_of_entities_are_those_that_the_comparison_gives() -> None:
    mention = gate().voices.mentions[0]
    assert member(gate(), 0) == article_entity_id(gate().article_id, mention.span)


def test_entities_come_back_as_they_were_written(path: Path) -> None:
    with Dossier.open(path) as dossier:
        entities, merges = stored_entities(dossier)
        assert sorted(entities, key=lambda e: e.id) == sorted(ENTITIES, key=lambda e: e.id)
        assert sorted(merges, key=lambda m: (m.one, m.other)) == sorted(
            MERGES, key=lambda m: (m.one, m.other)
        )
        assert merges_of(dossier, ENTITIES[3].id) == ()
        assert merges_of(dossier, ENTITIES[2].id) == (MERGES[2],)
        assert len(merges_of(dossier, ENTITIES[0].id)) == 2
        assert tables(dossier) >= OF_ENTITIES
    assert codes(path) == []


def test_the_same_entities_change_no_byte(path: Path) -> None:
    before = path.read_bytes()
    with Dossier.open(path, write=True) as dossier:
        assert not put_entities(dossier, ENTITIES[::-1], MERGES[::-1], ACROSS)
    assert path.read_bytes() == before


def test_another_step_or_another_reason_is_written(path: Path) -> None:
    later = Step("resolve", "across", "by-hand-2")
    ground = replace(MERGES[0].grounds[0], words="they share a given name")
    reasoned = [replace(MERGES[0], grounds=(ground,)), *MERGES[1:]]
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, ENTITIES, MERGES, later)
        assert put_entities(dossier, ENTITIES, reasoned, later)
        steps = {row["id"] for table, row in rows(dossier) if table == "step"}
        assert later.id in steps
        assert ACROSS.id not in steps
        assert list(faults(dossier)) == []


def test_no_entities_write_nothing_and_delete_what_was_there(path: Path, tmp_path: Path) -> None:
    empty = written(tmp_path / "other.dossier")
    before = empty.read_bytes()
    with Dossier.open(empty, write=True) as dossier:
        assert not put_entities(dossier, (), (), ACROSS)
    assert empty.read_bytes() == before
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, (), (), ACROSS)
        assert tables(dossier).isdisjoint(OF_ENTITIES)
    assert codes(path) == []


def test_entities_go_with_the_derived_rows_of_any_of_their_articles(path: Path) -> None:
    part, reading = fall().read()
    found = {0: fall().attributions}
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        replace_derived(
            dossier, part, reading, found, ANNOTATOR, voices={0: fall().voices}, resolver=RESOLVER
        )
        assert tables(dossier).isdisjoint(OF_ENTITIES)
        assert list(faults(dossier)) == []
        assert put_entities(dossier, ENTITIES, MERGES, ACROSS)
        assert list(rows(dossier)) == before


def test_entities_stay_when_an_article_of_none_is_derived_anew(path: Path) -> None:
    other = replace(gate(), origin="case/other.txt")
    part, reading = other.read()
    with Dossier.open(path, write=True) as dossier:
        add_document(dossier, part, reading, {0: ()}, ANNOTATOR)
        replace_derived(dossier, part, reading, {0: ()}, ANNOTATOR)
        assert tables(dossier) >= OF_ENTITIES
        assert list(faults(dossier)) == []


def test_exported_entities_verify_too(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    with Dossier.open(path) as dossier:
        target.write_text("".join(jsonl_lines(dossier)), encoding="utf-8")
        with load_jsonl(target) as loaded:
            assert list(rows(loaded)) == list(rows(dossier))
            assert list(faults(loaded)) == []


def decided(dossier: Dossier, judgements: Sequence[Judgement] = ()) -> Decided:
    """What the step across articles makes of what the ledger gives."""
    found = [
        (text, referents(text, *article_voices(dossier, text.id)))
        for text in article_texts(dossier)
    ]
    everybody = [one for _, own in found for one in own]
    articles = [surroundings(text) for text, _ in found]
    return decide(everybody, Together(articles, everybody), judged=judged(judgements))


def test_what_the_step_across_articles_decides_is_written_and_verifies(tmp_path: Path) -> None:
    path = written(tmp_path / "new.dossier")
    with Dossier.open(path, write=True) as dossier:
        made = decided(dossier)
        assert put_entities(dossier, made.entities, made.merges, ACROSS)
        assert not put_entities(dossier, *stored_entities(dossier), ACROSS)
        assert stored_entities(dossier) == (made.entities, made.merges)
        assert list(faults(dossier)) == []
        together = [set(e.members) for e in made.entities if member(gate(), 0) in e.members]
        assert {member(fall(), 0), member(gate(), 0)} <= together[0]
        said = Judgement(
            "2031-05-04T10:00:00Z", "Ida", TARGET, member(gate(), 0), DIFFERENT,
            member(fall(), 0),
        )  # fmt: skip
        told = decided(dossier, [said])
        assert any(merge.undone for merge in told.merges)
        assert put_entities(dossier, told.entities, told.merges, ACROSS)
        assert stored_entities(dossier) == (told.entities, told.merges)
        assert list(faults(dossier)) == []


def of(*members: str) -> Entity:
    ids = tuple(sorted(members))
    return replace(ENTITIES[0], id=entity_id(ids), members=ids, names=())


LINT = ENTITIES[0]


@pytest.mark.parametrize(
    ("entities", "merges", "reason"),
    [
        ([replace(LINT, id="x"), *ENTITIES[1:]], MERGES, "another id than its members"),
        ([of(), *ENTITIES], MERGES, "another id than its members"),
        ([of("x"), *ENTITIES], MERGES, "member x that no article has"),
        ([of(*LINT.members[:2]), *ENTITIES], MERGES, "that was given already"),
        ([replace(LINT, kinds=("person", "place")), *ENTITIES[1:]], MERGES, "not of the kinds"),
        ([replace(LINT, kind="place"), *ENTITIES[1:]], MERGES, "none of its members is"),
        ([replace(LINT, kind="outlet"), *ENTITIES[1:]], MERGES, "none of its members is"),
        ([replace(LINT, names=(NameUse("Ida", ("x",), ("",)),)), *ENTITIES[1:]], MERGES,
         "in articles that no member is of"),
        ([replace(LINT, names=(replace(LINT.names[0], outlets=("",)),)), *ENTITIES[1:]], MERGES,
         "by other outlets"),
        ([replace(LINT, names=LINT.names * 2), *ENTITIES[1:]], MERGES, "lists a name twice"),
        (ENTITIES, MERGES[1:], "has 3 members and 1 merges"),
        (ENTITIES, [*MERGES, MERGES[0]], "joins what others joined already"),
        (ENTITIES, [replace(MERGES[0], undone=True), *MERGES[1:]], "is undone, and both are"),
        (ENTITIES, [*MERGES[:2], replace(MERGES[2], undone=False)], "joins two entities"),
        (ENTITIES[1:], MERGES, "names a member of no entity"),
        (ENTITIES, [replace(MERGES[0], one=MERGES[0].other, other=MERGES[0].one), *MERGES[1:]],
         "CHECK"),
    ],
)  # fmt: skip
def test_wrong_entities_are_refused_whole(
    path: Path, entities: Sequence[Entity], merges: Sequence[Merge], reason: str
) -> None:
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        with pytest.raises(LedgerError, match=reason):
            put_entities(dossier, entities, merges, ACROSS)
        assert list(rows(dossier)) == before


def test_a_ground_is_kept_to_the_last_digit(path: Path) -> None:
    ground = Ground("same_name", 0.1 + 0.2, -1 / 3, "“Lint” – “Лінт”")
    merges = [replace(MERGES[0], grounds=(ground, *MERGES[0].grounds)), *MERGES[1:]]
    with Dossier.open(path, write=True) as dossier:
        put_entities(dossier, ENTITIES, merges, ACROSS)
        assert {g for m in stored_entities(dossier)[1] for g in m.grounds} >= {ground}
        assert list(faults(dossier)) == []


def forget(*statements: str) -> Damage:
    return lambda connection: [connection.execute(one) for one in statements]


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("id-wrong", sql("DELETE FROM entity_member WHERE article_entity_id = "
                         f"'{LINT.members[0]}'")),
        ("id-wrong", sql(f"UPDATE entity_member SET entity_id = '{ENTITIES[1].id}' "
                         f"WHERE article_entity_id = '{LINT.members[0]}'")),
        ("row-missing", sql("DELETE FROM entity WHERE name = 'Ada Lint'")),
        ("row-missing", sql("DELETE FROM entity_merge")),
        ("merge-wrong", sql("UPDATE entity_merge SET undone = 1")),
        ("merge-wrong", sql("UPDATE entity_merge SET undone = 0")),
        ("merge-wrong", forget("DELETE FROM merge_ground",
                               "DELETE FROM entity_merge WHERE decided_by = 'person'")),
        ("entity-missing", forget("DELETE FROM merge_ground", "DELETE FROM entity_merge WHERE "
                                  "undone = 1")),
        ("entity-missing", forget(f"DELETE FROM entity_name WHERE entity_id = '{ENTITIES[-1].id}'",
                                  "DELETE FROM entity_member WHERE entity_id = "
                                  f"'{ENTITIES[-1].id}'",
                                  f"DELETE FROM entity WHERE id = '{ENTITIES[-1].id}'")),
        ("entity-missing", sql("DELETE FROM resolution")),
        ("entity-missing", forget("DELETE FROM merge_ground", "DELETE FROM entity_merge",
                                  "DELETE FROM entity_name", "DELETE FROM entity_member",
                                  "DELETE FROM entity", "DELETE FROM resolution")),
        ("entity-missing", sql("UPDATE resolution SET n_entities = 9")),
        ("entity-changed", sql("UPDATE entity SET name = 'Ida Lint' WHERE name = 'Ada Lint'")),
        ("entity-changed", sql("UPDATE entity SET kind = 'place' WHERE name = 'Ada Lint'")),
        ("entity-changed", sql("UPDATE entity SET known_as = 'Q1'")),
        ("entity-changed", sql("UPDATE entity_name SET name = 'A. Lint' WHERE name = 'Lint'")),
        ("entity-changed", sql("DELETE FROM entity_name")),
        ("entity-changed", sql("UPDATE entity_name SET article_id = "
                               f"'{wall().article_id}' WHERE name = 'the Orrin Post'")),
        ("entity-changed", sql("UPDATE entity_merge SET probability = 0.5")),
        ("entity-changed", sql("UPDATE entity_merge SET decided_by = 'knowledge'")),
        ("entity-changed", sql("DELETE FROM merge_ground")),
        ("entity-changed", sql("UPDATE merge_ground SET words = 'no reason'")),
        ("entity-changed", sql("UPDATE merge_ground SET log_odds = -log_odds")),
        ("entity-changed", sql("UPDATE merge_ground SET value = 0.25")),
        ("entity-changed", sql("UPDATE resolution SET digest = 'x'")),
    ],
)  # fmt: skip
def test_damage_is_caught_for_the_right_reason(path: Path, code: str, damage: Damage) -> None:
    damaged(path, damage)
    assert codes(path)[0] == code


@pytest.mark.parametrize(
    ("kind", "outlet", "is_shown"),
    [
        ("person", "Orrin Flash", True),
        ("outlet", "THE IDA LINT", False),
        ("outlet", "The ADA LINT", True),
        ("place", "Ada Lint", False),
    ],
)
def test_an_entity_is_what_a_member_is_or_an_outlet_that_prints(
    kind: EntityKind, outlet: str, *, is_shown: bool
) -> None:
    assert kind_is_shown(replace(LINT, kind=kind), ["Courier", outlet]) == is_shown


def test_the_fault_of_a_kind_that_nobody_has_says_so(path: Path) -> None:
    damaged(path, sql("UPDATE entity SET kind = 'place' WHERE name = 'Ada Lint'"))
    with Dossier.open(path) as dossier:
        assert any("none of its members is of kind 'place'" in str(one) for one in faults(dossier))
