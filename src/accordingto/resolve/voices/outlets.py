"""The outlets that a sentence says words were told to, or printed by."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from accordingto.core.span import Span
from accordingto.resolve.channels.outlet_names import is_outlet_name
from accordingto.resolve.frames import Frame
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.wordlists import words_of

_BARE = (
    r"(?P<name>(?<![\w.&!-])[A-Z][\w.&!-]*"
    r"(?:\s+(?:&\s+|of\s+the\s+|the\s+|and\s+(?=Friends))?[A-Z\d][\w.&!-]*){0,5})"
)
_THE = rf"(?:[Tt]he\s+)?(?:\"|''?)?{_BARE}"
# Only matched where a name may begin: searched for, it would try each letter of long words.
_NAME = re.compile(rf"(?:[Tt]he\s+|an?\s+)?(?:[a-z-]+\s+){{0,2}}?(?:\"|''?)?{_BARE}")
_LISTED = re.compile(rf"(?:,\s+|,?\s+and\s+){_THE}")
_ASKS = (
    r"(?:[a-z-]+\s+){0,3}?(?:host|anchor|presenter|broadcaster|journalist|reporter|correspondent|"
    r"interviewer|podcaster|columnist|commentator)\s+"
)
_ASKED_BY = re.compile(rf"(?:the\s+)?{_ASKS}{_THE}")
_OPENS = r"(?:an?\s+)?(?=[\"'A-Za-z])"
_TO = re.compile(
    r"\b(?:told|tells|telling|tell|"
    r"(?:said|says|spoke|speaking|talked|talking|speaks|talks|acknowledged|acknowledging|"
    r"complained|complaining|explained|explaining|confirmed|confirming|reiterated|reiterating|"
    r"admitted|admitting|confessed|insisted|repeated|denied|boasted|revealed|revealing|conceded|"
    r"suggested|vented|chatted|stated|comments|remarks|comment|discussed|discussing|opened\sup)"
    rf"\s+(?:[\w'-]+\s+){{0,6}}?(?:to|with))\s+{_OPENS}"
)
_AT_WORK = re.compile(
    r"\b(?:interview(?:s|ed)?|sit-down|conversation|q&a|appearances?|podcast)\s+"
    rf"(?:[\w-]+\s+){{0,4}}?(?:with|on|for|in|by|to|at)\s+{_OPENS}",
    re.IGNORECASE,
)
_IN_PRINT = re.compile(
    r"\b(?:wrote|writes|writing|written|columns?|op-eds?|piece|essay|articles?|post|editorial|"
    r"blog|published|printed|quoted|reported|cited|obtained|reviewed|seen|heard|recorded|leaked|"
    r"page)\s+"
    rf"(?:[\w-]+\s+){{0,4}}?(?:in|on|for|by|of|from)\s+{_OPENS}"
)
_WROTE = re.compile(r"\b(?:wrote|writes|writing)\s+(?:\w+\s+)?(?:on|for)\s+(?:the\s+)?(?=\"?[A-Z])")
_WITH = re.compile(r"\binterview\s+(?:[\w-]+\s+){0,4}?with\s+(?:the\s+)?(?=\"?[A-Z])")
_ON_AIR = re.compile(
    rf"\b(?:[Oo]n|[Aa]ppear\w*\s+(?:on|with)|(?:asked|pressed|questioned|hosted)\s+by)\s+{_OPENS}"
)
_PROGRAMME = re.compile(
    r"'s?\s+(?:(?:[\w-]+\s+){0,2}?(?:\"|'')\s?(?P<quoted>[A-Z][^\"\n]{1,40}?)[,.]?(?:\"|'')|"
    r"(?:[a-z-]+\s+){0,2}?(?P<bare>[A-Z][\w&!-]*(?:\s+(?:(?:the|to|of|and|with|a)\s+)?[A-Z][\w&!-]*){0,5}))"
)
"""A programme behind the name of its network: 'CNN's "State of the Union"'."""
_SMALL = re.compile(r"\s(?:the|to|of|and|with|a)\s")
_ACCORDING = re.compile(rf"\b[Aa]ccording to\s+{_OPENS}")
_SHOWN = ("interview", "podcast", "program", "panel", "segment", "broadcast", "appearance")
_BEFORE_INTERVIEW = re.compile(
    rf"{_BARE}(?:'s)?\"?\s+(?:\w+\s+)?(?:interview|podcast|programme?|panel|segment|broadcast|"
    r"appearance)\b"
)
_IN_ONE = re.compile(
    r"\b(?:[Ii]n|[Dd]uring)\s+an?\s+(?:[a-z-]+\s+)?"
    r"(?=[A-Z][\w!-]*(?:\s[A-Z]\w*){0,2}\sinterview\b)"
)
"""An interview by the name of an outlet that no list has: "in a Pine411 interview"."""
_PIECE = re.compile(
    rf"\b(?:in|wrote|writes|penned|published)\s+(?:an?|his|her|their)\s+\"?{_BARE}(?:'s)?\s+"
    r"(?:\w+\s+)?(?:piece|op-ed|column|essay|editorial|article)\b"
)
_REPORTED = re.compile(rf"\b[Aa]s\s+{_THE}\s+(?:first\s+|also\s+)?(?:reported|reports|put it)\b")
_NAMED = (
    (_BEFORE_INTERVIEW, _SHOWN),
    (_PIECE, ("piece", "op-ed", "column", "essay", "editorial", "article")),
    (_REPORTED, ("reported", "reports", "put it")),
)
"""What names an outlet first, with the words of which one is in it, and in few sentences."""
_BELONGS = re.compile(rf"\s+(?:of|from|at|with)\s+{_THE}")
_OF = re.compile(rf"'s?\s+{_THE}")
_CALLED = re.compile(
    r"(?:'s)?\"?\s+(?:\w+\s+)?(?:newspaper|magazine|tv|television|radio|network|channel|"
    r"news agency|website|reporters?|correspondent|anchor|host|journalist|columnist|podcast|show|"
    r"station|weekly|daily|tabloid|broadcaster)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(["tv", "television", "radio", "news", "media", "press"])
_AFTER_THE = re.compile(r"\b[Tt]he\s+\"?$")
_OF_THE = re.compile(r"\sof\s+the\s+")
_DAYS = words_of("after a person's name")


def outlets(
    around: Frame, own: frozenset[str], may_be: Callable[[Span], bool]
) -> list[tuple[str, list[Span]]]:
    """All outlets that a sentence frames as such, by how it does; programmes, and their networks.

    Args:
        around: the sentence, without what is attributed.
        own: the names of the outlet that prints, small, without "the".
        may_be: whether a name that no list has may be an outlet's.
    """
    found = _Outlets(around, own)
    listed: list[tuple[str, list[Span]]] = []
    for how, spans in (
        ("told", found.told()), ("named", found.named()), ("on air", found.on_air()),
        ("written", found.written(may_be)),
    ):  # fmt: skip
        shown = [found.programme(one, may_be) for one in spans]
        if shown:
            listed.append((how if shown == spans else f"{how}, programme", shown))
        if shown != spans:
            listed.append((f"{how}, network", spans))
    return listed


def asked(around: Frame) -> list[Span]:
    """The names of those whom a sentence says words were told to, outlets or not.

    Args:
        around: the sentence of an attribution, without what is attributed.
    """
    return _Outlets(around, frozenset()).asked()


class _Outlets:
    def __init__(self, around: Frame, own: frozenset[str]) -> None:
        self._around = around
        self._words = around.words
        self._own = own

    def told(self) -> list[Span]:
        """Outlets behind "told", "interview with", "wrote in" and the like."""
        for pattern in (_TO, _AT_WORK, _IN_PRINT, _ACCORDING):
            for found in pattern.finditer(self._words):
                listed = list(self._from(found.end()))
                if listed:
                    return listed
        return []

    def on_air(self) -> list[Span]:
        """Channels and programmes that somebody was on: "said Sunday on Vesper News"."""
        for found in _ON_AIR.finditer(self._words):
            listed = list(self._from(found.end()))
            if listed:
                return listed
        return []

    def programme(self, outlet: Span, may_be: Callable[[Span], bool]) -> Span:
        """The programme that is named behind its network, else the network."""
        found = _PROGRAMME.match(self._words, outlet.end - self._around.start)
        if found is None:
            return outlet
        if found["quoted"]:
            return self._around.span(*found.span("quoted"))
        start, end = self._without_days(*found.span("bare"))
        span = self._around.span(start, end)
        # "CNN's Face the Town" is no person's name, whether it was found to be a name or not.
        is_title = _SMALL.search(self._words, start, end) is not None
        is_day = self._words[start:end].lower() in _DAYS
        return span if not is_day and (is_title or may_be(span)) else outlet

    def named(self) -> list[Span]:
        """Outlets before "interview", "column" and "reported"."""
        for pattern, parts in _NAMED:
            stands = any(part in self._words for part in parts)
            for found in pattern.finditer(self._words) if stands else ():
                start, end = self._without_days(*found.span("name"))
                if self._is_listed(start, end):
                    return [self._around.span(start, end)]
        return []

    def asked(self) -> list[Span]:
        """Names behind "told" and "in an interview with", whoever they are."""
        found = []
        for pattern in (_TO, _AT_WORK):
            for start in pattern.finditer(self._words):
                name = _NAME.match(self._words, start.end())
                if name is not None and name.start("name") == start.end():
                    found.append(self._around.span(*self._without_days(*name.span("name"))))
        return found

    def written(self, may_be: Callable[[Span], bool]) -> list[Span]:
        """Names that no list has: "wrote on X", "interview with X", "in an X interview"."""
        patterns = (_WROTE, _WITH, _IN_ONE)
        for found in chain.from_iterable(one.finditer(self._words) for one in patterns):
            name = _NAME.match(self._words, found.end())
            if name is not None and not self._is_own(name["name"]):
                span = self._around.span(*self._without_days(*name.span("name")))
                if may_be(span):
                    return [span]
        return []

    def _from(self, start: int) -> Iterator[Span]:
        found = _NAME.match(self._words, start)
        first = None if found is None else self._one(*found.span("name"))
        if found is None or first is None:
            asked = _ASKED_BY.match(self._words, start)
            if asked is not None:
                yield self._one(*asked.span("name")) or self._around.span(*asked.span("name"))
            return
        yield first
        end = found.end()
        while (more := _LISTED.match(self._words, end)) is not None:
            if not self._is_listed(*more.span("name")):
                return
            yield self._around.span(*more.span("name"))
            end = more.end()

    def _one(self, start: int, end: int) -> Span | None:
        """The outlet that a name is, or that stands beside it: "Lint of the Courier"."""
        start, end = self._without_days(start, end)
        if self._is_own(self._words[start:end]) or self._words[start:end].lower() in _DAYS:
            return None  # "on his Friday night show"
        start = self._behind_somebody(start, end)
        if self._is_listed(start, end):
            return self._around.span(start, end)
        for pattern in (_BELONGS, _OF):
            behind = pattern.match(self._words, end)
            if behind is not None and self._is_listed(*behind.span("name")):
                return self._around.span(*self._without_days(*behind.span("name")))
        return self._around.span(start, end) if _CALLED.match(self._words, end) else None

    def _behind_somebody(self, start: int, end: int) -> int:
        """Where the outlet begins in "Lint of the Orrin Courier"; "News of the Week" is one."""
        joined = _OF_THE.search(self._words, start, end)
        behind = start if joined is None else joined.end()
        return behind if self._is_listed(behind, end) else start

    def _without_days(self, start: int, end: int) -> tuple[int, int]:
        """A name without a day or month beside it: "told CNN Saturday"."""
        listed = [found.span() for found in re.finditer(r"\S+", self._words[start:end])]
        while len(listed) > 1 and self._is_day(start, listed[-1]):
            listed.pop()
        while len(listed) > 1 and self._is_day(start, listed[0]):
            listed.pop(0)
        first, last = listed[0][0], listed[-1][1]
        stop = self._words[start + last - 1] == "." and not re.search(
            r"(?:^|[\s.])[A-Z]\.$", self._words[start : start + last]
        )
        return start + first, start + last - stop

    def _is_day(self, start: int, at: tuple[int, int]) -> bool:
        return self._words[start + at[0] : start + at[1]].strip(".").lower() in _DAYS

    def _is_own(self, name: str) -> bool:
        bare = name.strip('".').casefold().removeprefix("the ")
        return any(bare == own or bare.startswith(f"{own} ") for own in self._own)

    def _is_listed(self, start: int, end: int) -> bool:
        name = self._words[start:end].strip("\"'.").removeprefix("The ")
        if self._is_own(name) or name.lower() in _NO_NAMES:
            return False
        # "Post" alone is none, "the Post" is.
        the = "The " if _AFTER_THE.search(self._words, max(0, start - 5), start) else ""
        first, _, rest = name.partition(" ")
        # "Bloomberg Energy": an outlet's name begins it.
        return is_outlet_name(the + name) or bool(rest and is_outlet(first))
