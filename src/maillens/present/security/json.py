"""Findings -> JSON, for programs."""

from dataclasses import asdict

from maillens.present.json_text import json_text
from maillens.present.report import Screen
from maillens.present.security import Format
from maillens.present.security._rows import row
from maillens.present.text.security import Look
from maillens.query.security.search import Security


def as_json(security: Security, _: Look, __: Screen) -> str:
    """The findings as one JSON object: `findings`, worst first, and `reading`."""
    reading = security.reading
    return json_text({"findings": [row(one, reading) for one in security.findings], "reading": asdict(reading)})


FORMAT = Format((".json",), as_json)
