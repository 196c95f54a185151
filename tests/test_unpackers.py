"""Taking files apart in a process that they may break."""

import gzip
import itertools
import os
import signal
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from accordingto import unpackers
from accordingto.child import Ready
from accordingto.config import Settings
from accordingto.core.failure import Failure
from accordingto.core.part import Part
from accordingto.unpack.walk import Opening
from accordingto.unpackers import Unpacker
from accordingto.unpacking import WIRE
from tests.unpack.conftest import tarred, zipped

STORY = b"The gate held all night, said Ada Lint.\n"
FAST = Settings(n_workers=1, document_s=3.0)


@pytest.fixture(scope="module")
def unpacker() -> Iterator[Unpacker]:
    with Unpacker(FAST) as one:
        yield one


def taken(unpacker: Unpacker, path: Path, *, known: bool = False) -> list[Part | Failure]:
    found = unpacker.parts(path, path.name, is_known=lambda _: known)
    return [one for one in found if not isinstance(one, Opening)]


def test_a_plain_file_is_one_part(unpacker: Unpacker, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(STORY)
    assert taken(unpacker, path) == [Part(STORY, "one.txt", "one.txt")]


def test_parts_come_across_as_they_were_taken(unpacker: Unpacker, tmp_path: Path) -> None:
    path = tmp_path / "held.zip"
    path.write_bytes(zipped({"a": STORY, "b": os.urandom(3 << 20)}))
    assert [one.origin for one in taken(unpacker, path)] == ["held.zip!/a", "held.zip!/b"]


def test_nothing_is_taken_out_of_what_is_known(unpacker: Unpacker, tmp_path: Path) -> None:
    path = tmp_path / "held.zip"
    path.write_bytes(zipped({"a": STORY}))
    assert taken(unpacker, path, known=True) == []
    assert len(taken(unpacker, path)) == 1


def test_a_file_that_is_gone_is_a_failure(unpacker: Unpacker, tmp_path: Path) -> None:
    (failure,) = taken(unpacker, tmp_path / "gone.txt")
    assert isinstance(failure, Failure)
    assert failure.code == "unreadable"


def test_who_stops_listening_does_not_hear_the_rest_later(
    unpacker: Unpacker, tmp_path: Path
) -> None:
    path = tmp_path / "held.tar"
    path.write_bytes(tarred({str(n): STORY for n in range(50)}))
    listening = unpacker.parts(path, "held.tar", is_known=lambda _: False)
    next(listening), next(listening)
    assert isinstance(listening, Generator)
    listening.close()
    (tmp_path / "one.txt").write_bytes(STORY)
    assert [one.origin for one in taken(unpacker, tmp_path / "one.txt")] == ["one.txt"]


@pytest.mark.parametrize(
    ("signal_number", "code"), [(signal.SIGSEGV, "crashed"), (signal.SIGXCPU, "too-slow")]
)
def test_a_file_that_ends_the_process_twice_keeps_what_came_before(
    unpacker: Unpacker, tmp_path: Path, signal_number: int, code: str
) -> None:
    path = tmp_path / "held.tar"
    path.write_bytes(tarred({f"{n}": STORY for n in range(20_000)}))
    found: list[Part | Failure] = []
    ended: set[int] = set()
    for one in unpacker.parts(path, "held.tar", is_known=lambda _: False):
        if isinstance(one, Opening):
            continue
        found.append(one)
        pid = None if unpacker._child is None else unpacker._child.pid
        # What a process has said already is still heard after its end.
        if pid is not None and pid not in ended and isinstance(one, Part):
            ended.add(pid)
            os.kill(pid, signal_number)
    assert isinstance(found[-1], Failure)
    assert found[-1].code == code
    origins = [one.origin for one in found[:-1]]
    assert origins == list(dict.fromkeys(origins))
    assert len(origins) >= 2
    assert [one.origin for one in taken(unpacker, path)][-1] == "held.tar!/19999"


def test_whether_a_file_is_known_is_asked_once_whatever_happens(
    unpacker: Unpacker, tmp_path: Path
) -> None:
    path = tmp_path / "held.tar"
    path.write_bytes(tarred({f"{n}": STORY for n in range(20_000)}))
    asked: list[Opening] = []

    def is_known(opening: Opening) -> bool:
        asked.append(opening)
        return False

    ended: set[int] = set()
    for one in unpacker.parts(path, "held.tar", is_known=is_known):
        pid = None if unpacker._child is None else unpacker._child.pid
        if pid is not None and not ended and isinstance(one, Part):
            ended.add(pid)
            os.kill(pid, signal.SIGKILL)
    assert len(asked) == 1


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "pipe.gz"
    path.write_bytes(gzip.compress(bytes(400 << 20)))
    settings = replace(FAST, document_s=0.05, unpack_s_per_mib=0.0)
    with Unpacker(settings) as unpacker:
        codes = [one.code for one in taken(unpacker, path) if isinstance(one, Failure)]
    assert codes in (["too-slow"], ["expands-too-much"])


def test_the_scratch_folder_is_gone_in_the_end(tmp_path: Path) -> None:
    with Unpacker(FAST) as unpacker:
        scratch = Path(unpacker._scratch.name)
        assert scratch.is_dir()
    assert not scratch.exists()


def test_a_process_is_replaced_after_so_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpackers, "_MOST_FILES", 2)
    path = tmp_path / "one.txt"
    path.write_bytes(STORY)
    with Unpacker(FAST) as unpacker:
        seen = []
        for _ in range(4):
            taken(unpacker, path)
            assert unpacker._child is not None
            seen.append(unpacker._child.pid)
    assert len(set(seen)) == 2


class Ending:
    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (9,)


def send_what_runs(line: Connection, *_: object) -> None:
    """Stand in for a process that a file took over: what it says would end the parent."""
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    line.send(Ending())
    line.recv()


def speak_of_another(line: Connection, *_: object) -> None:
    line.send_bytes(WIRE.encode(Ready()))
    line.recv()
    line.send_bytes(WIRE.encode(Part(STORY, "another.txt")))
    line.recv()


@pytest.mark.parametrize("serve", [send_what_runs, speak_of_another])
def test_what_the_process_says_is_neither_run_nor_believed_of_other_files(
    serve: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpackers, "serve", serve)
    path = tmp_path / "one.txt"
    path.write_bytes(STORY)
    with Unpacker(FAST) as unpacker:
        assert [one.code for one in taken(unpacker, path) if isinstance(one, Failure)] == [
            "garbled"
        ]


def test_a_file_may_take_so_long_in_all_and_what_came_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "held.tar"
    path.write_bytes(tarred({str(n): STORY for n in range(50)}))
    # Each look at this clock is an hour after the one before.
    clock = itertools.count(0, 3600)
    settings = replace(FAST, document_s=3600.0, unpack_file_s_per_mib=0.0)
    with Unpacker(settings, clock=lambda: float(next(clock))) as unpacker:
        *found, failure = taken(unpacker, path)
        assert [one.origin for one in found] == [f"held.tar!/{n}" for n in range(9)]
        assert isinstance(failure, Failure)
        assert (failure.origin, failure.code) == ("held.tar", "too-slow")
        assert "36000 seconds in all" in failure.message


def test_what_a_file_gives_buys_it_time(tmp_path: Path) -> None:
    path = tmp_path / "held.tar"
    path.write_bytes(tarred({str(n): bytes(1 << 16) for n in range(50)}))
    clock = itertools.count(0, 3600)
    settings = replace(FAST, document_s=3600.0, unpack_file_s_per_mib=60_000.0)
    with Unpacker(settings, clock=lambda: float(next(clock))) as unpacker:
        assert len(taken(unpacker, path)) == 50
