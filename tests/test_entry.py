"""The installed program and `python -m maillens`: all that was said arrives, and the exit code tells how it went."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSTALLED = [sys.executable, "-c", "from maillens.present.cli import run; run()"]
MODULE = [sys.executable, "-m", "maillens"]
LOG = Path(__file__).parent / "stories.log"


@pytest.mark.parametrize("program", [INSTALLED, MODULE])
def test_all_is_said(program: list[str]) -> None:
    """Whichever way the program is started, its whole answer goes through a pipe, and it ends with 0."""
    told = _run(program, "records", str(LOG))
    assert told.returncode == 0 and told.stderr == b""
    assert told.stdout.count(b"\n") == LOG.read_bytes().count(b"\n")


@pytest.mark.parametrize("program", [INSTALLED, MODULE])
def test_exit_codes(program: list[str]) -> None:
    """1 where nothing matched, 2 where nothing could be told."""
    assert _run(program, "report", "--day", "1999-01-01", str(LOG)).returncode == 1
    assert _run(program, "report", "/nonexistent/mail.log").returncode == 2


@pytest.mark.parametrize("program", [INSTALLED, MODULE])
def test_full_disk(program: list[str]) -> None:
    """Where the answer cannot be written, the exit code says so."""
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*program, "report", str(LOG)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2 and b"stdout" in done.stderr


def _run(program: list[str], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*program, *arguments], capture_output=True, check=False)
