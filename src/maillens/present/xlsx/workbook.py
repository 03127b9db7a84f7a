"""A report -> the bytes of a workbook: an overview to read, and a sheet with the rows of each section."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from maillens.errors import MaillensError
from maillens.present.causes import in_words
from maillens.present.report import TOP
from maillens.present.text.report import SUBJECTS, Print, add_report, comparable
from maillens.present.text.sections import WITH_MEANING, heading, left_off, meaning, ordered, shown_rows
from maillens.present.text.totals import ALWAYS, ORDER, SHARES
from maillens.present.text.width import columns
from maillens.present.words import Words
from maillens.present.xlsx.overview import OverviewPage
from maillens.present.xlsx.values import BLANK, FORMS, Cell, text, typed
from maillens.query.report import Report

LONGEST_NAME = 31
"""Characters in the name of a sheet (Excel specifications and limits)."""
NARROWEST, WIDEST = 9, 70
"""Columns, in characters."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_SAID = ("cause", "example")
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


def workbook(report: Report, print: Print) -> bytes:
    """The report as a workbook.

    Raises:
        MaillensError: XlsxWriter is not installed.
    """
    words = Words(print.words.language, *SUBJECTS, "xlsx")
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise MaillensError(words["no-xlsx"], words["no-xlsx.why"], words["no-xlsx.hint"]) from error
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    _Book(book, report, print, words).fill()
    book.close()
    return data.getvalue()


class _Book:
    """A workbook on its way: the sheets, and the looks of their cells."""

    def __init__(self, book: Any, report: Report, print: Print, words: Words) -> None:
        self._book, self._report, self._print, self._words = book, report, print, words
        seconds = words["unit.seconds"]
        looks: Mapping[str, dict[str, object]] = {
            **{name: {"num_format": form.format(seconds=seconds)} for name, form in FORMS.items()},
            # Set in: a text often stands right of a number, which ends where the text begins.
            "text": {"text_wrap": True, "align": "left", "indent": 1},
            "blank": {},
            # What Excel puts before a text that was typed with an apostrophe: it stays a text when it is edited.
            "formula": {"text_wrap": True, "align": "left", "indent": 1, "quote_prefix": True},
            "head": {"bold": True, "bottom": 1, "bg_color": "#EEF2F6", "text_wrap": True, "align": "left", "indent": 1},
            "head-number": {"bold": True, "bottom": 1, "bg_color": "#EEF2F6", "align": "right", "text_wrap": True},
            "note": {"font_color": "#5F6C7B", "italic": True},
        }
        self._looks = {name: book.add_format({"valign": "top", **look}) for name, look in looks.items()}

    def fill(self) -> None:
        """Write all sheets."""
        names = _sheet_names(self._report.sections, self._words)
        overview = self._book.add_worksheet(self._words["overview"])
        page = OverviewPage(self._book, overview, {self._title(name): sheet for name, sheet in names.items()})
        add_report(page, self._report, replace(self._print, top=TOP))
        page.finish()
        if self._print.totals:
            self._add_totals()
        for name, sheet in names.items():
            self._add_section(name, sheet)
        self._book.set_properties({"title": page.title, "comments": "maillens"})

    def _title(self, name: str) -> str:
        return self._words.get(f"{name}.title", name)

    def _add_totals(self) -> None:
        words, before = self._words, comparable(self._report)
        heads = [words[f"totals.{part}"] for part in ("name", "value", "share", "about")]
        if before is not None:
            heads[3:3] = [words["column.before"], words["column.change"]]
        shown = [name for name in ORDER if self._report.totals.get(name) or name in ALWAYS]
        rows = [self._total(name, before) for name in shown]
        self._add_sheet(words["totals.title"], heads, list(zip(*rows, strict=True)), "")

    def _total(self, name: str, before: Mapping[str, int] | None) -> list[Cell]:
        totals, form = self._report.totals, "bytes" if name.startswith("bytes_") else "count"
        now, whole = totals.get(name, 0), sum(totals.get(part, 0) for part in SHARES.get(name, ()))
        cells: list[Cell] = [
            text(self._words[f"total.{name}"]),
            (now, form),
            (now / whole, "share") if whole else BLANK,
        ]
        if before is not None:
            then = before.get(name, 0)
            cells += [(then, form), ((now - then) / then, "share") if then else BLANK]
        return [*cells, text(self._words[f"about.{name}"])]

    def _add_section(self, name: str, sheet: str) -> None:
        words, every = self._words, self._report.sections[name]
        raw = shown_rows(name, every, self._print.top)
        # A cause is a sentence; its place and the reply stay whole, to be filtered by.
        told = in_words(name, raw, words)
        rows = [
            {**row, **{key: said[key] for key in _SAID if key in said}} for row, said in zip(raw, told, strict=True)
        ]
        names = ordered(rows[0]) + [column for column in rows[0] if column == "example"]
        heads = [heading(name, column, words) for column in names]
        cells = [typed(column, rows, words, self._print.zone) for column in names]
        if name in WITH_MEANING:
            heads.append(words["column.meaning"])
            cells.append([text(meaning(name, row, words)) for row in rows])
        self._add_sheet(sheet, heads, cells, left_off(self._report.row_counts.get(name, len(every)), rows, words))

    def _add_sheet(self, name: str, heads: Sequence[str], cells: Sequence[Sequence[Cell]], left: str) -> None:
        """A sheet whose heads stay in sight, with a filter; LEFT says below it what is not there.

        Args:
            cells: Those of each column, below its head.
        """
        sheet, rows = self._book.add_worksheet(name), len(cells[0])
        for at, (title, column) in enumerate(zip(heads, cells, strict=True)):
            is_number = any(form in FORMS for _, form in column)
            sheet.write_string(0, at, title, self._looks["head-number" if is_number else "head"])
            sheet.set_column(at, at, _width(title, column))
            self._write(sheet, at, column)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, rows, len(heads) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)  # A4
        if left:
            sheet.write_string(rows + 2, 0, left, self._looks["note"])

    def _write(self, sheet: Any, at: int, column: Sequence[Cell]) -> None:
        moments = dict.fromkeys(("moment", "day"), sheet.write_datetime)
        texts = dict.fromkeys(("text", "formula"), sheet.write_string)
        writers = {**dict.fromkeys(FORMS, sheet.write_number), **moments, **texts, "blank": sheet.write_blank}
        for row, (value, form) in enumerate(column, start=1):
            writers[form](row, at, value, self._looks[form])


def _sheet_names(sections: Mapping[str, Sequence[object]], words: Words) -> dict[str, str]:
    """Section with rows -> the name of its sheet: its title where that can be one, else its name."""
    found: dict[str, str] = {}
    taken = {words["overview"].lower(), words["totals.title"].lower()}
    for name, rows in sections.items():
        if not rows or name == "attention":  # which is read, on the first sheet
            continue
        sheet = words.get(f"{name}.title", name).translate(_NOT_IN_NAMES)
        if len(sheet) > LONGEST_NAME or sheet.lower() in taken:
            sheet = name.replace("_", " ")[:LONGEST_NAME]
        taken.add(sheet.lower())
        found[name] = sheet
    return found


def _width(title: str, cells: Sequence[Cell]) -> float:
    """As wide as the widest cell, within bounds; the arrow of the filter needs room beside the title."""
    shown = [_shown(value) for value, _ in cells]
    widest = max(map(len if "".join(shown).isascii() else columns, shown), default=0)
    return min(max(columns(title) + 4, widest + 2, NARROWEST), WIDEST)


def _shown(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
