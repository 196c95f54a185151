"""Taking rights away from a process before it reads what a stranger wrote.

What is taken differs by system: limits on memory, time and files everywhere, and on
Linux the kernel itself refuses sockets, programs and writing.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38  # <linux/prctl.h>


def end_with_parent(parent: int) -> None:
    """Have the system end this process when the one that started it is gone.

    Only the parent watches the clock, so a worker that outlived it could go on
    with a hostile document for ever.

    Args:
        parent: its process id, as it knew it itself.
    """
    if sys.platform == "linux":
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it went while this process was starting
        os._exit(1)


def confine(*, memory_bytes: int, scratch: Path | None = None, scratch_bytes: int = 0) -> None:
    """Take from this process whatever reading a document does not need, for good.

    Afterwards it can open no socket and start no program, and can write no file
    outside `scratch`; without a scratch folder it can write none at all. Where the
    kernel has no such means, an audit hook refuses what Python itself would do.

    Args:
        memory_bytes: address space.
        scratch: a folder for temporary files.
        scratch_bytes: how large one of these may become.
    """
    _lower(resource.RLIMIT_AS, memory_bytes)
    _lower(resource.RLIMIT_CORE, 0)
    # Python ignores the signal, so that writing more is an OSError.
    _lower(resource.RLIMIT_FSIZE, scratch_bytes)
    if scratch is not None:
        tempfile.tempdir = str(scratch)
    _refuse_in_python(scratch)
    if sys.platform == "linux" and _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0:
        _refuse_writing(scratch)
        _refuse_calls()


def _lower(limit: int, value: int) -> None:
    """Set a limit for good, or leave the lower one that whoever started us set."""
    _, hard = resource.getrlimit(limit)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (value, value))


def limit_cpu(seconds: float) -> None:
    """End this process when it has worked for so many seconds from now on.

    Args:
        seconds: of processor time, at least 1.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + max(seconds, 1)) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _refuse_in_python(scratch: Path | None) -> None:
    inside = None if scratch is None else os.path.join(os.path.realpath(scratch), "")  # noqa: PTH118

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in _REFUSED:
            raise PermissionError(f"a process that reads documents may not do this: {event}")
        if event in _CHANGES_FILES or (event == "open" and _writes(arguments)):
            path = arguments[0]
            if not isinstance(path, str | bytes) or path in _ALLOWED:
                return
            # An unnamed temporary file is opened by the name of its folder.
            where = os.path.join(os.path.realpath(os.fsdecode(path)), "")  # noqa: PTH118
            if inside is None or not where.startswith(inside):
                raise PermissionError("a process that reads documents may write no file")

    sys.addaudithook(look)


_ALLOWED = (os.devnull, os.fsencode(os.devnull))
_REFUSED = frozenset(
    {
        "socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
        "socket.gethostbyname", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn",
        "os.system", "os.fork", "os.forkpty", "pty.spawn", "webbrowser.open",
    }
)  # fmt: skip
_CHANGES_FILES = frozenset(
    {
        "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
        "os.chmod", "os.chown",
    }
)  # fmt: skip
"""Events of Python's audit table; reading a document has no use for any of them."""


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(c in mode for c in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


# --- Landlock: see landlock(7). Numbers are the same on every architecture. ---

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_WRITE_FILE, _REMOVE_DIR, _TRUNCATE = 1 << 1, 1 << 4, 1 << 14
_CHANGES = _WRITE_FILE | sum(1 << bit for bit in range(4, 14))
"""Writing, removing, making of every kind, and renaming (which needs version 2)."""


def _refuse_writing(scratch: Path | None) -> None:
    version = _LIBC.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    if version < 1:
        return
    rights = _CHANGES if version >= 2 else _CHANGES & ~(1 << 13)
    rights |= _TRUNCATE if version >= 3 else 0
    net = 3 if version >= 4 else 0  # bind and connect over TCP
    scoped = 3 if version >= 6 else 0  # abstract Unix sockets, signals to others
    asked = struct.pack("=QQQ", rights, net, scoped)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _LIBC.syscall(_CREATE_RULESET, asked, size, 0)
    if ruleset < 0:
        return
    try:
        _allow(ruleset, Path(os.devnull), _WRITE_FILE)
        if scratch is not None:
            _allow(ruleset, scratch, rights)
        _LIBC.syscall(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    with suppress(OSError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            _LIBC.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
        finally:
            os.close(place)


# --- seccomp: see seccomp(2). System calls have other numbers on every architecture. ---

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # <linux/audit.h>
_CALLS = {
    "x86_64": (
        41, 42, 43, 49, 50, 53, 288,  # socket, connect, accept, bind, listen, socketpair, accept4
        59, 322, 57, 58,  # execve, execveat, fork, vfork
        101, 310, 311, 312, 438,  # ptrace, process_vm_*, kcmp, pidfd_getfd
        425, 426, 427,  # io_uring, which can do all of the above
        165, 166, 161, 272, 308, 321, 298, 248, 249, 250, 323, 175, 313, 246,
        # mount, umount, chroot, unshare, setns, bpf, perf, keys, userfaultfd, modules, kexec
    ),
    "aarch64": (
        198, 203, 202, 200, 201, 199, 242, 221, 281,
        117, 270, 271, 272, 438, 425, 426, 427,
        40, 39, 51, 97, 268, 280, 241, 217, 218, 219, 282, 105, 273, 104,
    ),
}  # fmt: skip
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
_SET_FILTER, _ALL_THREADS = 1, 1


def _refuse_calls() -> None:
    machine = platform.machine()
    if machine not in _SECCOMP:
        return
    steps = [
        (0x20, 0, 0, 4),  # load the architecture
        (0x15, 1, 0, _ARCHITECTURE[machine]),
        (0x06, 0, 0, _REFUSE),  # another one has other numbers: refuse all its calls
        (0x20, 0, 0, 0),  # load the number of the call
        (0x35, 0, 1, 0x40000000),  # x32 on x86_64 numbers them anew
        (0x06, 0, 0, _REFUSE),
    ]
    for call in _CALLS[machine]:
        steps += [(0x15, 0, 1, call), (0x06, 0, 0, _REFUSE)]
    steps.append((0x06, 0, 0, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    _LIBC.syscall(_SECCOMP[machine], _SET_FILTER, _ALL_THREADS, program)
