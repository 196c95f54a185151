"""For whom somebody speaks: the body of a spokesman, the client of a lawyer."""

import re
from collections.abc import Iterator, Sequence

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.lexicon import place, states_of
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.wordlists import words_of

_ROLES = "|".join(sorted(words_of("roles for a body"), key=lambda w: (-len(w), w)))
_BODY = (
    r"[A-Z][\w.&’'-]*"
    r"(?:[ \xa0]+(?:(?:of|for|the|and|on)[ \xa0]+(?:the[ \xa0]+)?)?[A-Z][\w.&’'-]*){0,7}"
)
# "Interior Ministry spokesman", right before the name.
_BEFORE = re.compile(
    rf"(?P<body>{_BODY})(?:[’']s?)?[ \xa0]+(?:[a-z-]+[ \xa0]+){{0,2}}?(?i:{_ROLES}),?[ \xa0]+$"
)
# "Neld Works Director": the role has a capital and is no part of the body's name.
_IN_CAPITALS = re.compile(
    rf"(?P<body>{_BODY})[ \xa0]+(?:(?:Vice|General|Deputy|Executive|Chief|Press)[ \xa0]+)?"
    rf"(?i:{_ROLES})[ \xa0]+$"
)
# "the head of the Neld Works, Ada Lint".
_OF_BEFORE = re.compile(
    rf"\b(?i:{_ROLES})[ \xa0]+(?:of|for|at|with|to)[ \xa0]+(?:(?:the|a|its|their)[ \xa0]+)?"
    rf"(?P<body>{_BODY}),?[ \xa0]+$"
)
# "Ada Lint, head of the Neld Works"; "Ada Lint, the Neld Works’ chief engineer".
_OF_AFTER = re.compile(
    rf"^(?:[ \xa0]\([^)]*\))?,?[ \xa0](?:who[ \xa0](?:is|was)[ \xa0])?"
    rf"(?:[\w’'-]+[ \xa0]){{0,6}}?(?i:{_ROLES})[ \xa0]+"
    rf"(?:of|for|at|with|to)[ \xa0]+(?:(?:the|a|its|their)[ \xa0]+)?"
    rf"(?:[\w-]+[’']s[ \xa0](?:[a-z-]+[ \xa0]){{0,2}})?(?P<body>{_BODY})"
)
_AFTER = re.compile(
    rf"^,[ \xa0](?:an?|the|its|who[ \xa0]is)?[ \xa0]*(?P<body>{_BODY})(?:[’']s?)?[ \xa0]+"
    rf"(?:[a-z-]+[ \xa0]+){{0,2}}?(?i:{_ROLES})\b"
)
# "Her lawyer, Ada Lint"; "Brandt’s physician Dr. Ada Lint".
_OWNED = re.compile(
    rf"(?:\b(?P<pronoun>(?i:his|her|their))|(?P<body>{_BODY})[’']s?)[ \xa0]+"
    rf"(?:[a-z-]+[ \xa0]+){{0,3}}?(?i:{_ROLES}),?[ \xa0]+(?:[A-Z][a-z]{{1,3}}\.[ \xa0])?$"
)
# What somebody was says nothing of whom they speak for now.
_ONCE = re.compile(r"\b(?:former|formerly|ex|late|once|then)\b", re.IGNORECASE)
_RULES_STATES = re.compile(
    r"\b(?:leader|leaders|president|minister|governor|chief|head|general|commander)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s?$")
_REACH = 120
"""Characters on either side of a name that are looked at."""


def principal(text: str, speaker: Speaker, cast: Cast) -> tuple[int, Span] | None:
    """For whom a speaker speaks, and the words that say so; None if no words do.

    Args:
        text: the document's text.
        speaker: one person, a described nobody, or a document.
        cast: the article's entities; a body that is none of them yet is added.
    """
    if len(speaker.entities) != 1:
        return None
    (own,) = speaker.entities
    if speaker.unnamed is not None:
        spans = [speaker.unnamed.of] if speaker.unnamed.of is not None else []
    elif speaker.kind in ("person", "unnamed", "experts"):
        spans = list(_bodies(text, [cast.mentions[n] for n in cast.members(own)]))
    else:
        spans = []
    for span in spans:
        entity = _entity(text, span, cast)
        if entity is not None and entity != own:
            return entity, span
    return None


def _bodies(text: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Bodies whose office is named beside a name of somebody, in text order."""
    for mention in mentions:
        if mention.form != "name":
            continue
        start = text.rfind("\n", max(0, mention.span.start - _REACH), mention.span.start) + 1
        start = max(start, mention.span.start - _REACH)
        before = text[start : mention.span.start]
        # The title may have been taken into the name.
        is_near = mention.head.start - mention.span.start < _REACH
        whole = text[start : mention.head.start] if is_near else ""
        after = text[mention.span.end : mention.span.end + _REACH].partition("\n")[0]
        for pattern, words, offset in (
            (_OWNED, before, start), (_BEFORE, before, start), (_IN_CAPITALS, whole, start),
            (_OF_BEFORE, before, start), (_OF_AFTER, after, mention.span.end),
            (_AFTER, after, mention.span.end),
        ):  # fmt: skip
            found = pattern.search(words)
            if found is None or _ONCE.search(words, max(0, found.start() - 20), found.end()):
                continue
            group = "pronoun" if found.groupdict().get("pronoun") else "body"
            # Who rules a state speaks as themselves; a spokesman speaks for it.
            if place(found[group]) and _RULES_STATES.search(found[0].replace(found[group], "")):
                continue
            n_chars = len(_POSSESSIVE.sub("", found[group]))
            at = offset + found.start(group)
            yield Span(at, at + n_chars)


def _entity(text: str, span: Span, cast: Cast) -> int | None:
    """The entity that some words for a body name, a new one if need be."""
    for state in states_of(span.of(text)):
        called = cast.called(state)
        if called is not None:
            return called
    heads = cast.within([span])
    if heads:
        whole = [n for n in heads if cast.mentions[n].span.end >= span.end] or heads
        return cast.entity_of(max(whole, key=lambda n: (len(cast.mentions[n].span), -n)))
    words = span.of(text)
    called = cast.called(words)
    if called is not None:
        return called
    if not words[:1].isupper():
        return None
    return cast.add(span, span, "name", "place" if place(words) else "organisation")
