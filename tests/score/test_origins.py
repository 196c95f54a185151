"""The score of origins, and its floor on the shared pages."""

from pathlib import Path

import pytest

from accordingto.score import origins
from accordingto.score.corpora import Corpora
from accordingto.score.origins import Answer, Label, Tally, judge, normal_name, table

LABEL = Label(
    ("2031-05-14", "2031-05-15"), ("Ada Voss", "Lev Orlin"), ("Tessel Wire",), ("The Post",)
)
NOTHING = Label((), (), ("admin",), ())


def test_any_stated_day_and_any_name_of_the_outlet_is_right() -> None:
    right = judge(
        Answer("2031-05-15", ("LEV ORLIN", "By Ada Voss, Staff writer"), "the post"), LABEL
    )
    assert right == dict.fromkeys(origins.FIELDS, Tally(1, 1))


def test_all_authors_are_asked_for_and_no_others() -> None:
    assert judge(Answer(byline=("Ada Voss",)), LABEL)["byline"] == Tally(1, 0)
    assert judge(Answer(byline=("Ada Voss", "Lev Orlin", "Mira Sand")), LABEL)["byline"] == Tally(
        1, 0
    )
    assert judge(Answer(byline=("Ada Voss", "Lev Orlin", "Tessel Wire")), LABEL)["byline"] == Tally(
        1, 1
    )


def test_what_is_found_where_nothing_is_stated_is_invented() -> None:
    found = judge(Answer("2031-05-14", ("Ada Voss",), "Post"), NOTHING)
    assert found == dict.fromkeys(origins.FIELDS, Tally(0, 0, 1, 1))
    assert judge(Answer(byline=("Admin",)), NOTHING)["byline"] == Tally(0, 0, 1, 0)
    assert judge(Answer(), NOTHING) == dict.fromkeys(origins.FIELDS, Tally(0, 0, 1, 0))


def test_names_are_compared_without_capitals_and_what_follows_a_comma() -> None:
    assert normal_name("By ADA VOSS, MD") == normal_name("Ada Voss") == "adavoss"


def test_the_table_has_a_row_for_each_system_and_half() -> None:
    tallies = dict.fromkeys(origins.FIELDS, Tally(2, 1, 1, 1))
    rows = table({"ours": {half: dict(tallies) for half in origins.HALVES}}).splitlines()
    assert len(rows) == 2 + 3
    assert "0.500 (2 of 4), invented 2 of 2" in rows[-1]


def test_every_shared_page_has_a_label(shared: Path) -> None:
    named = {path.name.removesuffix(".html.gz") for path in origins.pages(shared)}
    assert named == set(origins.labels())


FLOORS = {"date": 0.96, "byline": 0.88, "outlet": 0.84}
"""Shares over all pages, less some three pages of noise. Lowering one is a decision."""


@pytest.mark.shared
@pytest.mark.slow
def test_origins_are_found_as_often_as_measured_and_more_often_than_by_libraries(
    shared: Path,
) -> None:
    figures = origins.measure(Corpora(shared))
    shares = {
        system: {field: origins.whole(halves)[field].share for field in origins.FIELDS}
        for system, halves in figures.items()
    }
    for field, floor in FLOORS.items():
        assert shares["accordingto"][field] >= floor
        assert shares["accordingto"][field] > max(
            shares[system][field] for system in ("htmldate", "trafilatura")
        )
