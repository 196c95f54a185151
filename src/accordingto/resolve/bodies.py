"""Whose members a source speaks of: a parliament's, a party's, a newsroom's."""

from accordingto.core.speaker import Described
from accordingto.resolve.kinds import full_name, name_kind
from accordingto.resolve.lexicon import place
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.wordlists import words_of

OF_PARLIAMENTS = words_of("of parliaments")
"""Words that tell that a body is a parliament or part of one."""

_MEMBERS = frozenset(["member", "members"])
_OTHERS: dict[str, Described] = {
    "outlet": "journalists", "armed-group": "military", "company": "company", "other": "other",
    "person": "public", "public": "public",
}  # fmt: skip
_ARMED: tuple[Described, ...] = ("military", "police", "intelligence")
"""What those are who serve in a body of a state that is so: soldiers in an army."""


def members_of(body: Phrase) -> Described | None:
    """What those are who belong to a body, by its name or noun; None if that says nothing.

    A name that is no body's known to us is a place's or a person's: those who are counted
    in it are people at large.
    """
    kind = name_kind(body) or (body.known.kind if body.known else None)
    if place(" ".join(word.plain for word in full_name(body))) in ("state", "region"):
        return "public"
    if kind == "official-body":
        if body.known is not None and body.known.noun.what in _ARMED:
            return body.known.noun.what
        lowered = {word.low for word in (*body.before, *body.head)}
        return "politician" if lowered & OF_PARLIAMENTS else "official"
    if kind == "party-or-movement":
        return "politician" if counts_members(body) else "party"
    return None if kind is None else _OTHERS.get(kind)


def counts_members(found: Phrase) -> bool:
    """Whether it is of "members" that a phrase speaks: "dozens of members of the party"."""
    return any(word.low in _MEMBERS for word in found.counted)
