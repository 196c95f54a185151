from accordingto.core.span import Span
from accordingto.encode.article import cut_up
from accordingto.encode.pieces import PARAGRAPH

TEXT = "Gates leak\n“It leaks,” said Ada."
BLOCKS = (Span(0, 10), Span(11, len(TEXT)))


def test_an_article_is_its_quotations_and_its_pieces() -> None:
    quoted, article = cut_up(TEXT, BLOCKS, BLOCKS[0])
    assert [one.span.of(TEXT) for one in quoted] == ["“It leaks,”"]
    assert (article.ids == PARAGRAPH).sum() == 2
    leaks = TEXT.index("leaks,")
    assert article.quotation[article.start.tolist().index(leaks)] == 0


def test_the_headline_is_told_from_a_paragraph_after_a_reading_without_one() -> None:
    _, without = cut_up(TEXT, BLOCKS, None)
    _, article = cut_up(TEXT, BLOCKS, BLOCKS[0])
    assert without.place.tolist() != article.place.tolist()


def test_another_text_is_read_anew() -> None:
    other = TEXT.replace("Ada", "Wim")
    first = cut_up(TEXT, BLOCKS, None)[1].ids.tolist()
    assert cut_up(other, BLOCKS, None)[1].ids.tolist() != first
    assert cut_up(TEXT, BLOCKS, None)[1].ids.tolist() == first


def test_without_blocks_there_is_nothing() -> None:
    quoted, article = cut_up(TEXT, (), None)
    assert (quoted, len(article)) == ((), 0)
