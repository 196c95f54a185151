"""Patterns are passed over only where none of the words stands that they cannot do without."""

import re

import pytest

from accordingto.resolve import reasons, verification
from accordingto.resolve.channels import patterns
from tests.resolve.needed import without

_SHOWN = 60


@pytest.mark.parametrize("row", verification.rows(), ids=lambda row: row.pattern.pattern[:_SHOWN])
def test_whatever_says_how_verified_it_is_has_one_of_the_words(row: verification.Row) -> None:
    assert row.needed
    assert not without(row.pattern, row.needed)


@pytest.mark.parametrize(
    "entry",
    [one for rows in patterns.table().values() for row in rows for one in row.entries],
    ids=lambda entry: entry.written[:_SHOWN],
)
def test_whatever_says_how_it_was_told_has_one_of_each_word(entry: patterns.Entry) -> None:
    pattern = patterns.pattern([entry.written])
    for parts in entry.needed:
        assert all(parts)
        assert not without(pattern, parts)


def test_whatever_says_why_there_is_no_name_has_one_of_the_words() -> None:
    assert not without(reasons.REASON, reasons.NEEDED)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"no (?:proof|evidence)", ["proof"]),
        (r"(?:no )?proof|evidence", ["no ", "evidence"]),
        (r"\w+ clear", ["unclear"]),
        (r"(?:un)?clear", ["unclear"]),
        (r"organi[sz]e", ["organise"]),
        (r"re(?:spond|ply)", ["respond", "repli"]),
        (r"a(?:b|c){2,}d", ["ab", "cc"]),
        (r"(?=proof)\w+", ["proof"]),
    ],
)  # fmt: skip
def test_the_proof_fails_where_a_word_is_wanting(pattern: str, needed: list[str]) -> None:
    assert without(re.compile(pattern), needed)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"no (?:proof|evidence)", ["proof", "eviden"]),
        (r"re(?:spond|ply)", ["respond", "reply"]),
        (r"organi[sz]e", ["organi"]),
        (r"(?:very ){0,9}clear", ["clear"]),
        (r"(?:ab){2}", ["baba", "bab"]),
        (r"(?:ab)+", ["ab"]),
    ],
)  # fmt: skip
def test_the_proof_holds_where_none_is(pattern: str, needed: list[str]) -> None:
    assert not without(re.compile(pattern), needed)
