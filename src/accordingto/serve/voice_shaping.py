"""Records of who speaks → shapes of the JSON."""

from collections.abc import Sequence

from accordingto.core.judgement import Judgement
from accordingto.ledger import speaker_views as views
from accordingto.ledger.views import AttributionRow, Words
from accordingto.serve import voice_shapes as shapes
from accordingto.serve.chains import Voice
from accordingto.serve.listing import Sheet
from accordingto.serve.merges import ApartView, MergeView
from accordingto.serve.shaping import pair, sheet


def _words(words: Words) -> shapes.WordsAt:
    return shapes.WordsAt(pair(words.span), words.exact)


def _words_or_none(words: Words | None) -> shapes.WordsAt | None:
    return None if words is None else _words(words)


def speaking(row: views.SpeakingRow) -> shapes.Speaking:
    """Somebody who speaks."""
    return shapes.Speaking(
        row.id, row.name, row.kind, row.known_as, row.n_attributions, row.n_articles,
        list(row.outlets),
    )  # fmt: skip


def nobody(row: views.NobodyRow) -> shapes.NobodyCount:
    """How often somebody speaks who is described so."""
    return shapes.NobodyCount(row.what, row.n_attributions, row.n_articles, list(row.outlets))


def member(row: views.MemberRow) -> shapes.Member:
    """An entity of one article."""
    return shapes.Member(
        row.id, row.entity_id, row.article_id, row.outlet, row.title, row.kind, row.name
    )


def _judged(judgement: Judgement) -> shapes.Judged:
    return shapes.Judged(judgement.number, judgement.made_at, judgement.who, judgement.why)


def merge(view: MergeView) -> shapes.MergeItem:
    """Why two were taken for one."""
    row = view.row
    return shapes.MergeItem(
        member(row.one), member(row.other), row.probability, row.decided_by, view.state,
        row.reason,
        [shapes.GroundItem(g.feature, g.value, g.log_odds, g.words) for g in row.grounds],
        None if view.judgement is None else _judged(view.judgement),
    )  # fmt: skip


def apart(view: ApartView) -> shapes.ApartItem:
    """Two that a judgement tells apart."""
    one, other = (None if row is None else member(row) for row in (view.one, view.other))
    return shapes.ApartItem(one, other, _judged(view.judgement), view.is_waiting)


def said(row: views.SaidRow) -> shapes.SaidItem:
    """What somebody is said to say."""
    return shapes.SaidItem(
        row.id, row.article_id, row.outlet, row.title, row.published, row.cue, row.content,
        row.stance, row.hedged, row.negated, row.channel, _words_or_none(row.channel_words),
        row.kind, row.is_outlet, row.rule,
    )  # fmt: skip


def entity(
    page: views.SpeakerPage,
    found: Sheet[views.SaidRow],
    merges: Sequence[MergeView],
    told_apart: Sequence[ApartView],
) -> shapes.EntityDetail:
    """Everything about one entity."""
    return shapes.EntityDetail(
        speaking(page.row),
        list(page.kinds),
        [shapes.NameUsed(n.name, list(n.articles), list(n.outlets)) for n in page.names],
        [member(row) for row in page.members],
        [merge(view) for view in merges],
        [apart(view) for view in told_apart],
        sheet(found),
        [said(row) for row in page.attributions],
    )


def unnamed(row: views.UnnamedRow) -> shapes.UnnamedItem:
    """An attribution to somebody who is not named."""
    return shapes.UnnamedItem(
        said(row.said), _words(row.words), row.many, _words_or_none(row.of),
        _words_or_none(row.reason),
    )  # fmt: skip


def _voice(voice: Voice) -> shapes.VoiceItem:
    row = voice.row
    return shapes.VoiceItem(
        row.role, row.name, _words_or_none(row.words), [member(one) for one in row.entities],
        row.attribution_id, row.stance, row.hedged, row.negated, voice.channel,
        _words_or_none(voice.channel_words), row.what,
    )  # fmt: skip


def chain(row: AttributionRow, voices: Sequence[Voice]) -> shapes.ChainDetail:
    """The voices that an attribution came through."""
    return shapes.ChainDetail(row.id, row.article_id, row.kind, [_voice(v) for v in voices])


def verification(row: views.VerificationRow) -> shapes.VerificationItem:
    """What an article says of how well something is verified."""
    return shapes.VerificationItem(row.kind, _words(row.words), row.attribution_id)
