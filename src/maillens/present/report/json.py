"""A report -> JSON, for programs."""

from dataclasses import replace

from maillens.present.json_text import json_rows, json_text
from maillens.present.report import Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print
from maillens.query.report import Report


def as_json(report: Report, *, top: int = 0) -> str:
    """The report as one JSON object: `totals`, `sections`, `reading`, `row_counts`; each row of a section is a line.

    Args:
        top: Rows of each section, 0 for all.
    """
    sections = {name: rows[:top] if top else rows for name, rows in report.sections.items()}
    # The rows, of which there may be a hundred thousand, are put into the text of the rest, and copied once.
    before, empty, behind = json_text(replace(report, sections={}).as_dict()).partition('\n  "sections": {}')
    if not sections:
        return before + empty + behind
    parts = [before, '\n  "sections": {']
    for number, (name, rows) in enumerate(sections.items()):
        parts += [f'{"," if number else ""}\n    "{name}": ', json_rows(rows, indent=4)]
    return "".join([*parts, "\n  }", behind])


def _rendered(report: Report, print: Print, _: Page) -> str:
    return as_json(report, top=print.top)


FORMAT = Format((".json",), 0, _rendered, when_empty=True)
