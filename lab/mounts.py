"""New namespaces -> the lab's view of the machine: its folder at /run/lab, its own /dev/log, names and host name."""

import ctypes
import os
import socket
import subprocess
from pathlib import Path

from lab.place import INSIDE, SOURCE

HOST = "mail"
"""The host name as syslog shows it."""

_BIND, _RECURSIVE, _PRIVATE = 1 << 12, 1 << 14, 1 << 18
"""MS_BIND, MS_REC, MS_PRIVATE of mount(2)."""

_libc = ctypes.CDLL(None, use_errno=True)


def enter_folder(root: Path) -> None:
    """Mount ROOT at /run/lab, hide the rest of /run, and bring the loopback interface up."""
    _mount(None, Path("/"), flags=_RECURSIVE | _PRIVATE)
    socket.sethostname(HOST)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    # Beside addresses where nothing listens, one to which there is no way.
    subprocess.run(["ip", "route", "add", "unreachable", "127.0.0.19/32", "table", "local"], check=True)
    kept = os.open(root, os.O_PATH)
    _mount("tmpfs", Path("/run"), kind="tmpfs", data="mode=755,size=16m")
    INSIDE.mkdir()
    _mount(f"/proc/self/fd/{kept}", INSIDE, flags=_BIND | _RECURSIVE)
    os.close(kept)
    for name in ("resolv.conf", "hosts"):
        _mount(str(SOURCE / "etc" / name), Path("/etc", name), flags=_BIND)
    _own_devices(Path("/run/dev"))


def _own_devices(folder: Path) -> None:
    """A /dev whose /dev/log is nobody else's."""
    folder.mkdir()
    for name in ("null", "zero", "full", "random", "urandom", "tty"):
        (folder / name).touch()
        _mount(f"/dev/{name}", folder / name, flags=_BIND)
    for name in ("pts", "shm"):
        (folder / name).mkdir()
        _mount(f"/dev/{name}", folder / name, flags=_BIND | _RECURSIVE)
    (folder / "fd").symlink_to("/proc/self/fd")
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        (folder / name).symlink_to(f"/proc/self/fd/{number}")
    _mount(str(folder), Path("/dev"), flags=_BIND | _RECURSIVE)


def _mount(source: str | None, target: Path, *, kind: str = "", flags: int = 0, data: str = "") -> None:
    words = [None if word is None else word.encode() for word in (source, str(target), kind or None)]
    if _libc.mount(*words, ctypes.c_ulong(flags), data.encode() or None):
        number = ctypes.get_errno()
        raise OSError(number, f"cannot mount {source or kind}: {os.strerror(number)}", str(target))
