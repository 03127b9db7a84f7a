"""The made log of the benchmarks: the same for the same seed, in order, and understood."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MAKE_LOG = Path(__file__).parent.parent / "benchmarks" / "make_log.py"
LINES = 20_000


def make_log(path: Path, *options: str) -> bytes:
    """The bytes of a log made with OPTIONS."""
    command = (sys.executable, str(MAKE_LOG), "--lines", str(LINES), "-o", str(path), *options)
    summary = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    made = path.read_bytes()
    assert summary["lines"] == made.count(b"\n") == LINES
    assert summary["bytes"] == len(made)
    return made


def test_same_seed_makes_the_same_log(tmp_path: Path) -> None:
    """A seed makes one log, another seed another."""
    first = make_log(tmp_path / "first", "--seed", "7")
    assert make_log(tmp_path / "again", "--seed", "7") == first
    assert make_log(tmp_path / "other", "--seed", "8") != first


def test_lines_are_in_order_of_time_and_equal_in_both_formats(tmp_path: Path) -> None:
    """Only the stamps differ between the formats, and they never go back."""
    traditional = make_log(tmp_path / "traditional", "--format", "traditional").splitlines()
    rfc3339 = make_log(tmp_path / "rfc3339", "--format", "rfc3339").splitlines()
    assert rfc3339 == sorted(rfc3339)
    assert [line.split(b" mail ", 1)[1] for line in rfc3339] == [line.split(b" mail ", 1)[1] for line in traditional]
    assert traditional[0].startswith(b"Nov  3 00:00:")


@pytest.mark.parametrize("queue_ids", ["short", "long"])
def test_every_line_is_understood(tmp_path: Path, queue_ids: str) -> None:
    """No line of the made log is of a kind we do not know."""
    pytest.importorskip("maillens.present.cli")
    log = tmp_path / "mail.log"
    make_log(log, "--queue-ids", queue_ids)
    command = (
        sys.executable,
        "-c",
        "from maillens.present.cli import main; main()",
        "records",
        str(log),
        "--unknown",
        "--format",
        "ndjson",
    )
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout == ""
