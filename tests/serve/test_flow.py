"""What the page of an article is made of."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import (
    ArticlePage,
    ArticleRow,
    AttributionRow,
    Block,
    DocumentRow,
    Words,
)
from accordingto.serve.flow import Aside, Elsewhere, Mark, Paragraph, flow, items
from accordingto.serve.segments import segments
from tests.serve.case import HOSTILE
from tests.work import assert_in_proportion


def parts_of(dossier: Dossier, row: ArticleRow) -> list[Paragraph | Aside | Elsewhere]:
    page = queries.article(dossier, row.id)
    assert page is not None
    return list(flow(page, items(page.attributions), {}))


def test_the_words_of_the_paragraphs_are_the_words_of_the_text(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    for row in rows.values():
        page = queries.article(dossier, row.id)
        assert page is not None
        for part in parts_of(dossier, row):
            if isinstance(part, Paragraph):
                shown = "".join(stretch.words for stretch in part.stretches)
                assert shown == part.block.span.of(page.document.text)


def test_every_attribution_has_one_number_in_the_text(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    for row in rows.values():
        numbers = [
            item.number
            for part in parts_of(dossier, row)
            if isinstance(part, Paragraph)
            for stretch in part.stretches
            for item in stretch.ends
        ]
        assert sorted(numbers) == list(range(1, row.n_attributions + 1))


def test_boilerplate_is_folded_where_it_stands(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    parts = parts_of(dossier, rows["saved/courier.txt"])
    shape = [p.kinds if isinstance(p, Aside) else type(p).__name__ for p in parts]
    assert shape == [
        "menu, header", "Paragraph", "byline", "Paragraph", "advert", "Paragraph", "Paragraph",
        "related, share",
    ]  # fmt: skip


def test_another_article_of_the_page_is_one_link(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    parts = parts_of(dossier, rows["saved/front-page.txt"])
    assert [type(part) for part in parts] == [Paragraph, Paragraph, Aside, Elsewhere]
    other = parts[-1]
    assert isinstance(other, Elsewhere)
    assert other.article_id == rows["saved/front-page.txt#2"].id


def test_nested_attributions_share_a_segment_and_the_inner_comes_last(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    stretches = [
        stretch
        for part in parts_of(dossier, rows["saved/courier.txt"])
        if isinstance(part, Paragraph)
        for stretch in part.stretches
    ]
    lamp = next(s for s in stretches if s.words.startswith("the lamp"))
    assert lamp.numbers == "3 4"
    assert lamp.classes == "in-content depth-1 opens closes"
    technician = next(s for s in stretches if s.words == "a technician")
    assert technician.classes == "in-content in-source depth-0 opens"


def test_overlapping_attributions_cut_the_text_at_both_edges(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    stretches = [
        (stretch.words, stretch.numbers)
        for part in parts_of(dossier, rows["saved/line.txt"])
        if isinstance(part, Paragraph)
        for stretch in part.stretches
        if stretch.segment.marks
    ]
    assert ("in danger.”", "1 2") in stretches
    assert ("“and nobody was ", "1") in stretches


def test_attributions_in_a_circle_still_have_a_depth(
    dossier: Dossier, rows: dict[str, ArticleRow]
) -> None:
    page = queries.article(dossier, rows["saved/courier.txt"].id)
    assert page is not None
    one, two = page.attributions[:2]
    circle = (replace(one, parent_id=two.id), replace(two, parent_id=one.id))
    assert [item.depth for item in items(circle)] == [1, 1]


def test_hostile_words_stay_whole(dossier: Dossier, rows: dict[str, ArticleRow]) -> None:
    parts = parts_of(dossier, rows["saved/hostile.txt"])
    title = next(p for p in parts if isinstance(p, Paragraph))
    assert "".join(s.words for s in title.stretches) == f"Title {HOSTILE}"


def page_of(blocks: tuple[Block, ...], spans: list[tuple[Span, ...]]) -> ArticlePage:
    """The article `own` of a page made by hand; each tuple of spans is one attribution."""
    length = max(block.span.end for block in blocks)
    text = "x" * length
    document = DocumentRow(
        "d", "case/page.html", 1, "0" * 64, 18, "text/html", "utf-8", text, "0" * 64, "read", blocks
    )
    row = ArticleRow(
        "own", "d", document.origin, 1, 1, 1, None, None, None, None, None, len(spans), "The second"
    )
    return ArticlePage(
        row,
        document,
        {},
        tuple(
            AttributionRow(
                f"t{number}",
                "own",
                "d",
                number,
                "direct",
                "said",
                "asserts",
                False,
                False,
                None,
                0.5,
                "r",
                "a",
                tuple(("content", Words(span, span.of(text))) for span in parts),
            )
            for number, parts in enumerate(spans)
        ),
    )


def blocks_of(*owned: tuple[str | None, str]) -> tuple[Block, ...]:
    """One block of one character for each owner and kind, with a gap between them."""
    return tuple(
        Block(seq, article_id, kind, Span(2 * seq, 2 * seq + 1))
        for seq, (article_id, kind) in enumerate(owned)
    )


def test_another_article_is_one_place_with_its_captions() -> None:
    """A page of two stories, the first with a caption in its middle."""
    blocks = blocks_of(
        (None, "menu"), ("a", "title"), (None, "caption"), ("a", "body"), (None, "continue"),
        ("own", "title"), (None, "caption"), ("own", "body"), (None, "footer"),
    )  # fmt: skip
    shown = flow(page_of(blocks, []), (), {"a": "The first"})
    assert [type(part).__name__ for part in shown] == [
        "Aside", "Elsewhere", "Aside", "Paragraph", "Aside", "Paragraph", "Aside",
    ]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "c"), [tuple("abc"), tuple("cba"), tuple("bca"), tuple("xyz")])
def test_where_articles_interleave_the_last_one_seen_takes_the_caption(
    a: str, b: str, c: str
) -> None:
    """Whatever the articles are called: the order in which ids hash must not show."""
    blocks = blocks_of(
        (a, "title"), (b, "title"), (None, "caption"), (c, "title"), (None, "caption"),
        (a, "body"), (None, "caption"), (c, "body"), (None, "caption"), (b, "body"),
        (None, "footer"), ("own", "title"),
    )  # fmt: skip
    shown = [
        part.article_id if isinstance(part, Elsewhere) else type(part).__name__
        for part in flow(page_of(blocks, []), (), {})
    ]
    assert shown == [a, b, c, a, c, b, "Aside", "Paragraph"]


WIDE = 7
"""Characters of each block of the pages below; one stands between two of them."""


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 37), st.integers(1, 25)).map(lambda p: Span(p[0], sum(p))),
            max_size=3,
        ).map(tuple),
        max_size=6,
    )
)
def test_every_block_has_the_marks_that_overlap_it(spans: list[tuple[Span, ...]]) -> None:
    """As if every mark had been looked at for every block; some span several, some none."""
    blocks = tuple(Block(n, "own", "body", Span(8 * n + 1, 8 * n + 1 + WIDE)) for n in range(8))
    page = page_of(blocks, spans)
    marked = [
        (span, Mark(number, "content", 0, span))
        for number, parts in enumerate(spans, 1)
        for span in parts
    ]
    shown = flow(page, items(page.attributions), {})
    assert [
        tuple(stretch.segment for stretch in part.stretches)
        for part in shown
        if isinstance(part, Paragraph)
    ] == [segments(block.span, marked) for block in blocks]


def test_a_long_article_takes_time_in_proportion() -> None:
    def work(n: int) -> None:
        blocks = tuple(Block(i, "own", "body", Span(8 * i, 8 * i + WIDE)) for i in range(n))
        page = page_of(blocks, [(Span(8 * i, 8 * i + 3),) for i in range(n)])
        flow(page, items(page.attributions), {})

    assert_in_proportion(work, 100, 800)
