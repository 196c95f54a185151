import pytest

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.score.own_voices import _Gold, own_voices, table
from accordingto.score.sample import gold, gold_articles

LEDGER = gold()
NAMED = {one["id"]: one for one in LEDGER["speakers"]}
ARTICLE = gold_articles()[0]
RIGHT = _Gold(ARTICLE, NAMED, {})
GUARD = next(one for one, who in NAMED.items() if who["name"] == "Neld River Guard")


def refers(*words: str) -> Voices:
    """One entity with these mentions of the first article."""
    mentions = []
    for one in words:
        start = ARTICLE.text.index(one)
        span = Span(start, start + len(one))
        mentions.append(Mention(span, Span(span.end - 1, span.end), "name", "other", 1.0))
    return Voices(tuple(mentions), (ArticleEntity("other", tuple(range(len(words))), 0),))


def test_who_is_named_in_an_article_is_meant_by_the_entity_with_that_name() -> None:
    assert RIGHT.is_meant(GUARD, 0, refers("The militants", "Neld River Guard"))


def test_a_description_by_itself_is_not_yet_whom_the_article_names() -> None:
    assert not RIGHT.is_meant(GUARD, 0, refers("The militants"))


def test_another_entity_is_not_meant() -> None:
    assert not RIGHT.is_meant(GUARD, 0, refers("Interior Ministry"))


def test_the_outlet_is_one_voice_of_what_it_says_itself() -> None:
    article = next(one for one in gold_articles() if "interview" in one.record["key"])
    right = _Gold(article, NAMED, {})
    asked = next(n for n, row in enumerate(right.rows) if row["speaker"] == right.outlet)
    answered = next(n for n, row in enumerate(right.rows) if row["speaker"] != right.outlet)
    assert right.chain(asked) == [right.outlet]
    assert right.chain(answered) == [right.outlet, right.rows[answered]["speaker"]]


def test_an_article_names_nobody_by_what_another_on_its_page_says() -> None:
    page = [one for one in gold_articles() if one.record["key"].startswith("basin-review")]
    names = [{span.of(one.text) for span in _Gold(one, NAMED, {})._fullest[GUARD]} for one in page]
    assert names == [{"Neld River Guard"}, {"River Guard"}, {"River Guard"}]


@pytest.mark.parametrize(
    ("words", "is_name"),
    [
        ("the River Guard", True),
        ("The Ruvenian government", True),
        ("the authorities", False),
        ("Explosive residue", False),
        ("the Interior Ministry", True),
        ("Its government", False),
        ("Eskary, which shares the river", False),
    ],
)
def test_a_name_begins_with_a_capital_of_its_own(words: str, is_name: bool) -> None:
    assert RIGHT._is_name(words) == is_name


def test_names_with_as_many_capitals_are_as_full() -> None:
    draft = next(one for one in gold_articles() if "draft" in one.record["key"])
    who = next(one for one, said in NAMED.items() if said["name"] == "Government of Ruvenia")
    names = {span.of(draft.text) for span in _Gold(draft, NAMED, {})._fullest[who]}
    assert names == {"Marvost", "Ruvenia"}


def test_words_of_gold_are_meant_whatever_heads_them() -> None:
    whole = "a night watchman whom he did not name"
    start = ARTICLE.text.index(whole)
    words = Span(start, start + len(whole))
    found = Voices(
        (Mention(words, Span(start, start + 1), "pronoun", "person", 1.0),),
        (ArticleEntity("person", (0,), None),),
    )
    who = next(one for one, said in NAMED.items() if whole in (said["name"], *said["aliases"]))
    assert RIGHT.is_meant(who, 0, found)


def test_without_any_mention_only_names_and_nobodies_can_be_right() -> None:
    class Blind:
        def read(self, *_: object, **__: object) -> tuple[tuple[()], tuple[()]]:
            return (), ()

    tally = own_voices(Blind())  # type: ignore[arg-type]  # sees nothing
    right = sum(n for (form, ok), n in tally.speakers.items() if ok and form == "pronoun")
    # "Who" takes up words, mention or none.
    assert right < 0.65 * sum(n for (form, _), n in tally.speakers.items() if form == "pronoun")
    assert "all chains" in table(tally)
