"""Entities made one where a description stands beside a name: "Ada Lint, the mayor"."""

import re
from collections.abc import Mapping, Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import PREPOSITIONS, RELATIVES
from accordingto.resolve.lexicon import known, place
from accordingto.resolve.nouns import is_plural
from accordingto.resolve.roles.body_words import GENERIC, OF_SOMEBODY
from accordingto.resolve.voices.joining import Joining
from accordingto.resolve.words import words_in

_CALLED = re.compile(r"[ \xa0](?:(?:called|named|known[ \xa0]as)[ \xa0])?[“\"‘']*")
_ONE = re.compile(r"(?:one|an?|another)[ \xa0]", re.IGNORECASE)
_NO_BODIES = ("person", "place")
_BESIDE = re.compile(r",[ \xa0](?=(?:the|an?|its|their|[A-Z][\w.-]*(?:[’']s|s[’']))[ \xa0])")


def join_by_title(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity], groups: Joining
) -> None:
    """Makes one of a description of one and the name that ends it or follows it.

    "Baker Ada Lint", "his widow, Ada", "the advocacy group Dam Watch", "a group called Dam Watch".
    """
    named = [
        (mentions[one], number)
        for number, entity in enumerate(entities)
        for one in entity.mentions
        if mentions[one].form == "name"
    ]
    ends = {one.span.end: (one.span.start, n) for one, n in named if one.kind == "person"}
    starts = {one.span.start: n for one, n in named if one.kind not in _NO_BODIES}
    # "His widow, Marina": the network may take a given name for a place that no list has.
    people = {
        one.span.start: (one, n)
        for one, n in named
        if one.kind == "person" or (one.kind == "place" and place(one.span.of(text)) is None)
    }
    for number, entity in enumerate(entities):
        for one in entity.mentions:
            whole = mentions[one]
            if whole.form != "nominal":
                continue
            if entity.kind == "person":
                start, bearer = _bearer(whole, ends, people) or (-1, number)
                if whole.head.end <= start and _is_title(text, whole, start):
                    groups.join(bearer, number)
                behind = whole.head.end + len(", ")
                if behind in people and text[whole.head.end : behind] == ", ":
                    name, bearer = people[behind]
                    if whole.span.contains(name.span) and not is_plural(whole.head.of(text)):
                        groups.join(bearer, number)
            elif _is_body(text, whole):
                found = _CALLED.match(text, whole.head.end)
                if found is not None and found.end() in starts:
                    groups.join(starts[found.end()], number)


def _bearer(
    whole: Mention, ends: Mapping[int, tuple[int, int]], people: Mapping[int, tuple[Mention, int]]
) -> tuple[int, int] | None:
    """Where the name at the end of a description begins, and whose it is.

    Where the words run on, "baker Ada Lint met her rival Ole Brandt", it is the one behind the
    noun.
    """
    last = ends.get(whole.span.end)
    name, bearer = people.get(whole.head.end + 1, (whole, -1))
    runs_on = last is not None and name is not whole and name.span.end < last[0]
    return (name.span.start, bearer) if runs_on else last


def _is_title(text: str, whole: Mention, name: int) -> bool:
    """Whether a noun and the name at the end of its words may be one: no "friends of Ada Lint".

    Args:
        text: the document's text.
        whole: the words.
        name: where the name in them begins.
    """
    noun = known([whole.head.of(text).lower()])
    if noun is not None and noun.plural and noun.noun.is_person:
        return False
    between = [word.low for word in words_in(text, [Span(whole.head.end, name)])]
    if not between or not RELATIVES.isdisjoint(between):
        return not between
    return between[-1] not in PREPOSITIONS and not between[-1].endswith("ing")


def _is_body(text: str, whole: Mention) -> bool:
    """Whether a description is that of one body."""
    noun = whole.head.of(text).lower()
    return noun in GENERIC - OF_SOMEBODY and not is_plural(noun)


def join_by_apposition(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity], groups: Joining
) -> None:
    """Makes one of a name and the description set beside it.

    "Ada Lint, the mayor", "Dam Watch, a group that counts dams"; of bodies "one group, Dam
    Watch," too.
    """
    # Of those that begin at one place the longest: "the mayor’s spokesman", not "the mayor’s".
    described = {
        mentions[one].span.start: (mentions[one], number)
        for one, number in sorted(
            ((one, n) for n, entity in enumerate(entities) for one in entity.mentions),
            key=lambda pair: mentions[pair[0]].span.end,
        )
        if mentions[one].form == "nominal"
    }
    described = {at: one for at, one in described.items() if entities[one[1]].name is None}
    ends = {whole.head.end: (whole, number) for whole, number in described.values()}
    for number, entity in enumerate(entities):
        is_person = entity.kind == "person"
        if entity.kind == "place":
            continue
        for one in entity.mentions:
            name = mentions[one]
            if name.form != "name":
                continue
            found = _BESIDE.match(text, name.span.end)
            whole, other = described.get(-1 if found is None else found.end(), (name, number))
            if other != number and is_person == (entities[other].kind == "person") and (
                is_person or (_is_body(text, whole) and _is_set_apart(text, whole.span))
            ):  # fmt: skip
                groups.join(number, other)
            if is_person or text[name.span.end : name.span.end + 1] != ",":
                continue
            whole, other = ends.get(name.span.start - len(", "), (name, number))
            if other != number and _ONE.match(text, whole.span.start) and _is_body(text, whole):
                groups.join(number, other)


def _is_set_apart(text: str, span: Span) -> bool:
    """Whether a description ends where its sentence goes on, and is no further part of a list."""
    return text[span.end : span.end + 1] in '\n,.;)—–-”"'
