"""The command line: run what is asked, and how its answer ends."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from accordingto import commands
from accordingto.command_line import parser
from accordingto.commands import DONE, PARTLY, WRONG_CALL
from accordingto.errors import AccordingtoError, DossierFullError, WorkerError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; those of the process by default.

    Returns:
        The exit status: 0 done, 1 done but something could not be read or does
        not verify, 2 wrong call.
    """
    options = parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (DossierFullError, WorkerError) as error:
        # The call was right, and what was read before stays.
        commands.complain(str(error))
        return PARTLY
    except AccordingtoError as error:
        commands.complain(str(error))
        return WRONG_CALL
    except KeyboardInterrupt:
        commands.complain("stopped; what was read is kept, and the same command goes on from there")
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough, as `head` does. Nothing more may
        # be written, not even by the interpreter when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
