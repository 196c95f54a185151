"""Questions about who speaks in a dossier."""

from pathlib import Path

import pytest

from accordingto.ledger import speaker_counts, speakers
from accordingto.ledger.speaker_views import Unlisted
from accordingto.ledger.store import Dossier
from tests.ledger.spoken import (
    ENTITIES,
    GATE,
    MERGES,
    asked_nothing,
    fall,
    gate,
    member,
    resolved,
    wall,
    written,
)

LINT, MINISTRY = ENTITIES[0], ENTITIES[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return resolved(written(tmp_path / "case.dossier"))


def test_speakers_come_with_most_attributions_first(path: Path) -> None:
    with Dossier.open(path) as dossier:
        found = speakers.speakers_of(dossier, limit=9)
        assert speakers.n_speakers(dossier) == len(found)
    assert [(one.name, one.n_attributions, one.n_articles) for one in found] == [
        ("Ada Lint", 4, 3), ("The ministry", 1, 1), ("the ministry", 1, 1),
    ]  # fmt: skip
    assert (found[0].id, found[0].kind, found[0].known_as) == (LINT.id, "person", "")
    assert found[0].outlets == ("Harbour News", "The Orrin Post")


def test_speakers_are_given_page_by_page(path: Path) -> None:
    with Dossier.open(path) as dossier:
        whole = speakers.speakers_of(dossier, limit=9)
        pages = [speakers.speakers_of(dossier, limit=1, offset=at) for at in range(4)]
    assert [one for page in pages for one in page] == list(whole)


def test_nobody_speaks_before_it_was_asked_who_is_who(tmp_path: Path) -> None:
    with Dossier.open(written(tmp_path / "new.dossier")) as dossier:
        assert speakers.speakers_of(dossier, limit=9) == ()
        assert speakers.n_speakers(dossier) == 0
        assert speakers.speaker(dossier, LINT.id) is None


def test_a_speaker_has_all_names_and_who_uses_them(path: Path) -> None:
    with Dossier.open(path) as dossier:
        page = speakers.speaker(dossier, LINT.id)
        first = speakers.speakers_of(dossier, limit=1)[0]
    assert page is not None
    assert page.row == first
    assert page.kinds == ("person",)
    assert page.names == LINT.names
    assert [(one.id, one.name) for one in page.members] == [
        (member(fall(), 0), "Ada Lint"), (member(gate(), 0), "Ada Lint"),
        (member(wall(), 1), "Lint"),
    ]  # fmt: skip
    assert {one.entity_id for one in page.members} == {LINT.id}


def test_a_speaker_has_merges_with_their_grounds_in_words(path: Path) -> None:
    with Dossier.open(path) as dossier:
        page = speakers.speaker(dossier, LINT.id)
    assert page is not None
    found = {(one.decided_by, one.reason, len(one.grounds), one.undone) for one in page.merges}
    assert found == {
        ("features", "both are called “Ada Lint”", 2, False), ("person", "Ida says so", 1, False),
    }  # fmt: skip
    (by_features,) = (one for one in page.merges if one.decided_by == "features")
    assert {by_features.one.outlet, by_features.other.outlet} == {"Harbour News", "The Orrin Post"}
    assert by_features.grounds == MERGES[0].grounds


def test_what_a_judgement_undid_is_shown_at_both_ends(path: Path) -> None:
    with Dossier.open(path) as dossier:
        for entity in ENTITIES[1:3]:
            page = speakers.speaker(dossier, entity.id)
            assert page is not None
            (merge,) = page.merges
            assert (merge.undone, merge.reason) == (True, "both are a “ministry”")
            assert {merge.one.entity_id, merge.other.entity_id} == {e.id for e in ENTITIES[1:3]}


def test_a_speaker_has_what_they_say_in_the_order_of_the_articles(path: Path) -> None:
    with Dossier.open(path) as dossier:
        page = speakers.speaker(dossier, LINT.id)
        cut = speakers.speaker(dossier, LINT.id, limit=2, offset=1)
    assert page is not None
    assert cut is not None
    assert [one.id for one in page.attributions] == [
        fall().attribution_id(0), gate().attribution_id(0), gate().attribution_id(3),
        wall().attribution_id(0),
    ]  # fmt: skip
    assert cut.attributions == page.attributions[1:3]
    first, told, denied, _ = page.attributions
    assert (first.outlet, first.title) == ("Harbour News", "The gate of Orrin")
    assert (first.content, first.cue, first.hedged) == ("nobody was hurt", "said", True)
    assert (first.channel, first.channel_words and first.channel_words.exact) == (
        "statement", "in a statement",
    )  # fmt: skip
    assert told.channel_words is not None
    assert told.channel_words.span.of(GATE) == told.channel_words.exact == "told the Orrin Post"
    assert (denied.stance, denied.negated, denied.kind, denied.is_outlet) == (
        "denies", False, "person", False,
    )  # fmt: skip


def test_one_who_does_not_speak_has_a_page_without_attributions(path: Path) -> None:
    with Dossier.open(path) as dossier:
        page = speakers.speaker(dossier, ENTITIES[3].id)
        assert speakers.speaker(dossier, "nothing") is None
    assert page is not None
    assert (page.row.name, page.row.n_attributions, page.attributions) == ("the Orrin Post", 0, ())


def test_those_who_are_only_described_are_listed_by_what_they_are(path: Path) -> None:
    with Dossier.open(path) as dossier:
        (officials,) = speakers.nobodies(dossier)
        one, two = speakers.nobody(dossier, "official", limit=9)
        assert speakers.nobody(dossier, "official", limit=9, offset=1) == (two,)
        assert speakers.nobody(dossier, "police", limit=9) == ()
    assert (officials.what, officials.n_attributions, officials.n_articles) == ("official", 2, 2)
    assert officials.outlets == ("Harbour News", "The Orrin Post")
    assert (one.words.exact, one.many, one.of) == ("An official", 1, None)
    assert (one.reason and one.reason.exact) == "because he feared for his post"
    assert (two.words.exact, two.many, two.said.content) == ("Two officials", 2, "it did")


def test_an_attribution_has_its_channel_and_whom_it_refers_to(path: Path) -> None:
    with Dossier.open(path) as dossier:
        said = speakers.said(dossier, gate().attribution_id(1))
        (who,) = speakers.speaking(dossier, gate().attribution_id(1))
        assert speakers.said(dossier, "nothing") is None
        assert speakers.speaking(dossier, "nothing") == ()
    assert said is not None
    assert (said.channel, said.channel_words, said.kind, said.rule) == (
        "not-stated", None, "official-body", "described",
    )  # fmt: skip
    assert (who.name, who.entity_id, who.known_name) == ("the ministry", MINISTRY.id, None)


def test_speakers_are_found_by_any_name_that_an_article_uses(path: Path) -> None:
    with Dossier.open(path) as dossier:
        assert [one.name for one in speakers.speakers_named(dossier, "LINT")] == ["Ada Lint"]
        assert len(speakers.speakers_named(dossier, "ministry")) == 2
        assert speakers.speakers_named(dossier, "Orrin Post") == ()


def test_articles_that_were_never_asked_are_counted(path: Path, tmp_path: Path) -> None:
    with Dossier.open(path) as dossier:
        assert speaker_counts.n_unasked(dossier) == 0
        assert speaker_counts.n_unnamed(dossier, "official") == 2
        assert speaker_counts.n_unnamed(dossier, "police") == 0
    with Dossier.open(asked_nothing(tmp_path / "old.dossier")) as dossier:
        assert speaker_counts.n_unasked(dossier) == 3
        assert speakers.speakers_of(dossier, limit=9) == ()
        assert speakers.nobodies(dossier) == ()


def test_what_no_list_holds_is_counted(path: Path, tmp_path: Path) -> None:
    with Dossier.open(path) as dossier:
        assert speaker_counts.unlisted(dossier) == Unlisted(0, 0, 0)
    with Dossier.open(written(tmp_path / "new.dossier")) as dossier:
        # Who is who was not asked yet; the two officials are nobodies.
        assert speaker_counts.unlisted(dossier) == Unlisted(0, 6, 0)
