"""Articles to compare, made in a line."""

from collections import deque

from accordingto.core.span import Span
from accordingto.core.version import Candidate, Change, Wording
from accordingto.versions.words import words

DAM = (
    "Spillway at Orrin holds after night of rain",
    "The spillway at Orrin held on Tuesday, the water board said.",
    "Twelve families were told to leave their houses below the dam.",
    "Engineers will look at the second gate on Friday.",
)


def worded(*paragraphs: str, around: str = "\n| menu |\n") -> Wording:
    """An article with words that belong to no article between its paragraphs."""
    at, spans = len(around), []
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + len(around)
    return Wording("".join([around, *(p + around for p in paragraphs)]), tuple(spans))


def held(number: int, **known: object) -> Candidate:
    """An article of a document of its own, unless `known` says otherwise."""
    name = f"{number:03}"
    fields: dict[str, object] = {
        "id": f"article-{name}", "document_id": f"document-{name}", "origin": f"saved/{name}.html",
        "version": 1, "position": 0, **known,
    }  # fmt: skip
    return Candidate(**fields)  # type: ignore[arg-type]  # each by its name


def strings(wording: Wording) -> list[str]:
    """Every word of an article."""
    return [wording.text[a:b] for p in wording.paragraphs for a, b in words(wording.text, p)]


def applied(earlier: Wording, later: Wording, changes: tuple[Change, ...]) -> list[str]:
    """The earlier version's words after the changes; of the later only changed words are read."""
    result: list[str] = []
    todo = deque(changes)
    for paragraph in earlier.paragraphs:
        for start, end in words(earlier.text, paragraph):
            # What was taken out lies behind; what was added stands before the next word.
            while todo and (todo[0].before.end if todo[0].before else todo[0].before_at) <= start:
                change = todo.popleft()
                result += _new(later, change) if change.before is None else []
            if todo and todo[0].before is not None and todo[0].before.start <= start:
                result += _new(later, todo[0]) if todo[0].before.start == start else []
            else:
                result.append(earlier.text[start:end])
    return result + [w for change in todo if change.before is None for w in _new(later, change)]


def _new(later: Wording, change: Change) -> list[str]:
    if change.after is None:
        return []
    return [later.text[a:b] for a, b in words(later.text, change.after)]
