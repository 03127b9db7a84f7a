"""A report -> JSON, for programs; what strangers wrote in it can steer no terminal."""

import json
import re
from datetime import UTC, datetime

from maillens.query.report import Report

_BEYOND_ASCII = re.compile(r"[^\n -~]+")


def as_json(report: Report, *, top: int = 0) -> str:
    """The report as one JSON object: `totals`, `sections`, `reading`, `row_counts`.

    Args:
        top: Rows of each section, 0 for all.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    values = report.as_dict()
    if top:
        values["sections"] = {name: rows[:top] for name, rows in values["sections"].items()}
    text = json.dumps(values, ensure_ascii=False, indent=2, default=_time)
    return _BEYOND_ASCII.sub(lambda found: "".join(_shown(character) for character in found[0]), text) + "\n"


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]
