"""One run of the lab gives the same tables whatever form of time its log has."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

Tables = dict[str, pa.Table]

JOURNAL = "journal-mode/journal.short-iso-precise.log"
FORMS = {
    "syslog-mode/mail.rfc5424.log": ("syslog-mode/mail.log", True),
    "syslog-mode/syslog": ("syslog-mode/mail.log", True),
    "syslog-mode/mail.traditional.log": ("syslog-mode/mail.log", False),
    "journal-mode/journal.short-precise.log": (JOURNAL, True),
    "journal-mode/journal.short-unix.log": (JOURNAL, True),
    "journal-mode/journal.json.log.xz": (JOURNAL, True),
    "journal-mode/journal.export.log.xz": (JOURNAL, True),
    "journal-mode/journal.verbose.log.xz": (JOURNAL, True),
    "journal-mode/journal.short.log": (JOURNAL, False),
    "journal-mode/journal.short-iso.log": (JOURNAL, False),
    "journal-mode/journal.short-full.log": (JOURNAL, False),
    "journal-mode/journal.with-unit.log": (JOURNAL, False),
}
"""A log, another form of the same lines, and whether its stamps have fractions of a second."""

NOT_COMPARED = {"file", "offset"}
OF_FRACTIONS = {"duration_s", "waited_s", "arrived_at"}
"""Columns that are made of a stamp and a span of seconds."""


def comparable(table: pa.Table, precise: bool) -> dict[str, list[Any]]:
    """The columns of a table, in whole seconds unless PRECISE."""
    columns = {}
    for name in table.column_names:
        if name not in NOT_COMPARED and (precise or name not in OF_FRACTIONS):
            values = table[name]
            if pa.types.is_timestamp(values.type):
                values = values.cast(pa.int64())
                columns[name] = [v if v is None or precise else v // 1_000_000 for v in values.to_pylist()]
            else:
                columns[name] = values.to_pylist()
    return columns


def assert_equal(found: Tables, wanted: Tables, precise: bool = True) -> None:
    """All columns of all tables are equal, evidence aside."""
    for name, table in wanted.items():
        other, columns = comparable(found[name], precise), comparable(table, precise)
        assert [column for column in columns if columns[column] != other[column]] == [], name


@pytest.mark.parametrize("form", FORMS)
def test_same_lines_in_another_form(form: str, shared: Path, tables: Callable[..., Tables]) -> None:
    """Every form of time, and of the journal's output, gives equal tables; without fractions, to the second."""
    original, precise = FORMS[form]
    logs = shared / "lab" / "logs"
    assert_equal(tables(logs / form), tables(logs / original), precise)


@pytest.mark.parametrize("trap", ["newyear", "dst-back", "dst-forward"])
def test_calendar_traps(trap: str, shared: Path, tables: Callable[..., Tables], tmp_path: Path) -> None:
    """New Year, the hour that comes twice and the hour that never comes: stamps without year and zone mean the same moments."""
    folder = shared / "lab" / "logs" / "time"
    wanted = tables(folder / f"{trap}-syslog.mail.log")
    copy = tmp_path / "mail.log"
    shutil.copy(folder / f"{trap}-syslog.mail.traditional.log", copy)
    last = max(moment for moment in wanted["messages"]["last_at"].to_pylist()).timestamp()
    os.utime(copy, (last + 60, last + 60))
    assert_equal(tables(copy, zone=ZoneInfo("Europe/Berlin")), wanted, precise=False)
