"""Causes -> the page that people read: what failed, why, at which provider, an example, and what to do."""

from itertools import groupby

from maillens.present.page import Advice, AnyPage, Column
from maillens.present.text.amounts import number
from maillens.present.text.foot import add_foot, clock
from maillens.present.text.look import Look
from maillens.present.text.report import span
from maillens.present.text.visible import visible
from maillens.query.attention.causes import LEVEL_OF
from maillens.query.causes import SENT, WHATS, CauseRow, Causes

SUBJECTS = ("amounts", "report", "causes")
"""Catalogues that the page takes its words from."""

OWN = {"own-trouble": "urgent"}
"""Causes of refusals that are trouble of this server's own."""


def add_causes(page: AnyPage, causes: Causes, look: Look) -> None:
    """Put all causes on the page, and what they stand on."""
    words = look.words
    page.headline(words.say("headline", span=span(causes.reading, look.zone, words)))
    counts = {what: sum(row.count for row in causes.rows if row.what == what) for what in WHATS}
    sums = [words.counted(f"sum.{what}", count) for what, count in counts.items() if count]
    page.paragraph(words.joined(*sums) or words["nothing-failed"])
    for what, rows in groupby(causes.rows, lambda row: row.what):
        _add_sort(page, what, list(rows), look)
    add_foot(page, causes.reading, look.problems, look.zone, words)


def _add_sort(page: AnyPage, what: str, rows: list[CauseRow], look: Look) -> None:
    words = look.words
    page.section(words[f"{what}.title"])
    page.note(words[f"{what}.note"])
    by_cause = [list(group) for _, group in groupby(rows, lambda row: row.cause or row.words)]
    shown = by_cause[: look.top] if look.top else by_cause
    for group in shown:
        _add_cause(page, group, look)
    if len(by_cause) > len(shown):
        page.note(words.say("more-causes", n=number(len(by_cause) - len(shown)), total=number(len(by_cause))))


def _add_cause(page: AnyPage, rows: list[CauseRow], look: Look) -> None:
    """One cause: what it means and what to do, then the providers it happened at."""
    words, cause = look.words, rows[0].cause
    level = (LEVEL_OF | OWN).get(cause.name, "watch") if cause else "watch"
    meaning = cause.meaning(words.language) if cause else words.say("unknown", words=visible(rows[0].words))
    todo = cause.advice(words.language) if cause else words["unknown.do"]
    page.advice([Advice(level, number(sum(row.count for row in rows)), meaning, todo)])
    where = words["column.client" if rows[0].what not in SENT else "column.provider"]
    shape = [Column(words["column.count"], "number"), Column(where, "text"), Column(words["column.first"]),
             Column(words["column.last"])]  # fmt: skip
    cells = [
        [number(row.count), row.provider[1] if row.provider else words["others"],
         *(clock(moment, look.zone)[:-3] if moment else "" for moment in (row.first_at, row.last_at))]
        for row in rows
    ]  # fmt: skip
    page.table(shape, cells)
    for code in dict.fromkeys(row.code for row in rows if row.code is not None):
        values = {"code": code.code, "meaning": code.meaning(words.language), "do": code.advice(words.language)}
        page.note(words.say("code", **values))
    for row in rows:
        # Not as an example, which is cut to the width: the reason stands at the end of a line.
        page.note(words.say("example", text=visible(row.line or row.reason or row.words)))
