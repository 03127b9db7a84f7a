"""Causes -> JSON and CSV, for programs."""

from dataclasses import asdict
from datetime import UTC
from typing import Any

from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.query.causes import CauseRow, Causes

COLUMNS = (
    "outcome", "cause", "provider", "count", "first_at", "last_at", "reason", "example", "line", "provider_code",
    "meaning", "action",
)  # fmt: skip


def as_json(causes: Causes, language: str) -> str:
    """The causes as one object: `causes`, and `reading`; meaning and action in LANGUAGE."""
    rows = [_values(row, language) for row in causes.rows]
    return json_text({"causes": rows, "reading": asdict(causes.reading)})


def as_csv(causes: Causes, language: str) -> str:
    """A row for each cause at each provider."""
    table = []
    for row in causes.rows:
        values = _values(row, language)
        for name in ("first_at", "last_at"):
            moment = values[name]
            values[name] = moment and moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
        table.append([values[name] for name in COLUMNS])
    return csv_text(COLUMNS, table)


def _values(row: CauseRow, language: str) -> dict[str, Any]:
    """A row by the names of `COLUMNS`; meaning and action are the provider's, where it has a code of its own."""
    known = row.code or row.cause
    return {
        "outcome": row.what,
        "cause": row.cause.name if row.cause else None,
        "provider": row.provider[0] if row.provider else None,
        "count": row.count,
        "first_at": row.first_at,
        "last_at": row.last_at,
        "reason": row.words,
        "example": row.reason,
        "line": row.line,
        "provider_code": row.code.code if row.code else None,
        "meaning": known.meaning(language) if known else None,
        "action": known.advice(language) if known else None,
    }
