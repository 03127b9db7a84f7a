"""The sections about problems: why mail was put off, returned or refused, and what programs complained of."""

from maillens.pflogsumm.page.people import limited, ranked
from maillens.pflogsumm.page.sheet import Sheet, shown
from maillens.pflogsumm.tally import Nested


def problems(sheet: Sheet) -> list[str]:
    """All of them, in their order."""
    settings, is_new = sheet.settings, sheet.release == "1.3"
    sections = [
        ("deferrals", "message deferral detail", settings.deferral_detail, True),
        ("bounces", "message bounce detail (by relay)", settings.bounce_detail, True),
        ("expired", "message expired detail (by relay)", settings.expired_detail, is_new),
        ("rejects", "message reject detail", settings.reject_detail, True),
        ("reject warnings", "message reject warning detail", settings.reject_detail, True),
        ("holds", "message hold detail", settings.reject_detail, True),
        ("discards", "message discard detail", settings.reject_detail, True),
        ("tls errors", "Inbound (smtpd) SSL Errors", settings.host_count or _ALL, is_new and settings.tls_stats),
        ("smtp failures", sheet.style.failures, _ALL if is_new else settings.smtp_detail, True),
        ("warnings", "Warnings", settings.warning_detail, True),
        ("postscreen", "postscreen actions", settings.postscreen_detail, is_new),
        ("fatal errors", "Fatal Errors", _ALL, True),
        ("panics", "Panics", _ALL, True),
    ]
    lines: list[str] = []
    for name, title, limit, is_wanted in sections:
        if is_wanted and limit != 0:
            lines += nested(sheet, title, sheet.tally.nested.get(name, {}), limit)
    return lines + _master(sheet)


_ALL = -1


def nested(sheet: Sheet, title: str, table: Nested, limit: int) -> list[str]:
    """A section of headings in headings, the rows of each innermost one by number."""
    if not table:
        return sheet.empty(title)
    return [*sheet.title(title), *_rows(sheet, table, limit, "  ")]


def _rows(sheet: Sheet, table: Nested, limit: int, indent: str) -> list[str]:
    if all(isinstance(value, int) for value in table.values()):
        return limited(ranked(sheet, {shown(name): number for name, number in table.items()}, indent), limit)
    lines = []
    for name in sorted(table):
        inner = table[name]
        heading = indent + shown(name)
        if all(isinstance(value, int) for value in inner.values()):
            heading += sheet.style.nested_count(limit, len(inner), sum(inner.values()))
        lines += [heading, *_rows(sheet, inner, limit, indent + "  ")]
    return lines


def _master(sheet: Sheet) -> list[str]:
    title = "Master daemon messages"
    table = {shown(name): number for name, number in sheet.tally.nested.get("master", {}).items()}
    return [*sheet.title(title), *ranked(sheet, table, " ")] if table else sheet.empty(title)
