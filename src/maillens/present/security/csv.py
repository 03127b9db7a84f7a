"""Findings -> comma-separated values, one line a finding; lists are separated by blanks."""

from datetime import UTC, datetime

from maillens.present.csv_text import csv_text
from maillens.present.security import Format
from maillens.present.security._rows import row
from maillens.present.text.page import Page
from maillens.present.text.security import Look
from maillens.query.security.finding import Finding
from maillens.query.security.search import Security

COLUMNS = tuple(Finding.__slots__)


def as_csv(security: Security, _: Look, __: Page) -> str:
    """The findings as a table with the names of `Finding` as columns."""
    rows = (row(one, security.reading) for one in security.findings)
    return csv_text(COLUMNS, [[_cell(values[name]) for name in COLUMNS] for values in rows])


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, list | tuple):
        return " ".join(_word(one) for one in value)
    return value


def _word(one: object) -> str:
    if not isinstance(one, dict):
        return str(one)
    if "offset" in one:
        return f"{one['file']}:{one['offset']}"
    if "country" in one:
        return f"{one['country']}:{one['asn'] or ''}"
    return f"{one['user']}[{one['address']}]"


FORMAT = Format((".csv",), as_csv)
