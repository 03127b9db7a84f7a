"""A report -> the page that people read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from maillens.present.attention import advice, verdict
from maillens.present.causes import in_words
from maillens.present.compared import compared
from maillens.present.page import AnyPage
from maillens.present.text.amounts import number
from maillens.present.text.foot import add_foot, clock
from maillens.present.text.sections import Look, add_section
from maillens.present.text.totals import add_totals, summary
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Reading, Report

SUBJECTS = ("amounts", "report", "totals", "sections", "attention", "secrets", "meanings")
"""Catalogues that the page takes its words from."""

NO_NEWS = frozenset({"deferrals", "bounces", "refusals", "warnings", "errors", "login_failures"})
"""Sections whose emptiness is worth a word; other empty ones are left out."""


@dataclass(frozen=True, slots=True)
class Print:
    """How a report is printed.

    Args:
        top: Rows of each list, 0 for all.
        zone: Of the times shown; None for this machine's.
        problems: What could not be read, and why, in the language of the page.
        totals: Whether the table of totals is wanted.
    """

    words: Words
    top: int = 10
    zone: tzinfo | None = None
    problems: Sequence[tuple[str, str]] = ()
    totals: bool = True


def add_report(page: AnyPage, report: Report, print: Print) -> None:
    """Put the report on the page: a judgement, what needs attention, totals, sections, and what they stand on."""
    words = print.words
    names = words["names.separator"].join(visible(name) for name in report.only.values())
    headline = "headline-only" if names else "headline"
    page.headline(words.say(headline, names=names, span=span(report.reading, print.zone, words)))
    if "attention" in report.sections:  # who leaves it out is not told that nothing needs any
        page.paragraph(verdict(report, words))
    if sentences := summary(report.totals, words):
        page.paragraph(words.joined(*sentences))
    if report.before is not None:
        page.paragraph(compared(report, print.zone, words))
    if items := advice(report, print.zone, words):
        page.section(words["attention.title"])
        page.advice(items)
    if print.totals:
        add_totals(page, report.totals, words, comparable(report))
    look = Look(words, print.top, print.zone)
    for name, rows in report.sections.items():
        if rows and name != "attention" and not (name == "days" and len(rows) == 1):
            add_section(page, name, in_words(name, rows, words), look, row_count=report.row_counts.get(name, len(rows)))
    quiet = [name for name, rows in report.sections.items() if name in NO_NEWS and not rows]
    if quiet:
        titles = [words.get(f"{name}.title", name) for name in quiet]
        page.paragraph(words.say("nothing-in", names=words["names.separator"].join(titles)))
    add_foot(page, report.reading, print.problems, print.zone, words)
    if into_filters := report.totals.get("filter_deliveries", 0):
        ours = report.totals.get("delivered", 0)
        page.note(words.say("foot.pflogsumm", ours=number(ours), theirs=number(ours + into_filters)))


def comparable(report: Report) -> dict[str, int] | None:
    """The totals of the period before; None where none was asked for, or the log holds nothing of it."""
    return report.before.totals if report.before and report.before.totals.get("lines") else None


def span(reading: Reading, zone: tzinfo | None, words: Words) -> str:
    """From when to when the lines are, to the minute, and in which zone."""
    if reading.first_at is None or reading.last_at is None:
        return "-"
    first, last = clock(reading.first_at, zone)[:-3], clock(reading.last_at, zone)[:-3]
    if first[:10] == last[:10]:
        return words.say("span-day", day=first[:10], first=first[11:], last=last[11:], zone=reading.zone)
    return words.say("span", first=first, last=last, zone=reading.zone)
