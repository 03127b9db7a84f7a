"""The log gives passwords or keys away."""

from collections.abc import Iterator

from maillens.query.attention.notice import Notice
from maillens.query.report import Report


def look(report: Report) -> Iterator[Notice]:
    """One notice for all inputs that do."""
    files = [file.name for file in report.reading.files if file.holds_secrets]
    if files:
        yield Notice(level="soon", name="secrets", count=len(files), subject=files[0], subject_count=len(files))
