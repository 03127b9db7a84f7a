"""The rows of a section -> a titled table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from maillens.present.page import AnyPage, Bars, Column
from maillens.present.text.amounts import duration, number, percent, size
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Row

UNCUT = frozenset({"outcomes", "days", "hours", "delays", "tls", "tls_protocols", "verdicts"})
"""Sections that are shown whole: their rows are few, or a series."""

WITH_MEANING = {
    "outcomes": ("status",),
    "connections": ("outcome",),
    "tls": ("tls_direction", "encryption"),
    "verdicts": ("check", "action", "verdict"),
    "waiting": ("queue_name",),
}
"""Section -> the columns whose words are explained in the catalogue, as `section.word.word`, empty ones left out."""

WITH_BARS = frozenset({"days", "hours"})

IN_TEXT = {
    "slow_destinations": ("count", "delay_p50_s", "delay_p95_s", "delay_p99_s", "delay_max_s", "domain"),
    "tls": ("count", "share"),
    "verdicts": ("count", "share", "daemon", "check", "verdict"),
    "waiting": ("count", "recipient_count", "size_bytes", "waited_max_s", "queue_name"),
    "warnings": ("count", "daemon", "text"),
    "errors": ("count", "severity", "daemon", "text"),
}
"""Section -> the columns of its table, where not all have room; `section.below` in the catalogue tells of others."""

MOST_GAPS = 366
"""Days without mail that a drawing shows."""

_TEXTS = frozenset({"cause", "reason", "text"})
_KEYS = frozenset({"day", "hour", "name"})


@dataclass(frozen=True, slots=True)
class Look:
    """How sections are shown.

    Args:
        top: Rows of each list, 0 for all.
        zone: Of the times shown; None for this machine's.
        words: Catalogue `sections` and those of the page.
    """

    words: Words
    top: int = 10
    zone: tzinfo | None = None


@dataclass(slots=True)
class Drawing:
    """A section on its way to the page: the rows shown, and the table they become."""

    name: str
    rows: Sequence[Row]
    shape: list[Column]
    cells: list[list[str]]


def add_section(page: AnyPage, name: str, rows: Sequence[Row], look: Look, *, row_count: int) -> None:
    """Put a section on the page, and how many of its ROW_COUNT rows are left off.

    One that is not known here is shown plainly.
    """
    words = look.words
    page.section(words.get(f"{name}.title", name))
    if note := words.get(f"{name}.note", ""):
        page.note(note)
    drawing = _drawn(name, shown_rows(name, rows, look.top), words)
    if name in WITH_MEANING:
        _add_meanings(drawing, words)
    below = _below(name, drawing.rows, look)
    page.table(drawing.shape, drawing.cells, below=below, bars=_bars(name, drawing.rows, words))
    if left := left_off(row_count, drawing.rows, words):
        page.note(left)


def shown_rows(name: str, rows: Sequence[Row], top: int) -> Sequence[Row]:
    """The rows of a section that are shown where TOP of each list are wanted, 0 for all."""
    return rows if name in UNCUT or not top else rows[:top]


def left_off(row_count: int, shown: Sequence[Row], words: Words) -> str:
    """How many of ROW_COUNT rows are not among those SHOWN; empty for none."""
    left = row_count - len(shown)
    return words.say("more", n=number(left), total=number(row_count)) if left > 0 else ""


def _drawn(name: str, rows: Sequence[Row], words: Words) -> Drawing:
    names = [column for column in ordered(rows[0]) if column in IN_TEXT.get(name, rows[0])]
    shape = [Column(heading(name, column, words), _form(column, rows[0][column])) for column in names]
    return Drawing(name, rows, shape, [[cell(column, row, words) for column in names] for row in rows])


def ordered(row: Row) -> list[str]:
    """The columns from left to right: what the row is about in a series, numbers, names, texts."""

    def place(column: str) -> int:
        """What sorts COLUMN: what the row is about, numbers, names, texts."""
        return 0 if column in _KEYS else 1 if _is_number(column, row[column]) else 3 if column in _TEXTS else 2

    return sorted((column for column in row if column != "example"), key=place)


def _is_number(column: str, value: object) -> bool:
    return column.endswith(("_s", "_count", "_bytes")) or isinstance(value, int | float)


def _form(column: str, value: object) -> str:
    if column in _TEXTS:
        return "text"
    return "number" if column not in _KEYS and _is_number(column, value) else "word"


def heading(name: str, column: str, words: Words) -> str:
    """What stands above a column of the section NAME."""
    return words.get(f"{name}.column.{column}", words.get(f"column.{column}", column))


def cell(column: str, row: Row, words: Words) -> str:
    """The value of a row in a column, as it is read."""
    value = row[column]
    if column in _TEXTS:
        return _reason(column, row, words)
    if value is None or value == "":
        return words.get(f"empty.{column}", "-")
    if isinstance(value, int | float):
        return _amount(column, value, words)
    if column == "day":
        return day(value, words)
    return visible(words.get(f"{column}.{value}", value))


def _amount(column: str, value: float, words: Words) -> str:
    if column == "hour":
        return f"{value:02.0f}"
    if column == "share":
        return percent(value)
    if column.endswith("_bytes"):
        return size(value)
    return duration(value, words) if column.endswith("_s") else number(value)


def day(iso: str, words: Words) -> str:
    """A day with its weekday: `2026-11-21 Sat`."""
    try:
        weekday = words["weekdays"].split()[date.fromisoformat(iso).weekday()]
    except ValueError:
        return visible(iso)
    return words.say("day", day=iso, weekday=weekday)


def _reason(column: str, row: Row, words: Words) -> str:
    """A reason; of one that occurred once all is told, the names in it too."""
    if column == "cause":
        return visible(str(row[column]))
    text = (row.get("example") if row.get("count") == 1 else None) or row[column]
    return visible(_bare(text, row)) or words.get(f"empty.{column}", "-")


def _bare(text: object, row: Row) -> str:
    """TEXT without the `warning: ` that the section says already."""
    return str(text or "").removeprefix(f"{row.get('severity', 'warning')}: ")


def _add_meanings(drawing: Drawing, words: Words) -> None:
    """What the log's own words mean."""
    drawing.shape.append(Column(words["column.meaning"], "text"))
    for cells, row in zip(drawing.cells, drawing.rows, strict=True):
        cells.append(meaning(drawing.name, row, words))


def meaning(name: str, row: Row, words: Words) -> str:
    """What the log's own word in a row of the section NAME, one of `WITH_MEANING`, means; empty where nobody says."""
    key = ".".join(str(row[column]) for column in WITH_MEANING[name] if row[column])
    return words.get(f"{name}.{key}", "")


def _bars(name: str, rows: Sequence[Row], words: Words) -> Bars | None:
    """What came in at each time."""
    if name not in WITH_BARS:
        return None
    key = "hour" if name == "hours" else "day"
    labels = [_label(row[key]) for row in rows]
    axis = [_label(hour) for hour in range(24)] if name == "hours" else _between(labels)
    return Bars(heading(name, "received", words), labels, [float(row["received"] or 0) for row in rows], axis)


def _label(value: object) -> str:
    return f"{value:02}" if isinstance(value, int) else str(value)


def _between(days: Sequence[str]) -> Sequence[str]:
    """All days from the first to the last of DAYS, which are in order; DAYS alone where most would be gaps."""
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    count = (last - first).days + 1
    if count > len(days) + MOST_GAPS:
        return days
    return [(first + timedelta(days=at)).isoformat() for at in range(count)]


def _below(name: str, rows: Sequence[Row], look: Look) -> list[str]:
    """What stands under each row: the columns without room, or what it means and an example of what is counted."""
    words = look.words
    if words.get(f"{name}.below", ""):
        cells = ({column: _told(column, row, look) for column in row} for row in rows)
        return [words.say(f"{name}.below", **texts) for texts in cells]
    said: set[object] = set()
    texts = []
    for row in rows:
        key = row.get("meaning")
        new = key is not None and key not in said
        texts.append((words.get(f"meaning.{key}", "") + "\n" if new else "") + _example(row, words))
        said.add(key)
    return texts


def _told(column: str, row: Row, look: Look) -> str:
    if column.endswith("_at") and row[column]:
        return datetime.fromisoformat(str(row[column])).astimezone(look.zone).strftime("%Y-%m-%d %H:%M")
    return cell(column, row, look.words)


def _example(row: Row, words: Words) -> str:
    """One whole text of several from which names were taken to group them."""
    text = _bare(row.get("example"), row)
    masked = "cause" in row or any("*" in str(row.get(column) or "") for column in _TEXTS)
    once = row.get("count") == 1 and "cause" not in row
    return words.say("example", text=visible(text)) if text and masked and not once else ""
