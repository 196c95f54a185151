"""What the library that finds the main text is given, and when it is asked again."""

import pytest

from accordingto.read import maintext
from accordingto.read.html import read_page
from accordingto.read.maintext import main_text
from accordingto.read.normalise import decode

LINE = "The port said on Monday that the northern gate was to stay shut until the tide had turned."
LINES = [f"Gate {n} shut. {LINE}" for n in range(12)]
STORY = "".join(f"<p>{line}</p>" for line in LINES)


def asked_for(
    markup: str, monkeypatch: pytest.MonkeyPatch, answer: str = ""
) -> list[tuple[str, bool]]:
    """What the library was given for a page, and whether it was to be quick."""
    given: list[tuple[str, bool]] = []

    def extract(chars: str, *, precise: bool, fast: bool = False) -> str:
        assert isinstance(precise, bool)
        given.append((chars, fast))
        return answer

    monkeypatch.setattr(maintext, "_extract", extract)
    main_text(read_page(decode(markup.encode(), codec="utf-8")), markup)
    return given


def test_the_quick_search_sees_no_menus_and_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<nav><a href=x>Home</a></nav><script>x()</script>{STORY}<footer>Imprint</footer>"
    (chars, is_fast), *_ = asked_for(page, monkeypatch)
    assert is_fast
    assert chars == f"<script></script>{STORY}"


def test_an_aside_with_much_of_the_running_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<div class=widget>{STORY}</div><div class=widget><p>{LINE}</p></div>"
    (chars, _), *_ = asked_for(page, monkeypatch)
    assert chars == f"<div class=widget>{STORY}</div>"


@pytest.mark.parametrize(
    ("answer", "quick"),
    [
        ("", [True, False, False]),  # nothing of a story of two hundred words
        ("\n".join(LINES), [True]),
    ],
)
def test_little_from_the_quick_search_is_sought_again_in_the_whole_page(
    answer: str, quick: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<nav>Home</nav>{STORY}"
    given = asked_for(page, monkeypatch, answer)
    assert [is_fast for _, is_fast in given] == quick
    assert all(chars == page for chars, is_fast in given if not is_fast)


def test_a_page_that_holds_no_more_is_not_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given = asked_for(f"<p>{LINE}</p>", monkeypatch, LINE)
    assert [is_fast for _, is_fast in given] == [True]
