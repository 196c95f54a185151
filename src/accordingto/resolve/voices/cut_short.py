"""Names of people that end too early: "Duwa" of "Duwa Lashi La".

The network cuts names from languages that it did not learn.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from accordingto.core.entity import EntityKind, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import GIVEN, NOUN_SURNAMES
from accordingto.resolve.lexicon import body_kind, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.scripts import fold
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, is_modifier, words_in

_INITIAL = re.compile(r"[ \xa0][A-Z]\.[ \xa0](?=[A-Z])")
_GOES_ON = re.compile(r"[ \xa0](?:al-|el-|[^\W\d_])")
_AFTER_NAMES = (
    words_of("after a person's name") | words_of("days and months") | words_of("buildings")
)
_NO_NAMES = words_of("function words")
_BROKEN = re.compile(r"(?<=[ÃÄÅ])[¡-¿][\w¡-¿]*")
"""The rest of a word written in UTF-8 and read as Latin-1, as archives have them."""
_SITE = re.compile(r"\.(?:com|org|net|gov|edu)\b(?![./@])")
_HYPHENED = re.compile(r"[-‐‑](?P<rest>[a-z]+)\b(?![-‐‑])")
_NO_SURNAMES = "Aligned|Allied|Appointed|Backed|Endorsed|Era|Inspired|Led|Linked|Owned|Run|Style"
_TWO_SURNAMES = re.compile(
    rf"[-‐‑](?P<rest>(?!(?:{_NO_SURNAMES})\b)[A-Z][a-z]+)\b(?![-‐‑/]|[ \xa0][A-Z])"
)
"""A second surname, but for what a headline says of another with a name: "Lint-Led Rebels"."""
_FROM = re.compile(r"[ \xa0](?:al|el|ul|ash|as|ad|an|ar|at|az)[-‐‑][A-Z][\w’'-]*[^\W_]")
"""Where somebody is from, by which they are called: "Tolma Vashi al-Orrini"."""
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")
_FORMING = ("ing", "ish", "esque", "like", "free", "friendly", "centric", "wide")
"""What makes an adjective of a name and a hyphen: "Lint-like"."""
_MOST_BEHIND = 3
"""Words that are put to a name."""
_NEAR = 60
"""Characters behind a name in which they stand."""
_HEADLINE, _FEW = 0.6, 4
"""Share of capitals from which a line of more than a few words is a headline."""


def whole_names(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those of one word that name people with the words that belong to them.

    What begins the name of something else is no part of a person's, nor is a title, a noun, a
    people or a day, nor what stands behind the surname of somebody; and a line in which most
    words have capitals tells nothing.

    Args:
        text: the document's text.
        mentions: of one article.
    """
    begin: dict[int, EntityKind] = {
        one.span.start: one.kind for one in mentions if one.form == "name"
    }
    written = (one.span.of(text).split() for one in mentions if one.form == "name")
    surnames = frozenset(words[-1] for words in written if len(words) > 1)
    return tuple(
        _from(
            text,
            _hyphened(
                text, one if one.span.of(text) in surnames else _whole(text, one, begin), surnames
            ),
        )
        for one in (_with_whole_word(text, one) for one in mentions)
    )


def _with_whole_word(text: str, mention: Mention) -> Mention:
    """With all of a last word that is a site's, or has letters that were broken.

    "LintTolls.com" where "LintTolls", "ZoÃ«" where "ZoÃ" was taken for a name.
    """
    is_name, end = mention.form == "name", mention.span.end
    found = (_BROKEN.match(text, end) or _SITE.match(text, end)) if is_name else None
    return replace(mention, span=Span(mention.span.start, found.end())) if found else mention


def _from(text: str, mention: Mention) -> Mention:
    """A person's name with where they are from: "Tolma Vashi" of "Tolma Vashi al-Orrini"."""
    is_one = mention.form == "name" and mention.kind == "person"
    found = _FROM.match(text, mention.span.end) if is_one else None
    return replace(mention, span=Span(mention.span.start, found.end())) if found else mention


def _hyphened(text: str, mention: Mention, surnames: Collection[str]) -> Mention:
    """With the rest of its last word: "Tolma Va-shi" where "Tolma Va" was taken for a name.

    "Tolma Vashi-Lint" may be of Vashi and Lint, if Lint is somebody's surname, and so is what
    stands behind an article: "the Tolma Vashi-Lint road".
    """
    if mention.form != "name" or mention.kind != "person" or " " not in mention.span.of(text):
        return mention
    found = _TWO_SURNAMES.match(text, mention.span.end)
    is_before_noun = text.endswith(_ARTICLES, max(0, mention.span.start - _FEW), mention.span.start)
    if found is not None and found["rest"] not in surnames and not is_before_noun:
        return replace(mention, span=Span(mention.span.start, found.end()))
    found = _HYPHENED.match(text, mention.span.end)
    if found is None or is_modifier(f"-{found.group()}") or known([found["rest"]]) is not None:
        return mention
    if found["rest"].endswith(_FORMING):
        return mention
    return replace(mention, span=Span(mention.span.start, found.end()))


def _whole(text: str, mention: Mention, begin: Mapping[int, EntityKind]) -> Mention:
    is_one = mention.form == "name" and mention.kind == "person"
    name = mention.span.of(text)
    if not is_one or name.isupper() or not all(c.isalpha() or "¡" <= c <= "¿" for c in name):
        return mention
    if _GOES_ON.match(text, mention.span.end) is None or _in_headline(text, mention.span):
        return mention
    stop = _near_end(text, mention.span.end)
    behind: list[Word] = []
    words = words_in(text, [Span(mention.span.end + 1, stop)])[:_MOST_BEHIND]
    # "Tolma" of "Tolma V. Lashi".
    if _INITIAL.match(text, mention.span.end) and len(words) == _MOST_BEHIND:
        words = words[2:]
    for word in words:
        if not _belongs(word) or begin.get(word.span.start, "person") != "person":
            # "Tolma Vashi Foundation" is none of Tolma's names.
            behind = [] if word.is_capital and known([word.low]) is not None else behind
            break
        behind.append(word)
        if word.owns:
            break
    if not behind:
        return mention
    own = [*words_in(text, [mention.span]), *behind]
    if body_kind([word.plain for word in own], len(own) - 1) is not None:
        return mention
    last = behind[-1].span
    end = last.end - len("'s") if behind[-1].owns else last.end
    return replace(mention, span=Span(mention.span.start, end))


def _belongs(word: Word) -> bool:
    """Whether a word may be part of a person's name, and nothing else."""
    if not word.is_word or not word.is_capital or word.plain.isupper() or is_modifier(word.plain):
        return False
    if word.low in _AFTER_NAMES or word.low in _NO_NAMES or fold(word.plain) in TITLES:
        return False
    if place(word.plain) is not None or place(word.plain.removesuffix("s")) is not None:
        return False
    return word.low in GIVEN | NOUN_SURNAMES or known([word.low]) is None


def _near_end(text: str, at: int) -> int:
    """Where the line ends that a place is in, or what is near in it."""
    near = min(len(text), at + _NEAR)
    found = text.find("\n", at, near)
    return near if found < 0 else found


def _in_headline(text: str, name: Span) -> bool:
    first = max(0, name.start - _NEAR)
    start = max(first, text.rfind("\n", first, name.start) + 1)
    near = Span(start, _near_end(text, name.end))
    words = [word for word in words_in(text, [near]) if word.is_word]
    return len(words) > _FEW and sum(w.is_capital for w in words) > _HEADLINE * len(words)
