"""Indirect attributions by phrases: "according to", "as she said", adverbs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.annotate.clause import (
    child,
    children,
    source_span,
    subject,
    verb_group,
    without,
)  # fmt: skip
from accordingto.annotate.draft import Draft, drafted
from accordingto.annotate.lexicon import verb
from accordingto.annotate.parse import Passage
from accordingto.core.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

ADVERBS = frozenset({"allegedly", "reportedly", "supposedly", "purportedly"})
"""Adverbs that attribute to nobody and lower commitment."""


def phrase_attributions(passage: Passage) -> Iterator[Draft]:
    """Attributions by "according to", "as ... said" and adverbs, in text order."""
    for token in passage.doc:
        draft: Draft | None = None
        if token.lower_ == "according":
            draft = _according(passage, token)
        elif token.lower_ in ADVERBS:
            draft = _adverb(passage, token)
        elif token.lower_ == "as" and token.dep_ == "mark":
            draft = _as_said(passage, token)
        if draft is not None:
            yield draft


def _according(passage: Passage, token: "Token") -> Draft | None:
    to = child(token, "prep", "aux")
    if to is None or to.lower_ != "to":
        return None
    who = child(to, "pobj")
    if who is None:
        return None
    source = source_span(passage, who)
    if source is None:
        return None
    cue = passage.span(token, to)
    whole = _clause_around(passage, token)
    content = without(passage, whole, (cue, source, Span(cue.start, source.end)))
    if not content:
        return None
    return Draft("according to", (source,), (cue,), content)


def _clause_around(passage: Passage, token: "Token") -> Span:
    """The sentence that a phrase comments on."""
    sentence = token.sent
    return passage.span(sentence[0], sentence[-1])


def _adverb(passage: Passage, token: "Token") -> Draft | None:
    head = token.head
    if head.dep_ == "acl" and head.head.dep_ == "ROOT":
        # "The dam allegedly leaked": the parser takes the verb for a participle.
        head = head.head
    content = without(passage, passage.under(head), (passage.span(token, token),))
    if not content:
        return None
    return Draft(
        "adverb", (), (passage.span(token, token),), content, "said", "asserts", hedged=True
    )


def _as_said(passage: Passage, mark: "Token") -> Draft | None:
    said = mark.head
    word = verb(said.lower_) if said.tag_.startswith("V") else None
    if word is None or "c" not in word.frames or said.dep_ != "advcl":
        return None
    if next(children(said, "ccomp", "dobj", "xcomp"), None) is not None:
        return None
    who = subject(said)
    source = source_span(passage, who) if who is not None and who.head.i == said.i else None
    aside = passage.under(said)
    content = without(passage, passage.under(said.head), (aside,))
    cue = verb_group(passage, said)
    if not content:
        return None
    return drafted("as said", word, source=(source,) if source else (), cue=(cue,), content=content)
