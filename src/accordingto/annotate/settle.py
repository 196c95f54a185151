"""Decides between what the marks say and what the parse says of the same verb."""

from collections.abc import Sequence

from accordingto.annotate.direct import STOPS, Link, Speech, tokens_between
from accordingto.annotate.draft import Draft, drafted
from accordingto.annotate.parse import Passage
from accordingto.core.span import Span


def settled(
    passage: Passage, found: Sequence[Link], others: Sequence[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """Decides between a quotation's link and what the parse says of the same verb.

    'He said that the dam, "a marvel," would hold' is one mixed content, although
    a quotation follows the verb; '"It holds," he said' is one quotation, although
    the parser may see a clause in it.

    Returns:
        The direct drafts, and the others that remain.
    """
    kept_links: list[Link] = []
    remaining = list(others)
    for link in found:
        rivals = [d for d in remaining if _same_cue(d, link.speech)]
        if rivals and _is_mixed(passage, rivals[0], link):
            continue
        remaining = [d for d in remaining if d not in rivals]
        kept_links.append(link)
    return _direct(kept_links), remaining


def _same_cue(draft: Draft, speech: Speech) -> bool:
    return any(c.overlaps(speech.cue) for c in draft.cue)


def _is_mixed(passage: Passage, rival: Draft, link: Link) -> bool:
    """Whether the parsed content has words of its own beside the quotation."""
    mark = link.quotation.span
    if not any(s.overlaps(mark) for s in rival.content):
        return False
    own = [s for s in rival.content if s.start < mark.start]
    words = " ".join(passage.of(Span(s.start, min(s.end, mark.start))) for s in own).split()
    return len([w for w in words if w[:1].isalnum()]) > 1


def _direct(found: Sequence[Link]) -> list[Draft]:
    """One draft for each verb, with all the quotations that it introduces."""
    by_verb: dict[int, list[Link]] = {}
    for link in found:
        by_verb.setdefault(link.speech.token.i, []).append(link)
    return [_draft(group) for group in by_verb.values()]


def _draft(group: Sequence[Link]) -> Draft:
    speech = group[0].speech
    rule = "direct: verb after" if group[0].after else "direct: verb before"
    source = (speech.source,) if speech.source else ()
    return drafted(
        rule, speech.word, source=source, cue=(speech.cue,),
        content=[link.content for link in group],
    )  # fmt: skip


def lead(passage: Passage, verbs: Sequence[Speech], used: Sequence[Draft]) -> Draft | None:
    """The verb before a colon that ends a passage, if nothing is attributed to it yet.

    Its content is a place holder, the colon itself.
    """
    words = passage.words.rstrip()
    if not words.endswith(":") or not verbs or verbs[-1].source is None:
        return None
    speech = verbs[-1]
    colon = passage.start + len(words) - 1
    tail = tokens_between(passage, speech.cue.end, colon)
    if any(t.text in STOPS for t in tail) or any(_same_cue(d, speech) for d in used):
        return None
    return drafted(
        "direct: after a colon", speech.word, source=(speech.source,) if speech.source else (),
        cue=(speech.cue,), content=(Span(colon, colon + 1),),
    )  # fmt: skip
