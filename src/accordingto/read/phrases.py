"""Lines that pages repeat around any story, told by their wording."""

import re
from functools import lru_cache

from accordingto.core.document import BoilerplateKind
from accordingto.core.span import Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_TIME = r"(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|Uhr)?)"
_DATE = (
    rf"(?:(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}))"
)
_AGO = (
    r"\d+\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)\s+ago"
)
_AGENCY = r"getty images|associated press|ap(?: photo)?|reuters|afp|epa|shutterstock|tass"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|instagram|youtube|"
    r"tumblr|vk|flipboard|messenger|bluesky|mastodon|threads|rss|print|copy link|link|sms|line)"
)

# Each whole line, small and capital letters alike; the first kind that fits decides.
_PHRASES: tuple[tuple[BoilerplateKind, tuple[str, ...]], ...] = (
    ("continue", (
        r"(?:continue|keep) reading.{0,30}",
        r"read (?:more|on|the (?:full|whole|rest)\b.{0,40})",
        r"(?:show|load|view|see) (?:more|all|comments)\b.{0,30}",
        r"click (?:here|to)\b.{0,60}",
        r"(?:article|story|text) continues (?:below|after)\b.{0,40}",
        r"more\s*[»›>→…]*",
        r"next page",
    )),
    ("share", (
        r"share(?: (?:this|it|on|via|with)\b.{0,40})?",
        r"tweet(?: this)?",
        r"follow (?:us|me) on .{2,40}",
        rf"(?:(?:share|save|tweet|pin|post|send|{_NETWORK})[\s,|·/•]*){{1,12}}",
    )),
    ("menu", (
        (r"(?:connect|stay connected|stay in touch|contact|about|follow|find|join|write for)"
        r"(?: with)? us\b.{0,30}"),
        r"home|menu|search|log ?in|sign in|register|main menu|close|back to top|navigation",
        r"sections",
        r"skip to (?:main )?content",
    )),
    ("comments", (
        r"(?:\d+\s+)?(?:comments?|replies|responses)(?: \(\d+\))?",
        r"(?:leave|post|add|write) a (?:comment|reply)\b.{0,40}",
        r"join the (?:conversation|discussion).{0,20}",
        r"comments (?:are )?(?:closed|off)\.?",
    )),
    ("advert", (
        r"advertise?ment.{0,20}",
        r"sponsored(?: (?:content|by)\b.{0,40})?|promoted(?: content)?|ads? by .{1,30}",
        r"(?:sign up|subscribe|register)\b.{0,120}",
        r"(?:donate|support (?:us|our)|become a (?:member|patron))\b.{0,100}",
        r"get (?:the|our) .{0,60}(?:newsletter|inbox|app).{0,40}|.{0,40}\bnewsletters?",
    )),
    ("cookie", (
        r".{0,80}\b(?:uses?|accept|manage|our) (?:\w+ ){0,2}cookies\b.{0,200}",
        r"cookie (?:policy|settings|preferences)",
    )),
    ("related", (
        r"(?:related|read (?:also|next)|see also|also (?:read|on))\b.{0,80}",
        r"you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,80}",
        r"(?:more (?:from|on|in|about)|recommended|trending|top stories|up next)\b.{0,80}",
        r"(?:most (?:read|popular|viewed|commented)|latest (?:news|posts|stories))\b.{0,80}",
        r"(?:don['’]?t miss|editors?['’]? picks?)\b.{0,80}",
    )),
    ("other", (
        r"(?:estimated )?(?:reading|read) time.{0,30}|\d+[- ]min(?:ute)?s?(?: read)?",
        r"listen to (?:this )?(?:article|story).{0,30}",
        r"(?:text|font) size.{0,20}",
        r"(?:tags?|topics?):.{0,150}|(?:filed under|categor(?:y|ies)):?.{0,150}",
        r"\d+ (?:views|shares|likes)",
    )),
    ("dateline", (
        (r"(?:(?:first |originally |last )?(?:published|updated|posted|modified|created)"
        rf"(?: (?:on|at))?\s*:?\s*(?:{_DATE}|{_TIME}|{_AGO}|[\s,|·–—-]|at|on|by|:|"
        r"(?:last )?(?:updated|modified))*)"),
        rf"(?:{_DATE}|{_TIME})(?:{_DATE}|{_TIME}|[\s,|·–—-]|at|on|updated|published)*",
        _AGO,
    )),
    ("credit", (
        r"(?:from|by|courtesy of) our partners?\b.{0,60}",
        r"(?:forwarded from|переслано из|weitergeleitet (?:von|aus)) .{2,80}",
        (r"(?:photo|image|picture|video|illustration|graphic|map|credit|photograph)s?"
        r"(?: (?:by|credit|courtesy|source|credits))*\s*[:/|].{1,120}"),
        r"(?:photo|image|picture|video|illustration)s? (?:by|courtesy of) .{1,80}",
        (r"(?:this (?:article|story|piece|text|report) )?(?:was |has )?(?:been )?"
        r"(?:first|originally) (?:published|appeared) (?:in|on|by|at)\b.{1,120}"),
        r"(?:©|\(c\)).{1,200}|copyright .{0,120}|all rights reserved.{0,60}|source:.{1,80}",
        r"(?:with |additional )?(?:agency|agencies|wire) (?:material|reports?|reporting|staff)",
        r"\(?(?:(?:additional )?reporting|writing|editing|compiled) by .{1,150}\)",
        rf".{{2,60}}(?: via |\s?/\s?|\| ?)(?:{_AGENCY})\.?",
        r"(?:getty images|associated press|reuters|afp)\.?",
    )),
    ("byline", (
        r"(?:from|by) our (?:\w+ ){0,2}(?:correspondents?|reporters?|staff|newsroom)",
        r"staff|agencies|newsroom",
    )),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile("|".join(forms), re.IGNORECASE)) for kind, forms in _PHRASES)
_LONGEST_WORDS = 30
_LONGEST_CHARS = 400
_LABEL_WITH_AGE = re.compile(rf"\W?[A-Z][\w&'’ -]{{0,40}}?\s?[|·•–-]?\s?{_AGO}", re.IGNORECASE)

_TRUNCATED = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])\W{0,3}"
    r"(?:(?:(?:continue|keep) reading|read more|more)\W{0,3})?$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\W_]{1,80}")

_NO_NAME = (
    "The|An?|In|On|This|That|Then|When|Now|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    "January|February|March|April|June|July|August|September|October|November|December"
)
_PARTICLE = (
    r"(?:de|da|di|du|del|della|der|den|la|le|van|von|vander|bin|ibn|al|el|ter|ten|y|dos|das)"
)
_NAME_WORD = rf"(?!(?:{_NO_NAME})\b)(?:\w\.|(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'.-]*))"
_NAME = rf"{_NAME_WORD}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0]+)*{_NAME_WORD}){{1,4}}?"
_PLACE = rf"\s+in\s+{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,2}}"
_BYLINE = re.compile(
    rf"(?:(?i:(?:(?:written|story|reported|posted|words|text|report|comment|commentary|opinion|analysis|essay|column|review)\s+)?by|interview:|von|par|por|автор:?))\s*:?\s+"
    rf"(?P<names>{_NAME}(?:(?:{_PLACE})?\s*(?:,|&|\band\b|,\s*and\b|\bund\b|\bet\b|\by\b)\s*{_NAME}){{0,5}})"
    rf"(?:\s*$|\s*[,|·•–—/-].{{0,80}}$|\s+(?i:via|for|in|at|on|from|special\s+to|published|updated|\d).{{0,80}}$)"
)


def kind_of_phrase(words: str) -> BoilerplateKind | None:
    """What a line is if its wording alone says that it is no part of a story; else None."""
    if len(words) > _LONGEST_CHARS:
        return "other" if _SEPARATOR.fullmatch(words) else None
    return _kind_of_line(words)


@lru_cache(maxsize=1024)
def _kind_of_line(words: str) -> BoilerplateKind | None:
    """The kind of a line that is not long; each line of a page is asked for several times."""
    if _SEPARATOR.fullmatch(words):
        return "other"
    if len(words.split()) > _LONGEST_WORDS:
        return None
    if _LABEL_WITH_AGE.fullmatch(words) and not is_age(words):
        return "teaser"
    if byline_names(words) is not None:
        return "byline"
    line = words.rstrip(" :»›>→\u00a0")
    kind = next((kind for kind, p in _COMPILED if p.fullmatch(line)), None)
    return None if kind in _UNSENTENCED and _is_sentence(words) else kind


# "More in sorrow than in anger, she left the hall." is no label of a list.
_UNSENTENCED = frozenset({"related", "advert", "share", "menu"})
_ASKS = re.compile(r"newsletter|inbox|subscri|advertis", re.IGNORECASE)


def _is_sentence(words: str) -> bool:
    stopped = re.search(r"[.!?][\"'”’»)]*$", words) is not None
    return stopped and len(words.split()) > 6 and not _ASKS.search(words)


def is_age(words: str) -> bool:
    """Whether a line says only how old something is: "3 hours ago"."""
    return re.fullmatch(_AGO, words, re.IGNORECASE) is not None


def is_truncated(words: str) -> bool:
    """Whether a sentence breaks off, as those of teasers do."""
    return len(words) < 600 and _TRUNCATED.search(words) is not None


def byline_names(words: str) -> Span | None:
    """Where in the line `words` the names of the authors stand, if it is a byline.

    >>> byline_names("By Ada Voss and Lev Orlin, for the Courier")
    Span(start=3, end=24)
    """
    if len(words) > 200:
        return None
    match = _BYLINE.match(words)
    return None if match is None else Span(*match.span("names"))


_LEADING_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?:(?:{_PLACE})?\s*(?:,|&|\band\b)\s*{_NAME}){{0,5}})\s*(?:$|[·|,•–—(\n/-]|\bin\b)"
)


def leading_names(words: str) -> Span | None:
    """Where names stand that a line begins with, before a dash, dot or comma, or alone."""
    match = _LEADING_NAMES.match(words) if len(words) <= 200 else None
    return None if match is None else Span(*match.span("names"))
