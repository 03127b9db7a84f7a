"""The answer of `maillens report` as data: what every form of it — text, JSON, web — shows."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

Row = dict[str, str | int | float | None]


@dataclass(slots=True)
class InputFile:
    """One input as it was read.

    Args:
        holds_secrets: Some line of it gives a password, a key or the like away.
    """

    name: str
    lines: int = 0
    holds_secrets: bool = False


@dataclass(slots=True)
class Reading:
    """What the numbers stand on: the inputs, their span, and what was not understood.

    Args:
        lines_foreign: Lines of programs that are not mail software; part of neither
            `lines_understood` nor `lines_unknown`.
        year_inferred: Stamps had no year; it was counted back from the files' times.
        zone_assumed: Stamps had no zone; `zone` was taken.
        unknown_samples: Some lines that were not understood.
        problems: What could not be read: `what`, `why`, `hint` of each.
    """

    files: list[InputFile] = field(default_factory=list)
    first_at: datetime | None = None
    last_at: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    lines: int = 0
    lines_understood: int = 0
    lines_unknown: int = 0
    lines_foreign: int = 0
    year_inferred: bool = False
    zone_assumed: bool = False
    zone: str = ""
    unknown_samples: list[str] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Before:
    """The period that a report is compared with.

    Args:
        totals: As those of the report.
        unusual: Names of totals that differ by more than chance, the most unusual first.
    """

    since: datetime | None
    until: datetime | None
    totals: dict[str, int]
    unusual: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """The report.

    Args:
        totals: The names of docs "Totals of a report": received, delivered, …
        sections: Rows of each section by name, in the order in which they are read;
            the columns of each are documented beside the section in `query/sections/`.
        reading: What the numbers stand on.
        row_counts: How many rows a section has in all, where `sections` may hold
            only the first of them; one that is not named is whole.
        before: The period before, where it was asked for.
        only: What the report is restricted to: `host`, `instance`, `domain`, `service` by name.
    """

    totals: dict[str, int]
    sections: dict[str, list[Row]]
    reading: Reading
    row_counts: dict[str, int] = field(default_factory=dict)
    before: Before | None = None
    only: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """The report as plain values, times as datetimes; what `--format json` writes."""
        return asdict(self)
