"""What they are whom an article describes, by nouns of wars, towns and unions; all invented."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.kinds import speaker_kind
from accordingto.resolve.unnamed import unnamed
from accordingto.testing import span_of


def what(text: str, source: str) -> str | None:
    found = unnamed(text, [span_of(text, source)], Span(0, len(text)))
    return None if found is None else found.what


@pytest.mark.parametrize(
    ("source", "told"),
    [
        # Who fights.
        ("militants", "military"), ("a field commander", "military"),
        ("pro-Neldian separatists", "military"), ("UN peacekeepers", "military"),
        ("a rebel source", "military"), ("volunteer fighters", "military"),
        ("an army officer", "military"), ("the army", "military"), ("the military", "military"),
        ("Norwegian forces", "military"), ("the air force", "military"),
        ("a source in the army", "military"), ("members of the navy", "military"),
        # Who guards, and who listens.
        ("border guards", "police"), ("the security forces", "police"),
        ("a security source", "police"), ("members of the police", "police"),
        ("Western intelligence sources", "intelligence"),
        ("the intelligence agencies", "intelligence"), ("the security service", "intelligence"),
        # Who was there.
        ("villagers", "witness"), ("refugees", "witness"), ("eyewitnesses", "witness"),
        ("survivors", "witness"), ("residents", "public"), ("protesters", "public"),
        ("anti-dam demonstrators", "public"), ("people fleeing the town", "public"),
        # Who helps, who watches, who judges.
        ("medics", "other"), ("aid workers", "other"), ("doctors", "other"),
        ("observers", "expert"), ("ceasefire monitors", "expert"), ("monitors", "expert"),
        ("a war monitor", "other"), ("a monitoring group", "other"), ("rescuers", "official"),
        ("prosecutors", "lawyer"), ("Western diplomats", "diplomat"),
        ("Norwegian-installed officials", "official"), ("health officials", "official"),
        # What is read.
        ("Telegram channels", "post"), ("satellite images", "document"),
        ("military bloggers", "journalists"), ("state media", "journalists"),
        ("an inquiry", "document"), ("a large body of work", "document"),
        ("a growing body of evidence", "document"),
    ],
)  # fmt: skip
def test_those_of_whom_wars_are_told(source: str, told: str) -> None:
    assert what(f"On Monday {source} said that the gate was open.", source) == told


def test_an_army_is_a_body_of_its_state_and_monitors_are_experts() -> None:
    text = "On Monday the army said so, and monitors said so too."
    kinds = [speaker_kind(text, [span_of(text, source)]) for source in ("the army", "monitors")]
    assert kinds == ["official-body", "experts"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a campaign source", "sources"),
        ("campaign officials", "aide"),
        ("a source at the Orrin station", "sources"),
        ("someone at the newspaper", "journalists"),
        ("media sources", "journalists"),
        ("a company source", "company"),
    ],
)
def test_who_tells_what_is_another_s_to_tell_is_a_source(source: str, told: str) -> None:
    assert what(f"On Monday {source} said that the gate was open.", source) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("union leaders", "other"), ("union officials", "other"), ("union members", "party"),
        ("rank-and-file members", "party"), ("European Union officials", "official"),
        ("African Union mediators", "official"),
    ],
)  # fmt: skip
def test_a_union_is_no_company(source: str, told: str) -> None:
    assert what(f"On Monday {source} said that the gate was open.", source) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("New Hampshire Republican", "party"),
        ("significant numbers of Orrin voters", "public"),
        ("a voice-over", "document"),
        ("Will", None),
    ],
)
def test_who_is_meant_by_words_that_may_be_read_as_others(source: str, told: str | None) -> None:
    assert what(f"On Monday {source} said that the gate was open.", source) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("A panel of reporters led by Ada Lint", "journalists"),
        ("A panel of harbour judges", "official"),
        ("A mix of Dolent supporters and divers", "party"),
        ("An average of 10 percent of registered voters", "public"),
        ("the average of recent polls", "poll"),
        ("two out of three Neldians", "public"),
        ("One such letter, seen by the Sluice,", "document"),
        ("More than 13 million people", "public"),
        ("a paper from the left-leaning Harbour Institution", "document"),
        ("a paper in Orrin", "journalists"),
        ("The pollsters", "expert"),
        ("Dolent’s pollster", "aide"),
        ("Democrats in both chambers", "politician"),
        ("the chamber’s small number of Democrats", "politician"),
        ("top Republican donors", "other"),
        ("a voice over", "document"),
        ("conservative opinion makers", "expert"),
    ],
)
def test_who_those_are_is_read_past_what_only_counts_them(source: str, told: str) -> None:
    assert what(f"On Monday {source} said that the gate was open.", source) == told
