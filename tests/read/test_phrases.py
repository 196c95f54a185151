import pytest

from accordingto.read.phrases import byline_names, is_truncated, kind_of_phrase, leading_names


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Continue Reading", "continue"), ("Read more »", "continue"), ("Share this", "share"),
     ("Telegram WhatsApp E-mail", "share"), ("Stay connected with us", "menu"),
     ("14 comments", "comments"), ("Advertisement", "advert"), ("Regions3 hours ago", "teaser"),
     ("Subscribe to our newsletter for more.", "advert"), ("You may also like", "related"),
     ("Reading time: 4 min", "other"), ("* * *", "other"), ("3 May 2031, 14:20 GMT", "dateline"),
     ("Updated on May 3, 2031 at 2.15 pm", "dateline"), ("3 hours ago", "dateline"),
     ("Photo: Lev Orlin", "credit"), ("From our partner Delta Notes", "credit"),
     ("© 2031 Tessel Post", "credit"), ("By Ada Voss", "byline"),
     ("We and our partners use cookies to remember you.", "cookie")],
)  # fmt: skip
def test_lines_around_stories_are_told_by_their_wording(words: str, kind: str) -> None:
    assert kind_of_phrase(words) == kind


@pytest.mark.parametrize(
    "words",
    ["The mayor said the quay would stay shut.", "More in sorrow than in anger, she left the hall.",
     "By Monday the town was empty.", "What the union wants", "Share of the vote falls in Tessel"],
)  # fmt: skip
def test_sentences_and_subheadings_are_no_phrases(words: str) -> None:
    assert kind_of_phrase(words) is None


@pytest.mark.parametrize(
    ("words", "names"),
    [("By Ada Voss", "Ada Voss"), ("By\u00a0Ada Voss Via", "Ada Voss"),
     ("Posted by Lev Orlin on 3 May 2031", "Lev Orlin"),
         ("By Ana de la Cruz | Quay", "Ana de la Cruz"),
     ("By Ada Voss in Tessel and Lev Orlin", "Ada Voss in Tessel and Lev Orlin")],
)  # fmt: skip
def test_a_byline_gives_its_names(words: str, names: str) -> None:
    found = byline_names(words)
    assert found is not None
    assert found.of(words) == names


def test_names_may_begin_a_line_of_other_things() -> None:
    found = leading_names("Ada Voss · 3 May 2031")
    assert found is not None
    assert (found.start, found.end) == (0, 8)
    assert leading_names("nobody in particular") is None


def test_a_sentence_that_breaks_off_is_truncated() -> None:
    assert is_truncated("The bridge, promised since the last flood, was opened by…")
    assert not is_truncated("The bridge was opened.")
