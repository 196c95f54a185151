"""The page of an entity, and of why those it gathers were taken for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.ledger.entities import put_entities
from accordingto.ledger.store import Dossier
from accordingto.serve import entities
from accordingto.serve.links import article_link, chain_link, entity_link, merges_link
from tests.ledger.spoken import ACROSS, ENTITIES, MERGES, fall, gate
from tests.serve import voiced
from tests.serve.case import HOSTILE
from tests.serve.conftest import Reader, reader_of
from tests.serve.test_pages import words

LINT, MINISTRY, _, POST = ENTITIES[:4]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return reader_of(voiced.build(tmp_path_factory.mktemp("voiced") / "gates.dossier"))


def test_an_entity_is_named_as_something_and_never_said_to_be_it(reader: Reader) -> None:
    shown = words(reader.page(entity_link(LINT.id)))
    assert "Named as a person, in 3 articles. 4 attributions in 3 articles" in shown
    described = words(reader.page(entity_link(MINISTRY.id)))
    assert "Described, by no name, as an official body, in 1 article" in described
    assert "No article gives a name" in described


def test_all_names_are_listed_with_who_uses_them(reader: Reader) -> None:
    page = reader.page(entity_link(LINT.id))
    table = words(page.split("</table>")[0].split("<table")[1])
    assert "Ada Lint Harbour News , The Orrin Post" in table
    assert "Lint Harbour News , The Orrin Post" in table
    assert f'href="{article_link(fall().article_id)}"' in page


def test_merges_give_their_grounds_in_words_and_who_decided(reader: Reader) -> None:
    shown = words(reader.page(entity_link(LINT.id)))
    assert (
        "Taken for one by the comparison of the articles, probability 94 %: nearly sure." in shown
    )
    assert "unsure" not in shown
    assert "for +3.5 both are called “Ada Lint”" in shown
    assert "against −0.5 nothing" in shown
    assert "Made one by a person’s judgement. for +4.0 Ida says so" in shown
    undone = words(reader.page(entity_link(MINISTRY.id)))
    assert "Would be taken for one by the comparison" in undone


def test_an_unsure_merge_is_said_to_be_one(tmp_path: Path) -> None:
    path = voiced.build(tmp_path / "gates.dossier")
    unsure = [replace(MERGES[0], probability=0.4375), *MERGES[1:]]
    with Dossier.open(path, write=True) as dossier:
        put_entities(dossier, ENTITIES, unsure, ACROSS)
    shown = words(reader_of(path).page(entity_link(LINT.id)))
    assert "1 of 2 merges is unsure: what is gathered here may be of more than one." in shown
    assert "probability 44 %: less likely than not, so look at both" in shown


def test_what_it_says_stands_article_by_article(reader: Reader) -> None:
    page = reader.page(entity_link(LINT.id))
    shown = words(page)
    assert "said nobody was hurt asserts hedged in a statement: in a statement" in shown
    assert "denied this denies told the outlet or reporters: told the Orrin Post" in shown
    assert f'href="{article_link(fall().article_id, fall().attribution_id(0))}"' in page
    assert f'href="{chain_link(fall().attribution_id(0))}"' in page
    assert "/documents/" in page


def test_one_who_only_is_spoken_of_has_a_page(reader: Reader) -> None:
    shown = words(reader.page(entity_link(POST.id)))
    assert "No attribution has this one for its speaker." in shown
    assert "Nothing was taken for one" in shown
    assert "One article alone" in words(reader.page(merges_link(POST.id)))


def test_what_it_says_is_paged(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "PER_SHEET", 3)
    first = reader.page(entity_link(LINT.id))
    assert f'href="{entity_link(LINT.id)}?page=2"' in first
    assert "1–3 of 4 attributions" in words(first)
    last = words(reader.page(f"{entity_link(LINT.id)}?page=2"))
    assert "The ministry did not confirm" in last
    assert "4 attributions in 3 articles" in last


def test_many_merges_have_a_page_of_their_own(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entities, "N_MERGES_SHOWN", 1)
    page = reader.page(entity_link(LINT.id))
    assert page.count('class="pair"') == 1
    assert f'href="{merges_link(LINT.id)}"' in page
    assert reader.page(merges_link(LINT.id)).count('class="pair"') == 2


def test_an_entity_that_is_gone_is_explained(reader: Reader) -> None:
    for path in (entity_link("0" * 24), merges_link("0" * 24)):
        response = reader.ask(path)
        assert response.status_code == 404
        assert "It may have been rebuilt" in response.text


@pytest.mark.parametrize("name", [HOSTILE, '"><svg onload=alert(3)>', "\u202eevil{{ 7*7 }}"])
def test_hostile_names_are_words_on_every_page(tmp_path: Path, name: str) -> None:
    path, told, entity_id = voiced.build_alone(tmp_path / "hostile.dossier", name)
    reader = reader_of(path)
    for address in (
        "/speakers", entity_link(entity_id), merges_link(entity_id), "/nobodies/other",
        article_link(told.article_id), chain_link(told.attribution_id(0)),
        chain_link(told.attribution_id(1)), "/speakers/wordings", f"/speakers?named={name}",
    ):  # fmt: skip
        page = reader.page(address)
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "<svg" not in page, address
        assert "evil49" not in page, address


def test_a_very_long_name_is_shown_whole(tmp_path: Path) -> None:
    path, told, entity_id = voiced.build_alone(tmp_path / "long.dossier", voiced.LONG)
    reader = reader_of(path)
    for address in ("/speakers", entity_link(entity_id), chain_link(told.attribution_id(0))):
        assert voiced.LONG in reader.page(address)


def test_pages_are_the_same_every_time(reader: Reader) -> None:
    for path in ("/speakers", entity_link(LINT.id), chain_link(gate().attribution_id(1))):
        assert reader.page(path) == reader.page(path)
