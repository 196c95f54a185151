import numpy as np
from hypothesis import given

from accordingto.corefer.spans import N_AFTER, N_BEFORE, around
from tests.corefer.conftest import TEXTS, at, cut


def test_a_mention_may_begin_and_end_anywhere_in_its_paragraph() -> None:
    article = cut("It rained.\nThe old gate leaked.\nAda left.")
    (begins, may_begin), (ends, may_end) = around(article, np.array([at(article, "gate")]))
    assert [article.surface[n] for n in begins[may_begin]] == ["The", "old", "gate"]
    assert [article.surface[n] for n in ends[may_end]] == ["gate", "leaked", "."]


def test_what_is_far_from_the_head_is_not_looked_at() -> None:
    article = cut("stone " * 200)
    (begins, may_begin), (ends, may_end) = around(article, np.array([100]))
    assert begins[may_begin].tolist() == list(range(101 - N_BEFORE, 101))
    assert ends[may_end].tolist() == list(range(100, 100 + N_AFTER))


def test_without_heads_there_is_nothing_to_look_at() -> None:
    for places, there in around(cut("It rained."), np.zeros(0, np.int64)):
        assert len(places) == len(there) == 0


@given(TEXTS)
def test_the_head_itself_is_always_there_and_nothing_is_twice(text: str) -> None:
    article = cut(text)
    heads = np.arange(len(article))
    (begins, may_begin), (ends, may_end) = around(article, heads)
    assert (begins[:, -1] == heads).all()
    assert (ends[:, 0] == heads).all()
    assert may_begin[:, -1].all()
    assert may_end[:, 0].all()
    for head in heads.tolist():
        same = np.flatnonzero(article.block == article.block[head])
        begun, ended = begins[head][may_begin[head]], ends[head][may_end[head]]
        assert begun.tolist() == same[(same <= head) & (same > head - N_BEFORE)].tolist()
        assert ended.tolist() == same[(same >= head) & (same < head + N_AFTER)].tolist()
