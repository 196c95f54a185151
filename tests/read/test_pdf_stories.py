from accordingto.core.span import Span
from accordingto.read.pdf_stories import Parted, Piece, part_stories

CRANE = (
    "Dockers stopped work on Monday after a crane fell into the basin, the port said. Nobody was "
    "hurt, and an inquiry would begin at once, its master told reporters on the quay, while the "
    "union repeated that warnings about rusted bolts had been ignored."
)
LEVY = (
    "The valley council rejected a levy on irrigation water after nine hours. Growers argued that "
    "orchards would dry out before harvest; ecologists answered that rivers mattered more, and "
    "promised to appeal against the vote before the summer comes to the valley."
)


def pieces(*named: tuple[str, float]) -> list[Piece]:
    found = []
    at = 0
    for words, size in named:
        found.append(Piece(Span(at, at + len(words)), words, size))
        at += len(words) + 2
    return found


def titles(parted: Parted) -> list[str | None]:
    return [story.title.words if story.title else None for story in parted.split.stories]


def test_headlines_of_one_size_begin_stories() -> None:
    page = pieces(("Crane falls", 2.0), (CRANE, 1), ("Council rejects levy", 2.0), (LEVY, 1))
    assert titles(part_stories(page)) == ["Crane falls", "Council rejects levy"]


def test_sections_of_one_story_stay_in_it() -> None:
    page = pieces(
        ("Crane falls", 2.4), (CRANE, 1), ("What the union says", 1.3), (CRANE, 1),
        ("What comes next", 1.3), (CRANE, 1),
    )  # fmt: skip
    parted = part_stories(page)
    assert titles(parted) == ["Crane falls"]
    assert [block.words for block in parted.split.stories[0].body][1] == "What the union says"


def test_counted_chapters_are_no_stories() -> None:
    page = pieces(("1 Crane falls", 2.0), (CRANE, 1), ("2 Council rejects levy", 2.0), (LEVY, 1))
    assert len(titles(part_stories(page))) == 1
    page = pieces(("12 cranes fall", 2.0), (CRANE, 1), ("40 vote against levy", 2.0), (LEVY, 1))
    assert len(titles(part_stories(page))) == 2


def test_small_type_is_set_apart_only_where_there_is_little_of_it() -> None:
    little = pieces(
        (CRANE, 1), ("The crane before it fell", 0.8), ("2 Told to the Post", 0.8), (CRANE, 1)
    )
    assert [kind for _, kind in part_stories(little).split.rest] == ["caption", "other"]
    much = pieces((CRANE, 1), (LEVY, 0.8), (CRANE, 1))
    assert part_stories(much).split.rest == ()


def test_every_piece_has_one_place() -> None:
    page = pieces(
        ("The Tessel Post", 4), ("3 May 2031", 0.8), ("Crane falls into basin", 2),
        ("By Ada Voss", 1), ("The union had warned of rust", 1.3), (CRANE, 1),
        ("Council rejects levy", 2), (LEVY, 1),
    )  # fmt: skip
    parted = part_stories(page)
    placed = [block.span for block, _ in parted.split.rest]
    for story in parted.split.stories:
        placed += [block.span for block in story.body]
        placed += [story.title.span] if story.title else []
    assert sorted(placed) == [piece.span for piece in page]
    assert titles(parted) == ["Crane falls into basin", "Council rejects levy"]
