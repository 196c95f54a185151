"""Who says what, in one article."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from accordingto.core.ids import digest
from accordingto.core.span import Span

Role = Literal["source", "cue", "content"]
Form = Literal["direct", "indirect", "mixed"]
Kind = Literal["said", "thought", "intended", "felt", "done"]
Stance = Literal[
    "asserts", "denies", "accuses", "concedes", "warns", "promises", "doubts", "demands", "asks",
    "describes", "other",
]  # fmt: skip

ROLES: tuple[Role, ...] = get_args(Role)
FORMS: tuple[Form, ...] = get_args(Form)
KINDS: tuple[Kind, ...] = get_args(Kind)
STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source, cue and content in one article.

    The terms are PolNeAR's (Newell, Margolin and Ruths, 2018): the source is
    who speaks, the cue the words that attribute, the content what is attributed.

    Args:
        source: who speaks; empty when the text names nobody ("allegedly").
        cue: the words that attribute; may be empty (a bare quotation).
        content: what is attributed; never empty.
        form: `direct` when all of the content stands in quotation marks, `mixed`
            when a part does, `indirect` when nothing does.
        kind: by words, thought, intention, feeling or deed.
        stance: what the cue does.
        hedged: whether words lower the commitment ("allegedly").
        negated: whether the cue says that it was not said ("did not confirm",
            "declined to say"); a verb that denies is a stance, not a negation.
        parent: place in the same sequence of the attribution whose content
            holds this one; None when the outlet itself attributes.
        probability: that a trained annotator would mark this, in [0, 1].
        rule: which rule or model output made it, for people who ask why.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    kind: Kind
    stance: Stance
    hedged: bool
    negated: bool
    parent: int | None
    probability: float
    rule: str = ""

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role, in text order."""
        match role:
            case "source":
                return self.source
            case "cue":
                return self.cue
            case "content":
                return self.content

    def id_in(self, article_id: str) -> str:
        """A digest of the article and of where every part stands."""
        return attribution_id(article_id, self.spans)


def attribution_id(article_id: str, spans: Callable[[Role], Iterable[Span]]) -> str:
    """The id of an attribution: a digest of its article and of where every part stands.

    Args:
        article_id: the article's.
        spans: gives the spans of a role, in text order.
    """
    parts = [f"{role}:{span.start}:{span.end}" for role in ROLES for span in spans(role)]
    return digest("attribution", article_id, *parts)


def flat(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The outermost attributions only, as PolNeAR marks them, in the same order."""
    return tuple(a for a in attributions if a.parent is None)
