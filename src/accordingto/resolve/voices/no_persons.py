"""Entities that the network takes for people, or for anything, and that are places or bodies.

It learned names from other news: a town or an agency that it never saw is often a person to it.
What stands around a name tells more: "in Orrin", "the village of Orrin", "the Orrin valley".
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, takewhile

from accordingto.core.entity import ArticleEntity, EntityKind, Mention
from accordingto.core.identity import outlet_key
from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import ARTICLES, GIVEN, JOINERS
from accordingto.resolve.kinds import kind_of, shows_person
from accordingto.resolve.lexicon import LONGEST_NOUN, known, listed_kind, place
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.personal import tells_person
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_back, words_in

_KINDS: dict[SpeakerKind, EntityKind] = {
    "official-body": "official-body", "outlet": "outlet", "armed-group": "armed-group",
    "party-or-movement": "party-or-movement", "company": "company", "document": "document",
    "other": "organisation", "public": "other",
}  # fmt: skip
_CALLED: frozenset[SpeakerKind] = frozenset(
    {"outlet", "armed-group", "party-or-movement", "company"}
)
"""Kinds of nouns by which a name is called; in "the office Lint left" none is."""
_NOT_YET = ("organisation", "other")
"""Kinds that tell too little of an entity to speak against its being an outlet."""
_NO_PEOPLES = ("person", "place", "organisation")
_PLACES = (words_of("territories") - {"world", "capital"}) | words_of("landscape")
_ONE = frozenset(word for word in _PLACES if not word.endswith("s"))
_BEFORE_NOUNS = frozenset(["country", "state", "city", "town", "village", "county", "port"])
"""Those that often stand before another noun."""
_WATERS = frozenset(["river", "lake", "mount"])
"""Nouns that stand before the names of what they are."""
_HOLDERS = words_of("what places have")
_WHERE = words_of("where places are")
_SIDES = words_of("sides of a place")
_TRUSTED = words_of("what is put in somebody")
_GOES_ON = words_of("behind what says where")
_TIMES = words_of("days and months")
_MOST_NAMES = 40
"""Names of one entity that are looked at."""
_MOST_WORDS = 8
"""Words before a name that may say what it is the name of."""
_LOOK, _NEAR = 120, 30
"""Characters before a name, and behind it, that are read."""
_ADJECTIVES = re.compile(r"\b\w+ians?\b")
_SHORTEST = 5
"""Letters of a name from which an adjective may be made: "Orrinia", "Orrinian"."""


def without_false_persons(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[ArticleEntity, ...]:
    """The entities, with those as places and bodies that nothing but the network makes people.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
    """
    return tuple(_settled(text, [mentions[n] for n in one.mentions], one) for one in entities)


def with_outlets(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity], words: Sequence[str]
) -> tuple[ArticleEntity, ...]:
    """The entities, with those as outlets whose name is that of who prints or is credited.

    A person who has a fuller name too is none: Ada Lint is not the magazine Lint.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.
        words: names of outlets, or what credits them.
    """
    keys = {outlet_key(one.strip("() .")) for one in words}
    return tuple(
        replace(one, kind="outlet")
        if _prints([mentions[n].span.of(text) for n in one.mentions if mentions[n].form == "name"],
                   one.kind, keys)
        else one
        for one in entities
    )  # fmt: skip


def _prints(names: Sequence[str], kind: EntityKind, keys: Collection[str]) -> bool:
    """Whether an entity of these names and this kind is one of the outlets with these keys."""
    own = [outlet_key(name) in keys for name in names]
    return all(own) and bool(own) if kind == "person" else kind in _NOT_YET and any(own)


def _settled(text: str, own: Sequence[Mention], entity: ArticleEntity) -> ArticleEntity:
    names = [one for one in own if one.form == "name"]
    if names and entity.kind in _NO_PEOPLES and all(_is_plural_people(text, m) for m in names):
        return replace(entity, kind="other")
    if not names or entity.kind not in ("person", "other", "organisation"):
        return entity
    is_time = any(word.low in _TIMES for word in words_in(text, [names[0].span]))
    if is_time or (entity.kind == "person" and tells_person(text, own)):
        return entity
    # Much may be "in" a body, and in things that the network takes for neither.
    is_one_word = all(one.span.of(text).isalpha() for one in names)
    may_be_in = entity.kind == "person" or (entity.kind == "other" and is_one_word)
    is_known = any(_is_listed(text, one) or _is_people(text, one) for one in names)
    if not is_known and is_place(text, names, may_be_in=may_be_in):
        return replace(entity, kind="place")
    kind = _by_words(text, names) or _called(text, names) if entity.kind == "person" else None
    return entity if kind is None else replace(entity, kind=kind)


def _is_listed(text: str, name: Mention) -> bool:
    """Whether a name is that of a body, as a whole: "a share in Facebook"."""
    return listed_kind(name.span.of(text)) is not None


def _is_people(text: str, name: Mention) -> bool:
    """Whether a name is that of a people, which is no state in the ledger: "the Orrinians"."""
    last = name.span.of(text).split()[-1].removesuffix("s")
    return place(last) in ("adjective", "people")


def _is_plural_people(text: str, name: Mention) -> bool:
    """Whether a name is that of all people of a kind: "Orrinians", "Norwegian Muslims"."""
    *before, last = name.span.of(text).split()
    if not last.endswith("s") or listed_kind(last) is not None or place(last) is not None:
        return False  # Nobody is meant by "the Philippines" but the state.
    words = [*before, last.removesuffix("s")]
    return all(place(word) in ("adjective", "people") for word in words)


def _by_words(text: str, names: Iterable[Mention]) -> EntityKind | None:
    """What the words of a name tell that shows no person: "the Orrin Courier"."""
    for one in sorted(names, key=lambda one: (-len(one.span), one.span)):
        if _is_people(text, one):
            return "other"
        found = phrase(text, [_with_article(text, one.span)])
        if found is None or not found.head[-1].is_capital or shows_person(found):
            continue
        kind = _KINDS.get(kind_of(found) or "person")
        if kind == "outlet" and not found.before and known([one.span.of(text).lower()]):
            continue  # "People" is a magazine, and a noun that begins a sentence.
        if kind is not None:
            return kind
    return None


def _called(text: str, names: Iterable[Mention]) -> EntityKind | None:
    """What a noun says that stands before a name with its article: "the news agency Orrin"."""
    for name in islice((one.span for one in names), _MOST_NAMES):
        back = list(islice(_before(text, name), _MOST_WORDS))
        if not back or back[0].is_capital or not _ends_there(_behind(text, name)):
            continue
        told = list(takewhile(lambda word: word.is_word and word.low not in ARTICLES, back))
        noun = known([word.low for word in reversed(told[:LONGEST_NOUN])])
        is_set = told != back and back[len(told)].low in ARTICLES
        if is_set and noun is not None and noun.kind in _CALLED:
            return _KINDS[noun.kind]
    return None


def _with_article(text: str, name: Span) -> Span:
    start = name.start - len("the ")
    is_definite = start >= 0 and text[start : name.start].lower() in ("the ", "the\xa0")
    return Span(start, name.end) if is_definite else name


def is_place(text: str, names: Sequence[Mention], *, may_be_in: bool) -> bool:
    """Whether the words around a name, or made of it, show that it is a place's.

    Args:
        text: the document's text.
        names: mentions by name of one entity.
        may_be_in: whether it is a place where something is "in" it.
    """
    looked = list(islice((one.span for one in names), _MOST_NAMES))
    if any(_has_adjective(text, name) for name in looked):
        return True
    return any(_stands_as_place(text, name, may_be_in=may_be_in) for name in looked)


def _has_adjective(text: str, name: Span) -> bool:
    """Whether the article has an adjective of the name: "Orrinian" of Orrinia."""
    word = name.of(text)
    made = f"{word}n"
    if not word.isalpha() or len(word) < _SHORTEST or not word.endswith("ia"):
        return False
    if {word.lower(), made.lower()} & GIVEN:
        return False
    return not _like_adjectives(text).isdisjoint((made, f"{made}s"))


# Each of very many names is looked for in a text, which is read once for all of them.
@lru_cache(maxsize=1)
def _like_adjectives(text: str) -> frozenset[str]:
    return frozenset(_ADJECTIVES.findall(text))


def _stands_as_place(text: str, name: Span, *, may_be_in: bool) -> bool:
    back, behind = _before(text, name), _behind(text, name)
    is_whole = not back or not back[0].is_capital or back[0].low in ARTICLES
    if is_whole and _is_territory(behind):
        return True
    if not back:
        return False
    if _is_side(back[0]) or _is_of_place(back) or _is_in_list(back, behind):
        return True
    return may_be_in and _is_where(back) and _ends_there(behind)


def _before(text: str, name: Span) -> list[Word]:
    """The words before a name in its line, the last first."""
    near = max(0, name.start - _LOOK)
    start = max(text.rfind("\n", near, name.start) + 1, near)
    return list(words_back(text, Span(start, name.start))) if start < name.start else []


def _behind(text: str, name: Span) -> Sequence[Word]:
    """The two words behind a name in its line."""
    near = min(len(text), name.end + _NEAR)
    line = text.find("\n", name.end, near)
    stop = near if line < 0 else line
    return words_in(text, [Span(name.end, stop)])[:2] if name.end < stop else ()


def _is_territory(behind: Sequence[Word]) -> bool:
    """Whether a noun for a place stands behind a name: "the Orrin valley".

    "The Lint country house" is none, nor "the Brandt state visit".
    """
    if not behind or behind[0].low not in _ONE or behind[0].is_capital:
        return False
    return behind[0].low not in _BEFORE_NOUNS or _ends_there(behind[1:])


def _is_of_place(back: Sequence[Word]) -> bool:
    """Whether words before a name, the last first, say that it is a place: "the village of"."""
    if back[0].low in _WATERS and not back[0].is_capital:
        return True
    if len(back) < 2 or back[0].low != "of":
        return False
    return back[1].low in _HOLDERS or (back[1].low in _ONE and not back[1].is_capital)


def _is_side(word: Word) -> bool:
    """Whether a word says which part of a place is meant: "northern Orrin"."""
    return word.low in _SIDES and not word.is_capital


def _is_where(back: Sequence[Word]) -> bool:
    """Whether something is or goes where the name is: "in Orrin", no "trust in Lint"."""
    if back[0].low not in _WHERE or back[0].is_capital:
        return False
    return len(back) < 2 or back[1].low not in _TRUSTED


def _ends_there(behind: Sequence[Word]) -> bool:
    """Whether a name ends what says where: neither "in Lint's view" nor "in Lint rallies"."""
    if not behind or behind[0].low in _GOES_ON:
        return True
    return not behind[0].is_word and behind[0].text[0] not in "'’"


def _is_in_list(back: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether a name stands in a list of places: "the towns of Orrin, Neld and Vesper"."""
    is_joined = bool(behind) and (behind[0].text == "," or behind[0].low in JOINERS)
    for at, word in enumerate(back[:-1]):
        if word.text == "," or word.low in JOINERS:
            is_joined = True
        elif not word.is_capital and word.text != ".":
            noun = back[at + 1].low
            return is_joined and word.low == "of" and noun in _PLACES and noun not in _ONE
    return False
