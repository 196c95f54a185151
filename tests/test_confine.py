"""What a process that reads documents may not do, tried in processes of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRATCH_BYTES = 1 << 20

PROLOGUE = f"""
import ctypes, os, socket, subprocess, sys, tempfile
from pathlib import Path
from accordingto.confine import confine, limit_cpu

scratch = Path(sys.argv[1])
libc = ctypes.CDLL(None, use_errno=True)
confine(memory_bytes=2 << 30, scratch=scratch, scratch_bytes={SCRATCH_BYTES})
"""


def run(words: str, scratch: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROLOGUE + words, str(scratch)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "words",
    [
        "socket.socket()",
        "socket.getaddrinfo('localhost', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.execv('/bin/true', ['true'])",
        "os.fork()",
        "open(scratch.parent / 'beside', 'w')",
        "open(scratch / '..' / 'beside', 'a')",
        "os.remove(__import__('accordingto').__file__)",
        "os.mkdir(scratch.parent / 'folder')",
        "os.symlink('/etc/passwd', scratch.parent / 'link')",
    ],
)
def test_python_refuses_what_no_reading_needs(words: str, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    done = run(words, scratch)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
    assert sorted(tmp_path.iterdir()) == [scratch]


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are parts of Linux")
@pytest.mark.parametrize(
    "call",
    [
        "libc.socket(2, 1, 0)",
        "libc.socketpair(1, 1, 0, (ctypes.c_int * 2)())",
        "libc.open(bytes(scratch.parent / 'beside'), os.O_WRONLY | os.O_CREAT, 0o600)",
        "libc.unlink(bytes(scratch.parent / 'there'))",
        "libc.rename(bytes(scratch.parent / 'there'), bytes(scratch / 'x'))",
        "libc.mkdir(bytes(scratch.parent / 'folder'), 0o700)",
        "libc.truncate(bytes(scratch.parent / 'there'), 0)",
        "libc.execv(b'/bin/true', (ctypes.c_char_p * 2)(b'true', None))",
        "libc.ptrace(0, 0, 0, 0)",
        "libc.syscall(425, 1, ctypes.create_string_buffer(200))",
    ],
)
def test_the_kernel_refuses_what_python_does_not_see(call: str, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (tmp_path / "there").write_text("kept")
    done = run(f"result = {call}\nprint(result, ctypes.get_errno())", scratch)
    assert done.stdout.split()[0] == "-1", done.stderr
    assert (tmp_path / "there").read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scratch", "there"]


def test_the_scratch_folder_can_be_written_up_to_its_limit(tmp_path: Path) -> None:
    done = run(
        "with tempfile.TemporaryFile() as held:\n"
        f"    held.write(bytes({SCRATCH_BYTES} // 2)); held.flush()\n"
        "print('written')\n"
        "with tempfile.TemporaryFile() as held:\n"
        f"    held.write(bytes({SCRATCH_BYTES} + 1)); held.flush()\n",
        tmp_path,
    )
    assert done.stdout == "written\n"
    assert "OSError" in done.stderr
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names suffice


def test_reading_and_thinking_go_on(tmp_path: Path) -> None:
    done = run("print(len(Path(os.__file__).read_text()) > 0, sum(range(9)))", tmp_path)
    assert done.stdout == "True 36\n"


def test_more_memory_than_allowed_is_an_error(tmp_path: Path) -> None:
    assert "MemoryError" in run("bytearray(3 << 30)", tmp_path).stderr


def test_a_process_that_works_too_long_is_ended(tmp_path: Path) -> None:
    done = run("limit_cpu(1)\nwhile True: pass", tmp_path)
    assert done.returncode < 0
