"""ECB+ and MEANTIME as articles with mentions and the entities that people say they refer to.

ECB+ (Cybulska and Vossen, 2014): participants (human and not) and locations, as those do who
resolve its entities; times and the actions that stand among them are left out. MEANTIME
(Minard et al., 2016), English: persons, organisations, locations and products. Read from the
copies that come with the shared corpora: tokens with sentence numbers, mentions by token. The
texts are the tokens with a space between, a sentence a line.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accordingto.core.entity import ArticleText, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.errors import ScoreError
from accordingto.resolve.nouns import PRONOUNS
from accordingto.resolve.wordlists import words_of

ECB_TYPES = frozenset({"HUM", "NON", "LOC"})
MEANTIME_TYPES = frozenset({"PER", "ORG", "LOC", "PRO"})
KINDS: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organisation", "NORP": "organisation", "GPE": "place",
    "LOC": "place", "FAC": "place",
}  # fmt: skip
"""What a tagger said of a mention's words; it comes with the corpora and is not gold."""
_LEADING = words_of("leading")
_STOPS = _LEADING | {",", "-", "–", "who", "that", "which"}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention with the entity it refers to.

    Args:
        mention: the words, as an article's mentions are.
        entity: the gold entity's id.
        lemma: of the head, as the corpus's own parse has it, small.
        sentence: in which sentence of the article.
    """

    mention: Mention
    entity: str
    lemma: str
    sentence: int


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its mentions in text order."""

    article: ArticleText
    mentions: tuple[GoldMention, ...]


Topic = tuple[GoldArticle, ...]
"""Articles on one subject; entities are gold within it."""


def ecb(root: Path, first: int, last: int) -> list[Topic]:
    """The topics of ECB+ with numbers from `first` to `last`, those that the copy has.

    Raises:
        ScoreError: if the folder holds none of them.
    """
    found = []
    for number in range(first, last + 1):
        articles: list[GoldArticle] = []
        for half in (f"{number}ecb", f"{number}ecbplus"):
            folder = root / half / "annotation" / "original"
            path = folder / f"entity_mentions_{half}.json"
            if path.is_file():
                texts = _read_tokens(folder / f"{half}.conll")
                articles += _articles(texts, _grouped(path, ECB_TYPES), half)
        if articles:
            found.append(tuple(articles))
    if not found:
        raise ScoreError(f"there is no topic {first} to {last} of ECB+ in {root}")
    return found


def meantime(root: Path) -> list[Topic]:
    """The four topics of MEANTIME."""
    texts = _read_tokens(root / "meantime.conll")
    grouped = _grouped(root / "entities_mentions.json", MEANTIME_TYPES)
    by_topic: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(dict)
    for key, mentions in grouped.items():
        by_topic[key.partition("/")[0]][key] = mentions
    return [tuple(_articles(texts, by_topic[name], name)) for name in sorted(by_topic)]


def _grouped(path: Path, types: frozenset[str]) -> dict[str, list[dict[str, Any]]]:
    """The mentions of the types wanted, by article, in the file's order."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in json.loads(path.read_text(encoding="utf-8")):
        if mention["mention_type"] in types:
            found[mention["conll_doc_key"]].append(mention)
    return found


_Tokens = dict[int, dict[int, str]]


def _read_tokens(path: Path) -> dict[str, _Tokens]:
    """Tokens by article, sentence and place."""
    found: dict[str, _Tokens] = {}
    article: _Tokens = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        begun = re.match(r"#begin document \((.*)\); part", line)
        if begun:
            article = found.setdefault(begun[1], {})
            continue
        fields = line.split("\t")
        if len(fields) > 3 and fields[3]:
            article.setdefault(int(fields[1]), {})[int(fields[2])] = fields[3]
    return found


def _articles(
    texts: dict[str, _Tokens], grouped: dict[str, list[dict[str, Any]]], outlet: str
) -> Iterator[GoldArticle]:
    for key in sorted(grouped):
        text, places, lines = _laid_out(texts[key])
        gold = {
            mention.mention.span: mention
            for raw in grouped[key]
            if (mention := _mention(raw, places)) is not None
        }
        ordered = tuple(gold[span] for span in sorted(gold))
        yield GoldArticle(ArticleText(key, outlet, text, tuple(lines)), ordered)


def _laid_out(tokens: _Tokens) -> tuple[str, dict[tuple[int, int], Span], list[Span]]:
    """The text, where each token stands in it, and its lines."""
    parts: list[str] = []
    places: dict[tuple[int, int], Span] = {}
    lines: list[Span] = []
    at = 0
    for sentence in sorted(tokens):
        start = at
        for token in sorted(tokens[sentence]):
            word = tokens[sentence][token]
            places[sentence, token] = Span(at, at + len(word))
            parts += [word, " "]
            at += len(word) + 1
        parts[-1] = "\n"
        lines.append(Span(start, at - 1))
    return "".join(parts), places, lines


def _mention(raw: dict[str, Any], places: dict[tuple[int, int], Span]) -> GoldMention | None:
    sentence = int(raw["sent_id"])
    spans = [places[sentence, n] for n in raw["tokens_number"] if (sentence, n) in places]
    if not spans:
        return None
    words = raw["tokens_str"].split()
    at = _head_at(raw, words, len(spans))
    kind = KINDS.get(raw["mention_ner"], "other")
    form = _form(words, words[min(at, len(words) - 1)], raw)
    span = Span(min(spans).start, max(spans).end)
    lemma = raw["mention_head_lemma"].casefold()
    # In MEANTIME a prefix says how far a mention's links reach: one entity may have several.
    entity = raw["coref_chain"].removeprefix("cross_").removeprefix("intra_")
    return GoldMention(Mention(span, spans[at], form, kind, 1.0), entity, lemma, sentence)


def _head_at(raw: dict[str, Any], words: list[str], n_spans: int) -> int:
    """The head's place: the parse's, or where that is a preposition, the noun's behind it."""
    numbers = raw["tokens_number"]
    if raw["mention_head_id"] in numbers and raw["mention_head_pos"] not in {
        "ADP",
        "PUNCT",
        "SCONJ",
    }:
        return min(int(numbers.index(raw["mention_head_id"])), n_spans - 1)
    start = 0
    while start < len(words) - 1 and words[start].casefold() in _LEADING:
        start += 1
    end = start
    while end + 1 < len(words) and words[end + 1].casefold() not in _STOPS:
        end += 1
    return min(end, n_spans - 1)


def _form(words: list[str], head: str, raw: dict[str, Any]) -> MentionForm:
    if len(words) == 1 and re.split("['’]", words[0].casefold())[0] in PRONOUNS:
        return "pronoun"
    # One capitalised word may just begin a sentence or stand in a headline.
    is_tagged = raw["mention_head_pos"] == "PROPN" or raw["mention_ner"] in KINDS
    return "name" if head[:1].isupper() and (is_tagged or len(words) > 1) else "nominal"
