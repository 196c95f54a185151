from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.core.judgement import Judgement
from accordingto.core.part import Part
from accordingto.errors import LedgerError
from accordingto.ledger.judgements import add_judgement, judgements, standing
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import replace_derived
from accordingto.testing import ANNOTATOR
from tests.ledger.conftest import case

WORD = Judgement(
    made_at="2031-05-04T09:00:00+02:00",
    who="R. Imber",
    target_kind="attribution",
    target_id="0123456789abcdef01234567",
    decision="wrong-source",
    value="the mayor",
    why="the byline was taken for the source",
)


def test_a_judgement_gets_its_place_in_the_log(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        one = add_judgement(dossier, WORD)
        two = add_judgement(dossier, replace(WORD, decision="wrong-cue"))
        assert [one.number, two.number] == [1, 2]
        assert judgements(dossier) == (one, two)


def test_a_mistake_is_withdrawn_and_both_stay_in_the_log(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        one = add_judgement(dossier, WORD)
        two = add_judgement(dossier, replace(WORD, decision="withdrawn", withdraws=one.number))
        assert judgements(dossier) == (one, two)
        assert standing(dossier) == ()


def test_only_what_stands_can_be_withdrawn(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        with pytest.raises(LedgerError, match="no judgement 7"):
            add_judgement(dossier, replace(WORD, withdraws=7))
        one = add_judgement(dossier, WORD)
        back = replace(WORD, decision="withdrawn", withdraws=one.number)
        add_judgement(dossier, back)
        with pytest.raises(LedgerError, match="withdrawn already"):
            add_judgement(dossier, back)


@pytest.mark.parametrize("statement", ["UPDATE judgement SET why = ''", "DELETE FROM judgement"])
def test_nobody_changes_or_erases_a_judgement(path: Path, statement: str) -> None:
    with Dossier.open(path, write=True) as dossier:
        add_judgement(dossier, WORD)
        with (
            pytest.raises(LedgerError, match="withdraw it with another"),
            dossier.transaction() as t,
        ):
            t.execute(statement)
        assert len(judgements(dossier)) == 1


def test_a_rebuild_leaves_every_judgement(path: Path) -> None:
    raw, reading = case()
    with Dossier.open(path, write=True) as dossier:
        log = (add_judgement(dossier, WORD),)
        replace_derived(dossier, Part(raw, ""), reading, {0: ()}, ANNOTATOR)
        assert judgements(dossier) == log
