"""The mail software itself reports errors; with `fatal` and `panic` a part of it has stopped."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report

_STOPPED = ("fatal", "panic")


def look(report: Report) -> Iterator[Notice]:
    """One notice for what stopped, one for other errors."""
    rows = report.sections.get("errors", [])
    for name, level, wanted in (("stopped", "urgent", True), ("errors", "soon", False)):
        some = [row for row in rows if (row["severity"] in _STOPPED) == wanted]
        if some:
            worst = max(some, key=lambda row: int(row["count"] or 0))
            programs = {row["daemon"] for row in some}
            yield Notice(
                level=level,
                name=name,
                count=sum(int(row["count"] or 0) for row in some),
                subject=str(worst["daemon"]),
                subject_count=len(programs),
            )
