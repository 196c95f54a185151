import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.encode.pieces import PARAGRAPH, Pieces
from accordingto.encode.windows import even_windows, windows


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


@given(st.integers(0, 300), st.integers(1, 50), st.integers(0, 10))
def test_even_windows_are_few_and_as_long_as_one_another(n: int, core: int, context: int) -> None:
    made = list(even_windows(article(n) if n else article(), core=core, context=context))
    assert [i for w in made for i in range(w.core_first, w.core_last)] == list(range(n))
    assert len(made) == -(-n // core)
    lengths = {w.core_last - w.core_first for w in made}
    assert max(lengths, default=0) <= core
    assert max(lengths, default=0) - min(lengths, default=0) <= 1
    for window in made:
        assert window.first == max(0, window.core_first - context)
        assert window.last == min(n, window.core_last + context)


def test_even_windows_do_not_ask_where_paragraphs_end() -> None:
    made = list(even_windows(article(30, 30, 30), core=50, context=5))
    assert [(w.core_first, w.core_last) for w in made] == [(0, 45), (45, 90)]
    assert [(w.first, w.last) for w in made] == [(0, 50), (40, 90)]
