"""What the words that attribute tell of how something came to the reporter."""

import re
from collections.abc import Iterator

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Reached
from accordingto.resolve.channels.clue import Clue
from accordingto.resolve.channels.patterns import hits
from accordingto.resolve.phrase import Phrase

_GOES_ON = 50
"""Characters after a cue in which its verb may go on: "refused" with "to answer questions"."""
_OBJECT = 60
"""Characters of what is attributed in which a bill stands that is passed."""
_DECIDES = re.compile(
    r"\b(?:courts?|judges?|justices?|jury|tribunals?|senates?|congress|house|houses|parliaments?|"
    r"legislatures?|legislators|assembly|councils?|knesset|duma|bundestag|commons|lords|lawmakers|"
    r"commission|board|cabinet|referendum|ruling|decision|states|legislation|laws?|(?-i:bill)|"
    r"amendment|constitution|treaty|agreement|initiative)\b",
    re.IGNORECASE,
)
"""Who makes laws and rules on them, and the laws themselves; Bill is a name."""
_BILL = re.compile(
    r"\b(?:laws?|bills?|acts?|amendments?|legislation|resolutions?|referend\w+|statutes?|"
    r"constitution|treaty|treaties|injunction|ruling|executive order|marriages?)\b"
)
_ENACTS = re.compile(
    r"(?:ruled|ruling|overturn|str[iu]c?k|issu|grant|sentenc|convict|acquit|legali|outlaw|enact|"
    r"ratif|repeal|decree|sign|veto|legislat|co-?sponsor)"
)
"""Beginnings of what is done to laws alone; others reject and allow as well."""
_WROTE = re.compile(r"\b(?:wrote|writes|writing)\b", re.IGNORECASE)
_RELEASED = ("document", "statement")
"""Channels of what a cue may give out: "released" with "a memo"."""


def by_cue(text: str, attribution: Attribution, source: Phrase | None) -> list[Clue]:
    """What the patterns find in the cue, silence and posts first.

    Args:
        text: the document's text.
        attribution: whose cue.
        source: who speaks; what a crowd does tells more than what a person does.
    """
    found = [clue for clue in _found(text, attribution) if _can(clue, source, text, attribution)]
    return sorted(found, key=lambda clue: clue.how == "cue")


def _found(text: str, attribution: Attribution) -> Iterator[Clue]:
    for cue in attribution.cue:
        words = text[cue.start : cue.end + _GOES_ON].replace("’", "'")
        for hit in hits("cue", words):
            if hit.start >= len(cue):
                continue
            at = Reached(hit.channel, Span(cue.start + hit.start, cue.start + hit.end))
            if hit.channel == "declined-comment":
                yield Clue(at, "silence")
            elif hit.end <= len(cue) or hit.channel in _RELEASED:
                yield Clue(at, "post" if hit.channel == "social-post" else "cue")


def _can(clue: Clue, source: Phrase | None, text: str, attribution: Attribution) -> bool:
    """Whether such a source can do what a cue says: crowds boo, and parliaments enact."""
    channel, evidence = clue.reached.channel, clue.reached.evidence
    if channel == "observed":
        return source is None or not source.named
    if channel != "law-or-order" or evidence is None:
        return True
    who = " ".join(span.of(text) for span in attribution.source)
    if _DECIDES.search(who):
        return True
    what = " ".join(span.of(text)[:_OBJECT] for span in (*attribution.cue, *attribution.content))
    return _ENACTS.match(evidence.of(text)) is not None and _BILL.search(what) is not None


def by_writing(text: str, attribution: Attribution) -> Iterator[Clue]:
    """That something was written, and not where: most of that is published."""
    for cue in attribution.cue:
        wrote = _WROTE.search(text, cue.start, cue.end)
        if wrote is not None:
            yield Clue(Reached("published-work", Span(*wrote.span())), "wrote")
