import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.offsets import RunKind
from accordingto.core.span import Span
from accordingto.read.html import read_page
from accordingto.read.normalise import decode
from accordingto.read.page import Page


def page_of(markup: str, codec: str = "utf-8") -> Page:
    raw = markup.encode(codec)
    page = read_page(decode(raw, codec=codec))
    assert page.offsets.rebuild(raw, codec) == page.text
    return page


def text_of(markup: str) -> str:
    return page_of(markup).text


def test_blocks_stand_apart_and_white_space_collapses() -> None:
    assert text_of("<h1>Quay\n  shut</h1><p>The  <b>port</b> said.</p>") == (
        "Quay shut\n\nThe port said."
    )


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    page = page_of("<p>One<br>two<br><br>three</p>")
    assert [block.words for block in page.blocks] == ["One\ntwo", "three"]


def test_what_no_reader_sees_is_left_out() -> None:
    markup = (
        "<p>Seen<script>no()</script><style>p{}</style><template>no</template><!-- no -->"
        "<noscript>no</noscript><span hidden>no</span><span aria-hidden='true'>no</span>"
        "<span style='color:red; display : none'>no</span></p>"
    )
    assert text_of(markup) == "Seen"


def test_a_body_hidden_until_a_script_has_run_is_read() -> None:
    assert text_of("<body style='display:none'><p>Seen") == "Seen"


def test_references_stand_for_their_characters_with_their_bytes() -> None:
    page = page_of(
        "<p>A &amp; B &copyright &#8220;q&#x201D; &NotEqualTilde; &bogus; AT&T &#9999999999;"
    )
    assert page.text == "A & B ©right “q” ≂̸ &bogus; AT&T &#9999999999;"
    assert page.offsets.bytes_of(Span(2, 3)) == (5, 10)


def test_no_break_spaces_stay_inside_a_block_and_fall_at_its_start() -> None:
    assert text_of("<p>&nbsp; a&nbsp;b</p><p>&nbsp;</p><p>c") == "a\u00a0b\n\nc"


def test_preformatted_lines_stay_lines() -> None:
    assert text_of("<pre>one  two\nthree</pre>") == "one  two\nthree"


def test_the_title_element_is_the_first_block() -> None:
    page = page_of("<title>Quay &lt;shut&gt;</title><body><p>Text")
    assert (page.blocks[0].words, page.blocks[0].zone) == ("Quay <shut>", "page-title")


def test_line_feeds_between_blocks_stand_on_no_byte() -> None:
    page = page_of("<p>a</p><p>b</p>")
    kinds = [run.kind for run in page.offsets.runs]
    assert kinds == [RunKind.COPIED, RunKind.INSERTED, RunKind.COPIED]


def test_zones_come_from_elements_roles_and_names() -> None:
    page = page_of(
        "<nav>a</nav><div role='navigation'>b</div><div class='site-footer'>c</div>"
        "<div id='shareBar'>d</div><figure><figcaption>e</figcaption></figure>"
        "<div class='comments'><p>f</p></div><p class='byline'>g</p><p>h</p>"
    )
    assert [block.zone for block in page.blocks] == [
        "menu", "menu", "footer", "share", "caption", "comments", "byline", None,
    ]  # fmt: skip


def test_an_element_that_is_never_closed_ends_with_the_next_of_its_kind() -> None:
    page = page_of("<p class='byline'>By A<p>Text<ul><li class='share'>Post<li>More")
    assert [block.zone for block in page.blocks] == ["byline", None, "share", None]


def test_stray_end_tags_close_nothing_outside_their_cell() -> None:
    page = page_of("<div class='menu'><table><tr><td></div></span>a</table>b</div>c")
    assert [(b.words, b.zone) for b in page.blocks] == [("a", "menu"), ("b", "menu"), ("c", None)]


def test_link_characters_are_counted() -> None:
    assert page_of("<p><a href='x'>Read</a> it").blocks[0].link_share == 4 / 7


@pytest.mark.parametrize(
    ("href", "share"), [("#note-1", 0), (" #note-1", 0), ("#", 1), ("#/page", 1), ("#!page", 1),
    ("page#note", 1), ("", 1)],
)  # fmt: skip
def test_links_within_the_page_are_none(href: str, share: float) -> None:
    assert page_of(f"<p><a href='{href}'>Read it</a></p>").blocks[0].link_share == share


def test_deep_nesting_costs_no_recursion() -> None:
    page = page_of("<div>" * 50_000 + "deep")
    assert (page.text, page.depth) == ("deep", 50_000)


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<table>", "<td>", "</table>",
     "<pre>", "</pre>", "<title>", "</title>", "<!--", "-->", "<script>", "</script>", "<li>",
     "<p hidden>", "<article>", "</article>", "&amp;", "&nbsp;", "&#13;", "&copy", "<textarea>"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=6), max_size=30).map("".join))
def test_any_soup_can_be_rebuilt_and_blocks_hold_all_its_words(soup: str) -> None:
    raw = soup.encode("utf-8", "ignore")
    page = read_page(decode(raw, codec="utf-8"))
    assert page.offsets.rebuild(raw, "utf-8") == page.text
    inside = {at for b in page.blocks for at in range(b.span.start, b.span.end)}
    assert all(c.isspace() for at, c in enumerate(page.text) if at not in inside)


def test_blocks_say_what_is_bold_timed_and_ruled() -> None:
    found = page_of(
        "<p><b>All of it</b></p><p><b>Half</b> of it</p><hr><p><time datetime=x>9:30</time></p>"
        "<div><p>Deeper</p></div>"
    )
    assert [block.is_strong for block in found.blocks] == [True, False, False, False]
    assert [block.ruled for block in found.blocks] == [False, False, True, False]
    assert [block.time_tag for block in found.blocks] == [-1, -1, 0, -1]
    assert found.blocks[3].depth == found.blocks[2].depth + 1


def test_an_article_inside_another_has_its_own_number() -> None:
    found = page_of("<article><p>a</p><article><p>b</p></article><p>c</p></article><p>d</p>")
    assert [block.story for block in found.blocks] == [0, 1, 0, -1]


def asides_of(markup: str) -> list[tuple[str, str]]:
    """The asides of a page: their markup, and what of its text was written in them."""
    page = page_of(markup)
    return [
        (markup[a.start : a.end], page.text[a.text_start : a.text_end].strip()) for a in page.asides
    ]


def test_asides_are_the_outermost_elements_that_are_no_story() -> None:
    menu = "<nav><ul><li>Home<li>Port</ul></nav>"
    hidden = "<div hidden><p>Unseen</p></div>"
    assert asides_of(f"<p>One.</p>{menu}<p>Two.</p>{hidden}<p>Three.</p>") == [
        (menu, "Home\n\nPort"),
        (hidden, ""),
    ]


def test_scripts_and_comments_are_asides_of_their_own_but_linked_data_is_none() -> None:
    page = (
        "<p>One.</p><!-- no --><script>x()</script><script type='application/ld+json'>{}</script>"
    )
    assert asides_of(page) == [("<!-- no -->", ""), ("x()", "")]
    assert asides_of("<nav><!-- no --><p>Home</p></nav>") == [
        ("<nav><!-- no --><p>Home</p></nav>", "Home")
    ]


def test_an_aside_that_is_never_closed_is_none() -> None:
    assert asides_of("<p>One.</p><nav><p>Home</p>") == []
