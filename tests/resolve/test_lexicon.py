"""The table of nouns, and what may be read from it."""

import pytest

from accordingto.resolve import lexicon
from accordingto.resolve.lexicon import attributes, is_national, known, listed_kind, nouns


def read(noun: str) -> tuple[str, str, bool]:
    found = known(noun.split())
    assert found is not None
    return found.noun.what, found.kind, found.plural


@pytest.mark.parametrize(
    ("noun", "what", "kind", "plural"),
    [
        ("voter", "public", "unnamed", False), ("voters", "public", "public", True),
        ("activist", "party", "unnamed", False), ("activists", "party", "party-or-movement", True),
        ("an economist", "expert", "unnamed", False), ("economists", "expert", "experts", True),
        ("heads of state", "official", "unnamed", True), ("midwives", "other", "unnamed", True),
        ("ex-aides", "aide", "unnamed", True), ("census-takers", "official", "unnamed", True),
        ("Ruvenian-led coalition", "official", "official-body", False),
        ("limnologists", "expert", "experts", True), ("moorgoers", "public", "public", True),
        ("sluicists", "party", "party-or-movement", True),
        ("sluicemaker", "company", "company", False),
        ("troops", "military", "unnamed", True), ("the bombardiers", "military", "unnamed", True),
        ("ceasefire monitors", "expert", "experts", True), ("muezzin", "other", "unnamed", False),
        ("warring factions", "military", "armed-group", True),
        ("memoranda", "document", "document", False), ("smallholders", "public", "public", True),
    ],
)  # fmt: skip
def test_a_noun_says_what_and_of_what_kind_they_are(
    noun: str, what: str, kind: str, plural: bool
) -> None:
    assert read(noun) == (what, kind, plural)


@pytest.mark.parametrize("noun", ["sluice", "list", "mists", "fig", ""])
def test_a_short_word_says_nothing_by_its_ending(noun: str) -> None:
    found = known(noun.split())
    assert found is None or noun in nouns() or noun.removesuffix("s") in nouns()


def test_a_noun_that_stands_twice_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "lines", lambda _: iter(["[aide | unnamed]", "a, b", "b"]))
    with pytest.raises(ValueError, match="'b' stands twice"):
        lexicon._table.__wrapped__()


def test_a_heading_of_no_type_of_ours_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "lines", lambda _: iter(["[diver | unnamed]", "a"]))
    with pytest.raises(ValueError, match="diver"):
        lexicon._table.__wrapped__()


def test_words_of_nouns_are_told_from_names() -> None:
    assert "exit" in attributes()
    assert "poll" not in attributes() or "poll worker" in nouns()


def test_nations_are_told_from_other_groups() -> None:
    assert is_national("Iranian")
    assert is_national("Turks")
    assert not is_national("Muslims")


def test_a_body_is_known_by_its_whole_name_only() -> None:
    assert listed_kind("Daily Caller") == "outlet"
    assert listed_kind("Caller") is None
