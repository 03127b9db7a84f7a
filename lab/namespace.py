"""A folder -> a running lab in namespaces of its own, commands inside it, and its end.

Network, mount, process and host-name namespaces (namespaces(7)): no packet can leave, no
port can clash, and when the first process ends the kernel ends all others.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lab.errors import LabError
from lab.place import FORMS, SOURCE, Place

NEEDED = {
    "postfix": "/usr/sbin/postfix",
    "dovecot": "/usr/sbin/dovecot",
    "rsyslogd": "/usr/sbin/rsyslogd",
    "opendkim": "/usr/sbin/opendkim",
    "openssl": "/usr/bin/openssl",
    "ip": "/sbin/ip",
    "unshare": "/usr/bin/unshare",
    "nsenter": "/usr/bin/nsenter",
}
START_S, STOP_S = 30.0, 20.0
"""How long starting and stopping may take."""

_FLAGS = ["--mount", "--net", "--uts", "--ipc", "--pid"]


def why_not() -> str | None:
    """Why no lab can run here, with a hint to be pasted; None when it can."""
    if os.geteuid() != 0:
        return "the lab needs root\nhint: `sudo make lab`; Postfix and namespaces want it, nothing leaves the lab's own"
    missing = [name for name, path in NEEDED.items() if not Path(path).exists()]
    if missing:
        return f"not installed: {' '.join(missing)}\nhint: `make lab-install` on Debian 12"
    tried = subprocess.run(
        ["unshare", *_FLAGS, "--fork", "--mount-proc", "true"], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        said = tried.stderr.strip()
        return f"this machine lets nobody make namespaces: {said}\nhint: a container wants `--privileged`"
    return None


def start(place: Place, form: str, *, lifeline: bool) -> None:
    """Make the folder anew and start a lab in it.

    Args:
        form: One of `FORMS`.
        lifeline: Whether the lab ends by itself as soon as this process does, however that happens.

    Raises:
        LabError: It cannot run here, is running already or did not come up.
    """
    reason = why_not()
    if reason:
        raise LabError(f"cannot start the lab: {reason}")
    if running(place):
        raise LabError(f"a lab is running in {place.root}\nhint: `python -m lab stop --folder {place.root}`")
    assert form in FORMS
    _clear(place)
    command = ["unshare", *_FLAGS, "--fork", "--mount-proc", "--kill-child=SIGKILL", sys.executable, "-m", "lab.init"]
    with place.complaints.open("ab") as complaints:
        process = subprocess.Popen(
            [*command, str(place.root), form, "lifeline" if lifeline else "stay"],
            stdin=subprocess.PIPE if lifeline else subprocess.DEVNULL,
            stdout=complaints,
            stderr=complaints,
            start_new_session=True,
            cwd=SOURCE.parent,
            env={**os.environ, **_environment()},
        )
    _wait_until_ready(place, process)
    _LIFELINES[place.root] = process


_LIFELINES: dict[Path, subprocess.Popen[bytes]] = {}
"""The labs that this process started: the write end of a lifeline closes with it."""


def _clear(place: Place) -> None:
    """Empty the folder of an earlier lab; a folder of anything else is left alone.

    Raises:
        LabError: It holds something else.
    """
    root = place.root
    if root.exists() and any(root.iterdir()) and not place.mark.exists():
        raise LabError(f"{root} is not empty and no lab's folder\nhint: name another one with --folder")
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    place.mark.write_text("maillens made this folder and will empty it; see lab/README.md\n")


def _wait_until_ready(place: Place, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_S
    while not place.ready.exists():
        if place.pid.exists() is False and (child := _first_child(process.pid)) is not None:
            place.pid.write_text(f"{child}\n")
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            process.wait()
            raise LabError(f"the lab did not start:\n{place.complaints.read_text(errors='replace').strip()}")
        time.sleep(0.02)


def _first_child(pid: int) -> int | None:
    """The child of `unshare`: the first process of the new namespace, by its number outside."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[0]) if children else None


def running(place: Place) -> int | None:
    """The process id of a running lab's first process, None when none runs."""
    try:
        pid = int(place.pid.read_text())
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if b"lab.init" in command and str(place.root).encode() in command else None


def stop(place: Place) -> None:
    """End a lab: its servers stop in order, so that the logs are whole; then nothing of it is left.

    Raises:
        LabError: None is running.
    """
    pid = running(place)
    if pid is None:
        raise LabError(f"no lab is running in {place.root}")
    os.kill(pid, signal.SIGTERM)
    process = _LIFELINES.pop(place.root, None)
    end = time.monotonic() + STOP_S
    while running(place) is not None:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    if process is not None:
        process.wait()
        if process.stdin is not None:
            process.stdin.close()
    place.pid.unlink(missing_ok=True)


def inside(place: Place, command: Sequence[str]) -> list[str]:
    """The command that runs COMMAND inside a running lab, in the folder of the repository.

    Raises:
        LabError: None is running.
    """
    pid = running(place)
    if pid is None:
        raise LabError(f"no lab is running in {place.root}\nhint: `python -m lab start --folder {place.root}`")
    # The root is that of the lab, which need not be that of the machine: we may be in a chroot.
    entering = ["nsenter", f"--target={pid}", *_FLAGS, "--root", f"--wdns={SOURCE.parent}", "--"]
    return [*entering, "env", *(f"{name}={value}" for name, value in _environment().items()), *command]


def _environment() -> dict[str, str]:
    """What every process of a lab needs: the commands of administrators, and one zone for all logs."""
    return {"PATH": f"/usr/sbin:/usr/bin:/sbin:/bin:{os.environ.get('PATH', '')}", "TZ": "UTC"}
