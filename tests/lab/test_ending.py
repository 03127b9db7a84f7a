"""A lab leaves no process and no listening port behind, however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab import namespace
from lab.place import SOURCE, Place

PATIENCE_S = 30.0


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A folder for a lab of its own, which runs no longer than the test."""
    reason = namespace.why_not()
    if reason:
        pytest.skip(reason)
    place = Place(tmp_path / "lab")
    yield place
    if namespace.running(place):
        namespace.stop(place)


def _lab(place: Place, command: str, *words: str) -> subprocess.Popen[str]:
    """`python -m lab COMMAND`, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "lab", command, "--folder", str(place.root), *words],
        cwd=SOURCE.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _done(place: Place, command: str, *words: str) -> tuple[int, str]:
    """Exit code and standard error of a command that ends by itself."""
    process = _lab(place, command, *words)
    errors = process.communicate(timeout=60)[1]
    return process.returncode, errors


def _until(condition: object) -> None:
    assert callable(condition)
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, f"{condition} did not become true"
        time.sleep(0.05)


def _namespace_of(pid: int) -> str:
    return os.readlink(f"/proc/{pid}/ns/net")


def _processes_in(network: str) -> list[int]:
    """Processes in a network namespace; its ports are gone with the last of them."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(path / "ns/net") == network:
                found.append(int(path.name))
        except OSError:
            continue
    return found


def _ports() -> set[str]:
    """What listens on this machine, outside of any lab."""
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path("/proc/self/net", name).read_text().splitlines()]
    return {line[1] for line in lines if line[3] == "0A"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=["int", "term", "kill"])
def test_interrupted_lab_leaves_nothing(place: Place, number: signal.Signals) -> None:
    """A signal in the middle of the scenarios ends every process of the lab, SIGKILL included; the log stays."""
    ports = _ports()
    process = _lab(place, "run", "deferrals", "login-failures")
    _until(lambda: place.truth.exists() and place.truth.stat().st_size > 0)
    pid = namespace.running(place)
    assert pid is not None
    network = _namespace_of(pid)
    assert len(_processes_in(network)) > 10
    os.kill(process.pid, number)
    process.communicate(timeout=PATIENCE_S)
    _until(lambda: not _processes_in(network))
    assert namespace.running(place) is None
    assert _ports() <= ports
    assert "daemon started" in (place.log / "mail.log").read_text()


def test_stopped_lab_leaves_nothing(place: Place) -> None:
    """A lab that was started to stay runs on without its starter, opens no port of the machine, and `stop` ends all of it."""
    ports = _ports()
    assert _done(place, "start") == (0, "")
    pid = namespace.running(place)
    assert pid is not None
    network = _namespace_of(pid)
    assert len(_processes_in(network)) > 10
    assert _ports() <= ports
    assert _done(place, "status")[0] == 0
    code, errors = _done(place, "start")
    assert code == 2
    assert "hint: `python -m lab stop" in errors
    assert _done(place, "stop") == (0, "")
    assert _processes_in(network) == []
    assert _done(place, "status")[0] == 1


def test_servers_stop_in_order(place: Place) -> None:
    """The log of a whole run ends with the words of servers that were told to stop, not with silence."""
    assert _done(place, "run", "delivery") == (0, "")
    log = (place.log / "mail.log").read_text()
    for words in ("postfix/master", "terminating on signal 15", "dovecot"):
        assert words in log[-1500:]
    assert not (place.root / "ready").exists()


def test_unknown_scenario_is_said(place: Place) -> None:
    """A scenario that does not exist is an error with a hint, before anything is started."""
    code, errors = _done(place, "run", "no-such-thing")
    assert code == 2
    assert "no scenario is called no-such-thing" in errors
    assert "hint: `python -m lab scenarios`" in errors
    assert not place.root.exists()
