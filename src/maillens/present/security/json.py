"""Findings -> JSON, for programs."""

from dataclasses import asdict

from maillens.present.json_text import json_rows, json_text
from maillens.present.security import Format
from maillens.present.security._rows import row
from maillens.present.text.page import Page
from maillens.present.text.security import Look
from maillens.query.security.search import Security


def as_json(security: Security, _: Look, __: Page) -> str:
    """The findings as one JSON object: `findings`, worst first, and `reading`.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    # Not by the encoder that indents: a finding may have thousands of addresses.
    findings = json_rows([row(one, security.reading) for one in security.findings], indent=4)
    text = json_text({"findings": [], "reading": asdict(security.reading)})
    return text.replace('"findings": []', f'"findings": {findings}', 1)


FORMAT = Format((".json",), as_json)
