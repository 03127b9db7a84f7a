"""A report -> JSON, for programs; what strangers wrote in it can steer no terminal."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from maillens.present.report import Format, Screen
from maillens.present.text.report import Print
from maillens.query.report import Report, Row

_BEYOND_ASCII = re.compile(r"[\x7f-\U0010ffff]+")


def as_json(report: Report, *, top: int = 0) -> str:
    """The report as one JSON object: `totals`, `sections`, `reading`, `row_counts`; each row of a section is a line.

    Args:
        top: Rows of each section, 0 for all.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    # A section may have a hundred thousand rows: they are neither copied nor written by the
    # encoder that indents, which takes six times as long.
    values = replace(report, sections={}).as_dict()
    sections = {name: rows[:top] if top else rows for name, rows in report.sections.items()}
    text = json.dumps(values, ensure_ascii=False, indent=2, default=_time)
    text = text.replace('\n  "sections": {}', '\n  "sections": ' + _sections(sections), 1) + "\n"
    return escaped(text)


def escaped(text: str) -> str:
    """TEXT of JSON with what cannot be seen written as escapes: no terminal that shows it is steered by it."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _BEYOND_ASCII.sub(lambda found: "".join(_shown(character) for character in found[0]), text)


def _sections(sections: Mapping[str, Sequence[Row]]) -> str:
    parts = [f"    {json.dumps(name)}: {_rows(rows)}" for name, rows in sections.items()]
    return "{\n" + ",\n".join(parts) + "\n  }" if parts else "{}"


def _rows(rows: Sequence[Row]) -> str:
    """A list of one row a line."""
    # No text of JSON holds a newline as it is: those of the separators are the only ones.
    text = json.dumps(rows, ensure_ascii=False, separators=(",\n", ": "), default=_time)
    text = text.replace(',\n"', ', "').replace("},\n{", "},\n      {")
    return f"[\n      {text[1:-1]}\n    ]" if rows else "[]"


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]


def _rendered(report: Report, print: Print, _: Screen) -> str:
    return as_json(report, top=print.top)


FORMAT = Format((".json",), 0, _rendered, when_empty=True)
