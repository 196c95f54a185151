"""What the page of an article is made of."""

from dataclasses import replace

from accordingto.core.span import Span
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.views import ArticlePage, ArticleRow, Block, DocumentRow
from accordingto.serve.flow import Aside, Elsewhere, Paragraph, flow, items
from tests.serve.case import HOSTILE


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


def test_another_article_is_one_place_with_its_captions() -> None:
    """A page of two stories, the first with a caption in its middle."""
    blocks = tuple(
        Block(seq, article_id, kind, Span(2 * seq, 2 * seq + 1))
        for seq, (article_id, kind) in enumerate(
            [(None, "menu"), ("a", "title"), (None, "caption"), ("a", "body"), (None, "continue"),
             ("b", "title"), (None, "caption"), ("b", "body"), (None, "footer")]
        )
    )  # fmt: skip
    text = "x " * len(blocks)
    document = DocumentRow(
        "d", "case/page.html", 1, "0" * 64, 18, "text/html", "utf-8", text, "0" * 64, "read", blocks
    )
    row = ArticleRow(
        "b", "d", document.origin, 1, 1, 1, None, None, None, None, None, 0, "The second"
    )
    shown = flow(ArticlePage(row, document, {}, ()), (), {"a": "The first"})
    assert [type(part).__name__ for part in shown] == [
        "Aside", "Elsewhere", "Aside", "Paragraph", "Aside", "Paragraph", "Aside",
    ]  # fmt: skip
