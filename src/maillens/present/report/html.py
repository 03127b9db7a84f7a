"""A report -> HTML, one file for a browser or a mail."""

from maillens.present.html.page import HtmlPage
from maillens.present.report import TOP, Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print, add_report
from maillens.query.report import Report


def as_html(report: Report, print: Print, *, charts: bool = True) -> str:
    """The report as a page of HTML.

    Args:
        charts: False for a mail, see `HtmlPage`.
    """
    page = HtmlPage(print.words.language, charts=charts)
    add_report(page, report, print)
    return page.text()


def _rendered(report: Report, print: Print, _: Page) -> str:
    return as_html(report, print)


FORMAT = Format((".html", ".htm"), TOP, _rendered)
