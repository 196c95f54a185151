"""Records of the ledger → shapes of the JSON."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.ledger import histories, views
from accordingto.serve import shapes, version_shapes
from accordingto.serve.links import span_link
from accordingto.serve.listing import Sheet


def pair(span: Span) -> tuple[int, int]:
    """A span as JSON has it."""
    return span.start, span.end


def sheet(of: Sheet[object]) -> shapes.Sheet:
    """Which page of a list."""
    return shapes.Sheet(of.number, of.n_sheets, of.n_items)


def overview(name: str, counts: views.Counts) -> shapes.Overview:
    """How much a dossier holds."""
    return shapes.Overview(
        name=name,
        n_documents=counts.n_documents,
        n_articles=counts.n_articles,
        n_outlets=counts.n_outlets,
        n_attributions=counts.n_attributions,
        n_not_read=counts.n_not_read,
        n_by_form=dict(counts.by_form),
    )


def article(row: views.ArticleRow) -> shapes.ArticleHead:
    """One line of the list of articles."""
    return shapes.ArticleHead(
        id=row.id,
        document_id=row.document_id,
        origin=row.origin,
        version=row.version,
        n_versions=row.n_versions,
        position=row.position,
        title=row.title,
        byline=row.byline,
        outlet=row.outlet,
        published=row.published,
        language=row.language,
        n_attributions=row.n_attributions,
        first_words=row.first_words,
    )


def attribution(row: views.AttributionRow) -> shapes.AttributionItem:
    """One attribution with its parts."""
    return shapes.AttributionItem(
        id=row.id,
        article_id=row.article_id,
        document_id=row.document_id,
        position=row.position,
        parts=[shapes.Part(role, pair(words.span), words.exact) for role, words in row.parts],
        form=row.form,
        kind=row.kind,
        stance=row.stance,
        hedged=row.hedged,
        negated=row.negated,
        parent_id=row.parent_id,
        probability=row.probability,
        rule=row.rule,
        made_by=row.made_by,
    )


def attributions(rows: Sequence[views.AttributionRow]) -> list[shapes.AttributionItem]:
    """Several attributions."""
    return [attribution(row) for row in rows]


def document(row: views.DocumentRow) -> shapes.DocumentText:
    """One document with its text."""
    return shapes.DocumentText(
        id=row.id,
        origin=row.origin,
        version=row.version,
        raw_sha256=row.raw_sha256,
        n_bytes=row.n_bytes,
        media_type=row.media_type,
        encoding=row.encoding,
        text=row.text,
        text_sha256=row.text_sha256,
        made_by=row.made_by,
        blocks=[
            shapes.Block(block.kind, block.article_id, pair(block.span)) for block in row.blocks
        ],
        part=part(row.part),
    )


def stated(field: views.Field) -> shapes.Field:
    """A value and where it is stated."""
    span = None if field.span is None else pair(field.span)
    return shapes.Field(field.value, field.exact, span, field.bytes_at, field.given)


def part(row: views.PartRow | None) -> shapes.PartItem | None:
    """How a document's bytes came."""
    if row is None:
        return None
    given = [shapes.GivenItem(*one) for one in row.given]
    return shapes.PartItem(row.file_origin, row.file_sha256, row.place, row.media_type, given)


def article_detail(page: views.ArticlePage) -> shapes.ArticleDetail:
    """Everything about one article."""
    return shapes.ArticleDetail(
        article=article(page.row),
        fields={name: stated(field) for name, field in page.fields.items()},
        marks=[shapes.Mark(mark.what, mark.kind, stated(mark.field)) for mark in page.marks],
        document=document(page.document),
        attributions=attributions(page.attributions),
    )


def wording(row: views.SpeakerRow) -> shapes.Wording:
    """A source by its wording."""
    return shapes.Wording(row.surface, row.n_attributions, row.n_articles, list(row.outlets))


def hit(found: views.Hit) -> shapes.HitItem:
    """A paragraph that a search found."""
    return shapes.HitItem(
        document_id=found.document_id,
        origin=found.origin,
        article_id=found.article_id,
        article_title=found.article_title,
        kind=found.kind,
        span=pair(found.span),
        first=pair(found.first),
        pieces=[shapes.Piece(words, is_found) for words, is_found in found.pieces],
        link=span_link(found.document_id, found.first),
    )


def intake_file(row: views.IntakeRow) -> shapes.IntakeFile:
    """What became of one file."""
    return shapes.IntakeFile(
        origin=row.origin,
        status=row.status,
        code=row.code,
        message=row.message,
        raw_sha256=row.raw_sha256,
        n_bytes=row.n_bytes,
        document_id=row.document_id,
        within=row.within,
        at=row.at,
        seconds=row.seconds,
        notes=[shapes.IntakeNote(code, message) for code, message in row.notes],
    )


def version(row: histories.VersionRow) -> version_shapes.VersionItem:
    """One version of an article."""
    return version_shapes.VersionItem(
        article_id=row.article_id,
        document_id=row.document_id,
        origin=row.origin,
        number=row.number,
        captured=row.captured,
        updated=row.updated,
        published=row.published,
        ordered_by=row.ordered_by,
        matched_by=row.matched_by,
        matched_on=row.matched_on,
        shared=row.shared,
        n_changes=row.n_changes,
        made_by=row.made_by,
    )


def change(row: histories.ChangeRow) -> version_shapes.ChangeItem:
    """Words of one version in place of words of another."""
    return version_shapes.ChangeItem(
        row.kind, _changed(row.before), _changed(row.after), row.before_at, row.after_at
    )


def _changed(words: views.Words | None) -> version_shapes.ChangedWords | None:
    return None if words is None else version_shapes.ChangedWords(pair(words.span), words.exact)


def refused(row: histories.RefusedRow | None) -> version_shapes.RefusedItem | None:
    """Why an article is no version of an earlier one."""
    if row is None:
        return None
    return version_shapes.RefusedItem(
        row.earlier_id, row.matched_by, row.matched_on, row.shared, row.reason
    )
