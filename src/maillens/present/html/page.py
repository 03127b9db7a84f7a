"""Headings, paragraphs, tables and notes -> a page of HTML that is one file and runs nothing.

What strangers wrote is text in it, whatever it is: it is escaped, and a content security
policy forbids scripts and everything that would be fetched. Mail programs may drop the
style sheet and the drawings: tables then still read, by their attributes.
"""

import re
from collections.abc import Sequence
from html import escape

from maillens.present.html.chart import column_chart, row_bar
from maillens.present.html.style import BODY, HEADLINE, MAIN, NOTE, TITLE, style_sheet
from maillens.present.page import Advice, Bars, Column
from maillens.present.text.visible import visible
from maillens.present.text.width import columns

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""No script, no picture, no font, no frame, no form; styles stand in the page itself."""

LONGEST_WORD = 22
"""Columns that a word takes at most where its column is never broken."""

_LITERAL = re.compile("`([^`]+)`")


class HtmlPage:
    """A page that grows from top to bottom; see `present.page.AnyPage`.

    Args:
        language: Of the page, as HTML names it: `en`, `ja`.
        charts: Draw bars apart from the table, with a scale, not in its rows. Mail programs that
            take a drawing away leave the words of it behind; a bar in a row has none.
    """

    def __init__(self, language: str, *, charts: bool = True) -> None:
        self._language, self._charts = language, charts
        self._title = ""
        self._parts: list[str] = []

    def headline(self, text: str) -> None:
        """The title of the page."""
        self._title = text
        self._parts.append(f'<h1 style="{HEADLINE}">{_escaped(text)}</h1>')

    def section(self, title: str) -> None:
        """A new section begins."""
        self._parts.append(f'<h2 style="{TITLE}">{_escaped(title)}</h2>')

    def paragraph(self, text: str) -> None:
        """Sentences."""
        self._parts.append(f"<p>{_sentences(text)}</p>")

    def note(self, text: str) -> None:
        """Sentences that explain what stands beside them."""
        self._parts.append(f'<p class="note" style="{NOTE}">{_sentences(text)}</p>')

    def example(self, line: str) -> None:
        """A line of a log, below a note."""
        self._parts.append(f"<pre>{_escaped(line)}</pre>")

    def advice(self, items: Sequence[Advice]) -> None:
        """A list: how urgent, what is the matter, and below it the next step."""
        parts = [
            f'<li class="{item.level}"><b>{_escaped(item.label)}</b> {_sentences(item.what)}'
            + (f'<br><span class="todo">→ {_sentences(item.todo)}</span></li>' if item.todo else "</li>")
            for item in items
        ]
        self._parts.append("\n".join(['<ul class="advice">', *parts, "</ul>"]))

    def table(
        self,
        shape: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        below: Sequence[str] = (),
        bars: Bars | None = None,
    ) -> None:
        """A table below a chart of the BARS, or with a bar in each row; what stands below a row goes into its text."""
        shape = [_narrow(column, [row[at] for row in rows]) for at, column in enumerate(shape)]
        contents = [[_escaped(text) for text in row] for row in rows]
        text_at = max((at for at, column in enumerate(shape) if column.form == "text"), default=len(shape) - 1)
        for cells, text in zip(contents, below, strict=False):
            for part in filter(None, text.split("\n")):
                cells[text_at] += f"<br><small>{_escaped(part)}</small>"
        chart = column_chart(bars) if bars is not None and self._charts else ""
        if chart:
            self._parts.append(chart)
        elif bars is not None:
            shape = [*shape, Column("", "bar")]
            largest = max(bars.values, default=0)
            contents = [[*cells, row_bar(v, largest)] for cells, v in zip(contents, bars.values, strict=True)]
        lines = ["".join(_cell(column, cell) for column, cell in zip(shape, cells, strict=True)) for cells in contents]
        rows_of_html = [f'<tr valign="top">{line}</tr>' for line in lines]
        self._parts.append("\n".join([_TABLE, *_heads(shape), *rows_of_html, "</table></div>"]))

    def text(self) -> str:
        """The page."""
        return "\n".join(
            [
                "<!doctype html>",
                f'<html lang="{self._language}">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="color-scheme" content="light dark">',
                '<meta name="referrer" content="no-referrer">',
                # No telephone numbers made of counts, no maps made of reasons.
                '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
                f"<title>{_escaped(self._title)}</title>",
                f"<style>\n{style_sheet()}</style>",
                "</head>",
                f'<body style="{BODY}">',
                f'<main style="{MAIN}">',
                *self._parts,
                "</main>",
                "</body>",
                "</html>\n",
            ]
        )


_TABLE = '<div class="wide"><table width="100%" cellpadding="4" cellspacing="0" border="0">'


def _narrow(column: Column, cells: Sequence[str]) -> Column:
    """A column of short words is not broken: it is kept apart from one of addresses, that may be on a telephone."""
    if column.form == "word" and all(columns(cell) <= LONGEST_WORD for cell in cells):
        return Column(column.title, "word short")
    return column


def _heads(shape: Sequence[Column]) -> list[str]:
    if not any(column.title for column in shape):
        return []
    return ["<tr>" + "".join(_cell(column, _escaped(column.title), "th") for column in shape) + "</tr>"]


def _cell(column: Column, content: str, tag: str = "td") -> str:
    align = "right" if column.form == "number" else "left"
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag} class="{column.form}" align="{align}"{scope}>{content}</{tag}>'


def _escaped(text: str) -> str:
    return escape(visible(text))


def _sentences(text: str) -> str:
    """A text of ours, in which the literals between backticks are shown as such."""
    return _LITERAL.sub(r"<code>\1</code>", _escaped(text))
