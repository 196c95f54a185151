"""How far two readers agree."""

from pathlib import Path
from typing import Any

import pytest

from accordingto.score import labels, readers
from accordingto.score.corpora import Corpora
from accordingto.score.readers import Agreement, same_chain, same_people

LINT = {"at": [0, 8], "name": "Ada Lint"}
SHORT = {"at": [40, 44], "name": "Lint"}
BRANDT = {"at": [10, 20], "name": "Ole Brandt"}
MINERS = {"at": [22, 32]}
OUTLET = {"outlet": True}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([LINT], [LINT], True),
        ([LINT], [SHORT], True),
        ([LINT], [BRANDT], False),
        ([LINT, BRANDT], [BRANDT, LINT], True),
        ([LINT], [LINT, BRANDT], False),
        ([MINERS], [{"at": [26, 32]}], True),
        ([MINERS], [{"at": [32, 40]}], False),
        ([OUTLET], [OUTLET], True),
        ([OUTLET], [LINT], False),
        ([], [], True),
    ],
)
def test_readers_mean_the_same_by_names_and_by_places(
    one: list[Any], other: list[Any], expected: bool
) -> None:
    assert same_people(one, other) is expected
    assert same_people(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, True),
        (None, {"voices": [[LINT]], "for": BRANDT}, False),
        ({"voices": [[LINT]], "for": BRANDT}, {"voices": [[SHORT]], "for": BRANDT}, True),
        ({"voices": [[LINT]], "for": BRANDT}, {"voices": [[LINT]]}, False),
        ({"voices": [[LINT]], "for": BRANDT}, {"voices": [[LINT]], "for": MINERS}, False),
        ({"voices": [[LINT], [BRANDT]]}, {"voices": [[BRANDT], [LINT]]}, False),
        ({"voices": [[LINT], [BRANDT]]}, {"voices": [[BRANDT]]}, False),
    ],
)
def test_chains_agree_when_all_their_voices_do(
    one: dict[str, Any] | None, other: dict[str, Any] | None, expected: bool
) -> None:
    assert same_chain(one, other) is expected
    assert same_chain(other, one) is expected


def test_a_row_is_counted_where_it_is_asked_for() -> None:
    found = Agreement()
    found.count(
        {"speaker": [LINT], "kind": "person", "channel": "statement"},
        {"speaker": [LINT], "kind": "person", "channel": "document"},
    )
    found.count(
        {"speaker": [MINERS], "kind": "unnamed", "what": "public", "channel": "statement"},
        {"speaker": [MINERS], "kind": "public", "what": "public", "channel": "statement",
         "chain": {"voices": [[LINT], [MINERS]]}},
    )  # fmt: skip
    shares = {name: (n[True], n.total()) for name, n in found.same.items()}
    assert shares == {
        "speaker": (2, 2), "kind of speaker": (1, 2), "channel": (1, 2), "chain": (1, 2),
        "what an unnamed one is": (1, 1), "chain, where either has one": (0, 1),
    }  # fmt: skip
    assert "| channel | 50.0% of 2 |" in readers.table({"check": found})


def test_of_a_pronoun_the_sort_of_speaker_counts_as_well() -> None:
    found = Agreement()
    row = {"speaker": [MINERS], "kind": "unnamed", "what": "public", "channel": "statement"}
    for form, what in (
        ("pronoun", "public"), ("nominal", "witness"), ("name", "witness"), (None, "witness"),
    ):  # fmt: skip
        found.count(row, row | {"what": what}, form)
    assert found.same["speaker"] == {True: 4}
    assert found.same["speaker and sort, of pronouns and descriptions"] == {True: 1, False: 1}


@pytest.mark.shared
def test_forms_are_those_of_the_texts(shared: Path) -> None:
    for one in readers.measure(Corpora(shared)).values():
        referring = one.same["speaker and sort, of pronouns and descriptions"]
        assert 200 < referring.total() < one.same["speaker"].total()
        assert referring[True] <= referring.total()


def test_readings_are_of_labelled_attributions_of_what_is_never_looked_at() -> None:
    entries = {one["doc_id"]: one for one in labels.read()["articles"]}
    for reading in readers._read()["articles"]:
        entry = entries[reading["doc_id"]]
        assert entry["part"] in readers.PARTS
        events = {row["event"] for row in entry["attributions"]}
        for which in ("first", "second"):
            assert {row["event"] for row in reading[which]} <= events


def test_two_readers_agree_less_on_chains_than_on_speakers() -> None:
    for one in readers.measure().values():
        speaker, chain = one.same["speaker"], one.same["chain"]
        assert speaker.total() == chain.total() > 500
        assert speaker[True] > chain[True]
