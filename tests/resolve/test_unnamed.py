"""Speakers whom a text describes and does not name; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.core.speaker import DESCRIBED, SPEAKER_KINDS
from accordingto.resolve.kinds import speaker_kind
from accordingto.resolve.unnamed import unnamed


def asked(text: str, source: str) -> tuple[str, Span]:
    start = text.index(source)
    return text, Span(start, start + len(source))


@pytest.mark.parametrize(
    ("source", "what", "of", "many"),
    [
        ("a senior Harbour Ministry official", "official", "Harbour Ministry", 1),
        ("two officials", "official", None, 2),
        ("three diplomats from Ruvenia", "diplomat", "Ruvenia", 3),
        ("police", "police", None, None),
        ("a witness", "witness", None, 1),
        ("analysts", "expert", None, None),
        ("a new poll", "poll", None, 1),
        ("critics", "critics", None, None),
        ("his lawyer", "lawyer", "his", 1),
        ("residents", "public", None, None),
        ("the report", "document", None, 1),
        ("a military source", "military", None, 1),
        ("undisclosed law enforcement sources", "police", None, None),
    ],
)
def test_what_an_unnamed_source_is(
    source: str, what: str, of: str | None, many: int | None
) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert (found.what, found.of and found.of.of(text), found.many) == (what, of, many)
    assert span.contains(found.words)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("ex-officials", "official"), ("a Ruvenian policymaker", "official"),
        ("the governments", "official"), ("fourteen countries", "official"),
        ("the three leading candidates", "politician"), ("committeemen", "politician"),
        ("Republicans on the harbour committee", "politician"),
        ("Senate Democrats", "politician"), ("Democrats in the valley", "party"),
        ("dozens of members of Congress", "politician"),
        ("members of the Lantern Party", "politician"), ("his competitors", "politician"),
        ("Opponents", "critics"), ("her opponents", "politician"),
        ("opponents of the sluice", "critics"), ("many", "public"),
        ("many in the audience", "public"), ("some on her staff", "aide"),
        ("several in the administration", "official"), ("no one", "public"),
        ("one in five", "public"), ("nearly three in ten", "public"),
        ("Most", "public"),
        ("More than half of Ruvenian voters", "public"), ("Thirty percent", "public"),
        ("47 percent of Cuban Americans", "public"), ("Irish-Belgians", "public"),
        ("boatgoers", "public"), ("Voters", "public"), ("Anyone", "public"),
        ("voters overall", "public"), ("residents surveyed last week", "public"),
        ("Poll", "poll"), ("the latest Vesper Herald Poll", "poll"),
        ("a Halyard poll this month", "poll"), ("35 town councils - three too few -", "official"),
        ("two media reports", "journalists"), ("big investors", "other"),
        ("among the fishermen", "witness"), ("limnologists", "expert"),
        ("Dolent and her advisers", "aide"), ("the officials’", "official"),
        ("a conservative group", "party"), ("someone in the crowd", "public"),
        ("the frobnicators", "other"),
        ("one Upper Marsh Democrat", "party"),
        ("1,409 teachers", "public"), ("many who saw the flood", "public"),
        ("party figures", "party"),
        ("White House officials", "official"), ("House officials", "politician"),
        ("some outside analysts", "expert"), ("some close allies", "party"),
        ("several outside Orrin", "sources"), ("about 4 in 10", "public"),
        ("a representative for the mill", "aide"), ("his representatives", "aide"),

        ("thousands of parents", "public"), ("his parents", "relative"),
        ("families of the divers", "relative"), ("a woman in Orrin", "public"),
         ("defenders of the sluice", "party"),
         ("Central Americans", "public"),
        ("the rest of the divers’ families", "relative"),
        ("People with direct knowledge of the repair", "sources"),
    ],
)  # fmt: skip
def test_what_they_are_goes_by_many_nouns_and_what_stands_around_them(
    source: str, what: str
) -> None:
    text, span = asked(f"{source} said on Monday that the gate was left open.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("text", "source", "what"),
    [
        ("One voter wrote that it held. Another wrote that it leaked.", "Another", "public"),
        ("Two lawyers said it held. Others said it leaked.", "Others", "lawyer"),
        ("The gate held. Others said it leaked.", "Others", "public"),
        ("The gate held. Two said it leaked.", "Two", "sources"),
    ],
)
def test_who_is_only_counted_is_what_those_before_are(text: str, source: str, what: str) -> None:
    _, span = asked(text, source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    "source",
    ["Mara Dolent", "the Harbour Ministry", "she", "who", "Reuters", "Baker", "Young",
     "the Guardian", "Politico", "POLITICO", "Black", "Tim Cook",
     "the board’s chief, Tim Cook,", "U.S.", "James A. Baker", "herself"],
)  # fmt: skip
def test_names_and_pronouns_are_not_unnamed(source: str) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    assert unnamed(text, [span], Span(0, len(text))) is None


def test_people_with_knowledge_are_sources_and_say_why_they_are_not_named() -> None:
    text, span = asked(
        "“It was old,” said two people familiar with the repair, who spoke on condition of "
        "anonymity because they feared for their jobs.",
        "two people",
    )
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert (found.what, found.many) == ("sources", 2)
    assert found.reason is not None
    assert found.reason.of(text).startswith("who spoke on condition of anonymity")
    assert found.reason.of(text).endswith("because they feared for their jobs")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Mara Dolent", "person"), ("Gov. Piet Lorrimer", "person"), ("he", "person"),
        ("the Harbour Ministry", "official-body"), ("the Kremlin", "official-body"),
        ("The Vesper Herald", "outlet"), ("Ruvenia's foreign ministry", "official-body"),
        ("the River Liberation Front", "armed-group"), ("Neld Power Inc.", "company"),
        ("the report", "document"), ("voters", "public"), ("analysts", "experts"),
        ("a senior official", "unnamed"), ("the University of Orrin", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_a_source_by_its_words(source: str, kind: str) -> None:
    text, span = asked(f"The gate was left open, {source} said.", source)
    assert speaker_kind(text, [span]) == kind


WORDS = st.lists(
    st.sampled_from(
        ["the", "a", "two", "Mara", "Dolent", "officials", "of", ",", "who", "Ministry", "police",
         "U.S.", "—", "’s", "sources", "dozens", "and", "said", "“", "%", "40"]
    ),
    min_size=1, max_size=9,
)  # fmt: skip


@given(WORDS)
def test_whatever_the_words_what_is_found_stands_in_the_paragraph(listed: list[str]) -> None:
    source = " ".join(listed)
    text = f"On Monday {source} said it, on condition of anonymity."
    span, whole = Span(10, 10 + len(source)), Span(0, len(text))
    kind = speaker_kind(text, [span])
    assert kind is None or kind in SPEAKER_KINDS
    found = unnamed(text, [span], whole)
    if found is not None:
        assert found.what in DESCRIBED
        assert span.contains(found.words)
        assert all(whole.contains(one) for one in (found.of, found.reason) if one is not None)


@pytest.mark.parametrize(
    ("source", "many"),
    [("a group of miners", None), ("a couple of officials", 2), ("40 residents", 40),
     ("dozens of miners", None), ("an official", 1), ("an estimated 300 divers", 300),
     ("the heads of state", None),
     # Shares tell no number, years count no papers, and a million is a million.
     ("40 percent of miners", None), ("four in 10", None), ("Forty six percent", None),
     ("13 million people", 13_000_000), ("two dozen divers", 24), ("the 2009 paper", 1),
     ("two papers", 2), ("a third source", 1), ("40 of the miners", 40)],
)  # fmt: skip
def test_how_many_there_are(source: str, many: int | None) -> None:
    text, span = asked(f"The gate was left open, {source} said on Monday.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.many == many


@pytest.mark.parametrize(
    ("source", "what"),
    [
        # A country speaks as its government, much of it as its people.
        ("the country", "official"), ("much of the country", "public"),
        ("the whole town", "public"), ("people in the valley", "public"),
        ("some in Norway", "public"), ("people at the Harbour Ministry", "official"),
        # Nouns of more than one meaning.
        ("several reports", "journalists"), ("new reports by the ministry", "document"),
        ("the paper", "journalists"), ("a 2014 University of Orrin paper", "document"),
        ("his paper", "document"), ("early results of an exit poll", "poll"),
        ("couples", "public"), ("its representatives", "aide"),
        ("representatives of the divers", "aide"), ("the Democratic representative", "politician"),
        # Words and names beside a general noun.
        ("party officials", "party"), ("Republican officials", "party"),
        ("a Republican governor", "politician"), ("House members", "politician"),
        ("a Lantern Party member", "party"), ("officials at Vesper News", "journalists"),
        ("Airbus officials", "company"), ("an official with the River Brigade", "military"),
        ("homeland security officials", "official"), ("security officials", "police"),
        ("Norway’s allies", "official"), ("Dolent’s allies", "party"),
        ("western allies", "official"), ("campaign volunteers", "aide"),
        ("Norwegian volunteers", "other"), ("corporate donors", "company"), ("donors", "other"),
        ("a Democratic strategist", "party"), ("a media strategist", "aide"),
        ("the mill’s website", "document"), ("the website", "journalists"),
        # Words beside what is special already say no less of it.
        ("Norwegian conscripts", "military"), ("a Norwegian prisoner of war", "military"),
        ("naval consultants", "aide"), ("Norwegian police officers", "police"),
        ("an intelligence officer", "intelligence"), ("UN peacekeepers", "military"),
        ("a source close to the River Brigade", "sources"), ("a NATO official", "official"),
        ("a Republican National Committee member", "party"), ("the bloc", "official"),
        ("the head of the Atomic Energy Agency", "official"),
        ("African Union mediators", "official"), ("civil defense teams", "official"),
        ("the head of the military administration", "official"),
        ("party leaders", "party"), ("Republican leaders in the Senate", "politician"),
        ("Republican leaders in Congress", "politician"), ("conservative leaders", "party"),
        ("leaders on the political left", "party"), ("the heads of two firms", "company"),
        ("GOP figures", "party"), ("liberal figures", "party"), ("new figures", "document"),
        ("figures who remember it", "politician"), ("naval personnel", "military"),
        ("politicos", "politician"), ("people in attendance", "sources"),
        ("defense officials", "official"), ("media sources", "journalists"),
        # Shares of all, whoever they are.
        ("79 percent of Republicans", "public"), ("half of the vote", "public"),
        ("32 percent of Neldians", "public"), ("45% of them", "public"),
        ("many of them", "public"), ("“more than a few” in the audience", "public"),
        # Those who are joined to a name.
        ("Dolent and allies", "party"), ("Dolent and her campaign", "other"),
        ("Norway and other countries", "official"), ("he and his allies", "party"),
        ("Gov. Mara Dolent (R) and conservative groups in Orrin", "party"),
        ("Mara Dolent, and another reporter", "journalists"),
        # Who asks not to be named is a source; somebody's strategists advise them.
        ("One attendee, who spoke on condition of anonymity", "sources"),
        ("Dolent’s strategists", "aide"), ("strategists", "expert"),
        # What stands in a headline, or begins a sentence.
        ("Families Of Drowned Divers", "relative"), ("EUROPEANS", "public"),
        ("Authorities in Orrin, the harbour,", "official"),
        ("Staff for the Harbour Committee", "aide"),
        ("voters outside greater Orrin", "public"), ("papers made public by Orrin", "document"),
        # What labels call them.
        ("prosecutors", "lawyer"), ("friends", "other"), ("a mill employee", "aide"),
        ("a super PAC", "other"), ("evangelicals", "public"), ("history", "other"),
        ("attendees", "public"), ("commentators", "expert"), ("organizers", "other"),
        ("gay rights groups", "party"), ("human rights groups", "other"),
        ("his campaign", "other"), ("fact checkers", "journalists"), ("delegates", "party"),
        ("The chamber’s Republican majority", "politician"), ("the old adage", "other"),
        ("Hedge Funds", "company"), ("Divers and African Americans", "public"),
            ("mill owners and scientists", "company"), ("His staff or the public", "public"),
            ("dam groups and climate experts", "expert"),
    ],
)  # fmt: skip
def test_what_a_noun_means_goes_by_what_stands_beside_it(source: str, what: str) -> None:
    text, span = asked(f"{source} said on Monday that the gate was left open.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("text", "source", "what"),
    [
        ("Some criticized the sluice.", "Some", "critics"),
        ("Others have long been skeptical of it.", "Others", "critics"),
        ("Some want it closed.", "Some", "public"), ("Most oppose it.", "Most", "public"),
        ("Two lawyers came. Another tweeted a picture.", "Another", "public"),
        ("One person tweeted that it leaked.", "One person", "public"),
        ("A senior harbour police official came. The official said it held.", "The official",
         "police"),
        ("A conservative group paid for it. The group said it held.", "The group", "party"),
        ("A police official came. An official said it held.", "An official", "official"),
    ],
)  # fmt: skip
def test_what_they_do_and_were_called_before_says_what_they_are(
    text: str, source: str, what: str
) -> None:
    _, span = asked(text, source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the Lantern Party", "party-or-movement"), ("Dolent’s campaign", "other"),
        ("the Dolent camp", "other"), ("the Norwegian government", "official-body"),
        ("Dolent’s new military government", "official-body"),
        ("the Vesper newspaper", "outlet"), ("the Interfax news agency", "outlet"),
        ("a group called Sluice Watch", "other"), ("a diver named Piet Lint", "person"),
        ("a website known as Sluices Now", "outlet"),
        ("both divers, Ada Lint and Piet Brandt,", "person"),
        ("her rivals, Sen. Ada Lint (I-Vt.), and former Orrin Mayor Piet Brandt,", "person"),
        ("the networks — CNN, MSNBC and Vesper News —", "outlet"),
        ("the Iranians", "official-body"), ("the French", "official-body"),
        ("Ada Lint of the Orrin Institute of Technology", "person"),
        ("Ursel Quade of Vesper News", "person"), ("Vesper News’ Ursel Quade", "person"),
        ("KVSP-TV", "outlet"), ("the Orrin Sun-Times", "outlet"),
        ("the band Sluice", "other"), ("The Daily Caller", "outlet"), ("Ohio", "official-body"),
        ("the Organization for Sluices and Locks", "official-body"),
        ("Democratic National Committee", "party-or-movement"), ("AFL-CIO", "other"),
        ("Neldian divers’ Bank of Orrin", "company"), ("Cuban", "person"),
        ("Orrin New Energy Finance", "company"), ("King", "person"),
        ("the M23 rebel group", "armed-group"), ("Norway’s Fars news agency", "outlet"),
        ("the official Interfax news agency", "outlet"), ("Al Arabiya television", "outlet"),
        ("Norway’s Orrin-run harbour ministry", "official-body"),
        ("the Orrin Volunteer Corps", "armed-group"), ("the Marine Corps", "official-body"),
        ("the Lord’s Resistance Army", "armed-group"), ("the Orrin Army", "official-body"),
        ("the Orrin Fire Brigade", "official-body"), ("the Orrin Brigades", "armed-group"),
        ("the Orrin-based Institute of Sluices", "other"),
        ("Norway’s mayor, the Rev. Piet Lint Jr.,", "person"),
        ("a spokeswoman, Ursel Mae White,", "person"),
        ("one prominent conservative, syndicated radio host Piet Lint,", "person"),
        ("the party chairwoman, Representative Ada Quade of Orrin,", "person"),
        ("Pentagon spokesman Navy Capt. Ada Lint", "person"), ("the F.A.A", "official-body"),
        ("a man calling himself Piet Paul", "person"), ("the Census", "official-body"),
        ("Dolent herself", "person"), ("her husband, Piet,", "person"),
        ("the Norwegian defense ministry", "official-body"),
        ("the Revolutionary Guards", "official-body"),
        ("the Russian FSB", "official-body"), ("the Norwegian QZX", "other"),
        ("the Islamic Jihad group", "armed-group"),
        ("the Hostages and Missing Families Forum", "other"),
        ("the Orrin Divers’ Union", "other"),
        ("the charity Save the Children", "other"), ("the 47th Harbour Brigade", "official-body"),
        ("the Republic of Orrin", "official-body"),
    ],
)  # fmt: skip
def test_names_stand_in_many_ways(source: str, kind: str) -> None:
    text, span = asked(f"The gate was left open, {source} said.", source)
    assert speaker_kind(text, [span]) == kind
    assert unnamed(text, [span], Span(0, len(text))) is None


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the Norwegian movement", "party-or-movement"), ("a Vesper newspaper", "outlet"),
        ("the Texas newspaper", "outlet"), ("the Orrin group", "other"),
        ("many Iranians", "public"), ("Iranians", "public"), ("Dolent’s team", "other"),
        ("Norway’s largest rebel group", "armed-group"), ("an IS affiliate", "other"),
        ("a diver, a friend of Ada Lint,", "unnamed"), ("police", "official-body"),
        ("a diver, in a talk with Ada Lint,", "unnamed"), ("supporters", "unnamed"),
        ("both divers, tired and cold,", "unnamed"), ("residents of Orrin, Neld and Far", "public"),
        ("a voter", "unnamed"), ("voters", "public"), ("an activist", "unnamed"),
        ("activists", "party-or-movement"), ("her supporters", "unnamed"),
        ("people familiar with it", "unnamed"), ("an economist", "unnamed"),
        ("Hispanics and African Americans", "public"), ("the campaign", "other"),
        ("Hedge Funds", "company"), ("Democratic", "party-or-movement"),
        ("People close to Dolent", "unnamed"),
    ],
)  # fmt: skip
def test_what_is_near_a_name_and_is_none(source: str, kind: str) -> None:
    text, span = asked(f"The gate was left open. {source} said so.", source)
    assert speaker_kind(text, [span]) == kind
    assert unnamed(text, [span], Span(0, len(text))) is not None


@pytest.mark.parametrize(
    ("source", "of"),
    [
        ("A University of Orrin poll", "University of Orrin"), ("Exit polls", None),
        ("FBI officials", "FBI"), ("anti-Dolent activists", None), ("Last year’s study", None),
        ("Dolent aides", "Dolent"), ("Political analysts", None), ("Early polls", None),
        ("a Foreign Ministry spokesman", "Foreign Ministry"), ("the Norway-backed governor", None),
        ("analysts at the Institute for the Study of Sluices",
         "Institute for the Study of Sluices"),
        ("a western official", None), ("U.S. officials", "U.S."), ("Republican senators", None),
        ("a diplomat from Norway and two others", "Norway"), ("the Grand Mufti", None),
    ],
)  # fmt: skip
def test_whom_they_belong_to_is_a_name(source: str, of: str | None) -> None:
    text, span = asked(f"The gate was old. {source} said so.", source)
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert (found.of and found.of.of(text)) == of


@pytest.mark.parametrize(
    ("follows", "what"),
    [
        ("voted for the bridge", "public"), ("have twice voted for the bridge", "public"),
        ("elected a mayor", "public"), ("said that it voted", "official"),
        ("which voted for the bridge", "public"),
    ],
)  # fmt: skip
def test_the_people_of_a_place_vote(follows: str, what: str) -> None:
    text, span = asked(f"In March 40 counties {follows}.", "40 counties")
    found = unnamed(text, [span], Span(0, len(text)))
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("text", "is_anybody"),
    [
        ("If you cross the bridge, it sways.", True),
        ("“It sways,” she said, if you cross.", True),
        ("“It sways if you cross,” she said.", False),
        ('"It sways if you cross," she said.', False),
    ],
)
def test_you_is_whoever_reads_but_where_somebody_is_addressed(text: str, is_anybody: bool) -> None:
    text, span = asked(text, "you")
    found = unnamed(text, [span], Span(0, len(text)))
    assert (found is not None and found.what == "public") is is_anybody


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("They said it held.", "They", None),
        ("It said it held.", "It", None),
        ("You know it held.", "You", "public"),
        ("She said it held.", "She", "person"),
        ("It pleased the voters who knew it.", "who", "public"),
        ("Who knew it?", "Who", "person"),
    ],
)
def test_the_kind_of_a_pronoun_is_what_it_takes_up(text: str, source: str, kind: str) -> None:
    _, span = asked(text, source)
    assert speaker_kind(text, [span]) == kind
