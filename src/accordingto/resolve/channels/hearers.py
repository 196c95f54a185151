"""To whom something was said: the outlet that prints, another one, or those who watch it."""

import re
from collections.abc import Iterator, Sequence

from accordingto.core.speaker import Channel
from accordingto.resolve.channels.heard import Heard
from accordingto.resolve.channels.interviews import interviews
from accordingto.resolve.channels.outlet_names import (
    is_outlet_name,
    is_own,
    leading_name,
    leading_outlet,
)

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|(?:said|spoke|speaking|confirmed|denied|explained|wrote|saying|"
    r"comment(?:s|ed)?|remarks|confirms|talked|talking|complained|"
    r"discussed|chatted|discusses|speaks) (?:to|with)|"
    r"in (?:comments|remarks) to|with)\s+"
)
_BY_OUTLET = re.compile(
    r"\b(?:(?<![Aa]ccording )to|for|with|in|(?:reported|quoted|published|cited|interviewed|"
    r"printed|posted) by)\s+(?:(?!an?\b)[a-z]\w*\s+)?[\"']?(?=[A-Z])"
)
_ON_AIR = re.compile(
    r"\b(?:on|(?:aired|broadcast|questioned|asked|pressed|moderated|hosted) by|"
    r"(?:appear\w*|appearance|guest) (?:on|with))\s+"
    r"(?:(?:the|his|her|a|an)\s+)?(?:[a-z]\w*\s+)?(?:[\"']+)?(?=[A-Z\d])"
)
_SHOW = re.compile(
    r"(?:'s)?\s?(?:\w+\s){0,2}?(?:[Ss]how|[Pp]rogram(?:me)?|[Pp]odcast|[Rr]adio|[Tt]elevision|TV|"
    r"broadcast|telecast|newscast)\b"
)
_QUOTED = re.compile(r"[\"']+\s*([A-Z][^\"]{2,40}?)[,.]?[\"']")
_WRITTEN = re.compile(r"\b(?:wr(?:ote|ites|iting|itten)|op-ed|column|piece|essay)\b")
_POLLED = re.compile(r"\b(?:poll|polls|survey|surveys|polling)\b")
_AFTER_CHARS = 90
_A = re.compile(r"^(?:an?|another|one)\s+(?=[A-Z])")
_CALLED = re.compile(
    r"(?:'s)?\s+(?:\w+\s+)?(?:newspaper|magazine|tv|television|radio|network|channel|"
    r"news agency|website|reporters?|correspondent|anchor|host|journalist|columnist|podcast|show)\b"
)
_OURSELVES = re.compile(
    r"(?:us|me|this (?:news)?(?:paper|site|channel|magazine|reporter|correspondent|agency|outlet)"
    r"|our (?:own )?(?:reporters?|correspondents?|colleagues?|newsroom))\b"
)
_DESCRIBED_OUTLET = re.compile(
    r"(?:the|a|an|one|another|his|her|local|state|\w+'s)\s(?:\w+[ -]){0,3}?"
    r"(?:newspaper|paper|magazine|website|site|channel|station|network|news agency|broadcaster|"
    r"tabloid|weekly|daily|television|tv|radio|podcast|blog|outlet|outlets|host|anchor|"
    r"interviewer)\b"
    r"|(?:television|radio|tv|fellow|talk[- ]show|morning|cable|late-night)?\s?"
    r"(?:host|anchor|broadcaster|interviewer|podcaster)\b"
    r"|(?:state |local )?(?:television|radio|tv)\b",
    re.IGNORECASE,
)


def hearers(words: str, outlet: Sequence[str]) -> Iterator[Heard]:
    """All who are said to have heard it, outlets and those who watch one.

    Args:
        words: of a sentence, with straight quotation marks.
        outlet: the names of the outlet that prints.
    """
    yield from _told(words, outlet)
    yield from interviews(words, outlet)
    yield from _by_outlets(words, outlet)
    yield from _on_air(words, outlet)


def _told(words: str, outlet: Sequence[str]) -> Iterator[Heard]:
    for found in _TOLD.finditer(words):
        channel = recipient(words[found.end() : found.end() + _AFTER_CHARS], outlet)
        if channel is not None:
            yield Heard(channel, "told", found.start(), _first_words(words, found.end()))


def recipient(words: str, outlet: Sequence[str]) -> Channel | None:
    """The channel that being told to the first of `words` makes; None for other hearers."""
    if _OURSELVES.match(words):
        return "told-outlet"
    bare = _A.sub("", words).lstrip("\"' ")
    name = leading_name(bare)
    leading = leading_outlet(name, bare, outlet) if name else None
    if leading is None and name and _CALLED.match(bare[len(name) :]):
        return "press-report"
    return leading or ("press-report" if _DESCRIBED_OUTLET.match(words) else None)


def _by_outlets(words: str, outlet: Sequence[str]) -> Iterator[Heard]:
    """Another outlet that somebody spoke to, wrote for or is quoted in."""
    for found in _BY_OUTLET.finditer(words):
        name = leading_name(words[found.end() : found.end() + _AFTER_CHARS])
        if not name or not is_outlet_name(name) or is_own(name, outlet):
            continue
        if _is_polled(words, found.end()):
            continue
        channel: Channel = "published-work" if _is_written(words, found) else "press-report"
        yield Heard(channel, "told", found.start(), found.end() + len(name))


def _on_air(words: str, outlet: Sequence[str]) -> Iterator[Heard]:
    """Who spoke on a channel or programme of another outlet."""
    for found in _ON_AIR.finditer(words):
        after = words[found.end() : found.end() + _AFTER_CHARS]
        name = leading_name(after)
        if not name or _is_polled(words, found.end()) or not _is_show(words, found, name, outlet):
            continue
        end = found.end() + len(name)
        if _is_written(words, found):
            yield Heard("published-work", "told", found.start(), end)
        elif not is_own(name, outlet):
            yield Heard("press-report", "on air", found.start(), end)


def _is_show(words: str, found: re.Match[str], name: str, outlet: Sequence[str]) -> bool:
    """Whether a name is that of a channel or a programme, or called one."""
    after = words[found.end() : found.end() + _AFTER_CHARS]
    if leading_outlet(name, after, outlet) or _SHOW.match(after[len(name) :]):
        return True
    quoted = _QUOTED.match(words, max(found.start(), found.end() - 2))
    return quoted is not None and is_outlet_name(quoted[1].rstrip(",. "))


def _is_polled(words: str, start: int) -> bool:
    """Whether an outlet's name goes on as that of a poll: "a Vesper News poll"."""
    return _POLLED.search(words, start, start + _AFTER_CHARS) is not None


def _is_written(words: str, found: re.Match[str]) -> bool:
    near = max(0, found.start() - _AFTER_CHARS), found.end() + _AFTER_CHARS
    return _WRITTEN.search(words, *near) is not None


def _first_words(words: str, start: int) -> int:
    found = re.match(r"\S+(?:\s[A-Z]\S*)*", words[start : start + _AFTER_CHARS])
    return start + (found.end() if found else 1)
