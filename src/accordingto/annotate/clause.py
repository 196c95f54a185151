"""Who does what in a parsed clause: subjects, verb groups, and what stands beside them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from accordingto.annotate.parse import Passage
from accordingto.core.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj", "expl")
_MAX_CLIMB = 4
_EMPTY = {"it", "there"}
_EDGE_MARKS = " \t\n\r\u00a0,;:–—-"
_ASIDE_MARKS = {",", "—", "–", "-", "("}
_SHARED = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"}


def children(token: "Token", *deps: str) -> "Iterator[Token]":
    """The direct dependents of a token with one of these relations, in text order."""
    for child in token.children:
        if child.dep_ in deps:
            yield child


def child(token: "Token", *deps: str) -> "Token | None":
    """The first direct dependent with one of these relations."""
    return next(children(token, *deps), None)


def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive, or is a bare participle after a noun."""
    if child(verb, "auxpass", "nsubjpass", "agent"):
        return True
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or not child(verb, "aux", "nsubj"))


def subject(verb: "Token") -> "Token | None":
    """Who does it: the verb's own subject, or that of the clause it depends on."""
    quoted = _quoted(verb)
    if quoted is not None:
        return quoted
    current = verb
    for _ in range(_MAX_CLIMB):
        own = child(current, "nsubj", "csubj")
        if own is not None:
            return own
        if current.dep_ == "acl" and current.head.tag_[:2] in ("NN", "PR"):
            return current.head
        if current.dep_ not in _SHARED or child(current, "nsubjpass"):
            return child(current, "nsubjpass") if current is not verb else None
        current = current.head
        if current.dep_ == "prep":
            # "by saying that": the preposition hangs from the verb whose subject speaks.
            current = current.head
            own = child(current, "nsubj")
            if own is not None:
                return own
    return None


def _quoted(verb: "Token") -> "Token | None":
    """Who is quoted in "quoted her as saying" and "she was quoted as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    return child(verb.head.head, "dobj", "nsubjpass") or child(verb.head.head, "nsubj")


def agent(verb: "Token") -> "Token | None":
    """Who does it in a passive clause: the object of "by"."""
    by = child(verb, "agent") or next((c for c in children(verb, "prep") if c.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def source_span(passage: Passage, noun: "Token", before: "Token | None" = None) -> Span | None:
    """The words that name a source, without what only depends on it by position.

    None for the empty "it" and "there".
    """
    if noun.lower_ in _EMPTY and noun.dep_ in ("expl", "nsubj") and noun.lower_ == "there":
        return None
    first, last = noun.left_edge, noun.right_edge
    asides = children(noun, "relcl") if before is not None and noun.i < before.i else ()
    for aside in asides:
        opening = aside.left_edge
        if opening.i > noun.i and opening.nbor(-1).text in _ASIDE_MARKS:
            last = opening.nbor(-1)
            break
    if before is not None and first.i < before.i <= last.i:
        last = noun.doc[before.i - 1]
    span = passage.span(first, last)
    return trimmed(passage, span)


def without_aside(passage: Passage, clause: "Token") -> Span:
    """A clause without the relative clause after a comma that ends it: ", which ...".

    What is said behind such a comma is mostly the article's own.
    """
    last = clause.right_edge
    for token in clause.doc[clause.i : last.i + 1]:
        if token.dep_ == "relcl" and token.right_edge.i == last.i:
            first = token.left_edge
            if first.i > clause.i and first.nbor(-1).text == "," and first.tag_[:1] == "W":
                return passage.span(clause.left_edge, first.nbor(-1))
    return passage.under(clause)


def verb_group(passage: Passage, verb: "Token", *also: "Token") -> Span:
    """A verb with the auxiliaries, negation and adverbs that touch it."""
    first = verb
    while first.i > 0:
        previous = first.nbor(-1)
        if previous.head.i != verb.i or previous.dep_ not in ("aux", "auxpass", "neg", "advmod"):
            break
        first = previous
    last = verb
    wanted = {t.i for t in also} | {t.i for t in children(verb, "prt")}
    while last.i + 1 in wanted:
        last = last.nbor(1)
    return passage.span(first, last)


def trimmed(passage: Passage, span: Span) -> Span | None:
    """A span without punctuation and white space at its edges."""
    words = passage.of(span)
    start = span.start + len(words) - len(words.lstrip(_EDGE_MARKS))
    end = span.end - (len(words) - len(words.rstrip(_EDGE_MARKS + ".")))
    return Span(start, end) if start < end else None


def without(passage: Passage, span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a span around `holes`, each piece with its edges trimmed."""
    left: list[Span] = []
    start = span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if start < hole.start:
            left.append(Span(start, hole.start))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(p for piece in left if (p := trimmed(passage, piece)) and _has_word(passage, p))


def _has_word(passage: Passage, span: Span) -> bool:
    return any(c.isalnum() for c in passage.of(span))
