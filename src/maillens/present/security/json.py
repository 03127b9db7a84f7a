"""Findings -> JSON, for programs."""

import json
from dataclasses import asdict

from maillens.present.json_text import escaped, time_text
from maillens.present.report import Screen
from maillens.present.security import Format
from maillens.present.security._rows import row
from maillens.present.text.security import Look
from maillens.query.security.search import Security


def as_json(security: Security, _: Look, __: Screen) -> str:
    """The findings as one JSON object: `findings`, worst first, one a line, and `reading`.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    rows = (row(one, security.reading) for one in security.findings)
    # The encoder that indents takes six times as long, and a finding may have thousands of addresses.
    lines = [f"    {json.dumps(values, ensure_ascii=False, default=time_text)}" for values in rows]
    findings = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    reading = json.dumps({"reading": asdict(security.reading)}, ensure_ascii=False, indent=2, default=time_text)
    return escaped(f'{{\n  "findings": {findings},{reading[1:]}\n')


FORMAT = Format((".json",), as_json)
