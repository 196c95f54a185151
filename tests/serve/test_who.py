"""The pages of who speaks, and of those whom no article names."""

from pathlib import Path

import pytest

from accordingto.core import attribution, entity, speaker
from accordingto.ledger.store import Dossier
from accordingto.serve import who, wording
from accordingto.serve.links import chain_link, entity_link
from tests.ledger.spoken import asked_nothing, fall, gate, written
from tests.serve import case, voiced
from tests.serve.conftest import Reader, reader_of
from tests.serve.test_pages import words


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return voiced.build(tmp_path_factory.mktemp("voiced") / "gates.dossier")


@pytest.fixture
def reader(path: Path) -> Reader:
    return reader_of(path)


def test_speakers_are_listed_with_what_they_are_and_who_prints_them(reader: Reader) -> None:
    page = reader.page("/speakers")
    assert f'href="{entity_link(voiced.LINT.id)}"' in page
    shown = words(page)
    assert "Ada Lint a person Harbour News , The Orrin Post 3 4" in shown
    assert shown.index("Ada Lint") < shown.index("The ministry an official body")
    assert "older" not in shown
    assert "accordingto rebuild" not in shown


def test_those_who_are_not_named_stand_under_them(reader: Reader) -> None:
    page = reader.page("/speakers")
    assert 'href="/nobodies/official"' in page
    assert "officials Harbour News , The Orrin Post 2 2" in words(page).split("not named")[-1]


def test_speakers_are_found_by_a_part_of_a_name(reader: Reader) -> None:
    found = words(reader.page("/speakers?named=LINT"))
    assert "Ada Lint" in found
    assert "ministry" not in found
    assert "officials" not in found
    assert "Nobody who speaks is called “ Zed ”" in words(reader.page("/speakers?named=Zed"))


def test_speakers_come_page_by_page(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(who, "PER_SHEET", 2)
    first, second = reader.page("/speakers"), reader.page("/speakers?page=2")
    assert "1–2 of 3 speakers" in words(first)
    assert 'href="/speakers?page=2"' in first
    assert "3–3 of 3 speakers" in words(second)
    assert reader.ask("/speakers?page=x").status_code == 400


def test_wordings_have_a_list_of_their_own(reader: Reader) -> None:
    assert 'href="/speakers/wordings"' in reader.page("/speakers")
    page = reader.page("/speakers/wordings")
    assert "Mayor Ada Lint" in words(page)
    assert "Mayor" not in words(reader.page("/speakers/wordings?named=two+officials"))


def test_an_older_dossier_lists_wordings_and_says_what_finds_who_speaks(tmp_path: Path) -> None:
    reader = reader_of(asked_nothing(tmp_path / "old.dossier"))
    page = words(reader.page("/speakers"))
    assert "Mayor Ada Lint" in page
    assert "3 articles were analysed by a version of Accordingto that did not ask" in page
    assert "accordingto rebuild old.dossier" in page
    assert "Two officials" in words(reader.page("/speakers?named=two"))


def test_a_dossier_that_is_partly_older_says_so(tmp_path: Path) -> None:
    path = asked_nothing(tmp_path / "mixed.dossier", (fall(),))
    with Dossier.open(path, write=True) as dossier:
        assert gate().add(dossier)
    page = words(reader_of(path).page("/speakers"))
    assert "1 article was analysed by a version of Accordingto" in page
    assert "officials" in page


def test_before_it_was_asked_who_is_who_only_the_unnamed_are_listed(tmp_path: Path) -> None:
    page = words(reader_of(written(tmp_path / "new.dossier")).page("/speakers"))
    assert "was not worked out for this dossier" in page
    assert "officials" in page


def test_an_empty_dossier_says_that_nobody_speaks(tmp_path: Path) -> None:
    reader = reader_of(case.build_empty(tmp_path / "empty.dossier"))
    assert "No attribution was found yet" in words(reader.page("/speakers"))
    assert "No attribution was found yet" in words(reader.page("/speakers/wordings"))
    assert "No attribution of this dossier" in words(reader.page("/nobodies/official"))
    assert reader.ask("/entities/none").status_code == 404


def test_what_no_list_holds_is_counted(tmp_path: Path, reader: Reader) -> None:
    assert "Not in these lists" not in words(reader.page("/speakers"))
    shown = words(reader_of(written(tmp_path / "new.dossier")).page("/speakers"))
    assert "6 attributions of somebody whom one article speaks of and gives no name" in shown
    path, told = voiced.build_open(tmp_path / "open.dossier")
    shown = words(reader_of(path).page("/speakers"))
    assert "1 attribution of the outlet itself or its reporter" in shown
    assert "1 attribution of which the text does not say who speaks" in shown
    assert "an outlet that is not stated" in words(
        reader_of(path).page(chain_link(told.attribution_id(0)))
    )


def test_a_kind_of_nobody_has_its_words_and_the_reason(reader: Reader) -> None:
    page = reader.page("/nobodies/official")
    shown = words(page)
    assert "2 attributions to speakers whom the article describes so" in shown
    assert "An official said it fell" in shown
    assert "why not named: because he feared for his post" in shown
    assert "2 of them; no reason given" in shown
    assert f'href="{chain_link(gate().attribution_id(2))}"' in page
    assert f"#a-{gate().attribution_id(2)}" in page
    assert reader.ask("/nobodies/wizards").status_code == 404


def test_every_word_of_the_ledger_has_words_for_people() -> None:
    assert set(wording.NAMED_AS) == set(entity.ENTITY_KINDS)
    assert set(wording.DESCRIBED_AS) == set(speaker.DESCRIBED)
    assert set(wording.CHANNELS) == set(speaker.CHANNELS)
    assert set(wording.VERIFIED) == set(speaker.VERIFICATION_KINDS)
    assert set(wording.VOICES) == set(speaker.HOP_ROLES)
    assert set(wording.SAID_BY) == set(attribution.KINDS)
    assert set(wording.DECIDED) == {"features", "knowledge", "person"}
