import pytest

from accordingto.annotate.lexicon import (
    adjective,
    cues,
    inflections,
    noun,
    plural,
    verb,
    verb_forms,
)

PREPOSITIONS = {
    "about", "against", "around", "as", "at", "behind", "by", "for", "from", "in", "into", "of",
    "on", "out", "over", "through", "to", "toward", "towards", "with",
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("hoping", "hope"), ("denies", "deny"), ("planned", "plan"),
     ("told", "tell"), ("labelled", "label"), ("found", "find"), ("agreed", "agree")],
)  # fmt: skip
def test_a_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    word = verb(form)
    assert word is not None
    assert word.lemma == lemma


def test_words_that_do_not_attribute_are_unknown() -> None:
    assert verb("hopping") is None
    assert noun("dam") is None
    assert adjective("blue") is None


def test_a_word_says_what_it_does() -> None:
    deny, allege, want = verb("denied"), verb("alleges"), verb("wanted")
    assert deny is not None
    assert allege is not None
    assert want is not None
    assert (deny.kind, deny.stance) == ("said", "denies")
    assert (allege.stance, allege.hedged) == ("accuses", True)
    assert want.kind == "intended"


def test_the_table_has_hundreds_of_words_with_frames() -> None:
    assert len(cues()) > 400
    assert all(cue.frames for cue in cues())


def test_every_frame_is_explained() -> None:
    known = {"q", "c", "t", "o", "s", "o+t", "o+o", "o+a", "o+if"}
    for cue in cues():
        rest = {f.removeprefix("o+") for f in cue.frames - known}
        assert rest <= PREPOSITIONS, cue


def test_regular_forms_follow_the_rules_of_spelling() -> None:
    assert inflections("push") == ("push", "pushes", "pushed", "pushing")
    assert inflections("argue") == ("argue", "argues", "argued", "arguing")
    assert inflections("agree") == ("agree", "agrees", "agreed", "agreeing")
    assert plural("speech") == "speeches"
    assert verb_forms("say")[0] == "say"
