"""Questions about the voices that words came through, and how verified they are."""

from pathlib import Path

import pytest

from accordingto.ledger import chains, speakers
from accordingto.ledger.store import Dossier
from tests.ledger.spoken import ENTITIES, fall, gate, resolved, wall, written

LINT, MINISTRY = ENTITIES[0], ENTITIES[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return resolved(written(tmp_path / "case.dossier"))


def test_a_chain_has_the_outlet_first_and_the_hedge_of_each_hop(path: Path) -> None:
    with Dossier.open(path) as dossier:
        paper, lint, ministry = chains.chain(dossier, gate().attribution_id(1))
        hops = chains.chain(dossier, fall().attribution_id(0))
        assert chains.chain(dossier, "nothing") == ()
    assert (paper.role, paper.name, paper.words, paper.entities) == (
        "outlet", "The Orrin Post", None, (),
    )  # fmt: skip
    assert (paper.attribution_id, paper.hedged, paper.stance, paper.what) == (None,) * 4
    assert (lint.role, lint.name, lint.entities[0].entity_id) == ("speaker", "Ada Lint", LINT.id)
    assert (lint.words and lint.words.exact) == "Mayor Ada Lint"
    assert lint.attribution_id == gate().attribution_id(0)
    assert (ministry.name, ministry.attribution_id) == ("the ministry", gate().attribution_id(1))
    assert [hop.hedged for hop in hops] == [None, True]


def test_a_hop_has_the_fullest_name_of_the_dossier_and_the_articles_words_of_nobodies(
    path: Path,
) -> None:
    with Dossier.open(path) as dossier:
        _, lint, principal = chains.chain(dossier, wall().attribution_id(0))
        _, negating = chains.chain(dossier, wall().attribution_id(1))[1:]
        _, nobody = chains.chain(dossier, gate().attribution_id(2))
    assert (lint.name, lint.entities[0].name) == ("Ada Lint", "Lint")
    assert (principal.role, principal.name, principal.attribution_id) == (
        "principal", "The ministry", None,
    )  # fmt: skip
    assert (negating.negated, negating.hedged) == (True, False)
    assert (nobody.name, nobody.what) == ("An official", "official")


def test_an_article_says_how_well_things_are_verified(path: Path) -> None:
    with Dossier.open(path) as dossier:
        anonymity, unverified = chains.verifications(dossier, gate().article_id)
        assert chains.verifications(dossier, fall().article_id) == ()
    assert (anonymity.kind, anonymity.attribution_id) == ("anonymity", gate().attribution_id(2))
    assert (unverified.words.exact, unverified.attribution_id) == ("could not be verified", None)


def test_chains_and_what_is_said_are_given_for_a_whole_article(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for told in (gate(), fall(), wall()):
            ids = [told.attribution_id(n) for n in range(len(told.attributions))]
            whole = chains.article_chains(dossier, told.article_id)
            said = speakers.article_said(dossier, told.article_id)
            assert list(whole) == list(said) == ids
            assert whole == {one: chains.chain(dossier, one) for one in ids}
            assert said == {one: speakers.said(dossier, one) for one in ids}
        assert chains.article_chains(dossier, "nothing") == {}
