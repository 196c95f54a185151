"""`python -m accordingto` and the `accordingto` command."""

import sys

from accordingto.cli import main

if __name__ == "__main__":
    sys.exit(main())
