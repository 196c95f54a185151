"""The report: one page, complete, and nothing in it but words of the documents."""

import base64
import hashlib
import re
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from accordingto.core.attribution import Attribution
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.errors import MissingExtraError
from accordingto.export.report import report_lines
from accordingto.export.report_items import report_of
from accordingto.ledger import queries
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, attribution, plain_reading
from tests.serve import case
from tests.work import assert_in_proportion


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return case.build(tmp_path_factory.mktemp("report") / "ferry.dossier")


@pytest.fixture(scope="module")
def report(path: Path) -> str:
    with Dossier.open(path) as dossier:
        return "".join(report_lines(dossier))


class Outline(HTMLParser):
    """Tags, attributes and words of a page; fails on an element that is not closed."""

    VOID = frozenset({"meta", "br", "link", "img", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_the_page_is_well_formed_and_its_links_lead_somewhere(report: str) -> None:
    page = Outline(report)
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert {link[1:] for link in links if link} <= set(ids)


def test_nothing_outside_the_page_is_referred_to(report: str) -> None:
    page = Outline(report)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "video",
    }
    for tag, attrs in page.tags:
        assert not {"src", "srcset", "style", "action", "background", "poster"} & set(attrs), tag
        assert not any(name.startswith("on") for name in attrs), tag
        assert attrs.get("href", "#")[:1] == "#", tag  # type: ignore[index]  # no link is empty
    style = re.findall(r"<style>(.*?)</style>", report, re.DOTALL)[0]
    assert not re.search(r"url\(|@import|https?:", style)


def test_the_policy_allows_this_style_and_nothing_else(report: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", report, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(
        attrs["content"]
        for tag, attrs in Outline(report).tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_hostile_words_are_words(report: str) -> None:
    assert "<script>" not in report
    assert case.HOSTILE in unescape(report)


def test_every_attribution_has_a_line_and_a_note_with_its_address(report: str, path: Path) -> None:
    with Dossier.open(path) as dossier:
        found = queries.attributions(dossier)
        for number, row in enumerate(found, 1):
            document = queries.document(dossier, row.document_id)
            assert document is not None
            line = re.findall(rf'<li id="says-{number}".*?</li>', report, re.DOTALL)[0]
            note = re.findall(rf'<li id="note-{number}".*?</li>', report, re.DOTALL)[0]
            assert f'href="#note-{number}"' in line
            assert f'href="#says-{number}"' in note
            for role, part in row.parts:
                assert part.exact.strip() in unescape(re.sub(r"<[^>]*>", "", line))
                assert f"{role} [{part.span.start}, {part.span.end})" in note
                marked = re.findall(rf'<span class="[^"]*{role}[^"]*">(.*?)</span>', note)
                assert part.exact in unescape("".join(marked))
            assert document.text_sha256 in note
            assert document.origin in note
    assert f'id="says-{len(found) + 1}"' not in report


def test_the_structure_is_as_it_was(report: str) -> None:
    """The golden outline: sections, counts, and one article in full."""
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", report) == [
        "Articles", "Attributions", "Notes", "Intake", "How to verify",
    ]  # fmt: skip
    shown = words(report)
    assert "Who says what in ferry.dossier" in shown
    assert "15 attributions in 13 articles from 5 outlets. 12 files read, 2 not." in shown
    assert "3 direct 10 indirect 2 mixed" in shown
    assert (
        "Ferry with 140 aboard runs aground off Skarv Point Skarv Courier · 2031-04-09 "
        "Captain Ilse Vorn — said — “The buoy at Skarv Point was dark, and we told the harbour "
        "office so on Monday,” 2 direct, asserts "
        "A harbour spokesman — denied — that anyone had reported a broken light 3 indirect, denies "
        "He — quoted — a technician as saying the lamp was “checked on Sunday and burning” "
        "4 mixed, asserts "
        "a technician — as saying — the lamp was “checked on Sunday and burning” "
        "5 mixed, asserts, inside another "
        "no source named in the text — allegedly — The ferry was allegedly overloaded "
        "6 indirect, asserts, hedged"
    ) in shown
    assert "The file is empty; save the page again." in shown
    assert "2 bytes were no UTF-8 and stand as U+FFFD." in shown
    assert "accordingto verify ferry.dossier" in shown


def test_the_same_dossier_gives_the_same_bytes(report: str, path: Path) -> None:
    with Dossier.open(path) as dossier:
        assert "".join(report_lines(dossier)) == report


def test_an_empty_dossier_gives_a_report(tmp_path: Path) -> None:
    with Dossier.open(case.build_empty(tmp_path / "none.dossier")) as dossier:
        shown = words("".join(report_lines(dossier)))
    assert "The dossier holds no article." in shown
    assert "Every file that was offered was read." in shown


def test_a_long_paragraph_is_shortened_around_the_words(tmp_path: Path) -> None:
    text = "Title\n" + "before " * 5000 + "Mira Sund said it rained. " + "after " * 5000
    raw, reading = plain_reading(text.strip())
    with Dossier.open(tmp_path / "long.dossier", create=True) as dossier:
        found = attribution(text, "Mira Sund", "said", "it rained")
        add_document(dossier, Part(raw, ""), reading, {0: [found]}, ANNOTATOR)
        report = "".join(report_lines(dossier))
    note = re.findall(r"<blockquote.*?</blockquote>", report, re.DOTALL)[0]
    assert len(note) < 1500
    assert words(note).startswith("… ")
    assert words(note).endswith("…")
    assert "Mira Sund said it rained" in words(note)


def test_a_note_has_every_paragraph_that_the_words_stand_in(tmp_path: Path) -> None:
    text = "Title\nBefore.\n“It rained,\nand rained,” said\nMira Sund.\nAfter."
    raw, reading = plain_reading(text)
    found = attribution(text, "Mira Sund", "said", ["“It rained,", "and rained,”"])
    with Dossier.open(tmp_path / "over.dossier", create=True) as dossier:
        add_document(dossier, Part(raw, ""), reading, {0: [found]}, ANNOTATOR)
        ((note,),) = [chapter.notes for chapter in report_of(dossier).chapters]
    assert [[(p.words, p.roles) for p in paragraph] for paragraph in note.context] == [
        [("“It rained,", ("content",))],
        [("and rained,”", ("content",)), (" ", ()), ("said", ("cue",))],
        [("Mira Sund", ("source",)), (".", ())],
    ]


def test_a_long_article_takes_time_in_proportion(tmp_path: Path) -> None:
    def work(n: int) -> None:
        lines = [f"Mira said {number:05}." for number in range(n)]
        width = len(lines[0]) + 1
        raw, reading = plain_reading("\n".join(lines), titled=False)
        found = [
            Attribution(
                source=(Span(at, at + 4),),
                cue=(Span(at + 5, at + 9),),
                content=(Span(at + 10, at + 15),),
                form="indirect",
                kind="said",
                stance="asserts",
                hedged=False,
                negated=False,
                parent=None,
                probability=0.5,
                rule="by-hand",
            )
            for at in range(0, n * width, width)
        ]
        path = tmp_path / f"{n}.dossier"
        path.unlink(missing_ok=True)
        with Dossier.open(path, create=True) as dossier:
            add_document(dossier, Part(raw, ""), reading, {0: found}, ANNOTATOR)
            report_of(dossier)

    assert_in_proportion(work, 100, 800)


def test_without_its_library_the_report_names_the_extra(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with Dossier.open(path) as dossier, pytest.raises(MissingExtraError, match="report"):
        list(report_lines(dossier))
