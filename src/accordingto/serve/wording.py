"""The ledger's words for voices, as pages say them to people.

None says more than the articles do: an entity is named *as* something, by them.
"""

from collections.abc import Mapping

from accordingto.core.attribution import Kind
from accordingto.core.entity import EntityKind
from accordingto.core.identity import DecidedBy
from accordingto.core.speaker import Channel, Described, HopRole, VerificationKind

NAMED_AS: Mapping[EntityKind, str] = {
    "person": "a person",
    "official-body": "an official body",
    "outlet": "an outlet",
    "armed-group": "an armed group",
    "party-or-movement": "a party or movement",
    "company": "a company",
    "organisation": "an organisation",
    "place": "a place",
    "document": "a document",
    "other": "something else",
}
"""What articles name or describe an entity as."""

DESCRIBED_AS: Mapping[Described, str] = {
    "official": "officials",
    "diplomat": "diplomats",
    "police": "police",
    "military": "people of the military",
    "intelligence": "people of intelligence services",
    "witness": "witnesses",
    "expert": "experts",
    "sources": "sources",
    "poll": "polls",
    "document": "documents",
    "post": "posts",
    "public": "people in public",
    "aide": "aides",
    "lawyer": "lawyers",
    "politician": "politicians",
    "party": "people of parties",
    "critics": "critics",
    "relative": "relatives",
    "journalists": "journalists",
    "company": "people of companies",
    "other": "others",
}
"""What speakers are described as whom no article names."""

CHANNELS: Mapping[Channel, str] = {
    "told-outlet": "told the outlet or reporters",
    "public-speech": "in public speech",
    "statement": "in a statement",
    "document": "in a document",
    "published-work": "in a published work",
    "press-report": "told another outlet, or as it reported",
    "social-post": "in a post online",
    "law-or-order": "in a law or an order",
    "court-filing": "in court or its papers",
    "declined-comment": "declined to comment",
    "not-to-reporter": "not said to a reporter",
    "observed": "seen or heard by those who report",
    "not-stated": "the text does not say how",
}
"""How words came to the reporter."""

SAID_BY: Mapping[Kind, str] = {
    "said": "said by",
    "thought": "thought by",
    "intended": "intended by",
    "felt": "felt by",
    "done": "shown by a deed of",
}
"""What the speaker of an attribution is to its content, by the attribution's kind."""

VOICES: Mapping[HopRole, str] = {
    "outlet": "printed by",
    "relay": "passed on by",
    "speaker": SAID_BY["said"],
    "principal": "speaking for",
}
"""What a voice is in a chain."""

VERIFIED: Mapping[VerificationKind, str] = {
    "unverified": "could not be verified, or is not",
    "no-evidence": "came without evidence",
    "verified": "checked or seen, it says",
    "no-response": "asked, and did not respond",
    "declined": "asked, and declined",
    "anonymity": "why somebody is not named",
    "undisclosed": "something is not disclosed",
    "disputed": "disputed by somebody",
}
"""What an article says of how well something is verified."""

DECIDED: Mapping[DecidedBy, str] = {
    "features": "the comparison of the articles",
    "knowledge": "the newsroom’s own file",
    "person": "a person’s judgement",
}
"""What made two one."""


_UNSURE, _LIKELY, _SURE = 0.5, 0.75, 0.9


def how_sure(probability: float) -> str:
    """What the probability of a merge asks of a reader.

    Two are taken for one from about 40 % on, since two halves of somebody mislead too.

    >>> how_sure(0.46)
    'less likely than not, so look at both before you rely on it'
    >>> how_sure(0.6), how_sure(0.8), how_sure(0.9)
    ('unsure, so look at both', 'likely', 'nearly sure')
    """
    if probability < _UNSURE:
        return "less likely than not, so look at both before you rely on it"
    if probability < _LIKELY:
        return "unsure, so look at both"
    return "likely" if probability < _SURE else "nearly sure"


def is_unsure(probability: float) -> bool:
    """Whether a merge is less than likely, so that a reader must be told of it."""
    return probability < _LIKELY


def voice(role: HopRole, kind: Kind | None, *, is_negated: bool = False) -> str:
    """What a voice does in a chain.

    Args:
        role: of the voice.
        kind: of the attribution whose speaker it is, or None.
        is_negated: whether its cue says that it was not said.

    >>> voice("outlet", None), voice("speaker", "thought")
    ('printed by', 'thought by')
    >>> voice("speaker", "said", is_negated=True)
    'not said by'
    """
    does = SAID_BY[kind] if role == "speaker" and kind else VOICES[role]
    return f"not {does}" if is_negated else does
