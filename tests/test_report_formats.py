"""The report as HTML, Markdown, CSV, workbook and mail: snapshots, types, and hostile names that stay names.

`UPDATE_SNAPSHOTS=1 make test TESTS=tests/test_report_formats.py` writes the snapshots anew; read the diff.
The report is made by hand here, so that no number is copied from what the program prints.
"""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell

from maillens.present.formulas import defused
from maillens.present.html.page import POLICY
from maillens.present.mail import message
from maillens.present.records import FORMATS as RECORD_FORMATS
from maillens.present.report import FORMATS, TOP, Format, format_by_ending, load_format
from maillens.present.text.page import Page
from maillens.present.text.report import SUBJECTS, Print
from maillens.present.text.visible import visible
from maillens.present.text.width import columns
from maillens.present.words import LANGUAGES, Words
from maillens.query.attention.notice import Notice
from maillens.query.report import Before, InputFile, Reading, Report, Row

SNAPSHOTS = Path(__file__).parent / "snapshots"
TOKYO = ZoneInfo("Asia/Tokyo")
HOSTILE = [
    "<script>alert(1)</script>@example.net",
    "=HYPERLINK(example)@example.net",
    "＝ｃｍｄ@example.net",
    "+81@example.net",
    "-2@example.net",
    "@SUM(1,1)",
    "\t=1",
    "\r=2",
    '"><img src=x onerror=alert(1)>@example.net',
    "a|b`c*d_e~f@example.net",
    "![x](https://example.net/pixel.png)",
    "https://example.net/click?a=1&b=2",
    "\x1b[2Jowned\u202e@example.net",
    "'--\\\\|@example.net",
]
"""What strangers can write into a log as a sender."""


def traffic(name: str, when: str | int, received: int) -> Row:
    """A row of `days` or `hours`."""
    return {name: when, "received": received, "delivered": received + 1, "deferred": 2, "bounced": 0, "rejected": 3}


def example_report() -> Report:
    """A report with each type of value, with hostile names, and with a section that nobody has words for."""
    totals = {
        "mails": 1234, "received": 1250, "delivered": 1310, "deferred": 12, "deferrals": 40, "bounced": 15,
        "rejected": 456, "bytes_received": 45_600_000, "logins": 300, "login_failures": 100, "lines": 34_567,
    }  # fmt: skip
    sections: dict[str, list[Row]] = {
        "attention": [
            Notice(level="urgent", name="cause", cause="blocklisted", count=12, subject="<b>example.com", subject_count=3,
                   first_at="2026-11-20T01:00:00Z").row(),
            Notice(level="watch", name="guessing", count=90, subject="203.0.113.9", subject_count=1).row(),
        ],
        "outcomes": [
            {"status": "sent", "count": 1310, "share": 0.9597, "size_bytes": 51_234_567},
            {"status": "bounced", "count": 15, "share": 0.0403, "size_bytes": 999},
        ],
        "deferrals": [
            {"cause": "connection-timed-out", "count": 28, "reason": "connect to *: Connection timed out",
             "first_at": "2026-11-20T01:00:00Z", "last_at": "2026-11-21T08:00:00Z",
             "domain": "example.com", "domain_count": 3,
             "example": "connect to mx.example.com[192.0.2.25]:25: Connection timed out"},
        ],
        "senders": [
            {"sender": "tanaka@example.jp", "count": 900, "size_bytes": 40_000_000},
            {"sender": "", "count": 17, "size_bytes": 60_000},
            *({"sender": name, "count": 1, "size_bytes": 512} for name in HOSTILE),
        ],
        "recipient_domains": [
            {"domain": "example.jp", "count": 1000, "size_bytes": 50_000_000, "deferred_count": 0,
             "delay_mean_s": 0.42, "delay_max_s": 63.0},
            {"domain": "example.com", "count": 0, "size_bytes": 0, "deferred_count": 40,
             "delay_mean_s": None, "delay_max_s": None},
        ],
        "days": [traffic("day", "2026-11-18", 450), traffic("day", "2026-11-19", 7), traffic("day", "2026-11-21", 800)],
        "hours": [traffic("hour", 0, 0), traffic("hour", 9, 1), traffic("hour", 10, 800), traffic("hour", 23, 449)],
        "warnings": [],
        "errors": [
            {"severity": "fatal", "daemon": "smtpd", "text": "fatal: open database *: No such file", "count": 2,
             "example": "fatal: open database /etc/aliases.db: No such file"},
        ],
        "novelties": [{"novelty": "x", "count": 3, "wait_s": 61.5, "seen_at": "2026-11-20T00:00:00Z"}],
    }  # fmt: skip
    reading = Reading(
        files=[InputFile("/var/log/mail.log", 34_567)],
        first_at=datetime(2026, 11, 18, 0, 0, 1, tzinfo=TOKYO),
        last_at=datetime(2026, 11, 21, 23, 59, 58, tzinfo=TOKYO),
        lines=34_567, lines_understood=34_565, lines_unknown=2, zone="Asia/Tokyo", zone_assumed=True,
        unknown_samples=["Nov 20 00:00:05 mail postfix/smtpd[7]: \x1b]0;owned\x07 <b>a line</b> nobody knows"],
    )  # fmt: skip
    return Report(totals, sections, reading, {"senders": 16})


def form(name: str) -> Format:
    """A format."""
    return load_format(name)


def printing(language: str, top: int = TOP) -> Print:
    """How it is printed."""
    words = Words(language, *SUBJECTS)
    return Print(words, top, TOKYO, [("cannot read `mail.log.2.gz` to its end", "gzip data ends early")])


def text_of(name: str, language: str = "en", top: int = 0, page: Page | None = None) -> str:
    """The report as text."""
    text = form(name).rendered(example_report(), printing(language, top), page or Page())
    assert isinstance(text, str)
    return text


def workbook_of(language: str = "en", top: int = 0) -> openpyxl.Workbook:
    """The report as another library reads it."""
    data = form("xlsx").rendered(example_report(), printing(language, top), Page())
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


def files_of(top: int = 0, language: str = "en") -> dict[str, str]:
    """The report as CSV files, decoded."""
    write = form("csv").files
    assert write is not None
    return {name: content.decode() for name, content in write(example_report(), printing(language, top)).items()}


def check(name: str, text: str) -> None:
    """TEXT is what the snapshot NAME holds."""
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "ending"), [("html", "html"), ("markdown", "md")])
def test_whole_report(name: str, ending: str, language: str) -> None:
    """The report in each format and language is as a person last approved it."""
    check(f"formats_{language}.{ending}", text_of(name, language, top=form(name).rows))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_text_is_as_wide_as_the_screen(language: str, width: int) -> None:
    """Text fits 80 and 120 columns."""
    text = text_of("text", language, TOP, Page(width))
    check(f"formats_{language}_{width}.txt", text)
    assert max(columns(line) for line in text.splitlines()) <= width


def test_csv_files() -> None:
    """The CSV files are as a person last approved them, and the same in both languages."""
    parts = [f"== {name}.csv\n{text}" for name, text in files_of().items()]
    check("formats.csv.txt", "".join(parts))
    assert files_of(language="ja") == files_of()


def dumped(book: openpyxl.Workbook) -> Iterator[str]:
    """Each cell of a workbook: where it is, its type, value and format."""
    for sheet in book.worksheets:
        yield f"== {sheet.title} frozen={sheet.freeze_panes} filter={sheet.auto_filter.ref}"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate} {cell.data_type} {cell.value!r} {cell.number_format}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_workbook(language: str) -> None:
    """The workbook, as another library reads it, is as a person last approved it."""
    check(f"formats_{language}.xlsx.txt", "\n".join(dumped(workbook_of(language, 500))) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_mail(language: str) -> None:
    """The mail says the same as text and as HTML; its head is as a person last approved it."""
    mail = message(example_report(), printing(language), ["root"], Words(language, "mail"), host="mx1")
    text, html = mail.iter_parts()
    assert text.get_content() == text_of("text", language, TOP)
    assert "<svg class" not in html.get_content() and html.get_content_type() == "text/html"
    check(
        f"formats_{language}.mail.txt",
        "".join(f"{name}: {value}\n" for name, value in mail.items() if name != "Content-Type"),
    )
    mail.as_bytes().decode("ascii")


def test_every_section_is_in_every_format() -> None:
    """A section that no format has heard of is shown all the same."""
    assert "novelties" in text_of("text") and "novelties" in text_of("html") and "novelties" in text_of("markdown")
    assert json.loads(text_of("json"))["sections"]["novelties"] == example_report().sections["novelties"]
    assert "novelties" in files_of() and "novelties" in workbook_of().sheetnames


class Tags(HTMLParser):
    """The tags and attributes of a page, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that is empty."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        """A tag ends: the one that began last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text."""
        self.texts.append(data)


def test_html_runs_and_fetches_nothing() -> None:
    """A page has no script, link, picture or form, a policy that forbids them, and tags that are closed."""
    page = text_of("html")
    tags = Tags()
    tags.feed(page)
    assert not tags.open
    assert set(tags.tags) <= set(
        "html head meta title style body main h1 h2 p ul li b span code pre div table tr th td br small "
        "figure svg line text rect".split()
    )
    assert not {name for name in tags.attributes if name.startswith("on")} | (
        tags.attributes & {"src", "href", "srcset", "action", "xlink:href", "background"}
    )
    assert POLICY.startswith("default-src 'none'") and f'content="{POLICY}"' in page
    assert "http:" not in page and not re.search(r"url\(|@import", page)
    for name in HOSTILE:
        assert visible(name) in tags.texts


def test_html_needs_no_style_sheet() -> None:
    """Without the style sheet, as mail programs show it, numbers are still to the right and the page is no wider."""
    page = re.sub(r"<style>.*?</style>", "", text_of("html"), flags=re.DOTALL)
    assert '<td class="number" align="right">1,310</td>' in page
    assert "max-width:720px" in page and "cellpadding" in page


def test_markdown_shows_hostile_names_as_they_are() -> None:
    """Nothing in a name becomes a link, a picture, HTML, emphasis or a new cell."""
    text = text_of("markdown")
    in_code = re.compile("^    .*$", re.MULTILINE)
    assert not re.search(r"(?<!\\)[<\[]", in_code.sub("", text).replace("<br>", ""))
    lines = [line for line in text.splitlines() if "example.net" in line]
    assert lines and all(len(re.split(r"(?<!\\)\|", line)) == 5 for line in lines)
    assert r"https\://example.net" in text


def test_csv_opens_right_in_excel() -> None:
    """A byte order mark, lines ended by CR and LF, and cells that are no formulas; numbers are plain."""
    senders = files_of()["senders"]
    assert senders.startswith("\ufeffsender,count,size_bytes\r\n")
    assert senders.count("\n") == senders.count("\r\n") == 1 + len(example_report().sections["senders"])
    rows = list(csv.DictReader(io.StringIO(senders.removeprefix("\ufeff"), newline="")))
    assert [row["sender"] for row in rows[2:]] == [defused(visible(name)) for name in HOSTILE]
    assert not any(re.match(r"[=+\-@\t\r＝＋－＠]", cell) for row in rows for cell in row.values())
    assert rows[0] == {"sender": "tanaka@example.jp", "count": "900", "size_bytes": "40000000"}
    assert "delay_mean_s" in files_of()["recipient_domains"] and ",0.42,63.0\r\n" in files_of()["recipient_domains"]


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    """Whatever a stranger writes, a spreadsheet takes it for text."""
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", defused(text))
    assert defused(text).removeprefix("'") == text.removeprefix("'") or defused(text)[1:] == text


def test_csv_files_of_empty_sections_are_empty() -> None:
    """Yesterday's errors do not stay beside today's report: each section has its file, with or without rows."""
    assert files_of()["warnings"] == "\ufeff"
    assert set(example_report().sections) | {"totals", "reading", "files", "problems"} == set(files_of())


def test_csv_of_a_pipe() -> None:
    """Without files the sections come one below the other, each under its name, for `awk` and the like."""
    text = text_of("csv", top=1)
    assert text.startswith("# totals\nname,value\nmails,1234\n") and "\r" not in text and "\ufeff" not in text
    assert "\n\n# senders\nsender,count,size_bytes\ntanaka@example.jp,900,40000000\n\n# " in text
    assert "# warnings" not in text


def cell_of(book: openpyxl.Workbook, sheet: str, where: str) -> Any:
    """A cell."""
    cell = book[sheet][where]
    assert isinstance(cell, Cell)
    return cell


def test_workbook_has_types() -> None:
    """Counts, sizes, shares and spans are numbers, days and moments are dates, in the form of a person."""
    book = workbook_of()
    assert cell_of(book, "Deliveries by outcome", "A2").value == 1310
    share, size = (cell_of(book, "Deliveries by outcome", where) for where in ("B2", "C2"))
    assert (share.value, share.number_format, size.value) == (0.9597, "0.0%", 51_234_567)
    assert "MB" in size.number_format
    day = cell_of(book, "By day", "A2")
    assert day.is_date and day.value.date() == date(2026, 11, 18)
    heads = [cell.value for cell in book["novelties"][1]]
    moment = book["novelties"].cell(2, heads.index("seen_at") + 1)
    assert moment.is_date and moment.value == datetime(2026, 11, 20, 9, 0)
    wait = book["novelties"].cell(2, heads.index("wait_s") + 1)
    assert wait.value == 61.5 and wait.number_format.endswith('" s"')
    assert cell_of(book, "Domains of recipients", "D3").value is None
    assert cell_of(book, "Totals", "B2").value == 1234


def test_workbook_has_frozen_heads_and_filters() -> None:
    """Each sheet of rows keeps its heads in sight and can be filtered; names of sheets are legal and different."""
    book = workbook_of("ja")
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    assert len({name.lower() for name in book.sheetnames}) == len(book.sheetnames)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheetnames)
    assert book.sheetnames[:3] == ["レポート", "合計", "配送の結果"]


def test_workbook_holds_no_formulas() -> None:
    """Texts are texts, those that look like formulas are marked as such, and none is a link to the outside."""
    book = workbook_of()
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and re.match(r"[=+\-@＝]", cell.value))
    assert {visible(name) for name in HOSTILE} <= {cell.value for cell in cells}
    assert all(cell.hyperlink.target is None for cell in cells if cell.hyperlink)


def test_a_workbook_that_is_cut_says_so() -> None:
    """What is left off is told below the rows."""
    sheet = workbook_of(top=3)["Senders"]
    assert sheet.max_row == 1 + 3 + 2
    assert str(sheet.cell(6, 1).value).startswith("… and 13 more of 16")


def test_json_is_as_json_reads_it() -> None:
    """Each row is one line, what is read back is what was written, and the language changes nothing."""
    text = text_of("json")
    assert text == text_of("json", "ja")
    values = json.loads(text)
    assert values["sections"] == example_report().sections
    assert values["reading"]["first_at"] == "2026-11-17T15:00:01Z"
    assert '\n      {"sender": "tanaka@example.jp", "count": 900, "size_bytes": 40000000},\n' in text


def test_formats_are_found_by_ending() -> None:
    """The ending of a file tells its format, in any case; another ending tells none."""
    names = {"r.HTML": "html", "r.htm": "html", "r.xlsx": "xlsx", "r.json": "json", "r.csv": "csv", "r.md": "markdown",
             "r.txt": "text", "out/": "csv", "report": None, "r.pdf": None}  # fmt: skip
    assert {name: format_by_ending(name) for name in names} == names
    assert {"text", "json", "csv", "xlsx", "html", "markdown"} <= set(FORMATS)


def test_an_axis_has_every_day_and_hour() -> None:
    """A drawing shows the hours without mail too; days as far as gaps are few."""
    page = text_of("html")
    assert "01 0, 02 0" in page and "2026-11-20 0" in page
    report = example_report()
    report.sections["days"].insert(0, traffic("day", "1999-01-01", 1))
    text = form("html").rendered(report, printing("en"), Page())
    assert isinstance(text, str) and "2026-11-20 0" not in text and "1999-01-01" in text


def test_docs_name_every_format() -> None:
    """docs/formats.md and its Japanese twin name each format, its endings and its rows, in the same sections."""
    docs = SNAPSHOTS.parents[1] / "docs"
    pages = [(docs / name).read_text(encoding="utf-8") for name in ("formats.md", "formats.ja.md")]
    for page in pages:
        for name in FORMATS:
            row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
            assert all(f"`{ending}`" in row for ending in form(name).endings)
            assert row.endswith(f"| {form(name).rows} |") or form(name).rows == 0
        assert "--mail-to" in page
    assert pages[0].count("\n## ") == pages[1].count("\n## ")
    records = (docs / "records.md").read_text(encoding="utf-8")
    rows = "".join(line for line in records.splitlines() if line.startswith("| `--format ")).replace(
        "\\|", "`--format "
    )
    assert {name for name in RECORD_FORMATS if f"`--format {name}" not in rows} == set()


def test_a_workbook_holds_the_period_before() -> None:
    """Totals of a comparison stand side by side, as numbers; without the table of totals there is no sheet of it."""
    report = example_report()
    report.before = Before(None, None, {"lines": 5, "mails": 1000, "received": 0})
    data = form("xlsx").rendered(report, printing("en"), Page())
    assert isinstance(data, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Totals"]
    assert [cell.value for cell in sheet[1]] == ["total", "number", "share", "before", "change", "meaning"]
    assert [cell.value for cell in sheet[2]][:5] == ["mails", 1234, None, 1000, 0.234]
    assert sheet["E3"].value is None
    data = form("xlsx").rendered(report, replace(printing("en"), totals=False), Page())
    assert isinstance(data, bytes)
    assert "Totals" not in openpyxl.load_workbook(io.BytesIO(data)).sheetnames
