"""Each file of `cases/` is a log and what must come of it; its first paragraph says which behaviour that is.

A section begins with `== `. What it is follows from its first word:

    == mail.log                              a file of the input, with what stands below
    == mail.log.1 @2026-01-03T12:00:00Z      the same, last written then
    == tz Asia/Tokyo                         the zone of stamps that carry none
    == messages: queue_id sender outcome     rows that the table has, these columns of them, in its order
    == records: kind queue_id                the same of the lines
    == totals: received delivered            these totals of the report
    == $ maillens report mail.log            what the command prints to both outputs; `[2]` at the end is its exit code

In a row, ` | ` stands between the columns, `-` for what is missing and `""` for an empty text. With
UPDATE_CASES=1 the tests write what came out into the files: a person reads the diff.
"""

import os
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import maillens
from maillens.present.cli import main

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(FOLDER.rglob("*.txt"))


@dataclass
class Section:
    """A headline, and the lines below it."""

    head: str
    body: list[str] = field(default_factory=list)


def sections(path: Path) -> tuple[str, list[Section]]:
    """The behaviour that a case shows, and its sections."""
    about, *parts = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = [Section(*_split(part)) for part in parts]
    return about.strip(), found


def _split(part: str) -> tuple[str, list[str]]:
    head, _, body = part.partition("\n")
    return head.strip(), body.rstrip("\n").split("\n") if body.strip("\n") else []


def is_answer(section: Section) -> bool:
    """Whether the section says what comes out, and not what goes in."""
    return section.head.startswith("$") or bool(re.match(r"\w+:", section.head))


def write_inputs(parts: list[Section], folder: Path) -> tuple[list[str], str]:
    """Write the files of a case: their names, and the zone of its stamps."""
    names, zone = [], "UTC"
    for part in parts:
        name, _, rest = part.head.partition(" ")
        if is_answer(part):
            continue
        if name == "tz":
            zone = rest
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("\n".join([*part.body, ""]).encode("utf-8", "surrogateescape"))
        written = datetime.fromisoformat(rest.removeprefix("@").replace("Z", "+00:00") or "2026-12-01T00:00:00+00:00")
        os.utime(path, (written.timestamp(), written.timestamp()))
        names.append(name)
    return names, zone


def rows(log: maillens.Log, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table of facts, the records in the order of their lines, or the totals of the report."""
    if table == "totals":
        yield log.report().totals
        return
    if table != "records":
        yield from getattr(log, table)().to_pylist()
        return
    order = {source.name: number for number, source in enumerate(log.sources)}
    found = [row for batch in log.records() for row in batch.to_pylist()]
    yield from sorted(found, key=lambda row: (order[row["file"]], row["offset"]))


def cell(value: Any) -> str:
    """A value as it stands in a case."""
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return '""' if value == "" else f"{value:g}" if isinstance(value, float) else str(value)


def answer(part: Section, names: list[str], zone: str, block_bytes: int) -> list[str]:
    """What comes out where PART says what must."""
    if part.head.startswith("$"):
        words = shlex.split(part.head.removeprefix("$ maillens "))
        result = CliRunner(env={"LANG": "C.UTF-8", "COLUMNS": "80"}).invoke(main, words)
        printed = result.output.rstrip("\n").split("\n")
        return [*([] if printed == [""] else printed), *([f"[{result.exit_code}]"] if result.exit_code else [])]
    table, columns = part.head.split(":")
    log = maillens.open(names, tz=zone, block_bytes=block_bytes)
    return [" | ".join(cell(row.get(column)) for column in columns.split()) for row in rows(log, table)]


def test_each_says_what_it_shows() -> None:
    """Cases are found, and each begins with a sentence."""
    assert len(CASES) > 30
    assert all(sections(path)[0].endswith(".") for path in CASES)


@pytest.mark.parametrize("block_bytes", [1 << 22, 150], ids=["whole", "in pieces"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(FOLDER).with_suffix("")))
def test_case(path: Path, block_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the log comes what the case says, in one block or in many."""
    about, parts = sections(path)
    names, zone = write_inputs(parts, tmp_path)
    monkeypatch.chdir(tmp_path)
    found = {part.head: answer(part, names, zone, block_bytes) for part in parts if is_answer(part)}
    if os.environ.get("UPDATE_CASES"):
        written = [Section(part.head, found.get(part.head, part.body)) for part in parts]
        path.write_text("\n\n".join([about, *("\n".join([f"== {p.head}", *p.body]) for p in written)]) + "\n")
        return
    for part in parts:
        if is_answer(part):
            assert found[part.head] == part.body, f"{about}\n{part.head}"
