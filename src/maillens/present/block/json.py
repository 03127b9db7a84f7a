"""A list -> JSON, for programs."""

from dataclasses import asdict
from typing import Any

from maillens import epoch
from maillens.present.block import Format, Look
from maillens.present.json_text import json_rows, json_text
from maillens.query.block.entry import Entry
from maillens.query.block.make import Made

TIMES = ("first_at", "last_at", "until")


def as_json(made: Made | None, look: Look) -> str:
    """One object: `entries` in order of address, `spared`, counts of what else was left out, and `reading`."""
    assert made is not None
    blocked = made.blocked
    text = json_text(
        {
            "entries": [],
            "spared": [asdict(one) for one in blocked.spared],
            "never_count": blocked.never_count,
            "old_count": blocked.old_count,
            "reading": asdict(made.reading),
        }
    )
    # Not by the encoder that indents: a country has thousands of networks.
    entries = json_rows([_row(entry, look) for entry in blocked.entries], indent=2)
    return text.replace('"entries": []', f'"entries": {entries}', 1)


def _row(entry: Entry, look: Look) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(entry, name) for name in entry.__slots__}
    row |= {name: None if row[name] is None else epoch.moment(row[name]) for name in TIMES}
    origin = look.geo.origin(str(entry.network.network_address))
    return {**row, "network": str(entry.network), "origin": asdict(origin) if origin else None}


FORMAT = Format(as_json)
