"""Which version of an article one reads, and what changed."""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from accordingto import relate
from accordingto.core.document import Stated
from accordingto.core.part import Given, Part
from accordingto.ledger import histories, queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.serve import listing, version_shapes
from accordingto.serve.difference import Same, folded, rows
from accordingto.testing import ANNOTATOR, plain_reading
from tests.serve.case import HOSTILE
from tests.serve.conftest import Reader, reader_of
from tests.serve.test_pages import words

HERE = "https://skarv-courier.example/marit"
TUGS = (
    "Tugs pull ferry free",
    "The Marit floated again at dusk.",
    "Divers will look at her hull on Friday.",
    "Eleven tugs came from Skarv.",
    "Nobody on board was hurt.",
    "The harbour stays shut until noon.",
    f"A reader wrote {HOSTILE} to us.",
)
LATER = (
    "Tugs pull ferry free after eleven hours",
    "The Marit floated again at dusk.",
    "Divers found a gash in her hull on Friday.",
    *TUGS[3:],
)
LAST = (LATER[0], "Correction: two tugs came, not eleven.", *LATER[2:4], *LATER[5:])
OTHER = ("Council votes on tram line", "The council of Skarv votes on Monday, the mayor said.")


def write(path: Path, captures: dict[str, tuple[str, ...]]) -> list[str]:
    """A dossier of captures of one address by their dates; gives the articles' ids."""
    ids = []
    with Dossier.open(path, create=True) as dossier:
        for number, (captured, lines) in enumerate(captures.items()):
            origin = f"case.warc!/{number}"
            raw, reading = plain_reading("\n".join(lines), origin=origin)
            given = (
                Given("url", HERE, "WARC-Target-URI"),
                Given("captured", captured, "WARC-Date"),
            )
            article = replace(
                reading.articles[0],
                url=Stated(HERE, given="WARC-Target-URI"),
                captured=Stated(captured, given="WARC-Date"),
            )
            reading = replace(reading, articles=(article,))
            part = Part(raw, origin, given=given, file_origin="case.warc", file_sha256="0" * 64)
            add_document(dossier, part, reading, {0: ()}, ANNOTATOR)
            ids.append(article.id_in(reading.document))
        relate.relate_versions(dossier)
    return ids


@pytest.fixture
def captured(tmp_path: Path) -> tuple[Reader, list[str]]:
    path = tmp_path / "ferry.dossier"
    ids = write(path, {
        "2031-04-09T20:00Z": TUGS, "2031-04-10T09:30Z": LATER, "2031-04-11T08:00Z": LAST,
        "2031-05-01T08:00Z": OTHER,
    })  # fmt: skip
    return reader_of(path), ids


def test_an_article_says_which_version_it_is_and_what_changed(
    captured: tuple[Reader, list[str]],
) -> None:
    reader, ids = captured
    page = reader.page(f"/articles/{ids[1]}")
    shown = words(page)
    assert "Version 2 of 3, captured 10 April 2031, 09:30 UTC" in shown
    assert "Since version 1: 1 place with words replaced, 1 place with words added" in shown
    assert "replaced will look at by found a gash in" in shown
    assert "Placed after version 1 by the time of capture." in shown
    assert "at the address skarv-courier.example/marit" in shown
    assert f'href="/articles/{ids[1]}/changes"' in page
    assert f'href="/articles/{ids[0]}"' in page
    assert "The first version that is in this dossier." in words(reader.page(f"/articles/{ids[0]}"))


def test_the_page_of_changes_marks_words_in_both_ways_and_says_so(
    captured: tuple[Reader, list[str]],
) -> None:
    reader, ids = captured
    page = reader.page(f"/articles/{ids[1]}/changes")
    assert "What changed from version 1 to version 2" in words(page)
    aside = r'<span class="unseen" dir="ltr" lang="en">'
    assert re.search(
        rf'Divers <del id="c-2">{aside}\[removed: </span>will look at{aside}\]</span></del> '
        rf"<ins>{aside}\[added: </span>found a gash in{aside}\]</span></ins> her hull",
        page,
    )
    assert "3 paragraphs unchanged" in words(page)
    assert f'href="/articles/{ids[2]}/changes"' in page
    last = words(reader.page(f"/articles/{ids[2]}/changes"))
    assert "removed whole [removed: Nobody on board was hurt. ]" in last


def test_every_change_is_linked_to_its_place_in_the_text_and_in_both_documents(
    captured: tuple[Reader, list[str]],
) -> None:
    reader, ids = captured
    for article_id in ids[1:3]:
        page = reader.page(f"/articles/{article_id}/changes")
        found = reader.ask(f"/api/articles/{article_id}/versions").content
        answer = msgspec.json.decode(found, type=version_shapes.VersionList)
        assert answer.changes
        documents = {v.article_id: v.document_id for v in answer.versions}
        before = {v.number: v.document_id for v in answer.versions}[(answer.number or 0) - 1]
        for number, change in enumerate(answer.changes, 1):
            assert page.count(f'id="c-{number}"') == page.count(f'href="#c-{number}"') == 1
            for side, document in ((change.before, before), (change.after, documents[article_id])):
                if side is not None:
                    link = f"/documents/{document}?from={side.span[0]}&to={side.span[1]}"
                    assert link.replace("&", "&amp;") in page
                    assert "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", reader.page(link)))


def test_words_of_a_document_never_become_markup(captured: tuple[Reader, list[str]]) -> None:
    reader, ids = captured
    page = reader.page(f"/articles/{ids[1]}/changes")
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "onerror" not in re.sub(r"&lt;.*?&gt;", "", page)


def test_another_story_at_the_same_address_is_no_version_and_says_why(
    captured: tuple[Reader, list[str]],
) -> None:
    reader, ids = captured
    shown = words(reader.page(f"/articles/{ids[3]}"))
    assert "No version of an earlier article" in shown
    assert "too few for versions of one article" in shown
    assert "no other version" in words(reader.page(f"/articles/{ids[3]}/changes"))
    answer = msgspec.json.decode(
        reader.ask(f"/api/articles/{ids[3]}/versions").content, type=version_shapes.VersionList
    )
    assert (answer.history_id, answer.versions) == (None, [])
    assert answer.refused is not None
    assert (answer.refused.earlier_id, answer.refused.reason) == (ids[2], "too-few-words")


def test_the_first_version_has_nothing_before_it(captured: tuple[Reader, list[str]]) -> None:
    reader, ids = captured
    assert "nothing before version 1" in words(reader.page(f"/articles/{ids[0]}/changes"))


def test_an_unknown_article_has_no_changes(reader: Reader) -> None:
    assert reader.ask("/articles/none/changes").status_code == 404


def test_versions_with_the_same_words_say_that_no_word_changed(tmp_path: Path) -> None:
    path = tmp_path / "same.dossier"
    ids = write(path, {"2031-04-09": TUGS, "2031-04-10": TUGS})
    assert "no word changed" in words(reader_of(path).page(f"/articles/{ids[1]}"))
    assert "No word changed." in words(reader_of(path).page(f"/articles/{ids[1]}/changes"))


def test_a_long_history_lists_the_first_the_last_and_those_near(tmp_path: Path) -> None:
    path = tmp_path / "long.dossier"
    ids = write(path, {f"2031-04-{day:02}": (*TUGS, f"Day {day}.") for day in range(1, 21)})
    page = words(reader_of(path).page(f"/articles/{ids[9]}"))
    assert "Version 10 of 20" in page
    for number, is_listed in (
        (1, True),
        (2, False),
        (5, True),
        (15, True),
        (16, False),
        (20, True),
    ):
        assert (f"Version {number} , captured" in page) == is_listed


def test_many_changes_are_paged_with_the_text_around_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing.sheet, "__kwdefaults__", {"path": "", "per_sheet": 3})
    lines = [f"Paragraph {n} tells what the harbour office said on Monday." for n in range(8)]
    later = [line.replace("Monday", f"day {n}") for n, line in enumerate(lines)]
    path = tmp_path / "many.dossier"
    ids = write(path, {"2031-04-09": tuple(lines), "2031-04-10": tuple(later)})
    pages = [reader_of(path).page(f"/articles/{ids[1]}/changes?page={n}") for n in (1, 2, 3)]
    assert "This page shows changes 4 to 6 and the text around them" in words(pages[1])
    for number in range(1, 9):
        where = [f'id="c-{number}"' in page for page in pages]
        assert where == [n == (number - 1) // 3 for n in range(3)]
        assert [f'href="#c-{number}"' in page for page in pages] == where


PAIRS = [
    (("The gate held.", "On Monday nobody came."), ("The gate held.", "nobody came."),
     ["The gate held.", "-On Monday- nobody came."]),
    (("It held all night.",), ("It held.", ),
     ["It held -all night-."]),
    (("It held.", "So they say.", "Nobody came."), ("It held.", "Nobody came."),
     ["It held.", "-So they say.-", "Nobody came."]),
    (("First of all.", "It held."), ("It held.",),
     ["-First of all.-", "It held."]),
    (("It held.",), ("It held.", "Nobody came."),
     ["It held.", "+Nobody came.+"]),
    (("The lamp was dark.",), ("The lamp was dim.",),
     ["The lamp was -dark- +dim+."]),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "shown"), PAIRS)
def test_two_texts_are_shown_as_one(
    tmp_path: Path, earlier: tuple[str, ...], later: tuple[str, ...], shown: list[str]
) -> None:
    path = tmp_path / "pair.dossier"
    head = ("Tugs pull ferry free after eleven hours in the dark off Skarv Point",)
    ids = write(path, {"2031-04-09": head + earlier, "2031-04-10": head + later})
    with Dossier.open(path) as dossier:
        pages = [queries.article(dossier, article_id) for article_id in ids]
        assert pages[0] is not None
        assert pages[1] is not None
        found = rows(
            pages[0].document, ids[0], pages[1].document, ids[1], histories.changes(dossier, ids[1])
        )
    signs = {"kept": "", "added": "+", "removed": "-"}
    told = [
        "".join(f"{p.before}{signs[p.kind]}{p.words}{signs[p.kind]}{p.after}" for p in row.pieces)
        for row in found
    ]
    assert told[1:] == shown


def test_paragraphs_far_from_any_change_are_taken_together(tmp_path: Path) -> None:
    path = tmp_path / "far.dossier"
    lines = tuple(f"Paragraph {n} of the report." for n in range(9))
    ids = write(path, {"2031-04-09": lines, "2031-04-10": (*lines[:8], "Another end.")})
    with Dossier.open(path) as dossier:
        one, two = (queries.article(dossier, article_id) for article_id in ids)
        assert one is not None
        assert two is not None
        found = rows(one.document, ids[0], two.document, ids[1], histories.changes(dossier, ids[1]))
    first, *others = folded(found)
    assert isinstance(first, Same)
    assert [row.kind for row in first.rows] == ["kept"] * 7
    assert [row.kind for row in others if not isinstance(row, Same)] == ["kept", "changed"]
