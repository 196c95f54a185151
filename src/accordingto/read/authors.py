"""The names in a byline: persons told from desks and agencies, without titles and roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.document import AuthorKind
from accordingto.core.span import Span
from accordingto.read.agencies import AGENCY, agency_of
from accordingto.read.dates import find_dates
from accordingto.read.months import MONTHS, WEEKDAY

MAX_AUTHORS = 20
"""Names taken from one byline; the longest of 94 news pages has three."""

_MAX_CHARS = 300
_BY = (
    r"(?:(?:written|story|stories|reported|posted|published|submitted|words|text|texts|report|"
    r"reporting|analysis|opinion|review|commentary|interview|article|guest post|created|"
    r"publicado|postado|veröffentlicht)\s+)?(?:by|von|par|por)(?!\w)"
    r"|(?:author|authors|autor|autorin|auteur|autore|автор|автори|авторы|текст|text|words|"
    r"byline|di)\s?:"
)
_OPENS = re.compile(rf"\s{{0,3}}(?:{_BY})\s{{0,3}}:?\s{{0,3}}", re.IGNORECASE)
_OPENS_INSIDE = re.compile(
    rf"(?:^|[|·•,/—–\n-]\s{{0,3}}|(?<=[\d.apm])\s)(?:{_BY})\s{{0,3}}:?\s{{0,3}}", re.IGNORECASE
)
# What ends the names of a line: a bar or dash, a bracket, a handle, a role on a line of its own.
_ENDS = re.compile(
    r"\s-{1,2}(?:\s|$)|[|·•—–(\[@<\n\d]|\s(?i:via|on|at|from|for|published|updated|posted|"
    r"publiziert|veröffentlicht|publié|publicado|pubblicato|опубликовано)(?!\w)"
)
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿа-я])(?=[A-ZА-Я][a-zа-я]+)")
_JOINS = re.compile(
    r"\s{0,3}[,;&+／]\s{0,3}(?:(?:and|und|et|y|e|и|та|й|і|i|oraz)\s{1,3})?"
    r"|\s{1,3}(?:and|und|et|и|та|й|і|oraz|with)\s{1,3}|\s?/\s?|[ \t]{0,3}\n\s{0,3}",
    re.IGNORECASE,
)
# One letter joins names and stands inside them: "Ortega y Gasset".
_JOINS_PAIRS = re.compile(r"\s{1,3}(?:y|e|i)\s{1,3}")
_TITLE = re.compile(
    r"(?:(?:dr|prof|professor|sir|dame|lord|lady|mr|mrs|ms|rev|hon|ph\.?d|lt|col|gen|capt|sgt)\.?\s"
    rf"|(?:{_BY})\s{{0,3}}:?\s{{0,3}}|special report\s|photos? by\s"
    r"|(?:about|sobre|über|à propos de|о|про)\s)+",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\s(?:in|à|aus|из|із|w|z|special to|special for|for|from|at|via|is an?|reports?)\s.*$"
    r"|^(?:special to|special for|exclusive to|in|for|from)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|columnist|contributor|producer|photographer|"
    r"journalist|analyst|fellow|bureau chief|chief|director|professor|blogger|host|anchor|"
    r"redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista|redactor|redattore|"
    r"корреспондент|журналист(?:ка)?|редактор|обозреватель|колумнист|dziennikarz|"
    r"view(?: more)? articles|special to|contributing|senior|freelance)\b",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:staff|desk|bureau|newsroom|news room|team|agencies|news service|wire services?|"
    r"editors|correspondents|reporters|writers|redaktion|redazione|redacción|redacao|redação|"
    r"rédaction|редакция|редакція|redakcja|editorial board|our (?:\w+ ){0,2}correspondent)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?i:\w{0,12}admin\w{0,12}|administrator|webmaster|user|guest|root|editor|author|unknown|"
    r"anonymous|none|null|n/a|гость|админ|staff)|[a-z0-9_.-]+|.*[@/\\<>{}=].*|.*\d.*"
)
_PARTICLE = (
    r"(?:de|da|di|du|del|della|der|den|la|le|van|von|vander|bin|ibn|bint|al|el|ter|ten|y|e|i|dos|"
    r"das|af|av|zu|zur|san|mac|ul|ut)"
)
_UPPER = r"A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁЄІЇҐ"
_NAME_WORD = rf"(?:[{_UPPER}][\w’'ʼ.-]*|(?:d|l|o)[’'][{_UPPER}][\w’'.-]*|al-[{_UPPER}][\w’'-]*)"
_GAP = r"[ \t\u00a0]{1,2}"
_PERSON = re.compile(rf"{_NAME_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,3}}{_NAME_WORD}){{0,4}}")
_ACRONYM = re.compile(r"[A-Z]{2,5}|(?:[A-Z][A-Za-z]?\.){1,4}|PhD|Jr\.?|Sr\.?|PharmD")
_NO_NAME = re.compile(
    rf"(?:the|an?|on|in|this|that|there|then|when|now|what|how|why|if|to|it|we|you|all|more|follow|"
    rf"share|read)(?!\w)|(?:{WEEKDAY}|{'|'.join(MONTHS)})(?!\w)(?=\W{{0,3}}(?:\d|the\b|$)|\s?,)",
    re.IGNORECASE,
)

_AGENCY = re.compile(AGENCY)
_THE = re.compile(r"the\s{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a byline.

    Args:
        kind: whose it is.
        start: its first character in the words that were looked at.
        end: the character behind it.
    """

    kind: AuthorKind
    start: int
    end: int


def names_in_byline(words: str) -> tuple[Name, ...]:
    """The names in a line that says who wrote the story; none if it does not say so.

    The line may begin with "By" or its like, or have it behind a bar or a date. A
    single word counts as a name only if it is all that the line holds.

    >>> [one.kind for one in names_in_byline("By Ada Voss in Tessel, Lev Orlin and Reuters")]
    ['person', 'person', 'agency']
    """
    if len(words) > _MAX_CHARS:
        return ()
    opening = _OPENS.match(words)
    for match in [opening] if opening else list(_OPENS_INSIDE.finditer(words))[:3]:
        sure = opening is not None or next(find_dates(words[: match.start()]), None) is not None
        found = _names_from(words, match.end(), sure=sure)
        if found:
            return found
    return ()


def names_alone(words: str) -> tuple[Name, ...]:
    """The names in a line that holds names and perhaps roles, but nothing else; else none.

    Each person has two words or more: one word may be any label.
    """
    if len(words) > _MAX_CHARS or _NO_NAME.match(words) or words[-1:] in ".!?:;…":
        return ()
    pieces = list(_pieces(words, 0, len(words)))
    found = [_name(words, start, end) for start, end in pieces]
    if not all(
        one is not None or _is_beside(words[slice(*at)])
        for one, at in zip(found, pieces, strict=True)
    ):
        return ()
    names = tuple(one for one in found if one is not None)
    many = all(one.kind != "person" or " " in words[one.start : one.end].strip() for one in names)
    return names if names and many and names[0].start < 3 else ()


def names_stated(words: str) -> tuple[Name, ...]:
    """The names in what markup states as the author: no account names, no roles, no degrees."""
    if len(words) > _MAX_CHARS:
        return ()
    first = re.split(r"\.\s(?=[A-ZА-Я])", words, maxsplit=1)[0] if _sentence_like(words) else words
    return tuple(_names(words, 0, len(first)))[:MAX_AUTHORS]


def is_account(name: str) -> bool:
    """Whether a name is that of an account of a publishing system and names nobody."""
    return _ACCOUNT.fullmatch(name) is not None


def _sentence_like(words: str) -> bool:
    return re.search(r"\w{3,}\.\s[A-ZА-Я]\w+\s[A-ZА-Я]", words) is not None


def _names_from(words: str, start: int, *, sure: bool) -> tuple[Name, ...]:
    """The names behind "By": to the first sign that something else begins."""
    if start >= len(words):
        return ()
    the = _THE.match(words, start)
    if the is not None and _DESK.search(words[start : start + 40]):
        start = the.end()
    elif _NO_NAME.match(words, start) and not _AGENCY.match(words, start):
        return ()
    end = _end_of_names(words, start)
    found = tuple(_names(words, start, end))[:MAX_AUTHORS]
    if not found or found[0].start - start > 20:
        return ()
    rest = words[found[-1].end :].strip(" .,:|-–—\u00a0")
    single = found[0].kind == "person" and len(words[found[0].start : found[0].end].split()) < 2
    if single and (not sure or (rest and not _is_aside(rest))):
        return ()
    return found


def _end_of_names(words: str, start: int) -> int:
    ends = [match.start() for match in _ENDS.finditer(words, start) if match.start() > start][:1]
    dated = next((begin for _, begin, _ in find_dates(words) if begin > start), None)
    return min([*ends, *([dated] if dated is not None else []), len(words)])


def _is_aside(rest: str) -> bool:
    """Whether what follows a name is a date, a handle or the like, and no sentence."""
    return rest[:1] in "@([|·•" or rest[:1].isdigit() or next(find_dates(rest), None) is not None


def _names(words: str, start: int, end: int) -> Iterator[Name]:
    whole = False
    for piece in _pieces(words, start, end):
        found = _name(words, *piece)
        if found is None:
            continue
        # One word behind a whole name is a place or a paper: "Ada Voss, Tessel".
        n_words = len(words[found.start : found.end].split())
        if found.kind != "person" or n_words > 1 or not whole:
            yield found
        whole = whole or (found.kind == "person" and n_words > 1)


def _pieces(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas, "and" and the like."""
    at = start
    for match in _JOINS.finditer(words, start, end):
        yield from _pairs(words, at, match.start())
        at = match.end()
    yield from _pairs(words, at, end)


def _pairs(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    match = _JOINS_PAIRS.search(words, start, end)
    if match is not None:
        sides = (words[start : match.start()], words[match.end() : end])
        if all(len(side.split()) > 1 for side in sides):
            yield start, match.start()
            yield from _pairs(words, match.end(), end)
            return
    if start < end:
        yield start, end


def _name(words: str, start: int, end: int) -> Name | None:
    """The name in one stretch, without what stands around it."""
    opening = _TITLE.match(words, start, end)
    start = opening.end() if opening else start
    placed = _PLACED.search(words[start:end])
    end = start + placed.start() if placed else end
    stretch = words[start:end]
    name = stretch.lstrip(" \t\r\n\u00a0.:*—–-")
    start += len(stretch) - len(name)
    name = name.rstrip(" \t\r\n\u00a0:*—–-").rstrip(",;")
    if not name.endswith("r."):
        name = (
            name.rstrip(".") if len(name.split()) > 1 and not re.search(r"\b\w\.$", name) else name
        )
    name = _before_role(name)
    end = start + len(name)
    if not 2 <= len(name) <= 80:
        return None
    if agency_of(name):
        return Name("agency", start, end)
    if _DESK.search(name) and len(name.split()) <= 6 and not _is_writer(name):
        return Name("desk", start, end)
    if _ROLE.search(name) or _ACRONYM.fullmatch(name) or is_account(name) or _NO_NAME.match(name):
        return None
    return Name("person", start, end) if _PERSON.fullmatch(name) else None


def _before_role(name: str) -> str:
    """A name without the role that is glued to it, as where two elements make one line."""
    if not _ROLE.search(name):
        return name
    for match in _GLUED.finditer(name):
        if _ROLE.search(name, match.start()):
            return name[: match.start()]
    return name


def _is_writer(name: str) -> bool:
    """Whether "staff" is part of a role: "Staff writer"."""
    return _ROLE.search(name) is not None and re.search(r"(?i)\bour\b|s\b", name[-1:]) is None


def _is_beside(words: str) -> bool:
    """Whether a stretch that is no name may stand beside names: a role, a degree."""
    words = words.strip()
    return not words or bool(_ROLE.search(words)) or _ACRONYM.fullmatch(words) is not None


def span_of_all(names: Sequence[Name], shift: int) -> Span:
    """From the first name to the last, `shift` code points further on."""
    return Span(names[0].start, names[-1].end).shift(shift)


STARTS_WITH_AGENCY = re.compile(rf"(?P<agency>{AGENCY})(?:\s?,\s?[^,\n]{{2,40}},?)?\s{{0,3}}$")
"""A line such as "Reuters, Tessel,": an agency where a byline stands."""
