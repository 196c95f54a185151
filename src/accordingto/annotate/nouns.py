"""Indirect attributions whose cue is a noun or an adjective."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.annotate.clause import child, children, is_passive, source_span, subject, without
from accordingto.annotate.draft import Draft, drafted
from accordingto.annotate.lexicon import Cue, adjective, noun, verb, verb_forms, words
from accordingto.annotate.parse import Passage
from accordingto.core.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT = frozenset(
    form
    for lemma in words(
        "make have express raise issue voice give hold offer announce take show release unveil"
    )
    for form in verb_forms(lemma)
)
"""Verbs that add nothing to the noun they govern: "made the claim that"."""


def noun_attributions(passage: Passage) -> Iterator[Draft]:
    """One draft for each noun or adjective of the lexicon that has a content, in text order."""
    for token in passage.doc:
        draft: Draft | None = None
        if token.tag_ in ("NN", "NNS"):
            word = noun(token.lower_)
            draft = _noun(passage, token, word) if word is not None else None
        elif token.tag_ in ("JJ", "VBN", "VBD"):
            word = adjective(token.lower_)
            draft = _adjective(passage, token, word) if word is not None else None
        if draft is not None:
            yield draft


def _noun(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    content, last = _noun_content(passage, token, word)
    if content is None:
        return None
    source, first = _noun_source(passage, token)
    is_clause = passage.of(content).lower().startswith(("that ", "whether "))
    if source is None and not (is_clause and word.kind == "said"):
        # "support for the plan" with nobody behind it is rarely an attribution.
        return None
    cue = passage.span(first, last or token)
    holes = (cue, source) if source else (cue,)
    left = without(passage, content, holes)
    if not left:
        return None
    rule = "noun" if source else "noun without source"
    if token.dep_ == "dobj" and first.i == token.head.i:
        reported = verb(first.lower_)
        if first.lower_ not in _LIGHT and (not is_clause or reported is not None):
            # "denied the claim that it leaked" is a denial with the claim as content.
            return None
        rule = "noun: object"
    return drafted(rule, word, source=(source,) if source else (), cue=(cue,), content=left)


def _noun_content(
    passage: Passage, token: "Token", word: Cue
) -> "tuple[Span | None, Token | None]":
    """What the noun reports, and the last word of the cue if a preposition leads to it."""
    for clause in children(token, "acl", "ccomp", "relcl"):
        marks = [c for c in clause.lefts if c.dep_ == "mark" or c.tag_ == "TO"]
        if not marks:
            continue
        if ("t" if marks[0].tag_ == "TO" else "c") in word.frames:
            return passage.under(clause), None
    for preposition in children(token, "prep"):
        thing = child(preposition, "pobj", "pcomp")
        if preposition.lower_ in word.frames and thing is not None:
            last = preposition if preposition.i == token.i + 1 else None
            return passage.under(thing), last
    return None, None


def _noun_source(passage: Passage, token: "Token") -> "tuple[Span | None, Token]":
    """Whose statement it is, and the first word of the cue."""
    owner = child(token, "poss")
    if owner is not None:
        following = owner.right_edge
        first = following.nbor(1) if following.i + 1 <= token.i else token
        return source_span(passage, owner), first
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("by", "from", "among"):
            thing = child(preposition, "pobj")
            if thing is not None:
                return source_span(passage, thing), _first_modifier(token)
    head = token.head
    if token.dep_ == "dobj" and head.tag_.startswith("V") and not is_passive(head):
        who = subject(head)
        if who is not None:
            return source_span(passage, who, head), head
    return None, _first_modifier(token)


def _first_modifier(token: "Token") -> "Token":
    first = token
    while first.i > 0 and first.nbor(-1).head.i == token.i:
        if first.nbor(-1).dep_ not in ("amod", "compound"):
            break
        first = first.nbor(-1)
    return first


def _adjective(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    content, last = _adjective_content(passage, token, word)
    head = token.head
    if content is None or token.dep_ not in ("acomp", "amod", "ROOT", "acl", "conj"):
        return None
    who = subject(head) if token.dep_ == "acomp" else (head if token.dep_ == "amod" else None)
    source = source_span(passage, who, token) if who is not None else None
    if source is None:
        return None
    first = head if token.dep_ == "acomp" and head.i < token.i else token
    cue = passage.span(first, last or token)
    left = without(passage, content, (cue, source))
    return drafted("adjective", word, source=(source,), cue=(cue,), content=left) if left else None


def _adjective_content(
    passage: Passage, token: "Token", word: Cue
) -> "tuple[Span | None, Token | None]":
    clause = child(token, "ccomp", "xcomp")
    if clause is not None:
        infinitive = any(c.tag_ == "TO" for c in clause.lefts)
        if ("t" if infinitive else "c") in word.frames:
            return passage.under(clause), None
    for preposition in children(token, "prep"):
        thing = child(preposition, "pobj", "pcomp")
        if preposition.lower_ in word.frames and thing is not None:
            return passage.under(thing), preposition if preposition.i == token.i + 1 else None
    return None, None
