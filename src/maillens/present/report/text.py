"""A report -> text, as wide as the screen it goes to."""

from maillens.present.report import TOP, Format, Screen
from maillens.present.text.page import Page
from maillens.present.text.report import Print, add_report
from maillens.query.report import Report


def as_text(report: Report, print: Print, screen: Screen) -> str:
    """The report as lines of text."""
    page = Page(screen.width, screen.ink, screen.ascii_only)
    add_report(page, report, print)
    return page.text()


FORMAT = Format((".txt", ".text"), TOP, as_text)
