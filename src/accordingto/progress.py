"""The progress bar of long work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from accordingto.show import shown


@contextmanager
def progress_bar(doing: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error, when that is a terminal.

    Args:
        doing: what is done, in a word.

    Returns:
        What to tell how many are done, of how many, and which is at work.
    """
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[origin]}", markup=False),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    ) as bar:
        task = bar.add_task(doing, total=None, origin="")

        def tell(n_done: int, n_all: int, origin: str) -> None:
            bar.update(task, completed=n_done, total=n_all, origin=shown(origin)[-40:])

        yield tell
