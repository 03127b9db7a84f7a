"""The sections of the report in their order."""

from datetime import date

from maillens.pflogsumm.heads import MONTHS
from maillens.pflogsumm.options import ReleaseName, Settings
from maillens.pflogsumm.page.people import connections, deliveries, messages, receptions, users, without_size
from maillens.pflogsumm.page.problems import nested, problems
from maillens.pflogsumm.page.sheet import Sheet
from maillens.pflogsumm.page.totals import grand_totals
from maillens.pflogsumm.page.traffic import connections_per_day, connections_per_hour, per_day, per_hour
from maillens.pflogsumm.periods import Period
from maillens.pflogsumm.tally import Tally

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def report(tally: Tally, settings: Settings, release: ReleaseName, period: Period | None) -> str:
    """The report, one character a byte of the log.

    Args:
        period: The days asked for, which 1.1.5 names in its heading.
    """
    sheet = Sheet(tally, settings, release)
    lines = [*_heading(sheet, period), *grand_totals(sheet)]
    trouble = problems(sheet)
    lines += trouble if settings.problems_first else []
    lines += [*_by_time(sheet), *deliveries(sheet), *receptions(sheet)]
    if settings.smtpd_stats:
        lines += [*_connections_by_time(sheet), *connections(sheet)]
    if settings.tls_stats:
        lines += nested(sheet, "SMTP TLS Levels (by relay)", tally.nested.get("tls levels", {}), settings.host_count)
    senders, recipients = users(sheet, "Senders", tally.senders), users(sheet, "Recipients", tally.recipients)
    lines += [*senders[0], *recipients[0], *senders[1], *recipients[1], *without_size(sheet)]
    lines += [] if settings.problems_first else trouble
    lines += messages(sheet)
    return "".join(f"{line}\n" for line in lines)


def _heading(sheet: Sheet, period: Period | None) -> list[str]:
    if sheet.release == "1.1.5":
        return [f"Postfix log summaries for {period.title}"] if period else []
    first, last = sheet.tally.first_day, sheet.tally.last_day
    text = "Postfix Log Summaries"
    if first and last:
        text += f" for {_day(first)}" + (f" through {_day(last)}" if first != last else "")
    deprecated = sheet.settings.deprecated
    return [text, *([""] if deprecated else []), *deprecated]


def _day(day: tuple[int, int, int]) -> str:
    year, month, number = day
    try:
        weekday = _WEEKDAYS[date(year, month + 1, number).weekday()] + ", "
    except ValueError:  # 29 February of a year that was guessed
        weekday = ""
    return f"{weekday}{MONTHS[month]} {number} {year}"


def _by_time(sheet: Sheet) -> list[str]:
    return [] if "per-hour" in sheet.settings.suppressed else [*per_day(sheet), *per_hour(sheet)]


def _connections_by_time(sheet: Sheet) -> list[str]:
    if "per-hour" in sheet.settings.suppressed:
        return []
    return [*connections_per_day(sheet), *connections_per_hour(sheet)]
