"""What signs weigh, read from the file."""

import pytest

from accordingto.resolve.voices import nominals, others, pronouns, things
from accordingto.resolve.voices.weights import Chosen, table, weights_of


@pytest.mark.parametrize(
    ("chosen", "signs"),
    [
        ("pronouns", pronouns.SIGNS),
        ("others", others.SIGNS),
        ("nominals", nominals.SIGNS),
        ("things", things.SIGNS),
    ],
)
def test_the_file_has_a_weight_for_each_sign_and_for_no_other(
    chosen: Chosen, signs: tuple[str, ...]
) -> None:
    assert sorted(table()[chosen]["log_odds"]) == sorted(signs)
    assert "train.referring" in table()[chosen]["made"]


def test_weights_come_in_the_order_of_the_signs() -> None:
    one, two = pronouns.SIGNS[:2]
    own = table()["pronouns"]["log_odds"]
    assert weights_of("pronouns", (two, "no such sign", one)) == (own[two], 0.0, own[one])
