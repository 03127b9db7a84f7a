"""Grammar, model and explain -> docs/kinds.md, fields.md and codes.md: the reference says what the program says.

Usage: python docs/make_reference.py
"""

from pathlib import Path

from maillens.explain.codes.enhanced import DETAILS
from maillens.explain.codes.replies import REPLIES
from maillens.explain.parameters import known as parameters
from maillens.explain.phrases import known as phrases
from maillens.explain.programs import known as programs
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
        "| field | type | meaning | 意味 |",
        "|---|---|---|---|",
        *(f"| `{name}` | {field.type} | {cell(field.en)} | {cell(field.ja)} |" for name, field in FIELDS.items()),
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


def codes() -> str:
    """The page of what `maillens explain` knows beside lines: codes, programs, settings, well-known words."""
    lines = ["# Codes, programs, settings, words", ""]
    lines += [
        "Made by `docs/make_reference.py` from `src/maillens/explain/`. `maillens explain` says more of each.",
        "",
    ]
    for title, rows in (
        ("Enhanced status codes", [(f"X.{s}.{d}", known.meaning, known.source) for (s, d), known in DETAILS.items()]),
        ("SMTP reply codes", [(str(code), known.meaning, known.source) for code, known in REPLIES.items()]),
        ("Programs", [(name, each.does, each.product) for (_, name), each in programs().items()]),
        ("Settings", [(name, each.changes, each.product) for name, each in parameters().items()]),
        ("Well-known words", [(phrase.words, phrase.meaning, "") for phrase in phrases()]),
    ):
        lines += [f"## {title}", "", "| | of | meaning | 意味 |", "|---|---|---|---|"]
        lines += [f"| `{name}` | {source} | {cell(text.en)} | {cell(text.ja)} |" for name, text, source in rows]
        lines.append("")
    return "\n".join(lines)


def cell(text: str) -> str:
    """Text that a table cell can hold."""
    return text.replace("|", "\\|").replace("<", "&lt;")


PAGES = {"fields.md": fields, "kinds.md": kinds, "codes.md": codes}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
