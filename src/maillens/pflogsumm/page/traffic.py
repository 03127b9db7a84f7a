"""The sections by day and by hour: messages, and connections to smtpd."""

from maillens.pflogsumm.heads import MONTHS
from maillens.pflogsumm.page.amounts import amount, average, clock
from maillens.pflogsumm.page.sheet import Sheet
from maillens.pflogsumm.tally import HOURS

_COLUMNS = "received  delivered   deferred    bounced     rejected"
_CONNECTIONS = "connections    time conn."
_LONG_RULE, _SHORT_RULE = "    " + "-" * 68, "    " + "-" * 37


def per_day(sheet: Sheet) -> list[str]:
    """Messages by day, where there is more than one."""
    if sheet.tally.day_count <= 1:
        return []
    lines = [*sheet.title("Per-Day Traffic Summary"), f"    date          {_COLUMNS}", _LONG_RULE]
    for day, numbers in sorted(sheet.tally.days.items(), key=lambda item: int(item[0])):
        lines.append(_day(day, sheet) + "".join(f"    {amount(number)}" for number in numbers))
    return lines


def per_hour(sheet: Sheet) -> list[str]:
    """Messages by hour of the day; the average of the days, where there are more than one."""
    days = sheet.tally.day_count
    title = f"Per-Hour Traffic {'Daily Average' if days > 1 else 'Summary'}"
    lines = [*sheet.title(title), f"    time          {_COLUMNS}", _LONG_RULE]
    for hour in range(HOURS):
        numbers = [number / days + 0.5 if days else number for number in sheet.tally.hours[hour]]
        lines.append(_hour(hour, sheet) + "".join(f"    {amount(number)}" for number in numbers))
    return lines


def connections_per_day(sheet: Sheet) -> list[str]:
    """Connections by day, where there is more than one."""
    if sheet.tally.day_count <= 1:
        return []
    head = f"    date        {_CONNECTIONS}    avg./conn.   max. time"
    lines = [*sheet.title("Per-Day SMTPD Connection Summary"), head, _LONG_RULE]
    for day, times in sorted(sheet.tally.smtpd.days.items(), key=lambda item: int(item[0])):
        mean = average(times.seconds, times.count)
        lines.append(
            f"{_day(day, sheet)}   {amount(times.count)}       {clock(times.seconds)}"
            f"      {mean:6}s      {times.longest_s:6}s"
        )
    return lines


def connections_per_hour(sheet: Sheet) -> list[str]:
    """Connections by hour of the day; hours without any are left out."""
    days = sheet.tally.day_count
    head = f"    hour        {_CONNECTIONS}"
    if days > 1:
        lines = [*sheet.title("Per-Hour SMTPD Connection Daily Average"), head, _SHORT_RULE]
    else:
        lines = [*sheet.title("Per-Hour SMTPD Connection Summary"), f"{head}    avg./conn.   max. time", _LONG_RULE]
    for hour, times in enumerate(sheet.tally.smtpd.hours):
        if not times.count:
            continue
        if days > 1:
            count, seconds = times.count / days + 0.5, times.seconds / days + 0.5
            lines.append(f"{_hour(hour, sheet)}   {amount(count)}       {clock(seconds)}")
        else:
            lines.append(
                f"{_hour(hour, sheet)}   {amount(times.count)}       {clock(times.seconds)}"
                f"      {average(times.seconds, times.count):6}s      {times.longest_s:6}s"
            )
    return lines


def _day(key: str, sheet: Sheet) -> str:
    year, month, day = int(key[:4]), int(key[4:6]), int(key[6:8])
    if sheet.settings.iso_date_time:
        return f"    {year:04}-{month + 1:02}-{day:02} "
    return f"    {MONTHS[month]} {day:2} {year}"


def _hour(hour: int, sheet: Sheet) -> str:
    if sheet.settings.iso_date_time:
        return f"    {hour:02}:00-{hour + 1:02}:00"
    return f"    {hour:02}00-{hour + 1:02}00  "
