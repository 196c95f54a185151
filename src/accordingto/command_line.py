"""What can be asked on the command line: every command with its options and help."""

import argparse
from collections.abc import Callable
from pathlib import Path

from accordingto import __version__, commands
from accordingto.config import Settings

_EXAMPLES = {
    "add": """examples:
  accordingto add dam.dossier saved-pages/
  accordingto add dam.dossier article.html crawl.wacz channel/result.json --workers 2""",
    "extract": """examples:
  accordingto extract --plain article.txt
  accordingto extract --plain --flat texts/*.txt > attributions.jsonl""",
    "read": """examples:
  accordingto read page.html | python -m json.tool""",
    "verify": """examples:
  accordingto verify dam.dossier
  accordingto verify dam.jsonl
  accordingto verify dam.csv --against dam.dossier""",
    "intake": """examples:
  accordingto intake dam.dossier
  accordingto intake dam.dossier --status failed
  accordingto intake dam.dossier --json > intake.jsonl""",
    "search": """examples:
  accordingto search dam.dossier spill gate
  accordingto search dam.dossier '"spill gate" engin*'""",
    "export": """examples:
  accordingto export dam.dossier --to jsonl --output dam.jsonl
  accordingto export dam.dossier --to csv > dam.csv""",
    "report": """examples:
  accordingto report dam.dossier --output dam.html""",
    "serve": """examples:
  accordingto serve dam.dossier
  accordingto serve dam.dossier --port 8731 --open""",
    "rebuild": """examples:
  accordingto rebuild dam.dossier""",
    "demo": """examples:
  accordingto demo
  accordingto demo --no-serve""",
}


def parser() -> argparse.ArgumentParser:
    """The whole command line, with its help."""
    top = argparse.ArgumentParser(
        prog="accordingto",
        description="A ledger of who says what, on whose word, and who says otherwise.",
        epilog="Begin with: accordingto demo. Every command has its own --help.",
    )
    top.add_argument("--version", action="version", version=f"accordingto {__version__}")
    into = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_adding(into)
    _add_texts(into)
    _add_questions(into)
    _add_outputs(into)
    return top


Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def _command(
    into: "Subparsers[argparse.ArgumentParser]",
    run: Callable[[argparse.Namespace], int],
    says: str,
) -> argparse.ArgumentParser:
    name = run.__name__
    made = into.add_parser(
        name,
        help=says[0].lower() + says[1:].partition(".")[0],
        description=says,
        epilog=_EXAMPLES[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.set_defaults(command=run)
    return made


def _count(words: str) -> int:
    """A whole number from 1 to a million million."""
    number = int(words)
    if not 1 <= number <= 10**12:
        raise argparse.ArgumentTypeError(f"{words} is not from 1 to a million million")
    return number


def _dossier(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("dossier", type=Path, metavar="DOSSIER", help="the dossier file")
    return made


def _limits(made: argparse.ArgumentParser) -> None:
    standard = Settings()
    made.add_argument(
        "--workers",
        type=_count,
        default=standard.n_workers,
        metavar="N",
        help="processes that analyse documents (default: one for each processor, at most 4); the "
        "result is the same for any number",
    )
    made.add_argument(
        "--max-bytes",
        type=_count,
        default=standard.max_document_bytes,
        metavar="N",
        help="refuse larger documents, with a reason (default: %(default)s)",
    )
    made.add_argument(
        "--seconds",
        type=float,
        default=standard.document_s,
        metavar="S",
        help="give a document up after so long, and longer if it is large (default: %(default)s)",
    )


def _known(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--knowledge",
        type=Path,
        metavar="FILE",
        help="a newsroom's own file of names that are one (JSON or CSV, see docs/knowledge.md)",
    )


def _output(made: argparse.ArgumentParser, ending: str) -> None:
    made.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="FILE",
        help="where to write (default: standard output if it is redirected, else beside the "
        f"dossier under its name with {ending})",
    )


def _add_adding(into: "Subparsers[argparse.ArgumentParser]") -> None:
    made = _dossier(
        _command(
            into,
            commands.add,
            "Read files and folders into a dossier and analyse them. The dossier is made if it is "
            "missing; running it again adds only what is new.",
        )
    )
    made.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file of any kind, or a folder"
    )
    _known(made)
    _limits(made)
    made = _dossier(
        _command(
            into,
            commands.rebuild,
            "Analyse the documents of a dossier anew, from the bytes it keeps. Texts and people's "
            "judgements stay as they are.",
        )
    )
    _known(made)
    _limits(made)
    made = _command(
        into,
        commands.demo,
        "Make a dossier of the sample articles, verify it, and open the reading room.",
    )
    made.add_argument(
        "--dossier",
        type=Path,
        default=Path("sample.dossier"),
        metavar="FILE",
        help="where to make it (default: %(default)s)",
    )
    made.add_argument("--no-serve", action="store_true", help="end when the dossier is made")
    made.add_argument("--port", type=int, default=0, help=_PORT_HELP)
    made.add_argument("--open", action="store_true", help="open the address in a browser")
    _limits(made)


_PORT_HELP = "port on this machine (default: a free one)"


def _add_texts(into: "Subparsers[argparse.ArgumentParser]") -> None:
    made = _command(
        into,
        commands.extract,
        "Print the attributions of files as JSON Lines, without a dossier. The speaker is "
        "named as the article names them most fully, or described as it describes them.",
    )
    made.add_argument("files", nargs="+", type=Path, metavar="FILE")
    made.add_argument(
        "--plain",
        action="store_true",
        help="each file is the UTF-8 text of one article; offsets count its code points. Without "
        "it, files are read as `add` reads them, and each article is a line",
    )
    made.add_argument(
        "--flat", action="store_true", help="leave out attributions inside others, as PolNeAR does"
    )
    made = _command(
        into,
        commands.read,
        "Print what is read from files as JSON Lines: text, articles, boilerplate. Nothing is "
        "analysed.",
    )
    made.add_argument("files", nargs="+", type=Path, metavar="FILE")


def _add_questions(into: "Subparsers[argparse.ArgumentParser]") -> None:
    made = _command(
        into,
        commands.verify,
        "Check that every item of a dossier, or of a file exported from one, stands where it says. "
        "Exit status 0 only if all do.",
    )
    made.add_argument("path", type=Path, metavar="DOSSIER|EXPORT")
    made.add_argument(
        "--against",
        type=Path,
        metavar="DOSSIER",
        help="the dossier that a .csv was exported from; a table holds no texts of its own",
    )
    made.add_argument(
        "--other-readers",
        action="store_true",
        help="allow documents that another version of the reader read: their texts are rebuilt "
        "from the bytes, but cannot be shown to leave nothing out",
    )
    made = _dossier(
        _command(
            into,
            commands.intake,
            "Print what became of every file that was offered: read, opened, cut, failed or "
            "skipped, with the reason, its size and the time it took.",
        )
    )
    made.add_argument(
        "--status",
        choices=("read", "opened", "cut", "failed", "skipped"),
        help="only files that ended so",
    )
    made.add_argument("--json", action="store_true", help="JSON Lines, one object a file")
    made = _dossier(
        _command(
            into,
            commands.search,
            "Find the paragraphs that hold all the words given.",
        )
    )
    made.add_argument("words", nargs="+", metavar="WORD", help='a word, wor*, or "a phrase"')
    made.add_argument("--limit", type=_count, default=20, metavar="N", help="default: %(default)s")
    made = _dossier(
        _command(
            into,
            commands.serve,
            "Open the reading room: pages on this machine's own address, for its browser only.",
        )
    )
    made.add_argument("--port", type=int, default=0, help=_PORT_HELP)
    made.add_argument("--open", action="store_true", help="open the address in a browser")


def _add_outputs(into: "Subparsers[argparse.ArgumentParser]") -> None:
    made = _dossier(
        _command(
            into,
            commands.export,
            "Write a dossier in another form: jsonl is complete and can be verified alone, csv is "
            "a table of attributions.",
        )
    )
    made.add_argument("--to", required=True, choices=("jsonl", "csv"), help="the form")
    _output(made, "its ending")
    made = _dossier(
        _command(
            into,
            commands.report,
            "Write a dossier as one HTML page with a numbered footnote for each passage.",
        )
    )
    _output(made, ".html")
