"""Take from a worker process what no query needs: the network, and memory without end.

The second line of defence: SERVICE is refused in the parsed query before it could ask for a socket.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from pathlib import Path

# the number of socket(2), and what the kernel calls the architecture (linux/audit.h)
_SOCKET = {"x86_64": (41, 0xC000003E), "aarch64": (198, 0xC00000B7)}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def without_network() -> bool:
    """Let this process open no socket from now on (seccomp, Linux); return whether the system could do that."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    number, architecture = _SOCKET[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # the architecture
        (_IF_EQUAL, 0, 3, architecture),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_IF_EQUAL, 0, 1, number),
        (_RETURN, 0, 0, _ERRNO | errno.EACCES),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    call = ctypes.CDLL(None, use_errno=True).prctl
    if call(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return bool(call(_SECCOMP, _FILTER, ctypes.byref(_Program(len(steps), code)), 0, 0) == 0)


def within_memory(more: int) -> None:
    """Let this process take so many bytes more than it has now (Linux; elsewhere nothing is done)."""
    if sys.platform != "linux":
        return
    import resource

    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + more, held + more))
