"""What a source tells of how its words came to the reporter: a poll, a paper, the writer."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clue import Clue
from accordingto.resolve.channels.outlet_names import is_outlet_name, is_own
from accordingto.resolve.channels.patterns import hits
from accordingto.resolve.closed import ALONE
from accordingto.resolve.counted import is_share
from accordingto.resolve.kinds import full_name, kind_of
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.words import cover_words

_REPORTS = re.compile(
    r"\b(?:report|reports|reported|reporting|wrote|writes|notes|noted|revealed|reveals|observed|"
    r"explained|points out|pointed out|found|put it)\b"
)
_REPORTED = re.compile(r"(?:(?:also|first|exclusively|previously|later) )?report(?:s|ed)\b")
_VOTES = re.compile(
    r"\b(?:vot(?:ed|ing)|won|pass(?:ed)?|defeat(?:ed)?|reject(?:ed)?|elect(?:ed)?|"
    r"turn(?:ed)? out|chose|cast)\b"
)
_WOULD = re.compile(r"\b(?:would|will|plan\w*|likely|intend\w*|prefer\w*)\b")
_REPORT_NOUNS = frozenset(
    ["report", "reports", "story", "stories", "account", "accounts", "article", "investigation",
     "analysis", "piece", "coverage"]
)  # fmt: skip
_TITLE = re.compile(r"(?:''|[\"“‘'])[A-Z][^\"“”]{3,80}(?:''|[\"”’'])")
"""A title in quotation marks: a film or a book that says something."""
_MOST_AFTER = 12
_WRITER = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours", "'s"])
"""Who writes; of "let's" the corpus has the end as the source."""
_LABEL = re.compile(
    r"(?:(Q|A|Question|Answer)(?:[:.]|(?=[A-Z][a-z']))|([A-Z][A-Z .'’-]{2,30}):)\s*"
)
"""Who speaks, at the head of a paragraph of an interview that is printed whole."""


def by_source(text: str, attribution: Attribution, source: Phrase) -> Iterator[Clue]:
    """What a source is that is no voice: a share of those asked, a law, a book.

    Those who voted are a share too, and nobody asked them.
    """
    votes = any(_VOTES.search(one) and not _WOULD.search(one) for one in _cues(text, attribution))
    share = None if votes else _share(source)
    if share is not None:
        yield Clue(Reached("document", share), "share")
    if source.head[-1].low in _REPORT_NOUNS and _is_credited(source):
        yield Clue(Reached("press-report", cover_words(source.head)), "reports")
    if _TITLE.match(attribution.source[0].of(text)):
        yield Clue(Reached("published-work", attribution.source[0]), "source")
    if any(word.low in ("judge", "justice", "magistrate") for word in source.before):
        yield Clue(Reached("law-or-order", cover_words(source.before)), "source")
    if source.known is not None or not source.head[-1].is_capital:
        for at in _by_head(source):
            if not (votes and at.channel == "document"):
                yield Clue(at, "source")


def _cues(text: str, attribution: Attribution) -> list[str]:
    return [cue.of(text) for cue in attribution.cue]


def _share(source: Phrase) -> Span | None:
    """The words for a share of people: "40 percent" of them, "one in five"."""
    counted = [word for word in source.counted if word.low == "percent" or word.text.endswith("%")]
    if counted:
        return counted[0].span
    words = [word for word in (*source.before, *source.head) if word.is_word]
    if is_share(source) and any(word.low in ALONE or word.low[0].isdigit() for word in words):
        return cover_words((*source.before, *source.head, *source.after[:3]))
    return None


def _is_credited(source: Phrase) -> bool:
    """Whether a report is an outlet's: "a report in The Vesper Herald"."""
    words = [word for word in source.after[:_MOST_AFTER] if word.text not in "\"'"]
    for at, word in enumerate(words):
        if word.low not in ("in", "by", "from", "on", "of"):
            continue
        name = ""
        for other in words[at + 1 : at + 6]:
            if not other.is_capital and other.low != "the":
                break
            name = f"{name} {other.plain}".strip()
            if is_outlet_name(name):
                return True
    return False


def _by_head(source: Phrase) -> Iterator[Reached]:
    words = [word for word in (*source.before, *source.head) if word.is_word]
    joined = " ".join(word.low for word in words)
    for hit in hits("source", joined):
        if hit.end == len(joined):
            first = words[joined[: hit.start].count(" ")]
            yield Reached(hit.channel, Span(first.span.start, words[-1].span.end))


def by_outlet(
    text: str, attribution: Attribution, source: Phrase, outlet: Sequence[str]
) -> Iterator[Clue]:
    """A source that is an outlet or a reporter of one: by what it reports, or by its name alone.

    Args:
        text: the document's text.
        attribution: whose source.
        source: its phrase.
        outlet: the names of the outlet that prints; what it says itself is published in it.
    """
    listed = full_name(source) or source.head
    name = " ".join(word.plain for word in listed if word.is_word)
    named = cover_words(listed)
    reports = any(_REPORTS.search(one) for one in _cues(text, attribution))
    owner = _owner(source)
    if is_own(name, outlet):
        yield Clue(Reached("published-work", named), "outlet")
    elif owner is not None:
        if reports and (is_own(owner, outlet) or is_outlet_name(owner)):
            channel: Channel = "published-work" if is_own(owner, outlet) else "press-report"
            yield Clue(Reached(channel, named), "reports")
    elif _is_surname(text, name):
        return
    elif kind_of(source) == "outlet":
        yield Clue(Reached("press-report", named), "reports" if reports else "outlet")
    elif _has_reported(text, attribution, source, name):
        yield Clue(Reached("press-report", named), "reports")


def _owner(source: Phrase) -> str | None:
    """Whose somebody is: "The Vesper Herald" of "The Vesper Herald's Una Brill"."""
    words = [word for word in (*source.before, *source.head) if word.is_word]
    owner = next((at for at, word in enumerate(words[:-1]) if word.owns), None)
    return None if owner is None else " ".join(word.plain for word in words[: owner + 1])


@lru_cache(maxsize=1024)
def _is_surname(text: str, name: str) -> bool:
    """Whether the text has a single word for an outlet as a person's last name: "Ida Fox"."""
    pattern = rf"[a-z,] [A-Z][a-z]+ {re.escape(name)}\b(?! [A-Z])"
    return " " not in name and re.search(pattern, text) is not None


def _has_reported(text: str, attribution: Attribution, source: Phrase, name: str) -> bool:
    """Whether a name that "reported" something is an outlet's, though none that is known.

    Armies, ministries and companies report as well; a person does so to somebody.
    """
    if not source.head[-1].is_capital:
        return False
    if is_outlet_name(name):
        return True
    cue = next(iter(_cues(text, attribution)), "")
    if _REPORTED.match(cue) is None:
        return False
    if cue.startswith(("first", "exclusively")):
        return True
    first = (*source.before, *source.head)[0].low
    return first == "the" and kind_of(source) in ("person", "unnamed", None)


def by_writer(text: str, attribution: Attribution, paragraph: Span) -> Iterator[Clue]:
    """Who writes, in the first person: outside what others are quoted with.

    In an interview that is printed with questions and answers, "I" is who is asked.
    """
    words = [span.of(text).replace("’", "'") for span in attribution.source]
    if not words or "US" in words or not all(word.lower() in _WRITER for word in words):
        return
    label = _LABEL.match(text, paragraph.start, paragraph.end)
    if label is not None:
        span = Span(*label.span()).trim(text)
        yield (
            Clue(Reached("told-outlet", span), "interview")
            if label[1]
            else Clue(Reached("public-speech", span), "transcript")
        )
    elif not _is_quoted(text[paragraph.start : attribution.source[0].start]):
        yield Clue(Reached("published-work", attribution.source[0]), "writer")


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open at the end of some words."""
    straight = before.replace("''", '"').count('"') % 2 == 1
    return straight or before.count("“") > before.count("”")
