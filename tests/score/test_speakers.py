"""The labels of speakers, and figures over them, on records of our own."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accordingto.core.ids import sha256_hex
from accordingto.core.span import Span
from accordingto.core.speaker import CHANNELS, DESCRIBED, SPEAKER_KINDS, VERIFICATION_KINDS
from accordingto.errors import ScoreError
from accordingto.score import labels, speakers
from accordingto.score.corpora import Corpora

TEXT = (
    "Two officials said in a statement that it burst.\n"
    "It rained in the valley.\n"
    "Mara Dolent said it held, but would not say more."
)


def entry(part: str = "dev") -> dict[str, object]:
    return {
        "doc_id": "far-bank_1", "part": part, "sha256": sha256_hex(TEXT),
        "attributions": [
            {"event": "E2", "kind": "person", "what": None, "channel": "not-stated"},
            {"event": "E1", "kind": "unnamed", "what": "official", "channel": "statement"},
        ],
        "verification": [
            {"at": [TEXT.index("but"), len(TEXT)], "kind": "declined", "about": "E2"},
            {"at": [0, 3], "kind": "disputed", "about": None},
        ],
    }  # fmt: skip


def record() -> dict[str, object]:
    said = TEXT.index("said it")

    def places(*words: str) -> list[list[int]]:
        return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]

    return {
        "doc_id": "far-bank_1", "text": TEXT,
        "attributions": [
            {"id": "E1", "source": places("Two officials"), "cue": places("said in a"),
             "content": places("it burst")},
            {"id": "E2", "source": places("Mara Dolent"), "cue": [[said, said + 4]],
             "content": places("it held")},
        ],
    }  # fmt: skip


def test_labels_and_attributions_are_put_together_in_text_order() -> None:
    article = labels.article_of(entry(), record())
    assert [one.source[0].of(TEXT) for one in article.attributions] == [
        "Two officials", "Mara Dolent",
    ]  # fmt: skip
    assert [label["event"] for label in article.labels] == ["E1", "E2"]


def test_what_is_right_is_counted_for_its_part() -> None:
    tally = speakers.Tally()
    speakers.count(labels.article_of(entry(), record()), tally)
    assert tally.typed == {True: 1}
    assert tally.typed_nouns == {True: 1}
    assert tally.described == {True: 2}
    assert tally.kinds == {True: 2}
    assert (tally.stated, tally.found) == ({True: 1, False: 1}, {True: 1})
    assert tally.channels == {("statement", "statement"): 1, ("not-stated", "not-stated"): 1}


def test_pronouns_are_left_out_of_the_second_figure() -> None:
    text = "Two divers came. “It burst,” they said, and who else asked?"
    at = [text.index("they"), text.index("they") + 4]
    given = {
        "doc_id": "far-bank_2", "text": text,
        "attributions": [{"id": "E1", "source": [at], "cue": [], "content": [[18, 26]]}],
    }  # fmt: skip
    label = {"event": "E1", "kind": "unnamed", "what": "witness", "channel": "not-stated"}
    told = {"doc_id": "far-bank_2", "part": "dev", "attributions": [label], "verification": []}
    tally = speakers.Tally()
    speakers.count(labels.article_of(told, given), tally)
    assert (tally.typed, tally.typed_nouns) == ({False: 1}, {})


def test_known_speakers_carry_a_channel_where_words_cannot() -> None:
    text = (
        "The gate was built long ago.\nMara Dolent said at a rally that it burst.\n"
        "It rained in the valley.\nIt rained in Orrin.\nOld Marianka said that it leaked."
    )
    events = [("Mara Dolent", "said", "it burst"), ("Old Marianka", "said", "it leaked")]
    names = ("source", "cue", "content")
    given = {
        "doc_id": "far-bank_3", "text": text,
        "attributions": [
            {"id": f"E{n}"}
            | {role: [[at := text.index(w, text.index(words[0])), at + len(w)]]
               for role, w in zip(names, words, strict=True)}
            for n, words in enumerate(events)
        ],
    }  # fmt: skip
    who = [{"at": [29, 40], "name": "Mara Dolent"}]
    rows = [
        {"event": f"E{n}", "kind": "person", "what": None, "channel": "public-speech",
         "speaker": who}
        for n in range(2)
    ]  # fmt: skip
    told = {"doc_id": "far-bank_3", "part": "dev", "attributions": rows, "verification": []}
    tally = speakers.Tally()
    speakers.count(labels.article_of(told, given), tally)
    right = ("public-speech", "public-speech")
    assert (tally.channels[right], tally.channels_known[right]) == (1, 2)


def test_the_mean_leaves_out_channels_with_few_labels() -> None:
    tally = speakers.Tally()
    tally.channels.update({("statement", "statement"): 19, ("document", "document"): 30})
    tally.channels["document", "not-stated"] = 10
    assert tally.channel_f1() == {"document": pytest.approx(60 / 70)}
    assert "| channel, macro-F1 | 0.857 |" in speakers.table({"dev": tally})


def test_what_a_label_leaves_out_it_does_not_say() -> None:
    bare: dict[str, object] = {"event": "E1", "channel": "statement"}
    article = labels.article_of({**entry(), "attributions": [bare]}, record())
    (label,) = article.labels
    assert (label["speaker"], label["kind"], label["chain"]) == ([], None, None)


def test_what_attributes_nothing_is_left_out() -> None:
    changed = record()
    changed["attributions"][0]["content"] = []  # type: ignore[index]
    article = labels.article_of(entry(), changed)
    assert [label["event"] for label in article.labels] == ["E2"]


def test_what_is_learned_from_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Corpora, "polnear", lambda *_: iter([record()]))
    monkeypatch.setattr(labels, "read", lambda: {"articles": [entry("train")]})
    assert list(labels.labelled(Corpora(Path()))) == []
    assert len(list(labels.labelled(Corpora(Path()), ("train",)))) == 1


def test_another_text_than_the_labelled_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = record() | {"text": TEXT + " "}
    monkeypatch.setattr(Corpora, "polnear", lambda *_: iter([changed]))
    monkeypatch.setattr(labels, "read", lambda: {"articles": [entry()]})
    with pytest.raises(ScoreError, match="far-bank_1 is not the text"):
        list(labels.labelled(Corpora(Path())))


def test_the_labels_use_the_words_of_the_project() -> None:
    rows = [row for article in labels.read()["articles"] for row in article["attributions"]]
    parts = Counter(article["part"] for article in labels.read()["articles"])
    assert parts == {"train": 283, "dev": 30, "check": 29, "held": 30}
    assert {row.get("kind") for row in rows} <= {None, *SPEAKER_KINDS}
    assert {row.get("what") for row in rows} <= {None, *DESCRIBED}
    assert {row["channel"] for row in rows} <= set(CHANNELS)
    stated = [one for article in labels.read()["articles"] for one in article["verification"]]
    assert {one["kind"] for one in stated} <= set(VERIFICATION_KINDS)


@pytest.mark.shared
def test_figures_do_not_fall_on_the_articles_that_rules_were_made_on(shared: Path) -> None:
    tally = speakers.measure(Corpora(shared))["dev"]
    assert tally.typed[True] >= 132
    assert tally.stated[True] >= 13
    assert tally.found[False] <= 2
    assert sum(tally.channel_f1().values()) / len(tally.channel_f1()) >= 0.67


class Two(Corpora):
    """The corpus, with one article."""

    def polnear(self, split: str) -> Iterator[dict[str, Any]]:
        assert split == "train"
        yield dict(record())


def test_descriptions_alone_are_read_in_further_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [
        {"at": [0, 3], "name": "Mara Dolent"},
        {"part": "others", "at": [4, 6], "name": None, "same": [0, 3]},
    ]
    told = {"articles": [{"doc_id": "far-bank_1", "sha256": sha256_hex(TEXT), "meant": read}]}
    monkeypatch.setattr(labels, "_table", {"meant.json": told}.get)
    (found,) = labels.described(Two(Path()))
    assert found.meant == (
        labels.Meant("nominals", Span(0, 3), "Mara Dolent", None),
        labels.Meant("others", Span(4, 6), None, Span(0, 3)),
    )
    assert [a.source[0].of(TEXT) for a in found.attributions] == ["Two officials", "Mara Dolent"]
    told["articles"][0]["sha256"] = "0"
    with pytest.raises(ScoreError, match="far-bank_1 is not the text that was labelled"):
        list(labels.described(Two(Path())))
