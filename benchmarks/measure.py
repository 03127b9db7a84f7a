"""A command -> its wall time, processor time and peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class CommandFailedError(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One execution; processor time is user and system, of all its threads and children."""

    wall_s: float
    cpu_s: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """All executions of one command."""

    samples: tuple[Sample, ...]

    @property
    def wall_s(self) -> float:
        """The median."""
        return statistics.median(s.wall_s for s in self.samples)

    @property
    def spread_s(self) -> tuple[float, float]:
        """The fastest and the slowest."""
        return min(s.wall_s for s in self.samples), max(s.wall_s for s in self.samples)

    @property
    def cpu_s(self) -> float:
        """The median."""
        return statistics.median(s.cpu_s for s in self.samples)

    @property
    def peak_bytes(self) -> int:
        """The largest."""
        return max(s.peak_bytes for s in self.samples)


def measure(command: Sequence[str], folder: Path, well: Sequence[int] = (0,)) -> Sample:
    """Run the command once, in the C locale.

    Args:
        folder: Takes what the command prints. A file and not /dev/null, at the sight
            of which grep stops at its first match.
        well: Exit codes that are an answer.

    Raises:
        CommandFailedError: it cannot be started or its exit code is another one.
    """
    printed, complained = folder / "stdout", folder / "stderr"
    with printed.open("wb") as out, complained.open("wb") as err:
        began = time.perf_counter()
        try:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env={**os.environ, "LC_ALL": "C"}
            )
        except OSError as error:
            raise CommandFailedError(str(error)) from error
        _, status, usage = os.wait4(child.pid, 0)
        wall_s = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in well:
        last = complained.read_text(errors="replace").strip().splitlines()[-1:]
        raise CommandFailedError(f"exit code {child.returncode}: {' '.join(last)}")
    # Linux counts the memory of the process that starts a child towards the child's
    # peak, so whoever calls this should be small.
    return Sample(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def warm(path: Path) -> None:
    """Read the file once, so that it is in the page cache."""
    with path.open("rb", buffering=0) as file:
        while file.read(1 << 20):
            pass
