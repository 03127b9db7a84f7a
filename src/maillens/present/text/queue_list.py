"""Entries of a queue -> a table with one row for each."""

from collections.abc import Sequence

from maillens.present.page import Column
from maillens.present.text.amounts import number, size
from maillens.present.text.page import Page
from maillens.present.text.queue_summary import age_words, reason_words, recipients_words
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.queue.entry import Entry
from maillens.queue.summary import age_s, reason_name


def add_list(page: Page, entries: Sequence[Entry], at_s: float, words: Words, *, entry_count: int) -> None:
    """Put entries on the page, and how many of ENTRY_COUNT are left off."""
    shape = [
        Column(words["column.queue_id"]),
        Column(words["column.queue"]),
        Column(words["column.age"], "number"),
        Column(words["column.size"], "number"),
        Column(words["column.mail"], "text"),
    ]
    rows = [_row(entry, at_s, words) for entry in entries]
    page.table(shape, rows, below=[_why(entry, words) for entry in entries])
    if len(entries) < entry_count:
        page.note(words.say("cut", n=number(entry_count - len(entries))))


def _row(entry: Entry, at_s: float, words: Words) -> list[str]:
    mail = words.say("from-to", sender=visible(entry.sender), recipients=recipients_words(entry, words))
    queue = visible(entry.queue_name) + ("#" if entry.forced_expire else "")
    return [entry.queue_id, queue, age_words(age_s(entry, at_s), words), size(entry.size_bytes), mail]


def _why(entry: Entry, words: Words) -> str:
    return reason_words(reason_name(entry.delay_reason), words) if entry.delay_reason else ""
