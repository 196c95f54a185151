"""What a journalist does in the reading room."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from tests.e2e.conftest import Room, Visit
from tests.serve import case

pytestmark = pytest.mark.browser

FERRY = "Ferry with 140 aboard runs aground off Skarv Point"


def ferry(visit: Visit) -> Page:
    visit.go("/").get_by_role("link", name=FERRY).click()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Ferry with 140")
    # Modules have run once the page is loaded; before, keys would go unheard.
    visit.page.wait_for_load_state()
    return visit.page


def listed(page: Page, number: int) -> Locator:
    """An attribution in the list beside the text."""
    return page.get_by_role("complementary").locator(f'li[data-n="{number}"]')


def select(page: Page, block: str, start: int, end: int) -> None:
    """Select UTF-16 units of one text node, as a pointer would."""
    page.evaluate(
        """([words, start, end]) => {
            const walker = document.createTreeWalker(document.querySelector("[data-document]"), 4);
            while (walker.nextNode() && !walker.currentNode.data.includes(words)) {}
            const node = walker.currentNode;
            const at = node.data.indexOf(words);
            getSelection().setBaseAndExtent(node, at + start, node, at + end);
        }""",
        [block, start, end],
    )


def marked(page: Page) -> str:
    # A click answers before the page that it leads to is there.
    expect(page.locator("mark").first).to_be_attached()
    return "".join(page.locator("mark").all_text_contents())


def test_finding_an_article_and_reading_it(reader: Visit) -> None:
    page = reader.page
    expect(page).to_have_url(reader.room.base + "/")
    page.get_by_label("Outlet").select_option("Skarv Courier")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name=FERRY).click()
    expect(page.get_by_role("article")).to_contain_text("The ferry Marit ran onto rocks")
    expect(page.get_by_role("complementary")).to_contain_text("5 attributions")
    page.get_by_role("link", name="Next article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Storm closes the coast road")


def test_going_from_the_text_to_the_list_and_back(reader: Visit) -> None:
    page = ferry(reader)
    page.get_by_text("A harbour spokesman").first.click()
    expect(listed(page, 2)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="Attribution 2 in the text")).to_be_focused()
    page.keyboard.press("Enter")
    reference = page.get_by_role("link", name="Attribution 2", exact=True)
    expect(reference).to_be_focused()
    expect(reference).to_be_in_viewport()
    # The words inside a quotation inside a quotation belong to the inner one.
    page.get_by_text("checked on Sunday and burning").first.click()
    expect(listed(page, 4)).to_have_attribute("aria-current", "true")


def test_pointing_at_one_side_lights_up_the_other(reader: Visit) -> None:
    page = ferry(reader)
    listed(page, 1).hover()
    expect(page.locator(".seg", has_text="The buoy at Skarv Point")).to_have_class(
        re.compile(r"\blit\b")
    )
    page.locator(".seg", has_text="that anyone had reported").hover()
    expect(listed(page, 2)).to_have_class(re.compile(r"\blit\b"))
    expect(listed(page, 1)).not_to_have_class(re.compile(r"\blit\b"))


def test_walking_the_attributions_by_keyboard(reader: Visit) -> None:
    page = ferry(reader)
    for number in (1, 2, 3):
        page.keyboard.press("j")
        expect(listed(page, number)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    expect(listed(page, 2)).to_have_attribute("aria-current", "true")
    expect(listed(page, 3)).not_to_have_attribute("aria-current", "true")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()


def test_searching_leads_to_the_exact_words(reader: Visit) -> None:
    page = ferry(reader)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type('"half price"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 paragraph,")
    page.get_by_role("link", name="winter boots").click()
    expect(page.locator("#span")).to_be_in_viewport()
    assert marked(page) == "half price"
    expect(page.get_by_role("main")).to_contain_text("outside every article")


def test_following_one_speaker_through_the_outlets(reader: Visit) -> None:
    page = reader.page
    page.get_by_role("link", name="Speakers").click()
    page.get_by_role("link", name="The harbour office").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(4)
    page.get_by_role("link", name="Read it in the article").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wire 2")
    expect(listed(page, 1)).to_have_attribute("aria-current", "true")


def test_unfolding_what_stands_around_an_article(reader: Visit) -> None:
    page = ferry(reader)
    advert = page.get_by_text("winter boots, half price")
    expect(advert).to_be_hidden()
    page.get_by_text("1 block around the article: advert").click()
    expect(advert).to_be_visible()


def test_a_chosen_theme_stays_from_page_to_page(reader: Visit) -> None:
    page = reader.page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.get_by_role("link", name="Intake", exact=True).click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    # Set before the body is parsed, so that no page is painted in the other theme first.
    assert page.evaluate(
        "document.querySelector('head script:not([type=module])').src.endsWith('/theme.js')"
    )


@pytest.mark.parametrize(
    ("words", "start", "end", "selected"),
    [
        ("lights from the pier 😀, she", 0, 28, "lights from the pier 😀, she"),
        ("😀, she is", 0, 2, "😀"),
        (", she is not moving", 2, 5, "she"),
        ("Tugs came", 5, 9, "came"),
    ],
)
def test_copying_a_link_to_words_after_an_emoji(
    reader: Visit, words: str, start: int, end: int, selected: str
) -> None:
    page = reader.page
    page.get_by_role("link", name="Ferry aground, tweets").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("tweets")
    select(page, words, start, end)
    page.get_by_role("button", name="Copy link to these words").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    assert marked(page) == selected
    asked = parse_qs(urlsplit(link).query)
    document_id = urlsplit(link).path.rsplit("/", 1)[1]
    with Dossier.open(reader.room.path) as dossier:
        document = queries.document(dossier, document_id)
    assert document is not None
    assert document.text[int(asked["from"][0]) : int(asked["to"][0])] == selected


def test_copying_a_link_over_paragraphs_and_reference_numbers(reader: Visit) -> None:
    page = ferry(reader)
    page.evaluate(
        """() => {
            const [first, second] = document.querySelectorAll(".para");
            getSelection().setBaseAndExtent(first.lastChild, 0, second, second.childNodes.length);
        }"""
    )
    page.get_by_role("button", name="Copy link to these words").click()
    page.get_by_role("status").get_by_role("link").click()
    whole = case.PIECES[0].lines
    assert marked(page) == "." + whole[5] + whole[6]


def test_everything_is_there_without_javascript(plain: Visit) -> None:
    page = ferry(plain)
    page.get_by_role("link", name="Attribution 3", exact=True).click()
    expect(listed(page, 3)).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"#a-[0-9a-f]+$"))
    page.get_by_role("link", name="Attribution 3 in the text").click()
    expect(page).to_have_url(re.compile(r"#t-[0-9a-f]+$"))
    listed(page, 1).get_by_text("Where it stands").click()
    listed(page, 1).get_by_title("Permalink to these words").first.click()
    assert marked(page) == "Captain Ilse Vorn"
    page.get_by_role("searchbox").fill("tugs")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("main").get_by_role("listitem")).not_to_have_count(0)
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()


def test_a_narrow_screen_needs_no_scrolling_sideways(phone: Visit) -> None:
    with Dossier.open(phone.room.path) as dossier:
        rows = queries.articles(dossier)
    for path in (
        "/", "/intake", "/speakers", "/speakers/source?surface=The+harbour+office",
        "/search?q=harbour", *(f"/articles/{row.id}" for row in rows),
        *(f"/documents/{row.document_id}?from=0&to=9" for row in rows),
    ):  # fmt: skip
        page = phone.go(path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


def test_walking_by_keyboard_on_a_narrow_screen_stays_in_the_text(phone: Visit) -> None:
    page = ferry(phone)
    page.keyboard.press("j")
    page.keyboard.press("j")
    reference = page.get_by_role("link", name="Attribution 2", exact=True)
    expect(reference).to_be_focused()
    expect(reference).to_be_in_viewport()


def test_a_hostile_page_shows_its_words_and_does_nothing(reader: Visit) -> None:
    page = reader.page
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.get_by_role("link", name="Title <script>").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Title {case.HOSTILE}")
    assert page.locator("main img, main script").count() == 0


def test_a_stranger_is_turned_away_and_told_why(reader: Visit, room: Room) -> None:
    reader.context.clear_cookies()
    page = reader.go("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("opens only with the address")
    expect(page.get_by_role("main")).to_contain_text("accordingto serve")
    # The browser itself reports the refused page; nothing else may go wrong.
    assert [trouble for trouble in reader.troubles if "403" not in trouble] == []
    reader.troubles.clear()
