"""The kept inputs, and a few new ones of every kind."""

from pathlib import Path

import pytest

from tests.fuzz.campaign import judged
from tests.fuzz.judge import Outcome, judge
from tests.fuzz.mutate import MAX_BYTES, made
from tests.fuzz.seeds import KINDS

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_that_inputs_are_made_of_are_read(kind: str) -> None:
    for number in range(len(KINDS[kind])):
        found = judge(made(kind, 0, number))
        assert found.read, found
        assert {code for _, code in found.refused} <= {"http-status", "link", "no-text", "empty"}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_kept_input_gives_readings_that_check_or_a_reason(path: Path) -> None:
    assert isinstance(judged(path.read_bytes()), Outcome)
    assert path.stat().st_size <= MAX_BYTES


@pytest.mark.parametrize("kind", KINDS)
def test_new_inputs_give_readings_that_check_or_a_reason(kind: str) -> None:
    found = {number: judged(made(kind, 0, number)) for number in range(20)}
    assert {n: one for n, one in found.items() if not isinstance(one, Outcome)} == {}


def test_an_input_is_the_same_each_time_it_is_made() -> None:
    assert made("zip", 3, 17) == made("zip", 3, 17)
    assert made("zip", 3, 17) != made("zip", 3, 18)
