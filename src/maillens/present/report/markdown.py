"""A report -> Markdown (GitHub's, with tables), for a ticket, a wiki or a chat."""

from maillens.present.markdown import MarkdownPage
from maillens.present.report import TOP, Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print, add_report
from maillens.query.report import Report


def as_markdown(report: Report, print: Print, _: Page) -> str:
    """The report as Markdown."""
    page = MarkdownPage()
    add_report(page, report, print)
    return page.text()


FORMAT = Format((".md", ".markdown"), TOP, as_markdown)
