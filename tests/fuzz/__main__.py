"""Read files made by chance, and say of which something does not hold that must.

Every input follows from a kind of file, the seed and a number, so that each can be made again.
Most are read in a process of this program's own making, for speed; some go the whole way, through
the confined processes into a dossier, which must then verify.
"""

import argparse
import sys
import time
from pathlib import Path

from accordingto.pipeline import load_reader
from tests.fuzz.campaign import Finding, Tally, judged, run
from tests.fuzz.confined import add_all
from tests.fuzz.mutate import made
from tests.fuzz.seeds import KINDS

CORPUS = Path(__file__).parent / "corpus"
_TURN_S = 10.0
_CONFINED = 200
"""Inputs of a turn that go the whole way."""


def main() -> int:
    """Run a campaign; 0 if there was nothing to find."""
    options = _options()
    if options.replay:
        found = {path: judged(path.read_bytes()) for path in options.replay}
        for path, one in found.items():
            print(f"{path}: {one}")
        return int(any(isinstance(one, str) for one in found.values()))
    load_reader()
    tally = _campaign(options.kinds, options.seed, 60 * options.minutes, options.first)
    _save(tally.findings, options.seed, options.save)
    if options.keep:
        _keep(tally, options.seed, options.keep)
    _show(tally)
    return int(bool(tally.findings))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="in all, over all kinds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--kinds", nargs="+", choices=sorted(KINDS), default=list(KINDS))
    parser.add_argument("--save", type=Path, default=Path("build/fuzz"), help="for findings")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that came to new things")
    parser.add_argument("--replay", type=Path, nargs="+", help="judge these files, and end")
    return parser.parse_args()


def _campaign(kinds: list[str], seed: int, seconds: float, first: int) -> Tally:
    """Turn by turn, so that every kind has its share however short the time."""
    tally, keep = Tally(), set[tuple[str, str]]()
    end = time.monotonic() + seconds
    turn_s = min(_TURN_S, seconds / len(kinds) / 2)
    numbers = dict.fromkeys(kinds, first)
    confined_at = first
    while time.monotonic() < end:
        for kind in kinds:
            until = min(end, time.monotonic() + turn_s)
            numbers[kind] = run(kind, seed, range(numbers[kind], sys.maxsize), until, tally, keep)
        if time.monotonic() < end:
            inputs = [(kinds[at % len(kinds)], confined_at + at) for at in range(_CONFINED)]
            confined_at += _CONFINED
            n_before = len(tally.findings)
            tally.findings += add_all(inputs, seed)
            tally.n_inputs["confined"] = tally.n_inputs.get("confined", 0) + len(inputs)
            for one in tally.findings[n_before:]:
                print(
                    f"  confined {one.kind} {one.number}: {one.what}", file=sys.stderr, flush=True
                )
    return tally


def _save(findings: list[Finding], seed: int, folder: Path) -> None:
    for one in findings:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{one.kind}-{seed}-{one.number}"
        (folder / name).write_bytes(made(one.kind, seed, one.number))
        print(f"{folder / name}: {one.what}")


def _keep(tally: Tally, seed: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, number in tally.kept:
        (folder / f"{kind}-{seed}-{number}").write_bytes(made(kind, seed, number))


def _show(tally: Tally) -> None:
    for kind, n in tally.n_inputs.items():
        findings = sum(one.kind == kind for one in tally.findings)
        refused = tally.n_refused.get(kind, 0)
        print(f"{kind:14}{n:10,} inputs{refused:10,} without a document{findings:6} findings")
    seconds, kind, number = tally.slowest
    print(f"{sum(tally.n_inputs.values()):,} inputs, {len(tally.findings)} findings")
    print(f"the slowest took {seconds:.1f} CPU seconds: {kind} {number}")


if __name__ == "__main__":
    sys.exit(main())
