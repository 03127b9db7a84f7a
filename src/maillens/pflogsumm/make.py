"""Inputs and options -> the report that pflogsumm would print, and what was put right in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from maillens.pflogsumm.counting import Counting
from maillens.pflogsumm.counting_13 import Counting13
from maillens.pflogsumm.counting_115 import Counting115
from maillens.pflogsumm.defects import DEFECTS, Corrections, Defect
from maillens.pflogsumm.options import ReleaseName, Settings
from maillens.pflogsumm.page import report
from maillens.pflogsumm.periods import period_of
from maillens.pipeline import Inputs, all_blocks

_RELEASES: dict[ReleaseName, type[Counting]] = {"1.1.5": Counting115, "1.3": Counting13}


@dataclass(frozen=True, slots=True)
class Made:
    """A report.

    Args:
        text: One character a byte of the log.
        lines: Lines of Postfix that were counted on.
        touched: The defects that were put right and would have shown.
    """

    text: str
    lines: int
    touched: tuple[Defect, ...]


def make_report(
    inputs: Inputs,
    settings: Settings,
    release: ReleaseName,
    *,
    strict: bool,
    now: datetime,
    unused: Callable[[bytes], object] | None = None,
) -> Made:
    """The report of all inputs.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        strict: With all the defects of the release.
        now: The clock of this machine: the year of stamps that have none, `-d yesterday`.
        unused: Shown each line of Postfix that counts for nothing, which takes longer.

    Raises:
        PeriodError: `-d` names no day.

    Memory: what is distinct (addresses, domains, texts) and the queue ids, as in pflogsumm.
    """
    period = None
    if settings.dates is not None:
        period = period_of(settings.dates, release, now, monday_first=settings.monday_first)
    corrections = Corrections(release, strict=strict)
    counting = _RELEASES[release](settings, period, corrections, now)
    counting.unused = unused
    for _, block in all_blocks(inputs):
        if unused is None:
            counting.read(block.data)
        else:
            for line in bytes(block.data).split(b"\n"):
                counting.add(line)
    tally = counting.finish()
    touched = tuple(defect for defect in DEFECTS if corrections.touched[defect])
    return Made(report(tally, settings, release, period), counting.lines, touched)
