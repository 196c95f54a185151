"""The chain of voices on an article's page and on its own, and words on verification."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from accordingto.serve.links import article_link, chain_link, entity_link
from tests.ledger.spoken import ENTITIES, asked_nothing, fall, gate, wall
from tests.serve import voiced
from tests.serve.conftest import Reader, reader_of
from tests.serve.test_pages import words


class Lists(HTMLParser):
    """The items of ordered lists with the class `chain`, as text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.items: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ol" and "chain" in (dict(attrs).get("class") or "").split():
            self._inside = True
        elif tag == "li" and self._inside:
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "ol":
            self._inside = False
        elif tag == "p" and self._inside:
            self.items[-1] += " "

    def handle_data(self, data: str) -> None:
        if self._inside and self.items:
            self.items[-1] += data


def voices(page: str) -> list[str]:
    return [" ".join(item.split()) for item in Lists(page).items]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return reader_of(voiced.build(tmp_path_factory.mktemp("voiced") / "gates.dossier"))


def test_a_chain_is_an_ordered_list_from_the_outlet_inwards(reader: Reader) -> None:
    page = reader.page(chain_link(gate().attribution_id(1)))
    assert voices(page) == [
        "printed by The Orrin Post",
        (
            "said by Ada Lint Mayor Ada Lint asserts told the outlet or reporters: "
            "told the Orrin Post (attribution 1)"
        ),
        "said by the ministry asserts the text does not say how",
    ]
    assert f'href="{entity_link(ENTITIES[0].id)}"' in page
    assert f'href="{article_link(gate().article_id, gate().attribution_id(1))}"' in page
    assert "attribution 2 of 4" in words(page)


def test_hedges_negations_and_principals_are_said_in_words(reader: Reader) -> None:
    hedged = voices(reader.page(chain_link(fall().attribution_id(0))))
    assert hedged[1] == (
        "said by Ada Lint Ada Lint, the mayor asserts hedged in a statement: in a statement"
    )
    negated = voices(reader.page(chain_link(wall().attribution_id(1))))
    assert negated[2].startswith("not said by The ministry asserts negated")
    speaking_for = voices(reader.page(chain_link(wall().attribution_id(0))))
    assert speaking_for[2] == "speaking for The ministry"


def test_a_nobody_leads_to_those_described_alike(reader: Reader) -> None:
    page = reader.page(chain_link(gate().attribution_id(2)))
    assert 'href="/nobodies/official"' in page
    assert "said by An official (not named)" in voices(page)[1]


def test_the_article_shows_the_chain_of_each_attribution(reader: Reader) -> None:
    page = reader.page(article_link(gate().article_id))
    assert "Through The Orrin Post ← , from Ada Lint ← , from the ministry" in words(page)
    for number in range(4):
        one = gate().attribution_id(number)
        assert f'href="{chain_link(one)}"' in page
        alone = voices(reader.page(chain_link(one)))
        assert " | ".join(alone) in " | ".join(voices(page))


def test_the_article_shows_what_it_says_of_verification(reader: Reader) -> None:
    page = reader.page(article_link(gate().article_id))
    shown = words(page).split("What the article says of verification")[1]
    assert "why somebody is not named asked not to be named of attribution 3" in shown
    assert "could not be verified, or is not could not be verified" in shown
    part = page.split('class="verifications"')[1].split("</section>")[0]
    places = re.findall(r"/documents/\w+\?from=\d+&amp;to=\d+", part)
    assert len(places) == 2
    marked = reader.page(places[1].replace("&amp;", "&"))
    assert '<mark id="span">could not be verified</mark>' in marked
    assert "verification" not in words(reader.page(article_link(fall().article_id)))


def test_the_several_of_a_group_have_their_pages(tmp_path: Path) -> None:
    path, told, names = voiced.build_group(tmp_path / "group.dossier")
    page = reader_of(path).page(chain_link(told.attribution_id(0)))
    assert voices(page)[1] == (
        "said by Ada Lint, Bo Orr Ada Lint and Bo Orr asserts the text does not say how"
    )
    for entity_id in names:
        assert f'href="{entity_link(entity_id)}"' in page
        assert "1 attribution in 1 article" in words(reader_of(path).page(entity_link(entity_id)))


def test_an_older_article_has_no_chain_and_says_what_finds_it(tmp_path: Path) -> None:
    reader = reader_of(asked_nothing(tmp_path / "old.dossier"))
    assert "Through" not in words(reader.page(article_link(gate().article_id)))
    page = reader.page(chain_link(gate().attribution_id(1)))
    assert "accordingto rebuild old.dossier" in words(page)
    assert reader.ask(chain_link("none")).status_code == 404


def test_a_relay_of_which_the_text_says_nothing_is_shown(tmp_path: Path) -> None:
    path, told, _ = voiced.build_alone(tmp_path / "one.dossier", "Orla")
    assert voices(reader_of(path).page(chain_link(told.attribution_id(1)))) == [
        "printed by Orla Press",
        "passed on by Orla",
        "said by Orla men (not named) asserts the text does not say how",
    ]
