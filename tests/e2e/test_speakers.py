"""What a fact-checker does with who speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from accordingto.ledger import queries
from accordingto.ledger.judgements import judgements
from accordingto.ledger.store import Dossier
from accordingto.serve.links import article_link, chain_link, entity_link, merges_link
from tests.e2e.conftest import Room, Visit, serving, visit
from tests.ledger.spoken import ENTITIES, fall, gate
from tests.serve import voiced

pytestmark = pytest.mark.browser

LINT = ENTITIES[0]


@pytest.fixture
def gates(tmp_path: Path) -> Iterator[Room]:
    """A room of its own for each test, since judgements stay."""
    with serving(voiced.build_with_long(tmp_path / "gates.dossier")[0]) as room:
        yield room


@pytest.fixture
def checker(browser: Browser, gates: Room) -> Iterator[Visit]:
    """A fact-checker at a desk."""
    made = visit(browser, gates, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.context.close()
    assert made.troubles == []


@pytest.fixture
def plain_checker(browser: Browser, gates: Room) -> Iterator[Visit]:
    """The same with JavaScript switched off."""
    made = visit(browser, gates, java_script_enabled=False)
    yield made
    made.context.close()
    assert made.troubles == []


def chain_of(page: Page) -> Locator:
    return page.get_by_role("list", name="Chain of voices, the outlet first")


def press_through(page: Page, name: str, times: int = 60) -> None:
    """Go on with the Tab key until the link of this name has the focus, and follow it."""
    for _ in range(times):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent.trim()")
        if focused == name:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"no Tab leads to {name}")


def test_from_the_list_to_a_speaker_and_a_chain_by_keyboard(checker: Visit) -> None:
    page = checker.page
    press_through(page, "Speakers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who speaks")
    press_through(page, "Ada Lint")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Lint")
    expect(page.get_by_role("main")).to_contain_text("Named as a person")
    press_through(page, "Chain of voices")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chain of voices")
    voices = chain_of(page).get_by_role("listitem")
    expect(voices).to_have_count(2)
    expect(voices.nth(0)).to_contain_text("printed by")
    expect(voices.nth(1)).to_contain_text("hedged")
    press_through(page, "Ada Lint")
    expect(page).to_have_url(re.compile(re.escape(entity_link(LINT.id)) + "$"))


def test_walking_an_article_opens_the_chain_of_the_current_attribution(checker: Visit) -> None:
    page = checker.go(article_link(gate().article_id))
    page.wait_for_load_state()
    expect(chain_of(page)).to_have_count(0)
    for number, voices in ((1, 2), (2, 3)):
        page.keyboard.press("j")
        expect(page.locator(f'#says > li[data-n="{number}"]')).to_have_attribute(
            "aria-current", "true"
        )
        expect(chain_of(page)).to_have_count(1)
        expect(chain_of(page).get_by_role("listitem")).to_have_count(voices)
    # What the reader opened stays open.
    page.locator('#says > li[data-n="4"] .through summary').click()
    page.keyboard.press("k")
    expect(chain_of(page)).to_have_count(2)


def test_an_address_opens_the_chain_of_its_attribution(checker: Visit) -> None:
    page = checker.go(article_link(gate().article_id, gate().attribution_id(1)))
    expect(chain_of(page).get_by_role("listitem")).to_have_count(3)
    page.get_by_role("link", name="This chain on a page of its own").click()
    expect(page).to_have_url(re.compile(re.escape(chain_link(gate().attribution_id(1))) + "$"))


def test_words_on_verification_lead_to_their_place(checker: Visit) -> None:
    page = checker.go(article_link(gate().article_id))
    page.get_by_role("link", name="could not be verified").click()
    expect(page.locator("mark")).to_have_text("could not be verified")


def judge(page: Page, number: int) -> None:
    """Say, and then take back, that two are different; by the page's own forms."""
    merge = page.locator(".merge").nth(number)
    merge.get_by_text("These are different").click()
    merge.get_by_label("Your name").fill("Ida Ro")
    merge.get_by_label("Why").fill("two mayors")
    merge.get_by_role("button", name="Judge that they are different").click()
    merge = page.locator(".merge:target")
    expect(merge).to_contain_text("Undone by a judgement, waiting")
    expect(merge).to_contain_text("Ida Ro")
    expect(merge).to_be_in_viewport()
    merge.get_by_text("Take this judgement back").click()
    merge.get_by_label("Your name").fill("Bo")
    merge.get_by_role("button", name="Take it back").click()
    expect(page.locator(".merge:target")).not_to_contain_text("waiting")


def test_a_merge_is_undone_and_that_taken_back(checker: Visit) -> None:
    page = checker.go(entity_link(LINT.id))
    judge(page, 0)
    with Dossier.open(checker.room.path) as dossier:
        first, back = judgements(dossier)
    assert (first.who, first.why, back.who, back.withdraws) == ("Ida Ro", "two mayors", "Bo", 1)


def test_a_merge_is_undone_without_javascript(plain_checker: Visit) -> None:
    judge(plain_checker.go(merges_link(LINT.id)), 1)
    with Dossier.open(plain_checker.room.path) as dossier:
        assert len(judgements(dossier)) == 2


def test_a_form_without_a_name_is_not_sent(checker: Visit) -> None:
    page = checker.go(entity_link(LINT.id))
    page.get_by_text("These are different").first.click()
    page.get_by_role("button", name="Judge that they are different").click()
    expect(page.get_by_label("Your name").first).to_be_focused()
    with Dossier.open(checker.room.path) as dossier:
        assert judgements(dossier) == ()


def test_a_chain_is_there_without_javascript_and_on_paper(plain_checker: Visit) -> None:
    page = plain_checker.go(article_link(fall().article_id))
    expect(chain_of(page)).to_have_count(0)
    page.get_by_text("Through Harbour News").click()
    expect(chain_of(page).get_by_role("listitem")).to_have_count(2)
    page.get_by_text("Through Harbour News").click()
    page.emulate_media(media="print")
    expect(page.locator(".chain").first).to_be_visible()


@pytest.mark.parametrize(("wide", "high"), [(380, 760), (1280, 900)])
def test_no_screen_needs_scrolling_sideways_whatever_the_names(
    browser: Browser, gates: Room, wide: int, high: int
) -> None:
    made = visit(browser, gates, viewport={"width": wide, "height": high}, color_scheme="dark")
    with Dossier.open(gates.path) as dossier:
        articles = queries.articles(dossier)
        attributions = queries.attributions(dossier)
        entities = [row["id"] for row in dossier.connection.execute("SELECT id FROM entity")]
    for path in (
        "/speakers", "/speakers/wordings", "/nobodies/official", "/nobodies/other",
        *(entity_link(one) for one in entities), *(merges_link(one) for one in entities),
        *(chain_link(row.id) for row in attributions), *(article_link(row.id) for row in articles),
    ):  # fmt: skip
        page = made.go(path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, path
    made.context.close()
    assert made.troubles == []
