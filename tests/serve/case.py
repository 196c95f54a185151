"""A dossier of invented articles: a ferry aground, and seven outlets that disagree about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Boilerplate, BoilerplateKind, Note, Reading, Stated
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.core.span import Span
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document, add_failure
from accordingto.testing import ANNOTATOR, READER, attribution, plain_document, span_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
EMOJI = "⛴️ Ferry aground, tweets the harbour 👩‍✈️"


@dataclass(frozen=True)
class Piece:
    """One invented article.

    `around` names lines that belong to no article; the first other line is the
    title. `found` makes the attributions from the text.
    """

    origin: str
    lines: Sequence[str]
    outlet: str | None = None
    published: str | None = None
    byline: str | None = None
    around: tuple[tuple[str, BoilerplateKind], ...] = ()
    titled: bool = True
    notes: tuple[Note, ...] = ()
    found: Callable[[str], Sequence[Attribution]] = lambda _: ()


def stated(text: str, words: str | None, value: str | None = None) -> Stated | None:
    return None if words is None else Stated(value or words, span_of(text, words))


def spans_of_lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def read(piece: Piece) -> tuple[bytes, Reading]:
    text = "\n".join(piece.lines)
    raw, document = plain_document(text, origin=piece.origin)
    kinds = dict(piece.around)
    lines = spans_of_lines(text)
    own = [span for span in lines if span.of(text) not in kinds]
    published, value = piece.published, None
    if published is not None and "=" in published:
        published, value = published.split("=")
    article = Article(
        position=0,
        title=own[0] if piece.titled else None,
        byline=None if piece.byline is None else span_of(text, piece.byline),
        outlet=stated(text, piece.outlet),
        published=stated(text, published, value),
        language="en",
        body=tuple(own[1:] if piece.titled else own),
    )
    apart = tuple(
        Boilerplate(kinds[span.of(text)], span) for span in lines if span.of(text) in kinds
    )
    return raw, Reading(document, (article,), apart, piece.notes, READER)


def aground(text: str) -> list[Attribution]:
    return [
        attribution(
            text,
            "Captain Ilse Vorn",
            "said",
            "“The buoy at Skarv Point was dark, and we told the harbour office so on Monday,”",
            form="direct",
            probability=0.97,
        ),
        attribution(
            text,
            "A harbour spokesman",
            "denied",
            "that anyone had reported a broken light",
            stance="denies",
            probability=0.91,
        ),
        attribution(
            text,
            "He",
            "quoted",
            "a technician as saying the lamp was “checked on Sunday and burning”",
            form="mixed",
            probability=0.83,
        ),
        attribution(
            text,
            "a technician",
            "as saying",
            "the lamp was “checked on Sunday and burning”",
            form="mixed",
            parent=2,
            probability=0.71,
        ),
        attribution(
            text,
            content="The ferry was allegedly overloaded",
            cue="allegedly",
            hedged=True,
            probability=0.55,
        ),
    ]


def broken(text: str) -> list[Attribution]:
    return [
        attribution(
            text,
            "Ragna Holt",
            "told reporters",
            ["“Nobody was hurt,”", "“and nobody was in danger.”"],
            form="direct",
        ),
        # Overlaps the first without lying in it: the tail of one, the head of other words.
        attribution(text, "the company", "insisted", "in danger.” So the company insisted twice"),
    ]


PIECES: tuple[Piece, ...] = (
    Piece(
        "saved/courier.txt",
        [
            "Home | News | Weather",
            "Skarv Courier",
            "Ferry with 140 aboard runs aground off Skarv Point",
            "By Tove Lindqvist, 9 April 2031",
            (
                "The ferry Marit ran onto rocks in the early morning. “The buoy at Skarv Point "
                "was dark, and we told the harbour office so on Monday,” Captain Ilse Vorn said."
            ),
            "Advertisement: winter boots, half price",
            (
                "A harbour spokesman denied that anyone had reported a broken light. He quoted a "
                "technician as saying the lamp was “checked on Sunday and burning”."
            ),
            "The ferry was allegedly overloaded.",
            "Read next: ten walks along the coast",
            "Share this story",
        ],
        outlet="Skarv Courier",
        published="9 April 2031=2031-04-09",
        byline="Tove Lindqvist",
        around=(
            ("Home | News | Weather", "menu"),
            ("Skarv Courier", "header"),
            ("By Tove Lindqvist, 9 April 2031", "byline"),
            ("Advertisement: winter boots, half price", "advert"),
            ("Read next: ten walks along the coast", "related"),
            ("Share this story", "share"),
        ),
        notes=(Note("undecodable-bytes", "2 bytes were no UTF-8 and stand as U+FFFD."),),
        found=aground,
    ),
    Piece(
        "saved/line.txt",
        [
            "The Northern Line",
            "Owner: nobody was in danger on the Marit",
            "10 April 2031",
            (
                "“Nobody was hurt,” Ragna Holt told reporters, “and nobody was in danger.” So the "
                "company insisted twice on Thursday."
            ),
        ],
        outlet="The Northern Line",
        published="10 April 2031=2031-04-10T08:30:00+02:00",
        around=(("The Northern Line", "header"), ("10 April 2031", "dateline")),
        found=broken,
    ),
    Piece(
        "saved/live.txt",
        [
            EMOJI,
            "Harbour Live 2031-04-09",
            "🚨 “We see her lights from the pier 😀, she is not moving,” wrote Jonna Ek 🌊.",
            "Tugs came at seven.",
        ],
        outlet="Harbour Live",
        published="2031-04-09",
        around=(("Harbour Live 2031-04-09", "dateline"),),
        found=lambda text: [
            attribution(
                text,
                "Jonna Ek",
                "wrote",
                "“We see her lights from the pier 😀, she is not moving,”",
                form="direct",
            )
        ],
    ),
    Piece(
        "saved/gazette.txt",
        [
            "Tugs pull ferry free after eleven hours",
            "The Marit floated again at dusk. Divers will look at her hull on Friday.",
        ],
    ),
    Piece(
        "saved/hostile.txt",
        [
            f"{HOSTILE} Press",
            f"Title {HOSTILE}",
            f"Body {HOSTILE} \u202eand more.",
            f"Captain {HOSTILE} said the words {HOSTILE} here.",
        ],
        outlet=f"{HOSTILE} Press",
        around=((f"{HOSTILE} Press", "header"),),
        found=lambda text: [
            attribution(
                text, f"Captain {HOSTILE}", " said", f" the words {HOSTILE}", form="indirect"
            )
        ],
    ),
    Piece(
        "saved/brief.txt",
        ["Police in Skarv are asking for witnesses. Anyone who saw the Marit should call."],
        titled=False,
        found=lambda text: [
            attribution(text, "Police in Skarv", "are asking for", "witnesses", stance="demands")
        ],
    ),
    *(
        Piece(
            f"saved/wire-{number}.txt",
            [
                f"Wire {number}: harbour office reviews its lights",
                "Coast Wire",
                f"2031-04-{10 + number}",
                f"The harbour office said it would check {number + 3} lights again.",
            ],
            outlet="Coast Wire",
            published=f"2031-04-{10 + number}",
            around=(("Coast Wire", "header"), (f"2031-04-{10 + number}", "dateline")),
            found=lambda text: [
                attribution(
                    text,
                    "The harbour office",
                    "said",
                    text[text.index("it would") : -1],
                    stance="promises",
                )
            ],
        )
        for number in range(1, 5)
    ),
)

LATER = Piece(
    "saved/gazette.txt",
    [
        "Tugs pull ferry free after eleven hours",
        "The Marit floated again at dusk. Divers found a gash in her hull on Friday.",
    ],
)

FAILURES = (
    Failure("saved/photo.jpg", "picture", "A picture holds no text to read.", 48_211, skipped=True),
    Failure("saved/empty.html", "empty", "The file is empty; save the page again.", 0),
)


def two_stories() -> tuple[bytes, Reading]:
    """A document with two articles and a teaser between them."""
    lines = [
        "Storm closes the coast road",
        "The road to Skarv is shut until Sunday.",
        "Subscribe to our newsletter",
        "School reopens",
        "Teachers said that classes begin on Monday.",
    ]
    text = "\n".join(lines)
    raw, document = plain_document(text, origin="saved/front-page.txt")
    spans = spans_of_lines(text)
    first = Article(0, spans[0], None, None, None, "en", (spans[1],))
    second = replace(first, position=1, title=spans[3], body=(spans[4],))
    apart = (Boilerplate("teaser", spans[2]),)
    return raw, Reading(document, (first, second), apart, (), READER)


def build(path: Path) -> Path:
    """Write the whole case into a new dossier."""
    with Dossier.open(path, create=True) as dossier:
        for piece in (*PIECES, LATER):
            raw, reading = read(piece)
            add_document(
                dossier, Part(raw, ""), reading, {0: piece.found(reading.document.text)}, ANNOTATOR
            )
        raw, reading = two_stories()
        said = attribution(
            reading.document.text, "Teachers", "said", "that classes begin on Monday"
        )
        add_document(dossier, Part(raw, ""), reading, {0: (), 1: [said]}, ANNOTATOR)
        for failure in FAILURES:
            add_failure(dossier, failure)
    return path


def build_empty(path: Path) -> Path:
    """Write a dossier that holds nothing."""
    Dossier.open(path, create=True).close()
    return path
