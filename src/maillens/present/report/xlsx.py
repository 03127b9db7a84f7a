"""A report -> a workbook for Excel and LibreOffice: one sheet a section, dates as dates and numbers as numbers."""

from maillens.present.report import Format
from maillens.present.text.page import Page
from maillens.present.text.report import Print
from maillens.query.report import Report

ROWS = 500
"""Rows of each list: enough to look through; `--top 0` writes them all."""


def as_xlsx(report: Report, print: Print, _: Page) -> bytes:
    """The report as a workbook.

    Raises:
        MaillensError: XlsxWriter is not installed.
    """
    from maillens.present.xlsx.workbook import workbook

    return workbook(report, print)


FORMAT = Format((".xlsx",), ROWS, as_xlsx, binary=True, is_slow=True)
