"""The whole way, with real readers, annotators and worker processes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from accordingto import intake, pipeline
from accordingto.analysing import Analysed
from accordingto.config import Settings
from accordingto.core.part import Part
from accordingto.encode.lower import Lower
from accordingto.encode.pieces import Floats, Pieces
from accordingto.encode.windows import Window
from accordingto.ledger import queries
from accordingto.ledger.dump import rows
from accordingto.ledger.store import Dossier
from accordingto.ledger.verify import faults
from accordingto.read.reader import READER, read_part
from tests.unpack.conftest import zipped

ONE = Settings(n_workers=1)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles."""
    folder = tmp_path_factory.mktemp("sample")
    with as_file(files("accordingto.sample") / "dossier") as packaged:
        shutil.copytree(packaged, folder / "dossier")
    return folder / "dossier"


@pytest.fixture(scope="module")
def whole(sample: Path) -> Path:
    """A dossier of the sample articles, made in one go by one worker."""
    path = sample.parent / "whole.dossier"
    added = pipeline.add(path, [sample], ONE)
    assert added.failures == []
    return path


def dump(path: Path) -> list[object]:
    with Dossier.open(path) as dossier:
        return list(rows(dossier))


def assert_verifies(path: Path) -> None:
    with Dossier.open(path) as dossier:
        again = faults(dossier, reread=read_part, reader=READER.id)
        assert next(again, None) is None


def end_this_process(part: Part) -> Analysed:
    """Stand in for a reader that an original breaks."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(part.origin)


def test_an_original_that_breaks_its_reader_is_a_fault(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "only_read", end_this_process)
    with Dossier.open(whole) as dossier, pipeline.reading_again(ONE) as reread:
        found = next(faults(dossier, reread=reread, reader=READER.id))
    assert found.code == "reading-differs"
    assert "ended with status -9" in str(found)


def test_a_dossier_verifies_through_a_confined_process(whole: Path) -> None:
    with Dossier.open(whole) as dossier, pipeline.reading_again(ONE) as reread:
        assert list(faults(dossier, reread=reread, reader=READER.id)) == []


def test_the_sample_dossier_verifies(whole: Path) -> None:
    assert_verifies(whole)


def test_four_workers_give_the_rows_of_one(sample: Path, whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "four.dossier"
    pipeline.add(path, [sample], Settings(n_workers=4))
    assert dump(path) == dump(whole)


def test_the_order_of_the_files_changes_no_row(sample: Path, whole: Path, tmp_path: Path) -> None:
    """Files of one folder come sorted; here they are added one run at a time, backwards."""
    path = tmp_path / "backwards.dossier"
    names = sorted(item.name for item in sample.iterdir())
    for part in (names[len(names) // 2 :], names[: len(names) // 2]):
        folder = tmp_path / "dossier"
        folder.mkdir()
        for name in part:
            shutil.copy(sample / name, folder)
        pipeline.add(path, [folder], ONE)
        shutil.rmtree(folder)
    assert dump(path) == dump(whole)


def test_adding_again_adds_nothing_and_analyses_nothing(
    sample: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(whole)
    asked: list[Part] = []

    def count(tasks: Iterable[Part], *_: object) -> Iterator[tuple[Part, Analysed]]:
        asked.extend(tasks)
        return iter(())

    monkeypatch.setattr(pipeline, "analyse_all", count)
    added = pipeline.add(whole, [sample], ONE)
    assert asked == []
    assert (added.n_read, added.failures) == (0, [])
    assert added.n_known == len(list(sample.iterdir()))
    assert dump(whole) == before


def test_a_changed_file_is_a_version_beside_the_old_one(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (name, *_) = sorted(item.name for item in sample.iterdir() if item.suffix == ".txt")
    path = tmp_path / "x.dossier"
    shutil.copy(sample / name, folder)
    pipeline.add(path, [folder], ONE)
    with (folder / name).open("ab") as file:
        file.write(b"\n\nCorrection: an earlier version said that nobody had been hurt.\n")
    assert pipeline.add(path, [folder], ONE).n_read == 1
    with Dossier.open(path) as dossier:
        versions = {row.version for row in queries.articles(dossier)}
    assert versions == {1, 2}
    assert_verifies(path)


def test_boilerplate_yields_no_attributions(whole: Path) -> None:
    with Dossier.open(whole) as dossier:
        for row in queries.articles(dossier):
            page = queries.article(dossier, row.id)
            assert page is not None
            apart = [block.span for block in page.document.blocks if block.article_id is None]
            for found in page.attributions:
                for _, words in found.parts:
                    assert not any(words.span.overlaps(span) for span in apart)


def test_each_article_of_a_document_is_read_once_from_below(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[int, int]] = []
    window = Lower.window

    def counting(half: Lower, article: Pieces, at: Window) -> Floats:
        read.append((int(article.start[0]), at.core_first))
        return window(half, article, at)

    monkeypatch.setattr(Lower, "window", counting)
    part = Part((sample / "basin-review_2031-05-16.txt").read_bytes(), "basin-review.txt")
    found = pipeline.analyse(part)
    assert isinstance(found, Analysed)
    assert len(found.reading.articles) == 3
    assert len({article for article, _ in read}) == 3
    assert len(read) == len(set(read))


def test_add_killed_in_a_loop_is_completed_by_the_next(
    sample: Path, whole: Path, tmp_path: Path
) -> None:
    path = tmp_path / "killed.dossier"
    command = [sys.executable, "-m", "accordingto", "add", str(path), str(sample), "--workers", "2"]
    moments = random.Random(20310503)
    sizes = []
    for _ in range(4):
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        # Wait for the first document of this round, then for a random moment
        # more; a machine too slow for that is given up on after a minute.
        before = n_documents(path)
        until = time.monotonic() + 60
        while n_documents(path) == before and started.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.3))
        started.kill()
        started.wait()
        wait_for_group(started.pid)
        assert_verifies(path)
        sizes.append(n_documents(path))
    assert sizes[0] < len(list(sample.iterdir()))
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert dump(path) == dump(whole)


def n_documents(path: Path) -> int:
    if not path.exists() or not path.stat().st_size:
        return 0
    with Dossier.open(path) as dossier:
        return int(dossier.connection.execute("SELECT count(*) FROM document").fetchone()[0])


def wait_for_group(group: int) -> None:
    """Workers must end by themselves when the process that started them is gone."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("a worker outlived the process that started it")


def test_a_full_disk_is_one_sentence_and_what_was_read_stays(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "full.dossier"
    # SQLite itself reports a disk without room; here it is a file without room.
    script = (
        "import sys\n"
        "from accordingto.cli import main\n"
        "from accordingto.ledger import store\n"
        "prepare = store._prepare\n"
        "def small(connection, *, write):\n"
        "    prepare(connection, write=write)\n"
        "    connection.execute('PRAGMA max_page_count = 120')\n"
        "if __name__ == '__main__':\n"
        "    store._prepare = small\n"
        "    sys.exit(main(sys.argv[1:]))"
    )
    (tmp_path / "small.py").write_text(script)
    done = subprocess.run(
        [sys.executable, tmp_path / "small.py", "add", path, sample, "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "free some disk space and run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert 0 < n_documents(path) < len(list(sample.iterdir()))
    assert_verifies(path)
    pipeline.add(path, [sample], ONE)
    assert_verifies(path)
    assert n_documents(path) == len(list(sample.iterdir()))


# Refuses every connection but loopback, in this process and those it starts:
# Python runs a module of this name at every start.
NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0] not in (
        None, "localhost", "127.0.0.1", "::1"
    ):
        raise RuntimeError(f"looked up {arguments[0]}")
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"reached for {address}")

sys.addaudithook(refuse)
"""


def without_network(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_whole_way_runs_without_a_network(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.dossier"
    for arguments in (
        ["add", str(path), str(sample)],
        ["verify", str(path)],
        ["search", str(path), "dam"],
        ["extract", str(next(sample.glob("*.html")))],
        ["report", str(path)],
        ["export", str(path), "--to", "jsonl"],
        ["read", str(next(sample.glob("*.html")))],
        ["rebuild", str(path)],
    ):
        done = without_network(tmp_path, "-m", "accordingto", *arguments)
        assert done.returncode == 0, done.stderr
        assert "looked up" not in done.stderr
        assert "reached for" not in done.stderr


def test_the_guard_against_networks_works(tmp_path: Path) -> None:
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = without_network(tmp_path, "-c", reach)
    assert done.returncode == 1
    assert "looked up 192.0.2.1" in done.stderr
    spawned = (
        "import multiprocessing as m, socket\n"
        "if __name__ == '__main__':\n"
        "    p = m.get_context('spawn').Process(target=socket.create_connection, "
        "args=(('192.0.2.1', 80),))\n"
        "    p.start(); p.join()\n"
        "    raise SystemExit(p.exitcode)\n"
    )
    (tmp_path / "spawned.py").write_text(spawned)
    assert "looked up" in without_network(tmp_path, str(tmp_path / "spawned.py")).stderr


def test_a_container_is_not_said_to_be_done_before_all_of_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts are drawn ahead; a run that stops in between must find them again."""
    folder = tmp_path / "case"
    folder.mkdir()
    story = "The gate of {} held all night, said Ada Lint, the mayor of Orrin.\n"
    for name in ("a", "b"):
        files = {f"{n}.txt": story.format(f"{name}{n}").encode() for n in range(4)}
        (folder / f"{name}.zip").write_bytes(zipped(files))
    path = tmp_path / "x.dossier"
    write = intake.write
    written: list[tuple[object, ...]] = []

    def stop_early(*arguments: object) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(arguments)
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "write", stop_early)
    with pytest.raises(KeyboardInterrupt):
        pipeline.add(path, [folder], ONE)
    monkeypatch.setattr(pipeline, "write", write)
    pipeline.add(path, [folder], ONE)
    assert n_documents(path) == 8
    with Dossier.open(path) as dossier:
        rows = {row.origin: row.status for row in queries.intake(dossier)}
    assert rows["case/a.zip"] == rows["case/b.zip"] == "opened"
