"""A configured folder -> the servers of the lab, up; and down again, in order."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lab.place import INSIDE, PORTS

POSTFIX = ("postfix", "short-lived")
"""The Postfix instances, by the name of their folder below etc/."""

UP_S, DOWN_S = 15.0, 5.0
_NEIGHBOUR_PORTS = (10024, 10026, 10031, 10040)


class Servers:
    """All programs of a lab; only its first process may hold one."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start all and wait until they answer.

        Raises:
            RuntimeError: One does not.
        """
        self._spawn(sys.executable, "-m", "lab.neighbours")
        self._spawn("rsyslogd", "-n", "-f", "/run/lab/etc/rsyslog.conf", "-i", "/run/lab/rsyslogd.pid")
        _wait(Path("/dev/log").exists, "rsyslogd makes no /dev/log")
        for port in _NEIGHBOUR_PORTS:
            _wait(lambda port=port: _answers(port), f"nothing listens on port {port}")  # type: ignore[misc]
        self._spawn("opendkim", "-f", "-x", "/run/lab/etc/opendkim.conf")
        _run("postalias", "-c", "/run/lab/etc/postfix", "hash:/run/lab/etc/postfix/aliases")
        for name in POSTFIX:
            _run("postfix", "-c", f"/run/lab/etc/{name}", "start")
        # Its sockets lie in Postfix's queue directory, which `postfix start` makes.
        _run("sievec", "-c", "/run/lab/etc/dovecot/dovecot.conf", "/run/lab/etc/dovecot/before.sieve")
        _run("dovecot", "-c", "/run/lab/etc/dovecot/dovecot.conf")
        for service in ("smtp", "imap", "lmtp", "short-lived"):
            _wait(lambda service=service: _answers(PORTS[service]), f"nothing listens for {service}")  # type: ignore[misc]

    def stop(self) -> None:
        """End all in the order in which they need one another; what cannot be ended is left to the kernel."""
        stopping = [subprocess.Popen(["postfix", "-c", f"/run/lab/etc/{name}", "stop"]) for name in POSTFIX]
        for process in stopping:
            with suppress(subprocess.TimeoutExpired):
                process.wait(DOWN_S)
        _try("doveadm", "-c", "/run/lab/etc/dovecot/dovecot.conf", "stop")
        # The last lines are on their way.
        time.sleep(0.3)
        for process in self.started:
            process.terminate()
        for process in self.started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(DOWN_S)

    def bury_the_dead(self) -> None:
        """Take the exit status of our own children and of all orphans, which the first process inherits."""
        own = {process.pid for process in self.started}
        for process in self.started:
            process.poll()
        for child in _children():
            if child not in own:
                with suppress(ChildProcessError):
                    os.waitpid(child, os.WNOHANG)

    def _spawn(self, *command: str) -> None:
        self.started.append(subprocess.Popen(command, stdin=subprocess.DEVNULL))


def _children() -> list[int]:
    return [int(child) for child in Path("/proc/1/task/1/children").read_text().split()]


def _answers(port: int) -> bool:
    """Whether something listens, found without connecting: no line of a log may come from the lab itself."""
    wanted = f":{port:04X}"
    tables = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    return any(row[1].endswith(wanted) and row[3] == "0A" for row in rows)


def _wait(condition: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + UP_S
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(complaint)
        time.sleep(0.02)


def _run(*command: str) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}; {INSIDE.name}/log may say why")


def _try(*command: str) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False, timeout=DOWN_S)
