"""What is found over the whole of a dossier: versions of articles, and who is who across them."""

from functools import partial

from accordingto.core.step import Step
from accordingto.ledger.entities import article_texts, article_voices, put_entities
from accordingto.ledger.judgements import judgements
from accordingto.ledger.store import Dossier
from accordingto.ledger.versions import (
    candidates,
    known_shares,
    put_history,
    settle,
    stored_histories,
    wording,
    words_digest,
)
from accordingto.resolve.decide import decide as decide_entities
from accordingto.resolve.decide import step as entities_step
from accordingto.resolve.dossier import Dossier as Together
from accordingto.resolve.judged import judged
from accordingto.resolve.knowledge import Knowledge
from accordingto.resolve.referents import Referent, referents
from accordingto.resolve.surroundings import Surroundings, surroundings
from accordingto.versions.candidates import lanes, places, shared_places
from accordingto.versions.decide import STEP as VERSIONS
from accordingto.versions.decide import decide, versions
from accordingto.versions.pairs import Pairs


def relate(dossier: Dossier, knowledge: Knowledge | None = None) -> None:
    """Find what is to be found over all articles, after any of them changed.

    Args:
        dossier: open for writing.
        knowledge: the newsroom's own file of known entities.

    Raises:
        LedgerError: if writing fails; each part is written whole or not at all.
    """
    relate_versions(dossier)
    relate_entities(dossier, knowledge)


def relate_versions(dossier: Dossier) -> None:
    """Find which articles are versions of one, and how they differ.

    The rows depend on the articles of the dossier alone, however many runs they came in.
    Histories that did not change are left as they are, and only articles that share an
    address or an origin with those of another document cost more than a look at them.

    Args:
        dossier: open for writing.

    Raises:
        LedgerError: if writing fails; each history is written whole or not at all.
    """
    in_common = shared_places(candidates(dossier))
    chosen = [one for one in candidates(dossier) if not in_common.isdisjoint(places(one))]
    pairs = Pairs(
        partial(wording, dossier), partial(words_digest, dossier), known_shares(dossier, VERSIONS)
    )
    decided = decide(lanes(chosen, in_common, pairs.words_digest), pairs)
    known = stored_histories(dossier, VERSIONS)
    for history in decided.histories:
        if history.id not in known:
            ids = [one.id for one in history.candidates]
            put_history(dossier, history.id, ids, versions(history, pairs), VERSIONS)
    settle(dossier, {one.id for one in decided.histories}, decided.refused, VERSIONS)


def relate_entities(dossier: Dossier, knowledge: Knowledge | None = None) -> None:
    """Find who is who across the articles.

    Only those whom an article names are compared: two descriptions in two articles may fit
    anybody. People's judgements count first, then the newsroom's file. The rows depend on
    articles, judgements and that file alone.

    Args:
        dossier: open for writing.
        knowledge: the newsroom's own file of known entities.

    Raises:
        LedgerError: if writing fails; nothing was written then.
    """
    known = knowledge or Knowledge()
    around: list[Surroundings] = []
    everybody: list[Referent] = []
    for text in article_texts(dossier):
        mentions, entities = article_voices(dossier, text.id)
        own = referents(text, mentions, [e for e in entities if e.name is not None])
        if own:
            everybody += own
            around.append(surroundings(text))
    together = Together(around, everybody, known)
    made = decide_entities(everybody, together, judged=judged(judgements(dossier)))
    put_entities(dossier, made.entities, made.merges, _step(known))


def _step(known: Knowledge) -> Step:
    made_by = entities_step()
    if not known.known:
        return made_by
    return Step(
        made_by.stage, made_by.name, made_by.version, "a newsroom's file of entities", known.sha256
    )
