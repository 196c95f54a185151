"""Who speaks in one article: written with it, deleted with it, and checked."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.core.document import Credit
from accordingto.core.entity import ArticleEntity, article_entity_id
from accordingto.core.part import Part
from accordingto.core.span import Span, cover
from accordingto.core.speaker import Hop, Reached, Verification
from accordingto.core.voices import Voices
from accordingto.errors import LedgerError, SpanError
from accordingto.export.jsonl import jsonl_lines, load_jsonl
from accordingto.ledger.dump import TABLES, rows
from accordingto.ledger.schema import APPLICATION_ID, migrations
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.ledger.voices import stored_voices
from accordingto.ledger.write import add_document, replace_derived
from accordingto.testing import ANNOTATOR, READER, plain_reading, span_of
from tests.ledger.spoken import GATE, RESOLVER, TOLD, Told, gate, mention, written
from tests.ledger.test_verify import Damage, damaged, sql

OF_VOICES = (
    "article_voices", "article_entity", "mention", "speaker", "speaker_entity", "chain_hop",
    "chain_hop_entity", "verification",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "case.dossier")


def codes(path: Path) -> list[str]:
    with Dossier.open(path) as dossier:
        return [fault.code for fault in faults(dossier)]


def with_voices(told: Told, **changes: object) -> Told:
    return replace(told, voices=replace(told.voices, **changes))  # type: ignore[arg-type]  # any field of the record, wrong on purpose


def test_voices_come_back_as_they_were_written(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for one in TOLD:
            assert stored_voices(dossier, one.article_id) == one.voices
    assert codes(path) == []


def test_every_table_of_voices_is_written(path: Path) -> None:
    with Dossier.open(path) as dossier:
        tables = {table for table, _ in rows(dossier)}
    assert set(OF_VOICES) <= tables


def test_an_article_that_was_never_asked_stays_valid(tmp_path: Path) -> None:
    part, reading = gate().read()
    with Dossier.open(tmp_path / "old.dossier", create=True) as dossier:
        add_document(dossier, part, reading, {0: gate().attributions}, ANNOTATOR)
        assert stored_voices(dossier, gate().article_id) is None
        assert list(faults(dossier)) == []


def test_an_article_in_which_nobody_speaks_was_asked_all_the_same(tmp_path: Path) -> None:
    part, reading = gate().read()
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        add_document(
            dossier, part, reading, {0: ()}, ANNOTATOR, voices={0: Voices()}, resolver=RESOLVER
        )
        assert stored_voices(dossier, gate().article_id) == Voices()
        assert list(faults(dossier)) == []


def test_voices_without_a_step_are_refused(tmp_path: Path) -> None:
    part, reading = gate().read()
    found = {0: gate().attributions}
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        with pytest.raises(LedgerError, match="no step is named"):
            add_document(dossier, part, reading, found, ANNOTATOR, voices={0: gate().voices})
        with pytest.raises(LedgerError, match="has no article 4"):
            add_document(
                dossier, part, reading, found, ANNOTATOR, voices={4: Voices()}, resolver=RESOLVER
            )
        assert list(rows(dossier)) == []


FAR = Span(9000, 9004)
OUTSIDE = Span(GATE.index("Of gates") + 3, GATE.index("The Orrin") + 3)
"""Words across two paragraphs."""


def exchanged(records: tuple[object, ...], at: int, **changes: object) -> tuple[object, ...]:
    changed = replace(records[at], **changes)  # type: ignore[type-var]  # one record of many kinds
    return (*records[:at], changed, *records[at + 1 :])


V = gate().voices


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"mentions": exchanged(V.mentions, 0, span=FAR, head=FAR)}, "mention 0 has words at"),
        ({"mentions": exchanged(V.mentions, 0, span=OUTSIDE, head=OUTSIDE)}, "outside the article"),
        ({"mentions": exchanged(V.mentions, 0, head=V.mentions[1].head)}, "has its head elsewhere"),
        ({"mentions": V.mentions[:4]}, "names mention 4 of 4"),
        ({"entities": V.entities[:3]}, "mention 3 stands in no entity"),
        ({"entities": exchanged(V.entities, 1, mentions=(1, 2))}, "has mention 2 of entity 1"),
        ({"entities": exchanged(V.entities, 0, mentions=(4, 0))}, "some, rising, are due"),
        ({"entities": (*V.entities, ArticleEntity("other", (), None))}, "some, rising, are due"),
        ({"entities": exchanged(V.entities, 0, name=1)}, "takes its name from mention 1"),
        ({"mentions": exchanged(V.mentions, 3, span=V.mentions[2].span, head=V.mentions[2].head)},
         "entity 3 begins at .*, as entity 2 does"),
        ({"speakers": V.speakers[:3]}, "4 attributions and 3 speakers"),
        ({"reached": V.reached[:3]}, "4 attributions and 3 channels"),
        ({"chains": V.chains[:3]}, "4 attributions and 3 chains"),
        ({"speakers": exchanged(V.speakers, 0, entities=(4,))}, "names entity 4 of 4"),
        ({"speakers": exchanged(V.speakers, 0, entities=(-1,))}, "names entity -1 of 4"),
        ({"speakers": exchanged(V.speakers, 0, unnamed=replace(
            V.speakers[2].unnamed, of=FAR))}, "the speaker of attribution 0 has words"),  # type: ignore[type-var]  # it is there
        ({"reached": exchanged(V.reached, 0, evidence=FAR)}, "the channel of attribution 0"),
        ({"reached": exchanged(V.reached, 0, evidence=None)}, "with no words to say so"),
        ({"reached": (Reached("not-stated", Span(30, 40)), *V.reached[1:])}, "by 'not-stated'"),
        ({"chains": ((Hop("relay", (), FAR, None),), *V.chains[1:])}, "hop 0 of attribution 0"),
        ({"chains": ((Hop("relay", (7,), None, None),), *V.chains[1:])}, "names entity 7 of 4"),
        ({"chains": ((Hop("speaker", (), None, 4),), *V.chains[1:])}, "names attribution 4 of 4"),
        ({"verifications": (Verification("disputed", FAR, None),)}, "verification 0 has words"),
        ({"verifications": (Verification("disputed", Span(40, 44), 9),)},
         "names attribution 9 of 4"),
    ],
)  # fmt: skip
def test_wrong_voices_are_refused_whole(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    with Dossier.open(tmp_path / "new.dossier", create=True) as dossier:
        with pytest.raises((LedgerError, SpanError), match=reason):
            with_voices(gate(), **changes).add(dossier)
        assert list(rows(dossier)) == []


def test_voices_of_a_credit_line_stand_in_no_paragraph(tmp_path: Path) -> None:
    text = GATE + "Reporting by Hill News\n"
    raw, reading = plain_reading(text, boilerplate=["Reporting by Hill News"])
    credit = span_of(text, "Hill News")
    article = replace(reading.articles[0], credits=(Credit("with-reporting", credit, "Hill News"),))
    found = mention(text, "Hill News", "News", "name", "outlet")
    told = Voices((found,), (ArticleEntity("outlet", (0,), 0),))
    path = tmp_path / "new.dossier"
    with Dossier.open(path, create=True) as dossier:
        add_document(
            dossier, Part(raw, ""), replace(reading, articles=(article,)), {0: ()}, ANNOTATOR,
            voices={0: told}, resolver=RESOLVER,
        )  # fmt: skip
    assert codes(path) == []


def test_a_source_that_is_broken_over_paragraphs_is_one_voice(tmp_path: Path) -> None:
    one = gate()
    source = (span_of(GATE, "The Orrin Post"), *one.attributions[0].source)
    broken = replace(
        one, attributions=(replace(one.attributions[0], source=source), *one.attributions[1:])
    )
    hop = Hop("speaker", (0,), cover(source), 0)
    chains = ((V.chains[0][0], hop), (V.chains[1][0], hop, V.chains[1][2]), *V.chains[2:])
    path = written(tmp_path / "new.dossier", [with_voices(broken, chains=chains)])
    assert codes(path) == []


def test_ids_of_entities_are_digests_of_article_and_first_mention(path: Path) -> None:
    with Dossier.open(path) as dossier:
        ids = [
            found
            for (found,) in dossier.connection.execute(
                "SELECT id FROM article_entity WHERE article_id = ? ORDER BY seq",
                (gate().article_id,),
            )
        ]
    firsts = [V.mentions[entity.mentions[0]].span for entity in V.entities]
    assert ids == [article_entity_id(gate().article_id, span) for span in firsts]


def test_a_rebuild_replaces_voices_and_nothing_else(path: Path) -> None:
    part, reading = gate().read()
    found = {0: gate().attributions}
    with Dossier.open(path, write=True) as dossier:
        before = list(rows(dossier))
        replace_derived(dossier, part, reading, found, ANNOTATOR)
        assert stored_voices(dossier, gate().article_id) is None
        assert list(faults(dossier)) == []
        replace_derived(dossier, part, reading, found, ANNOTATOR, voices={0: V}, resolver=RESOLVER)
        assert list(rows(dossier)) == before


def test_the_last_voices_take_their_step_with_them(tmp_path: Path) -> None:
    path = written(tmp_path / "one.dossier", [gate()])
    part, reading = gate().read()
    with Dossier.open(path, write=True) as dossier:
        replace_derived(dossier, part, reading, {0: gate().attributions}, ANNOTATOR)
        steps = {row["id"] for table, row in rows(dossier) if table == "step"}
    assert steps == {READER.id, ANNOTATOR.id}


def test_the_order_of_documents_changes_no_row(path: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "other.dossier", TOLD[::-1])
    with Dossier.open(path) as one, Dossier.open(other) as two:
        assert list(rows(one)) == list(rows(two))


def test_exported_voices_verify_too(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.jsonl"
    with Dossier.open(path) as dossier:
        target.write_text("".join(jsonl_lines(dossier)), encoding="utf-8")
        with load_jsonl(target) as loaded:
            assert list(rows(loaded)) == list(rows(dossier))
            assert list(faults(loaded)) == []


def test_a_dossier_of_tables_4_is_brought_to_5_and_can_be_asked_then(tmp_path: Path) -> None:
    path = tmp_path / "case.dossier"
    part, reading = gate().read()
    found = {0: gate().attributions}
    with Dossier.open(path, create=True) as dossier:
        add_document(dossier, part, reading, found, ANNOTATOR)
        before = list(rows(dossier))
    as_tables_4(path)
    with pytest.raises(LedgerError, match=r"of version 4 .*accordingto rebuild"):
        Dossier.open(path)
    with Dossier.open(path, write=True) as dossier:
        assert list(rows(dossier)) == before
        assert list(faults(dossier)) == []
        replace_derived(dossier, part, reading, found, ANNOTATOR, voices={0: V}, resolver=RESOLVER)
        assert stored_voices(dossier, gate().article_id) == V
        assert list(faults(dossier)) == []


def as_tables_4(path: Path) -> None:
    """Put the rows of a dossier into the tables of version 4."""
    older = path.with_name("older")
    connection = sqlite3.connect(older)
    connection.executescript("\n".join(migrations()[:4]))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 4")
    connection.execute("ATTACH ? AS newer", (str(path),))
    held = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_schema")}
    assert held.isdisjoint(OF_VOICES)
    for table in TABLES:
        if table in held:
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM newer.{table}")
    connection.execute(
        "INSERT INTO main.block_search (rowid, words) SELECT number, words FROM main.block_words"
    )
    connection.commit()
    connection.close()
    older.replace(path)


def unheard(*tables: str) -> Damage:
    def done(connection: sqlite3.Connection) -> None:
        for table in tables:
            connection.execute(f"DELETE FROM {table}")

    return done


def swap_two_speakers(connection: sqlite3.Connection) -> None:
    """Let the ministry say what the mayor said, in the same article."""
    listed = connection.execute(
        "SELECT s.attribution_id, s.article_entity_id FROM speaker_entity s JOIN attribution t "
        "ON t.id = s.attribution_id WHERE t.article_id = ? ORDER BY t.position LIMIT 2",
        (gate().article_id,),
    ).fetchall()
    for (attribution_id, _), (_, entity_id) in zip(listed, reversed(listed), strict=True):
        connection.execute(
            "UPDATE speaker_entity SET article_entity_id = ? WHERE attribution_id = ?",
            (entity_id, attribution_id),
        )


def of_another_article(statement: str) -> Damage:
    """A statement with an id of another article's as its first, and of `gate` as its second."""

    def done(connection: sqlite3.Connection) -> None:
        column = "attribution_id" if "verification" in statement else "article_entity_id"
        table = "speaker_entity"
        (other,) = connection.execute(
            f"SELECT {column} FROM {table} s JOIN attribution t ON t.id = s.attribution_id "
            "WHERE t.article_id <> ? LIMIT 1",
            (gate().article_id,),
        ).fetchone()
        connection.execute(statement, (other, gate().attribution_id(0)))

    return done


def forget_the_last_mention(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM mention WHERE seq = 4")


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        ("words-differ", sql("UPDATE mention SET exact = 'Ida Lint' WHERE exact = 'Ada Lint'")),
        ("words-differ", sql("UPDATE mention SET start = start - 1")),
        ("words-differ", sql("UPDATE speaker SET channel_exact = 'told us' "
                             "WHERE channel_exact IS NOT NULL")),
        ("words-differ", sql("UPDATE speaker SET words_exact = 'A minister' "
                             "WHERE words_exact IS NOT NULL")),
        ("words-differ", sql("UPDATE speaker SET reason_exact = 'because he was told to' "
                             "WHERE reason_exact IS NOT NULL")),
        ("words-differ", sql("UPDATE speaker SET of_start = 1, of_end = 4, of_exact = 'Orr' "
                             "WHERE what = 'official'")),
        ("words-differ", sql("UPDATE chain_hop SET exact = 'nobody' WHERE exact IS NOT NULL")),
        ("words-differ", sql("UPDATE verification SET exact = 'could be verified' "
                             "WHERE kind = 'unverified'")),
        ("span-outside", sql('UPDATE verification SET "end" = 9999')),
        ("span-outside", sql("UPDATE mention SET \"end\" = 9999 WHERE seq = 1")),
        ("outside-article", sql("UPDATE verification SET start = 0, \"end\" = 24, "
                                "exact = 'Of gates and floods' || char(10) || 'The ' "
                                "WHERE kind = 'unverified'")),
        ("voice-elsewhere", of_another_article(
            "UPDATE speaker_entity SET article_entity_id = ?1 WHERE attribution_id = ?2")),
        ("voice-elsewhere", of_another_article(
            "UPDATE verification SET attribution_id = ?1 WHERE ?2 <> ''")),
        ("id-wrong", sql("UPDATE mention SET start = start + 4, exact = 'Lint' "
                         "WHERE exact = 'Ada Lint'")),
        ("voices-missing", forget_the_last_mention),
        ("voices-missing", sql("DELETE FROM mention WHERE seq = 2")),
        ("voices-missing", unheard("verification")),
        ("voices-missing", unheard("chain_hop_entity", "chain_hop")),
        ("voices-missing", unheard("chain_hop_entity", "chain_hop", "speaker_entity", "speaker")),
        ("voices-missing", unheard("verification", "mention", "chain_hop_entity", "chain_hop",
                                   "speaker_entity", "article_entity", "article_voices")),
        ("voices-missing", unheard("verification", "mention", "chain_hop_entity", "chain_hop",
                                   "speaker_entity", "speaker", "article_entity",
                                   "article_voices")),
        ("voices-missing", sql("UPDATE article_voices SET n_hops = n_hops + 1")),
        ("row-missing", unheard("article_voices")),
        ("row-missing", unheard("article_entity")),
        ("row-missing", unheard("speaker")),
        ("row-missing", unheard("chain_hop")),
        ("voices-changed", swap_two_speakers),
        ("voices-changed", unheard("speaker_entity")),
        ("voices-changed", unheard("chain_hop_entity")),
        ("voices-changed", sql("UPDATE mention SET probability = 0.5")),
        ("voices-changed", sql("UPDATE mention SET form = 'pronoun'")),
        ("voices-changed", sql("UPDATE mention SET entity = 1 WHERE seq = 4")),
        ("voices-changed", sql("UPDATE article_entity SET kind = 'place'")),
        ("voices-changed", sql("UPDATE article_entity SET name = 3 WHERE name = 0")),
        ("voices-changed", sql("UPDATE speaker SET kind = 'experts'")),
        ("voices-changed", sql("UPDATE speaker SET kind = NULL")),
        ("voices-changed", sql("UPDATE speaker SET is_outlet = 1")),
        ("voices-changed", sql("UPDATE speaker SET rule = 'guessed'")),
        ("voices-changed", sql("UPDATE speaker SET channel = 'observed' "
                               "WHERE channel <> 'not-stated'")),
        ("voices-changed", sql("UPDATE speaker SET many = 3 WHERE what = 'official'")),
        ("voices-changed", sql("UPDATE speaker SET what = 'diplomat' WHERE what = 'official'")),
        ("voices-changed", sql("UPDATE chain_hop SET role = 'relay'")),
        ("voices-changed", sql("UPDATE chain_hop SET speaker_of = NULL")),
        ("voices-changed", sql("UPDATE chain_hop_entity SET entity = 2 WHERE entity = 0")),
        ("voices-changed", sql("UPDATE verification SET kind = 'verified'")),
        ("voices-changed", sql("UPDATE verification SET attribution_id = NULL")),
    ],
)  # fmt: skip
def test_damage_is_caught_for_the_right_reason(path: Path, code: str, damage: Damage) -> None:
    damaged(path, damage)
    assert codes(path)[0] == code
