"""A report -> text, as wide as the page that it is put on."""

from maillens.present.report import TOP, Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print, add_report
from maillens.query.report import Report


def as_text(report: Report, print: Print, page: Page) -> str:
    """The report as lines of text."""
    add_report(page, report, print)
    return page.text()


FORMAT = Format((".txt", ".text"), TOP, as_text)
