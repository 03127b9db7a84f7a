"""A report as a page -> the first sheet of a workbook: what is read, with links to what is looked up."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from maillens.present.formulas import is_formula
from maillens.present.page import Advice, Bars, Column
from maillens.present.text.visible import visible
from maillens.present.text.width import columns

WIDTHS = (30, 16, 12, 72)
"""Of the columns, in characters."""

_COUNT = re.compile(r"[0-9][0-9,]*")
_SHARE = re.compile(r"([0-9]+\.[0-9])%")
_LINE_HEIGHT = 16


class OverviewPage:
    """A page that grows from top to bottom; see `present.page.AnyPage`.

    Args:
        book: The workbook (`xlsxwriter.Workbook`).
        sheet: The sheet of it that is filled.
        sheets: Title of a section -> the sheet that has its rows. Here such a section is a link.
    """

    def __init__(self, book: Any, sheet: Any, sheets: Mapping[str, str]) -> None:
        self.title = ""
        self._sheet, self._sheets = sheet, sheets
        self._row = 0
        self._elsewhere = False
        looks: Mapping[str, dict[str, object]] = {
            "title": {"bold": True, "font_size": 16},
            "section": {"bold": True, "font_size": 12},
            "text": {"text_wrap": True, "valign": "top"},
            "formula": {"text_wrap": True, "valign": "top", "quote_prefix": True},
            "note": {"text_wrap": True, "valign": "top", "font_color": "#5F6C7B"},
            "head": {"bold": True, "bottom": 1, "text_wrap": True},
            "number": {"align": "right", "valign": "top"},
            "count": {"num_format": "#,##0", "valign": "top"},
            "share": {"num_format": "0.0%", "valign": "top"},
            "link": {"font_color": "#2B6CB0", "underline": 1},
        }
        # Right of a number, which ends where the text begins.
        beside = {f"{name}-beside": {**looks[name], "align": "left", "indent": 1} for name in ("text", "formula")}
        self._looks = {name: book.add_format(look) for name, look in {**looks, **beside}.items()}
        for at, width in enumerate(WIDTHS):
            sheet.set_column(at, at, width)
        sheet.hide_gridlines(2)

    def headline(self, text: str) -> None:
        """The title of the page."""
        self.title = text
        self._sheet.write_string(self._row, 0, visible(text), self._looks["title"])
        self._row += 2

    def section(self, title: str) -> None:
        """A new section begins, here or on a sheet of its own."""
        self._elsewhere = title in self._sheets
        if self._elsewhere:
            link = f"internal:'{self._sheets[title]}'!A1"
            self._sheet.write_url(self._row, 0, link, self._looks["link"], title)
            self._row += 1
        else:
            self._row += 1
            self._sheet.write_string(self._row, 0, visible(title), self._looks["section"])
            self._row += 1

    def paragraph(self, text: str) -> None:
        """Sentences; they end the section before them."""
        self._elsewhere = False
        self._row += 1
        self._across(text, "text")
        self._row += 1

    def note(self, text: str) -> None:
        """Sentences that explain what stands beside them."""
        if not self._elsewhere:
            self._across(text, "note")

    def example(self, line: str) -> None:
        """A line of a log, below a note."""
        if not self._elsewhere:
            self._across(line, "note")

    def advice(self, items: Sequence[Advice]) -> None:
        """How urgent it is and what is the matter, and below it the next step."""
        if not self._elsewhere:
            for item in items:
                self._across(f"{item.label}: {item.what}", "text")
                self._across(f"→ {item.todo}", "note")

    def table(
        self,
        shape: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        below: Sequence[str] = (),
        bars: Bars | None = None,  # numbers stand beside them
    ) -> None:
        """A table; counts and shares become numbers."""
        if self._elsewhere:
            return
        if any(column.title for column in shape):
            for at, column in enumerate(shape):
                self._sheet.write_string(self._row, at, column.title, self._looks["head"])
            self._row += 1
        for number, row in enumerate(rows):
            for at, (column, text) in enumerate(zip(shape, row, strict=True)):
                self._write(at, column, text)
            self._row += 1
            if below and below[number]:
                self._across(below[number], "note")

    def finish(self) -> None:
        """Set how the sheet is printed; nothing is added behind this."""
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _write(self, at: int, column: Column, text: str) -> None:
        text = visible(text)
        if column.form == "number" and _COUNT.fullmatch(text):
            self._sheet.write_number(self._row, at, int(text.replace(",", "")), self._looks["count"])
        elif column.form == "number" and (share := _SHARE.fullmatch(text)):
            self._sheet.write_number(self._row, at, round(float(share[1]) / 100, 3), self._looks["share"])
        elif text:
            look = "number" if column.form == "number" else "formula" if is_formula(text) else "text"
            self._sheet.write_string(
                self._row, at, text, self._looks[look if look == "number" or not at else f"{look}-beside"]
            )

    def _across(self, text: str, look: str) -> None:
        """A text over the whole width, as high as it needs to be: Excel does not fit merged cells."""
        text = visible(text)
        lines = -(-columns(text) // sum(WIDTHS)) or 1
        self._sheet.merge_range(self._row, 0, self._row, len(WIDTHS) - 1, "", self._looks[look])
        self._sheet.write_string(self._row, 0, text, self._looks["formula" if is_formula(text) else look])
        self._sheet.set_row(self._row, _LINE_HEIGHT * lines)
        self._row += 1
