"""What a whole article tells of those whom it names: descriptions, prominence, acronyms."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.entity import ArticleText
from accordingto.core.span import Span
from accordingto.resolve.acronyms import Definition, definitions
from accordingto.resolve.nouns import singular
from accordingto.resolve.scripts import skeleton
from accordingto.resolve.wordlists import words_of

_TOKEN = re.compile(r"[^\W_]+(?:['’.‑-][^\W_]+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+|\n+")
FUNCTION_WORDS = words_of("function words")
"""Words that tell nothing of what a sentence is about."""
_OPENERS = words_of("clause openers")
LONG_TITLE = 0.6
"""A line with more capitals than this is a headline: its capitals show no names."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What one article's words say beside its mentions.

    Args:
        article_id: the article.
        outlet: who published it, or "".
        terms: how often each word that is no function word occurs, in the singular.
        named: how often each capitalised word occurs outside headlines, by skeleton.
        described: the nouns beside a name ("actress Ada Lint", "Lint, a baker"), with how
            often, by the skeleton of the name's last word.
        definitions: acronyms given beside the names that they stand for.
    """

    article_id: str
    outlet: str
    terms: Mapping[str, int]
    named: Mapping[str, int]
    described: Mapping[str, Mapping[str, int]]
    definitions: tuple[Definition, ...]


def surroundings(article: ArticleText) -> Surroundings:
    """Read what an article says of those whom it names."""
    terms: Counter[str] = Counter()
    named: Counter[str] = Counter()
    described: dict[str, Counter[str]] = {}
    defined: dict[Definition, None] = {}
    for paragraph in article.paragraphs:
        defined.update(dict.fromkeys(definitions(paragraph.of(article.text))))
        for sentence in sentences(article.text, paragraph):
            words = _TOKEN.findall(sentence.of(article.text))
            terms.update(content_words(words))
            if words and sum(w[0].isupper() for w in words) <= LONG_TITLE * len(words):
                _names_in(words, named, described)
    return Surroundings(article.id, article.outlet, terms, named, described, tuple(defined))


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, by marks that end them; an abbreviation may end one early."""
    at = paragraph.start
    for end in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if end.end() > at:
            yield Span(at, end.end())
            at = end.end()
    if at < paragraph.end:
        yield Span(at, paragraph.end)


def tokens(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    """Words and marks of a stretch, with where each begins and ends."""
    for found in _TOKEN.finditer(text, span.start, span.end):
        yield found.group(), found.start(), found.end()


def content_words(words: Sequence[str]) -> list[str]:
    """Those that say what a sentence is about, small and in the singular."""
    return [
        singular(word)
        for word in words
        if word[0].isalpha() and word.casefold() not in FUNCTION_WORDS
    ]


def _names_in(
    words: Sequence[str], named: Counter[str], described: dict[str, Counter[str]]
) -> None:
    at = 0
    while at < len(words):
        if not _is_capitalised(words[at]) or (at == 0 and words[at].casefold() in FUNCTION_WORDS):
            at += 1
            continue
        end = at
        while end < len(words) and _is_capitalised(words[end]):
            end += 1
        if at > 0 or end - at > 1:
            named.update(skeleton(word) for word in words[at:end])
        nouns = [*_before(words, at), *_apposed(words, end), *_predicated(words, end)]
        if nouns:
            described.setdefault(skeleton(_plain(words[end - 1])), Counter()).update(nouns)
        at = end


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and len(word) > 1


def _plain(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _is_noun_like(word: str) -> bool:
    return word[0].islower() and word.casefold() not in FUNCTION_WORDS


def _before(words: Sequence[str], at: int) -> list[str]:
    """The noun right before a name: "actress Ada Lint"."""
    return [singular(words[at - 1])] if at and _is_noun_like(words[at - 1]) else []


def _apposed(words: Sequence[str], end: int) -> list[str]:
    """The noun of an apposition behind a name: "Ada Lint, a baker from Orrin,"."""
    if end >= len(words) or words[end] not in {",", "(", "–", "—"}:
        return []
    phrase: list[str] = []
    for word in words[end + 1 : end + 13]:
        if not word[0].isalnum():
            break
        phrase.append(word)
    stop = end + 1 + len(phrase)
    closed = stop < len(words) and words[stop] == ","
    starts = phrase[:1] and phrase[0].casefold() in {"a", "an", "the"}
    return _head_of(phrase) if closed or starts else []


def _predicated(words: Sequence[str], end: int) -> list[str]:
    """The noun of "Ada Lint is a baker"."""
    if [w.casefold() for w in words[end : end + 1]] not in (["is"], ["was"]):
        return []
    if [w.casefold() for w in words[end + 1 : end + 2]] not in (["a"], ["an"], ["the"]):
        return []
    return _head_of(words[end + 2 : end + 8])


def _head_of(phrase: Sequence[str]) -> list[str]:
    head = ""
    for word in phrase:
        if word.casefold() in _OPENERS or (head and word.casefold() in FUNCTION_WORDS):
            break
        if not word[0].isalnum():
            break
        head = word if _is_noun_like(word) else head
    return [singular(head)] if head else []
