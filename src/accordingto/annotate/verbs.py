"""Indirect attributions whose cue is a verb: frames read from the parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.annotate.clause import (
    agent,
    child,
    children,
    is_passive,
    source_span,
    subject,
    verb_group,
    without,
    without_aside,
)  # fmt: skip
from accordingto.annotate.draft import Draft, drafted
from accordingto.annotate.lexicon import Cue, verb, words
from accordingto.annotate.parse import Passage
from accordingto.core.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

TEXTS = words(
    "statement letter memo note email e-mail report tweet post message release book op-ed article "
    "column essay speech ad advertisement video interview editorial ruling opinion website "
    "testimony petition lawsuit complaint resolution"
)
"""Nouns for what a speaker makes: the speaker is the source, the noun belongs to the cue."""


def verb_attributions(passage: Passage) -> Iterator[Draft]:
    """One draft for each verb of the lexicon that has a content, in text order."""
    for token in passage.doc:
        if token.tag_.startswith("V"):
            word = verb(token.lower_)
            if word is not None:
                draft = _attribution(passage, token, word)
                if draft is not None:
                    yield draft


def _attribution(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    if _quotes_saying(token):
        return None
    if is_passive(token):
        return _passive(passage, token, word)
    return (
        _parenthetical(passage, token, word)
        or _clause(passage, token, word)
        or _infinitive(passage, token, word)
        or _object(passage, token, word)
        or _preposition(passage, token, word)
    )


def _quotes_saying(token: "Token") -> bool:
    """Whether it goes on "... as saying", where "saying" is the cue."""
    for preposition in children(token, "prep"):
        said = child(preposition, "pcomp")
        if preposition.lower_ == "as" and said is not None and said.tag_ == "VBG":
            return verb(said.lower_) is not None
    return False


def _made(
    rule: str, passage: Passage, token: "Token", word: Cue, content: Span | None, *also: "Token"
) -> Draft | None:
    """A draft with the verb's subject as source, or None if there is no subject."""
    who = subject(token)
    source, cue = speaker(passage, token, who, verb_group(passage, token, *also))
    if content is None or source is None or (who is not None and who.i == token.i):
        return None
    left = without(passage, content, (cue, source))
    return drafted(rule, word, source=(source,), cue=(cue,), content=left) if left else None


def speaker(
    passage: Passage, token: "Token", who: "Token | None", cue: Span
) -> tuple[Span | None, Span]:
    """Who speaks when the grammatical subject may be a text: "her statement said".

    The person is preferred to the text, which then belongs to the cue.
    """
    if who is None:
        return None, cue
    if who.lower_ in TEXTS and who.i < token.i:
        owner = child(who, "poss")
        if owner is not None and owner.right_edge.i < who.i:
            first = passage.at(owner.right_edge.nbor(1))
            return source_span(passage, owner), Span(first, cue.end)
        if token.dep_ == "acl" and who.dep_ == "dobj" and who.head.tag_.startswith("V"):
            issuer = subject(who.head)
            if issuer is not None and issuer.i < who.head.i:
                return source_span(passage, issuer, who.head), Span(passage.at(who.head), cue.end)
    return source_span(passage, who, token), cue


def _clause(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    clause = child(token, "ccomp") or _whether(token)
    if "c" not in word.frames or clause is None:
        return None
    if _is_infinitive(clause):
        return None
    return _made("verb: clause", passage, token, word, without_aside(passage, clause))


def _whether(token: "Token") -> "Token | None":
    """The clause in "asked her if it leaked", which the parser hangs beside the verb."""
    for clause in children(token, "advcl"):
        marks = {c.lower_ for c in clause.lefts if c.dep_ == "mark"}
        if token.i < clause.i and (
            marks & {"whether"} or (marks & {"if"} and token.lower_[:3] == "ask")
        ):
            return clause
    return None


def _is_infinitive(clause: "Token") -> bool:
    if clause.tag_ == "VBG":
        return child(clause, "aux", "auxpass") is None
    return any(c.tag_ == "TO" for c in clause.lefts)


def _infinitive(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    clause = child(token, "xcomp", "oprd" if "s" in word.frames else "xcomp") or child(
        token, "ccomp"
    )
    if clause is None:
        return None
    told = child(token, "dobj", "dative")
    if "o+t" in word.frames and (told is not None or clause.dep_ == "ccomp"):
        first = told.left_edge if told is not None and told.i < clause.i else clause.left_edge
        return _made(
            "verb: object to do", passage, token, word, passage.span(first, clause.right_edge)
        )
    if "t" in word.frames:
        made = _seem if "s" in word.frames and "o+t" not in word.frames else _to_do
        return made(passage, token, word, clause)
    return None


def _to_do(passage: Passage, token: "Token", word: Cue, clause: "Token") -> Draft | None:
    return _made("verb: to do", passage, token, word, passage.under(clause))


def _seem(passage: Passage, token: "Token", word: Cue, clause: "Token") -> Draft | None:
    """'The dam seems to leak': nobody is named, and the subject belongs to the content."""
    who = subject(token)
    cue = verb_group(passage, token)
    spans = [passage.under(clause)]
    if who is not None and who.lower_ not in ("it", "there"):
        spans.append(passage.under(who))
    content = tuple(p for span in spans for p in without(passage, span, (cue,)))
    return drafted("verb: seem", word, source=(), cue=(cue,), content=content) if content else None


def _object(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    thing = child(token, "dobj")
    if thing is None or thing.i < token.i:
        complement = child(token, "oprd", "ccomp")
        if complement is not None and complement.i > token.i and "o+o" in word.frames:
            return _made("verb: object as", passage, token, word, passage.under(complement))
        return None
    complement = next((c for c in token.rights if c.dep_ in ("oprd", "acomp", "xcomp")), None)
    if "o+o" in word.frames and complement is not None and complement.i > thing.i:
        span = passage.span(thing.left_edge, complement.right_edge)
        return _made("verb: object as", passage, token, word, span)
    span = passage.under(thing)
    # Of several prepositions that the cue takes, the last closes the content:
    # "criticised the minister for the flood as a coward".
    taken = [c for c in children(token, "prep") if c.i > thing.i and f"o+{c.lower_}" in word.frames]
    if taken:
        span = passage.span(thing.left_edge, taken[-1].right_edge)
        return _made("verb: object and preposition", passage, token, word, span)
    if "o" in word.frames:
        return _made("verb: object", passage, token, word, span)
    return None


def _preposition(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    for clause in children(token, "advcl", "xcomp", "ccomp"):
        mark = clause.left_edge
        if (
            mark.lower_ == "for"
            and mark.dep_ == "mark"
            and "for" in word.frames
            and mark.i > token.i
        ):
            content = passage.span(mark.nbor(1), clause.right_edge)
            return _made("verb: preposition", passage, token, word.used_with("for"), content, mark)
    for preposition in children(token, "prep"):
        thing = child(preposition, "pobj", "pcomp")
        if preposition.lower_ in word.frames and thing is not None and thing.i > token.i:
            # "called on her to resign": the demand belongs to it.
            demand = child(token, "xcomp")
            last = demand if demand is not None and demand.i > thing.i else thing
            content = passage.span(thing.left_edge, last.right_edge)
            turned = word.used_with(preposition.lower_)
            return _made("verb: preposition", passage, token, turned, content, preposition)
    return None


def _parenthetical(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    """'The dam, she said, will hold': the verb hangs from its own content."""
    if token.dep_ != "parataxis" or "c" not in word.frames or child(token, "ccomp"):
        return None
    return _made("verb: parenthetical", passage, token, word, passage.under(token.head))


def _passive(passage: Passage, token: "Token", word: Cue) -> Draft | None:
    by = agent(token)
    source = source_span(passage, by) if by is not None else None
    patient = child(token, "nsubjpass")
    if token.dep_ == "acl" and by is None:
        # "a band called", "a man named": a name, not what somebody says.
        return None
    rest = child(token, "xcomp", "ccomp", "oprd")
    cue = verb_group(passage, token)
    content: list[Span] = []
    if patient is not None and patient.lower_ not in ("it", "there"):
        content.append(passage.under(patient))
    if rest is not None and (word.frames & {"s", "t", "o+t", "o+o", "c"}):
        content.append(passage.under(rest))
    content += (
        passage.under(preposition)
        for preposition in children(token, "prep")
        if f"o+{preposition.lower_}" in word.frames
    )
    if not content or not (len(content) > 1 or rest is not None or word.frames & {"o"}):
        return None
    holes = (cue, source) if source else (cue,)
    pieces = tuple(p for c in content for p in without(passage, c, holes))
    if not pieces:
        return None
    rule = "passive with source" if source else "passive without source"
    return drafted(rule, word, source=(source,) if source else (), cue=(cue,), content=pieces)
