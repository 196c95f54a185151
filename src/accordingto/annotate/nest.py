"""Drafts → attributions: each once, in order, with form, parent and probability."""

from collections.abc import Iterable, Sequence

from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks
from accordingto.annotate.inside import INSIDE, NETWORK_INSIDE
from accordingto.annotate.manner import negates
from accordingto.annotate.rules import probability
from accordingto.core.attribution import Attribution, Form
from accordingto.core.span import Regions, Span, cover


def attributions(text: str, drafts: Iterable[Draft], marks: Marks) -> tuple[Attribution, ...]:
    """The drafts in the order of their first character, each once.

    Two drafts with the same cue or the same content are one; the first given
    stays, so the surest rules must come first.
    """
    kept = sorted(_unique(drafts), key=_order)
    kept = [d for d, drop in zip(kept, _half_inside(kept), strict=True) if not drop]
    parents = _parents(kept)
    return tuple(
        Attribution(
            draft.source, draft.cue, draft.content, form(text, draft, marks),
            draft.kind, draft.stance, draft.hedged, _negated(text, draft), parent,
            probability(draft.rule) if draft.probability is None else draft.probability,
            draft.rule,
        )
        for draft, parent in zip(kept, parents, strict=True)
    )  # fmt: skip


def _negated(text: str, draft: Draft) -> bool:
    cue, source = (" ".join(s.of(text) for s in part) for part in (draft.cue, draft.source))
    return negates(cue, source)


def _order(draft: Draft) -> tuple[int, int, str]:
    return draft.start, -draft.end, draft.rule


def _half_inside(drafts: Sequence[Draft]) -> list[bool]:
    """For each draft, whether its cue lies in another's content and its source does not.

    "She promised to back the plan" says that she promised, not that she backs it.
    """
    pieces = sorted(((p, n) for n, d in enumerate(drafts) for p in d.content), key=lambda h: h[0])
    by_cue = sorted((d.cue[0], n) for n, d in enumerate(drafts) if d.cue and d.source)
    half = [False] * len(drafts)
    open_pieces: list[tuple[Span, int]] = []
    upcoming = 0
    for cue, number in by_cue:
        while upcoming < len(pieces) and pieces[upcoming][0].start <= cue.start:
            open_pieces.append(pieces[upcoming])
            upcoming += 1
        open_pieces = [held for held in open_pieces if held[0].end > cue.start]
        source = drafts[number].source[0]
        half[number] = any(
            holder != number and piece.contains(cue) and not piece.contains(source)
            for piece, holder in open_pieces
        )
    return half


def _unique(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those that say what an earlier one says.

    A word is the cue of one attribution only, so of two drafts with a cue word
    in common the earlier stays, and among what one parse gave the one with the
    longer cue: "expressed concern that", not "expressed".
    """
    taken: set[int] = set()
    contents: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    kept: list[Draft] = []
    for draft in drafts:
        same = (draft.source, draft.content)
        places = {place for span in draft.cue for place in range(span.start, span.end)}
        if same in contents or places & taken:
            continue
        contents.add(same)
        taken |= places
        kept.append(draft)
    return kept


def form(text: str, draft: Draft, marks: Marks) -> Form:
    """Whether all, some or none of the words of a content stand in quotation marks.

    Marks that hold the cue as well are somebody else's: “I think that it leaks”
    quotes the thinker, not the thought.
    """
    around = marks.around(draft.cue[0].start) if draft.cue else None
    own = None if around is None or draft.rule in (INSIDE, NETWORK_INSIDE) else around
    inside = outside = False
    quotation = None
    for span in draft.content:
        at = span.start
        for quotation in marks.within(span):
            if quotation is own:
                continue
            outside |= _has_word(text, at, quotation.span.start)
            inside |= True
            at = max(at, quotation.span.end)
        outside |= _has_word(text, at, span.end)
    if not inside:
        return "indirect"
    # A block quotation that closes without having opened is quoted from its start.
    if quotation is not None and not quotation.opened and len(draft.content) > 1:
        outside &= quotation.span.end < draft.content[-1].end
    return "mixed" if outside else "direct"


def _has_word(text: str, start: int, end: int) -> bool:
    return any(c.isalnum() for c in text[start:end])


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft, the one with the smallest content that holds all of its parts.

    Parts may lie in several pieces of it, as a speech of several paragraphs does.
    A holder reaches further than what it holds, or comes first, so no draft can
    hold itself in a circle.
    """
    parts = [(*d.source, *d.cue, *d.content) for d in drafts]
    extents = [cover(part) for part in parts]
    holders = [_Holder(draft) for draft in drafts]
    pieces = sorted(
        ((piece, number) for number, d in enumerate(drafts) for piece in d.content),
        key=lambda held: held[0].start,
    )
    found: list[int | None] = []
    open_pieces: list[tuple[Span, int]] = []
    upcoming = 0
    for number, extent in enumerate(extents):
        while upcoming < len(pieces) and pieces[upcoming][0].start <= extent.start:
            open_pieces.append(pieces[upcoming])
            upcoming += 1
        open_pieces = [held for held in open_pieces if held[0].end > extent.start]
        around = sorted(
            (holders[holder].size, holder)
            for holder in {holder for _, holder in open_pieces}
            if (-len(extents[holder]), holder) < (-len(extent), number)
        )
        held_by = (h for _, h in around if holders[h].holds(parts[number], extent))
        found.append(next(held_by, None))
    return found


class _Holder:
    """What a draft may hold: asked for every draft inside it, so reckoned once."""

    def __init__(self, draft: Draft) -> None:
        self.size = sum(len(s) for s in draft.content)
        self._content = Regions(draft.content)
        self._own = (*draft.source, *draft.cue)

    def holds(self, parts: Sequence[Span], extent: Span) -> bool:
        """Whether all parts lie in the content, and source and cue not between them."""
        return not any(s.overlaps(extent) for s in self._own) and self._content.hold_all(parts)
