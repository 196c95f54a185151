"""The lower half with the shipped weights: each article is read once, however it is asked for."""

import hashlib
import weakref
from unittest.mock import patch

import numpy as np
import pytest

from accordingto.annotate import network as annotate
from accordingto.corefer import network as corefer
from accordingto.encode import lower
from accordingto.encode.article import cut_up
from accordingto.encode.lower import LOWER, Lower
from accordingto.encode.pieces import Floats, Pieces
from accordingto.encode.windows import Window, windows
from tests.annotate.conftest import lines

LONG = "Ada Lint, the mayor of Orrin, said that the old gates had leaked since the spring.\n" * 60
SHORT = "Wim Odell denied it."


def article(text: str) -> Pieces:
    return cut_up.__wrapped__(text, tuple(lines(text)), None)[1]


class Counting(Lower):
    """Remembers which windows it read."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def _read(self, kept: lower._Kept, window: Window) -> Floats:
        self.asked.append(window.core_first)
        return super()._read(kept, window)


@pytest.fixture
def counted() -> Counting:
    return Counting()


def test_the_vectors_of_all_pieces_are_those_of_the_cores() -> None:
    read, half = article(LONG), Lower()
    cuts = list(windows(read))
    assert len(cuts) > 2
    vectors = half.whole(read)
    assert vectors.shape == (len(read), 384)
    assert vectors.dtype == np.float16
    for cut in cuts:
        # Marks stand around a window.
        mine = Lower().window(read, cut)[1:-1]
        assert len(mine) == cut.last - cut.first
        core = mine[cut.core_first - cut.first : cut.core_last - cut.first]
        assert (vectors[cut.core_first : cut.core_last] == core.astype(np.float16)).all()


def test_what_one_stage_read_is_not_read_again_for_the_other(counted: Counting) -> None:
    read = article(LONG)
    for cut in windows(read):
        counted.window(read, cut)
    n = len(counted.asked)
    first = counted.whole(read)
    assert len(counted.asked) == n
    assert (first == Lower().whole(read)).all()
    assert counted.whole(read) is first


def test_an_article_that_was_read_in_part_is_read_to_its_end(counted: Counting) -> None:
    read = article(LONG)
    cuts = list(windows(read))
    counted.window(read, cuts[0])
    assert (counted.whole(read) == Lower().whole(read)).all()
    assert counted.asked == [cut.core_first for cut in cuts]


def test_windows_out_of_order_are_not_kept_in_a_wrong_place(counted: Counting) -> None:
    read = article(LONG)
    cuts = list(windows(read))
    for cut in (cuts[1], cuts[0], cuts[0], cuts[2]):
        counted.window(read, cut)
    assert (counted.whole(read) == Lower().whole(read)).all()


def test_another_article_of_the_same_words_takes_nothing_over(counted: Counting) -> None:
    one, other = article(LONG), article(SHORT)
    before = counted.whole(one)
    kept = before.copy()
    assert (counted.whole(other) == Lower().whole(other)).all()
    assert len(counted.whole(other)) == len(other)
    assert (before == kept).all()
    assert (counted.whole(one) == kept).all()


def test_nothing_has_no_vectors(counted: Counting) -> None:
    counted.whole(article(SHORT))
    assert len(counted.whole(article(""))) == 0


def test_both_stages_ask_the_same_one() -> None:
    assert lower.shared() is lower.shared()
    read = article(SHORT)
    (cut,) = windows(read)
    with patch.object(lower, "shared", Lower), patch.object(Lower, "whole") as whole:
        whole.side_effect = AssertionError
        with pytest.raises(AssertionError):
            corefer.OnnxNetwork().encode(read, cut)
    stages = (annotate.OnnxNetwork(), corefer.OnnxNetwork())
    assert all(stage._lower is lower.shared() for stage in stages)


def test_the_digests_of_both_stages_are_also_over_the_lower_half() -> None:
    raw = lower.shipped().joinpath(LOWER).read_bytes()
    for stage in (annotate, corefer):
        fields = [LOWER.encode(), raw]
        for name in stage.FILES:
            fields += [name.encode(), stage.shipped().joinpath(name).read_bytes()]
        whole = b"".join(len(field).to_bytes(8, "big") + field for field in fields)
        assert stage.weights_sha256() == hashlib.sha256(whole).hexdigest()


def test_the_weights_fit_in_twenty_megabytes() -> None:
    assert len(lower.shipped().joinpath(LOWER).read_bytes()) < 20_000_000


def test_an_article_asked_for_between_two_windows_changes_nothing_of_another() -> None:
    """As a thread may ask for it, while the network reads."""
    one, other = article(LONG), article(LONG.replace("Lint", "Brandt"))

    class Interrupted(Lower):
        def _read(self, kept: lower._Kept, window: Window) -> Floats:
            found = super()._read(kept, window)
            if kept.article is one:
                self.whole(other)
            return found

    half = Interrupted()
    assert (half.whole(one) == Lower().whole(one)).all()
    assert (half.whole(other) == Lower().whole(other)).all()


def test_a_window_that_could_not_be_read_is_read_when_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read, half = article(LONG), Lower()
    first, second, third = list(windows(read))[:3]
    half.window(read, first)
    with monkeypatch.context() as patched:
        patched.setattr(lower, "framed", _no_memory)
        with pytest.raises(MemoryError):
            half.window(read, second)
    half.window(read, third)
    assert (half.whole(read) == Lower().whole(read)).all()


def _no_memory(pieces: Pieces) -> None:
    raise MemoryError(len(pieces))


def test_a_long_article_is_let_go_with_the_next_even_an_empty_one() -> None:
    half, read = Lower(), article(LONG)
    kept = weakref.ref(half.whole(read))
    assert kept() is not None
    half.whole(article(""))
    assert kept() is None


def test_the_same_words_under_a_title_are_another_article() -> None:
    blocks, half = tuple(lines(LONG)), Lower()
    plain = cut_up(LONG, blocks, None)[1]
    before = half.whole(plain).copy()
    titled = cut_up(LONG, blocks, blocks[0])[1]
    assert (half.whole(titled) == Lower().whole(titled)).all()
    assert not np.array_equal(half.whole(titled), before)


def test_an_article_that_was_read_is_not_cut_into_windows_again() -> None:
    half, read = Lower(), article(LONG)
    first = half.whole(read)
    with patch.object(lower, "windows", side_effect=AssertionError):
        assert half.whole(read) is first
