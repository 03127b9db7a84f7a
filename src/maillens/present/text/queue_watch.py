"""Readings of a queue over time -> a page for a terminal, or a line for a pipe."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from maillens.present.page import Column
from maillens.present.text.amounts import bar, number, size
from maillens.present.text.page import Page
from maillens.present.text.queue_summary import age_words, reason_words
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.queue.summary import Summary, Totals

_SHOWN_READINGS = 12
_SHOWN_REASONS = 5
_BAR = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """The queue at a moment; its totals are None where it could not be read."""

    at_s: float
    totals: Totals | None


History = deque[Reading]


def add_watch(page: Page, summary: Summary | None, history: History, trouble: str, words: Words) -> None:
    """Put the last readings on the page, and what waits now by queue and reason.

    Args:
        trouble: Why it cannot be read now; empty when it can.
    """
    page.headline(words["headline"])
    if trouble:
        page.paragraph(visible(trouble))
    _add_history(page, history, words)
    if summary is None or not summary.totals.entries:
        return
    page.section(words["queues.title"])
    rows = [
        [number(group.entries), words.get(f"queue.{group.name}", visible(group.name))]
        for group in summary.groups["queues"]
    ]
    page.table([Column("", "number"), Column("")], rows)
    page.section(words["reasons.title"])
    reasons = summary.groups["reasons"][:_SHOWN_REASONS]
    rows = [[number(group.recipients), reason_words(group.name, words)] for group in reasons]
    page.table([Column("", "number"), Column("", "text")], rows)


def _add_history(page: Page, history: History, words: Words) -> None:
    largest = max((reading.totals.entries for reading in history if reading.totals), default=0)
    shape = [Column(words["column.time"]), *(Column(words[f"column.{name}"], "number") for name in _COLUMNS),
             Column("", "bar")]  # fmt: skip
    rows = []
    for reading in list(history)[-_SHOWN_READINGS:]:
        entries = reading.totals.entries if reading.totals else 0
        rows.append([*_cells(reading, words), bar(entries, largest, _BAR, ascii_only=page.ascii_only)])
    page.lines.append("")
    page.table(shape, rows)


_COLUMNS = ("entries", "recipients", "size", "oldest")


def watch_titles(words: Words) -> str:
    """The names of the columns of `watch_line`."""
    return "\t".join([words["column.time"], *(words[f"column.{name}"] for name in _COLUMNS)]) + "\n"


def watch_line(reading: Reading, words: Words) -> str:
    """A reading as one line, its cells parted by tabs."""
    return "\t".join(_cells(reading, words)) + "\n"


def _cells(reading: Reading, words: Words) -> list[str]:
    clock = datetime.fromtimestamp(reading.at_s).astimezone().strftime("%H:%M:%S")
    totals = reading.totals
    if totals is None:
        return [clock, *"----"]
    oldest = age_words(totals.oldest_s, words) if totals.oldest_s is not None else "-"
    return [clock, number(totals.entries), number(totals.recipients), size(totals.size_bytes), oldest]
