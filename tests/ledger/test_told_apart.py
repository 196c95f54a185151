"""What people judge about who is who."""

from pathlib import Path

import pytest

from accordingto.core.judgement import Judgement
from accordingto.errors import LedgerError
from accordingto.ledger.judgements import add_judgement, judgements, standing
from accordingto.ledger.store import Dossier
from accordingto.ledger.told_apart import pair_of, take_back, tell_apart, told_apart
from accordingto.resolve.judged import judged
from tests.ledger.spoken import fall, gate, member, resolved, wall, written

LINT = (member(gate(), 0), member(fall(), 0))
PAIR = (min(LINT), max(LINT))
AT = "2031-05-04T10:00:00+02:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return resolved(written(tmp_path / "case.dossier"))


def test_who_is_told_apart_is_different_for_the_step_across_articles(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        said = tell_apart(dossier, (PAIR[1], PAIR[0]), who="Ida", why="two mayors", made_at=AT)
        assert (said.number, said.who, said.why, pair_of(said)) == (1, "Ida", "two mayors", PAIR)
        assert dict(judged(judgements(dossier)).different) == {PAIR: said}


def test_what_was_said_is_not_said_again(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        said = tell_apart(dossier, PAIR, who="Ida", why="", made_at=AT)
        assert tell_apart(dossier, PAIR, who="Bo", why="again", made_at=AT) == said
        assert len(judgements(dossier)) == 1


def test_what_is_taken_back_is_in_force_no_more(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        said = tell_apart(dossier, PAIR, who="Ida", why="", made_at=AT)
        back = take_back(dossier, said, who="Bo", why="one mayor", made_at=AT)
        assert back.withdraws == said.number
        assert told_apart(dossier, PAIR) == standing(dossier) == ()
        assert judged(judgements(dossier)).different == {}
        with pytest.raises(LedgerError, match="withdrawn already"):
            take_back(dossier, said, who="Bo", why="", made_at=AT)


def test_only_what_is_about_these_is_given(path: Path) -> None:
    with Dossier.open(path, write=True) as dossier:
        said = tell_apart(dossier, PAIR, who="Ida", why="", made_at=AT)
        add_judgement(dossier, Judgement(AT, "Ida", "article-entity", PAIR[0], "same-entity", "x"))
        add_judgement(dossier, Judgement(AT, "Ida", "attribution", PAIR[0], "wrong-cue"))
        assert told_apart(dossier, (PAIR[1],)) == (said,)
        assert told_apart(dossier, (member(wall(), 0),)) == ()
