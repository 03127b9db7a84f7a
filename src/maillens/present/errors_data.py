"""What is wrong -> JSON and CSV, for programs."""

from dataclasses import asdict
from datetime import UTC
from typing import Any

from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.present.text.errors import explained
from maillens.present.words import Words
from maillens.query.errors.search import Errors
from maillens.query.errors.trouble import Trouble

SEVERITIES = ("info", "warning", "error", "fatal", "panic")
COLUMNS = (
    "level",
    "topic",
    "name",
    "severity",
    "count",
    "first_at",
    "last_at",
    "programs",
    "meaning",
    "action",
    "line",
)


def as_json(errors: Errors, words: Words) -> str:
    """The troubles as one object: `troubles`, worst first, and `reading`; texts in the language of WORDS."""
    return json_text({"troubles": [_values(one, words) for one in errors.troubles], "reading": asdict(errors.reading)})


def as_csv(errors: Errors, words: Words) -> str:
    """A row for each trouble, with the most frequent of its lines."""
    table = []
    for one in errors.troubles:
        values = _values(one, words)
        for name in ("first_at", "last_at"):
            values[name] = values[name] and values[name].astimezone(UTC).isoformat().replace("+00:00", "Z")
        values["programs"] = " ".join(values["programs"])
        values["line"] = values["lines"][0]["line"] if values["lines"] else None
        table.append([values[name] for name in COLUMNS])
    return csv_text(COLUMNS, table)


def _values(one: Trouble, words: Words) -> dict[str, Any]:
    meaning, action = explained(one, words)
    return {
        "level": one.level,
        "topic": one.topic,
        "name": one.name,
        "severity": SEVERITIES[max(one.severity, 0)],
        "count": one.count,
        "first_at": one.first_at,
        "last_at": one.last_at,
        "programs": dict(one.programs.most_common()),
        "meaning": meaning,
        "action": action or None,
        "lines": [{"count": said.count, "line": said.line} for said in one.said],
    }
