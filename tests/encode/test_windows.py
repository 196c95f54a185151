import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.encode.pieces import PARAGRAPH, Pieces
from accordingto.encode.windows import windows


def article(*paragraphs: int) -> Pieces:
    """Paragraphs of so many pieces."""
    ids = [i for n in paragraphs for i in (PARAGRAPH, *[1000] * (n - 1))]
    return Pieces(np.array(ids, dtype=np.int64), *(np.zeros(len(ids), np.int64) for _ in range(7)))


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(4, 50), st.integers(0, 10))
def test_cores_cover_every_piece_once(paragraphs: list[int], core: int, context: int) -> None:
    made = list(windows(article(*paragraphs), core=core, context=context))
    covered = [i for w in made for i in range(w.core_first, w.core_last)]
    assert covered == list(range(sum(paragraphs)))
    for window in made:
        assert window.core_last - window.core_first <= core
        assert window.core_first - window.first <= context
        assert window.last - window.core_last <= context


def test_cores_end_with_paragraphs_where_they_can() -> None:
    made = list(windows(article(30, 30, 30, 30), core=70, context=5))
    assert [(w.core_first, w.core_last) for w in made] == [(0, 60), (60, 120)]
    assert [(w.first, w.last) for w in made] == [(0, 65), (55, 120)]


def test_a_paragraph_longer_than_a_core_is_cut() -> None:
    made = list(windows(article(100), core=40, context=0))
    assert [w.core_last for w in made] == [40, 80, 100]
