"""Texts of GUM with their mentions, and the coreference of OntoGUM over them.

References:
    Zeldes (2017), "The GUM corpus", Language Resources and Evaluation 51(3);
    Zhu, Pradhan and Zeldes (2021), "OntoGUM: evaluating contextualized SOTA coreference
    resolution on 12 more genres", ACL: the same texts by the rules of OntoNotes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.core.span import Span
from accordingto.errors import ScoreError

WITHOUT_TEXT = ("reddit",)
"""Genres whose words are not in the corpus."""

_BRACKET = re.compile(r"(\()?(?:([a-z]+)-)?(\d+)(?:-[^()]*)?(\))?")


@dataclass(frozen=True, slots=True, order=True)
class GoldMention:
    """Words that refer, with the word that heads them.

    Args:
        span: all the words.
        head: the one that no other of them governs; in "A and B", the "and".
        type: one of `corefer.entities.TYPES`, or "" where only OntoGUM marks the words.
    """

    span: Span
    head: Span
    type: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text.

    Args:
        name: as the corpus names it.
        genre: `news`, `bio`, and so on.
        text: all paragraphs, an empty line between each two.
        blocks: where they stand.
        title: the one of them that is a heading before all others, if any.
        mentions: what GUM marks, by place.
        clusters: what OntoGUM says is one; each at least two mentions, by place.
    """

    name: str
    genre: str
    text: str
    blocks: tuple[Span, ...]
    title: Span | None
    mentions: tuple[GoldMention, ...]
    clusters: tuple[tuple[GoldMention, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    governor: int | None
    relation: str


def texts(root: Path, part: str, *, genres: Sequence[str] = ()) -> Iterator[GoldText]:
    """The texts of `train` or `dev`, by name.

    Args:
        root: the folder with `data/`.
        part: which part of the split that the corpus gives.
        genres: only these; all that have words unless given.

    Raises:
        ScoreError: if the corpus is not there, or its layers do not fit one another.
    """
    folder = root / "data" / "gum"
    held = _split(folder)
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        genre = path.stem.split("_")[1]
        # What the list does not name is for training; no text of the test parts is here.
        if held.get(path.stem, "train") != part or genre in WITHOUT_TEXT:
            continue
        if not genres or genre in genres:
            yield _text(folder, path, genre)


def _split(folder: Path) -> dict[str, str]:
    listed = folder / "splits.md"
    if not listed.exists():
        raise ScoreError(f"there is no GUM in {folder}")
    part, held = "", {}
    for line in listed.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif found := re.search(r"GUM_\w+|GENTLE_\w+", line):
            held[found.group()] = part
    return held


def _text(folder: Path, path: Path, genre: str) -> GoldText:
    text, blocks, heading, tokens = _tokens(path)
    mentions = [
        _mention(tokens, first, last, kind)
        for _, kind, first, last in _brackets(folder, "gum", path.stem, len(tokens))
    ]
    clusters: defaultdict[str, list[GoldMention]] = defaultdict(list)
    kinds = {m.span: m.type for m in mentions}
    for one, _, first, last in _brackets(folder, "ontogum", path.stem, len(tokens)):
        found = _mention(tokens, first, last, "")
        clusters[one].append(GoldMention(found.span, found.head, kinds.get(found.span, "")))
    several = sorted(tuple(sorted(set(c))) for c in clusters.values() if len(set(c)) > 1)
    return GoldText(
        path.stem, genre, text, tuple(blocks), blocks[0] if heading else None,
        tuple(sorted(set(mentions))), tuple(several),
    )  # fmt: skip


def _mention(tokens: Sequence[_Token], first: int, last: int, kind: str) -> GoldMention:
    inside = range(first, last + 1)
    head = next(
        (n for n in inside if (g := tokens[n].governor) is None or not first <= g <= last), last
    )
    for n in inside:
        governor = tokens[n].governor
        if tokens[n].relation == "cc" and governor is not None and governor in inside:
            joined = tokens[governor]
            if joined.relation == "conj" and joined.governor == head:
                head = n
                break
    return GoldMention(
        Span(tokens[first].span.start, tokens[last].span.end), tokens[head].span, kind
    )


def _tokens(path: Path) -> tuple[str, list[Span], bool, list[_Token]]:
    """The text, its paragraphs, whether the first is a heading, and all words."""
    parts: list[str] = []
    tokens: list[_Token] = []
    starts: list[int] = []
    ends: list[int] = []
    at, base, spaced, heading, fused, closed = 0, 0, False, False, 0, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar_block") and not tokens:
            heading = line.split("=", 1)[1].strip().startswith("head")
        elif line == "# newpar" and tokens:
            parts.append("\n\n")
            ends.append(at)
            at += 2
            starts.append(at)
            spaced = False
        elif line.startswith("# sent_id"):
            base = len(tokens)
        elif line[:1].isdigit():
            column = line.split("\t")
            if "." in column[0]:
                continue
            if "-" in column[0]:
                # The words of a contraction stand together; whether a space follows says this line.
                first, last = column[0].split("-")
                fused = int(last) - int(first)
                closed = "SpaceAfter=No" in column[9]
                continue
            if spaced:
                parts.append(" ")
                at += 1
            parts.append(column[1])
            governor = base + int(column[6]) - 1 if column[6] != "0" else None
            tokens.append(_Token(Span(at, at + len(column[1])), governor, column[7].split(":")[0]))
            at += len(column[1])
            spaced = "SpaceAfter=No" not in column[9] and not fused and not closed
            if fused:
                fused -= 1
            else:
                closed = False
    starts, ends = [0, *starts], [*ends, at]
    blocks = [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    return "".join(parts), blocks, heading, tokens


def _brackets(
    folder: Path, layer: str, name: str, n_tokens: int
) -> Iterator[tuple[str, str, int, int]]:
    """Entity, type, first and last token of each mention of a layer."""
    path = folder / "coref" / layer / "conll" / f"{name}.conll"
    opened: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    at = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        column = line.split("\t")
        if line.startswith("#") or len(column) < 3:
            continue
        for opens, kind, one, closes in _BRACKET.findall(column[2]):
            if opens:
                opened[(one, kind)].append(at)
            if closes and opened[(one, kind)]:
                yield one, kind, opened[(one, kind)].pop(), at
        at += 1
    if at != n_tokens:
        raise ScoreError(f"{path} has {at} tokens, its parse {n_tokens}")
