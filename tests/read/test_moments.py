from accordingto.core.document import Stated
from accordingto.core.span import Span
from accordingto.read.blocks import Block, Split, Story
from accordingto.read.moments import moments_of


def blocks(*lines: str, time_tag: int = -1) -> list[Block]:
    found, at = [], 0
    for words in lines:
        found.append(Block(Span(at, at + len(words)), words, time_tag=time_tag))
        at += len(words) + 1
    return found


def moments(lines: list[Block], *stamps: int) -> list[str | None]:
    stories = tuple(Story(None, (lines[at + 1],), stamp=lines[at]) for at in stamps)
    return [None if one is None else one.value for one in moments_of(Split(stories, ()), lines)]


def test_a_time_takes_the_day_above_the_first_entry() -> None:
    lines = blocks("Published: 3 May 2031", "17.10", "text", "16.05", "more")
    assert moments(lines, 1, 3) == ["2031-05-03T17:10", "2031-05-03T16:05"]


def test_no_day_or_two_days_leave_it_open() -> None:
    assert moments(blocks("17.10", "text"), 0) == [None]
    assert moments(blocks("3 May 2031", "4 May 2031", "17.10", "text"), 2) == [None]


def test_times_that_pass_midnight_leave_the_day_open() -> None:
    lines = blocks("3 May 2031", "22:10", "a", "23:40", "b", "00:20", "c")
    assert moments(lines, 1, 3, 5) == [None, None, None]


def test_a_stamp_with_its_own_day_needs_no_other() -> None:
    assert moments(blocks("Watch, [03.05.2031 14:02]", "text"), 0) == ["2031-05-03T14:02"]


def test_the_evidence_is_the_stamp() -> None:
    lines = blocks("3 May 2031", "17.10 – The hall is full.", "more")
    story = Story(None, (lines[1],), stamp=lines[1])
    (found,) = moments_of(Split((story,), ()), lines)
    assert found is not None
    assert found.span is not None
    assert found.span.shift(-lines[1].span.start).of(lines[1].words) == "17.10 –"


def test_a_time_element_states_the_moment() -> None:
    lines = blocks("17.10", "text", time_tag=4)
    story = Story(None, (lines[1],), stamp=lines[0])
    tagged = {4: Stated("2031-05-03T17:10:00+02:00", bytes_at=(3, 40))}
    assert moments_of(Split((story,), ()), lines, tagged=tagged.get) == (tagged[4],)


def test_a_story_without_a_stamp_has_no_moment() -> None:
    lines = blocks("3 May 2031", "text")
    assert moments_of(Split((Story(None, (lines[1],)),), ()), lines) == (None,)
