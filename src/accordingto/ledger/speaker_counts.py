"""How much a list of speakers leaves out, and how long its parts are."""

from accordingto.ledger.speaker_views import Unlisted
from accordingto.ledger.store import Dossier


def n_unasked(dossier: Dossier) -> int:
    """How many articles have attributions of which nobody asked who speaks."""
    (found,) = dossier.connection.execute(
        "SELECT count(DISTINCT t.article_id) FROM attribution t "
        "WHERE NOT EXISTS (SELECT 1 FROM speaker WHERE attribution_id = t.id)"
    ).fetchone()
    return int(found)


def n_unnamed(dossier: Dossier, what: str) -> int:
    """How many attributions have speakers described so and not named."""
    (found,) = dossier.connection.execute(
        "SELECT count(*) FROM speaker WHERE what = ?", (what,)
    ).fetchone()
    return int(found)


def unlisted(dossier: Dossier) -> Unlisted:
    """The attributions whose speakers are neither among `speakers_of` nor among `nobodies`."""
    row = dossier.connection.execute(
        """SELECT coalesce(sum(is_outlet), 0) AS n_outlet,
                  coalesce(sum(NOT is_outlet AND refers), 0) AS n_of_one_article,
                  coalesce(sum(NOT is_outlet AND NOT refers), 0) AS n_open
           FROM (SELECT s.is_outlet, EXISTS (SELECT 1 FROM speaker_entity o
                     WHERE o.attribution_id = s.attribution_id) AS refers
                 FROM speaker s WHERE s.what IS NULL AND NOT EXISTS (
                     SELECT 1 FROM speaker_entity o JOIN entity_member m USING (article_entity_id)
                     WHERE o.attribution_id = s.attribution_id))"""
    ).fetchone()
    return Unlisted(**dict(row))
