"""Why entities of articles were taken for one, and what people said of that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from accordingto.core.judgement import Judgement
from accordingto.ledger import speakers
from accordingto.ledger.speaker_views import MemberRow, MergeRow, SpeakerPage
from accordingto.ledger.store import Dossier
from accordingto.ledger.told_apart import Pair, pair_of, told_apart
from accordingto.serve.wording import is_unsure

State = Literal["made", "made-until-decided", "undone", "undone-until-decided"]
"""Whether two are one, and whether a judgement waits for the next `add` or `rebuild`."""


@dataclass(frozen=True, slots=True)
class MergeView:
    """One merge, and the judgement in force that says the two are not one.

    Args:
        row: the merge.
        state: what holds, and whether a judgement waits to change it.
        judgement: that says the two are different, or None.
    """

    row: MergeRow
    state: State
    judgement: Judgement | None

    @property
    def is_unsure(self) -> bool:
        """Whether the comparison made it, and it holds, though not even likely."""
        by_features = self.row.decided_by == "features" and not self.row.undone
        return by_features and is_unsure(self.row.probability)

    @property
    def anchor(self) -> str:
        """Its place on a page."""
        return f"m-{self.row.one.id}-{self.row.other.id}"


@dataclass(frozen=True, slots=True)
class ApartView:
    """A judgement that two are different, where no merge of them is on record.

    Args:
        judgement: the judgement.
        one: the first of the two, or None where the dossier no longer holds it.
        other: the second, likewise.
        is_waiting: whether the two are one until the next `add` or `rebuild`.
    """

    judgement: Judgement
    one: MemberRow | None
    other: MemberRow | None
    is_waiting: bool


def merges(dossier: Dossier, page: SpeakerPage) -> tuple[tuple[MergeView, ...], list[ApartView]]:
    """The merges of an entity, and the judgements about it that no merge shows."""
    said = told_apart(dossier, (member.id for member in page.members))
    by_pair = {pair_of(entry): entry for entry in said}
    made = tuple(_merge_view(row, by_pair) for row in page.merges)
    shown = {(view.row.one.id, view.row.other.id) for view in made}
    return made, _apart(dossier, (entry for entry in said if pair_of(entry) not in shown))


def _merge_view(row: MergeRow, by_pair: Mapping[Pair, Judgement]) -> MergeView:
    judgement = by_pair.get((row.one.id, row.other.id))
    state: State
    if row.undone:
        state = "undone" if judgement else "undone-until-decided"
    else:
        state = "made-until-decided" if judgement else "made"
    return MergeView(row, state, judgement)


def _apart(dossier: Dossier, said: Iterable[Judgement]) -> list[ApartView]:
    log = list(said)
    ends = speakers.article_entities(dossier, {end for entry in log for end in pair_of(entry)})
    found = []
    for entry in log:
        one, other = (ends.get(end) for end in pair_of(entry))
        waits = one is not None and other is not None and one.entity_id == other.entity_id
        found.append(ApartView(entry, one, other, waits))
    return found
