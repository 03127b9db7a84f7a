"""Grammar and model -> docs/kinds.md and docs/fields.md, so that the reference cannot say other than the program.

Usage: python docs/make_reference.py
"""

from pathlib import Path

from maillens.grammar import load
from maillens.model import FIELDS, TABLES

DOCS = Path(__file__).parent


def fields() -> str:
    """The page of fields and of the tables they stand in."""
    lines = [
        "# Fields",
        "",
        "Made by `docs/make_reference.py`. One name per fact, the same in Python, JSON, CSV and Parquet.",
        "Every record also has `time` `time_is_guessed` `host` `service` `instance` `daemon` `severity` `kind` `pid`",
        "`queue_id` `line` `file` `offset`.",
        "",
        "| field | type | meaning |",
        "|---|---|---|",
        *(f"| `{name}` | {field.type} | {cell(field.en)} |" for name, field in FIELDS.items()),
        "",
        "# Tables of facts",
        "",
    ]
    for table, columns in TABLES.items():
        lines += [f"**{table}**: " + " ".join(f"`{name}`" for name, _ in columns), ""]
    return "\n".join(lines)


def kinds() -> str:
    """The page of kinds: who writes them, since when, and what they mean."""
    lines = [
        "# Kinds of lines",
        "",
        "Made by `docs/make_reference.py` from `src/maillens/grammar/`.",
        "`maillens records --kind NAME` prints the lines of one kind.",
        "",
        "| kind | family | written by | releases | meaning | 意味 |",
        "|---|---|---|---|---|---|",
    ]
    seen = set()
    for entry in sorted(load().entries, key=lambda e: (e.product, e.kind.name)):
        kind = entry.kind
        if (entry.product, kind.name) not in seen:
            seen.add((entry.product, kind.name))
            daemons = entry.product if "*" in kind.daemons else " ".join(kind.daemons)
            cells = (f"`{kind.name}`", kind.family, daemons, kind.releases, kind.en, kind.ja)
            lines.append("| " + " | ".join(map(cell, cells)) + " |")
    return "\n".join([*lines, ""])


def cell(text: str) -> str:
    """Text that a table cell can hold."""
    return text.replace("|", "\\|").replace("<", "&lt;")


PAGES = {"fields.md": fields, "kinds.md": kinds}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
