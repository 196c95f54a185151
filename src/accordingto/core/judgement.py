"""A person's decision, which no rebuild touches."""

from dataclasses import dataclass

ARTICLE_ENTITY = "article-entity"
"""What a judgement about who is who is about; its value is the id of another."""
SAME_ENTITY = "same-entity"
DIFFERENT_ENTITY = "different-entity"
WITHDRAWN = "withdrawn"
"""The decision of a judgement that only takes another back."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about one item, and why.

    Judgements are only ever added. A mistake is withdrawn by a later judgement
    that names it, so that the log still shows both.

    Args:
        made_at: ISO 8601 date and time with zone.
        who: the person, as they wish to be named.
        target_kind: what is judged, such as `attribution` or `article`.
        target_id: its id. It need not exist any more: a rebuild may find
            other items, and the person's word stays.
        decision: one hyphenated word, such as `wrong-source`.
        value: the correction, if the decision carries one; else "".
        why: the reason, in the person's words.
        withdraws: the number of the judgement that this one takes back, or None.
        number: its place in the log; None before it is written.
    """

    made_at: str
    who: str
    target_kind: str
    target_id: str
    decision: str
    value: str = ""
    why: str = ""
    withdraws: int | None = None
    number: int | None = None
