"""`python -m accordingto` and the `accordingto` command."""

import sys


def main() -> int:
    """Run the command line; an interrupt is no error, even while the program loads."""
    try:
        from accordingto.cli import main as run  # noqa: PLC0415 - loading takes a moment
        from accordingto.garbage import collect_seldom  # noqa: PLC0415

        collect_seldom()
        return run()
    except KeyboardInterrupt:
        sys.stderr.write("accordingto: stopped\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
