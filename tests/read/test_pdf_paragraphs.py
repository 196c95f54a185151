from accordingto.read.pdf_order import Line
from accordingto.read.pdf_paragraphs import paragraphs_of, setting_of
from accordingto.read.pdf_words import Fragment


def line(words: str, baseline: float, *, left: float = 50, right: float = 250, size: float = 10,
         page: int = 1) -> Line:  # fmt: skip
    box = (left, baseline - 2, right, baseline + 8)
    return Line((Fragment(words, box, baseline, size, first_width=30),), page, 0)


def read(*lines: Line) -> list[str]:
    setting = setting_of(lines)
    return [" ".join(one.words for one in p.lines) for p in paragraphs_of(lines, setting)]


def test_room_for_the_next_word_ends_a_paragraph() -> None:
    assert read(
        line("Nobody was hurt, the", 700), line("port said.", 688, right=120),
        line("Growers argued that", 676), line("rivers mattered", 664),
    ) == ["Nobody was hurt, the port said.", "Growers argued that rivers mattered"]  # fmt: skip


def test_a_line_that_is_nearly_full_does_not() -> None:
    assert len(read(line("Nobody was hurt.", 700, right=235), line("The port said", 688))) == 1


def test_a_wider_distance_ends_a_paragraph() -> None:
    lines = [line(f"words {n}", 700 - 12 * n) for n in range(5)]
    assert len(read(*lines, line("apart", 632))) == 2


def test_bullets_and_dotted_lines_stand_alone() -> None:
    assert len(read(line("• one thing", 700), line("• another thing", 688))) == 2
    assert len(read(line("Cranes . . . . . . 4", 700), line("Levies . . . . . . 9", 688))) == 2


def test_a_broken_word_goes_on_over_a_page_but_not_over_a_heading() -> None:
    ends, begins = line("its negotia-", 112), line("tions", 700, page=2)
    full = [line(f"words of the story {n}", 160 - 12 * n) for n in range(4)]
    assert len(read(*full, ends, begins)) == 1
    assert len(read(*full, ends, line("Levy", 730, size=20, page=2), begins)) == 3


def test_a_finished_sentence_does_not_go_on() -> None:
    assert len(read(line("the port said.", 100), line("growers argued", 700, page=2))) == 2


def test_the_setting_is_that_of_most_of_the_text() -> None:
    lines = [
        line("a heading", 730, size=24),
        *(line("running text", 700 - 13 * n) for n in range(6)),
    ]
    setting = setting_of(lines)
    assert (setting.size, setting.pitch) == (10, 1.3)
    assert setting_of([]).size == 1
