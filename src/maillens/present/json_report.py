"""A report -> JSON, for programs."""

from maillens.present.json_text import json_text
from maillens.query.report import Report


def as_json(report: Report, *, top: int = 0) -> str:
    """The report as one JSON object: `totals`, `sections`, `reading`, `row_counts`.

    Args:
        top: Rows of each section, 0 for all.
    """
    values = report.as_dict()
    if top:
        values["sections"] = {name: rows[:top] for name, rows in values["sections"].items()}
    return json_text(values)
