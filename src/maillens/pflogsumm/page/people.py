"""The sections of domains, senders and recipients."""

from collections.abc import Iterable, Mapping
from operator import itemgetter

from maillens.pflogsumm.page.amounts import KILO_FROM, amount, average, clock, delay
from maillens.pflogsumm.page.order import by_count_and_size, message_key
from maillens.pflogsumm.page.sheet import Sheet, shown
from maillens.pflogsumm.tally import Amount


def limited(rows: Iterable[str], limit: int) -> list[str]:
    """The first LIMIT of ROWS; all where it is not above 0."""
    found = list(rows)
    return found[:limit] if limit > 0 else found


def _domains(sheet: Sheet, title: str, head: list[str], rows: list[str]) -> list[str]:
    limit = sheet.settings.host_count
    if limit == 0 or "host/domain" in sheet.settings.suppressed:
        return []
    heading = sheet.title(sheet.style.domain_title(f"Host/Domain Summary: {title}", limit, len(rows)))
    return [*heading, *head, *limited(rows, limit)]


def deliveries(sheet: Sheet) -> list[str]:
    """What was delivered to which domain, how long it took, and how often it was put off."""
    table = sheet.tally.recipient_domains
    rows = []
    for name in by_count_and_size({name: (row.count, row.size_bytes) for name, row in table.items()}):
        row = table[name]
        mean_s = row.delay_s / row.count if row.count else 0.0
        rows.append(
            f" {amount(row.count)}  {amount(row.size_bytes)}  {amount(row.deferrals)}"
            f"  {delay(mean_s)}  {delay(row.longest_delay_s)}  {shown(name)}"
        )
    return _domains(
        sheet,
        "Message Delivery",
        [sheet.style.delivery_head, " -------- -------  -------  ------- ------- -----------"],
        rows,
    )


def receptions(sheet: Sheet) -> list[str]:
    """What came from which domain."""
    table = sheet.tally.sender_domains
    rows = [
        f" {amount(table[name].count)}  {amount(table[name].size_bytes)}  {shown(name)}"
        for name in by_count_and_size({name: (row.count, row.size_bytes) for name, row in table.items()})
    ]
    return _domains(
        sheet, "Messages Received", [" msg cnt   bytes   host/domain", " -------- -------  -----------"], rows
    )


def connections(sheet: Sheet) -> list[str]:
    """Who connected to smtpd how often and for how long."""
    table = sheet.tally.smtpd.clients
    rows = []
    for name in by_count_and_size({name: (row.count, row.seconds) for name, row in table.items()}):
        times = table[name]
        rows.append(
            f"  {amount(times.count)}      {clock(times.seconds)}     {average(times.seconds, times.count):6}s"
            f"    {times.longest_s:6}s   {shown(name)}"
        )
    head = [
        " connections  time conn.  avg./conn.  max. time  host/domain",
        " -----------  ----------  ----------  ---------  -----------",
    ]
    return _domains(sheet, "SMTPD Connections", head, rows)


def users(sheet: Sheet, whose: str, table: Mapping[bytes, Amount]) -> tuple[list[str], list[str]]:
    """The lists of senders or recipients by message count and by message size."""
    amounts = {shown(name): row for name, row in table.items()}
    names = in_order(sheet, amounts)
    counts = {name: amounts[name].count for name in names}
    sizes = {name: amounts[name].size_bytes for name in names}
    by_size = [] if "size-detail" in sheet.settings.suppressed else _users(sheet, f"{whose} by message size", sizes)
    return _users(sheet, f"{whose} by message count", counts), by_size


def _users(sheet: Sheet, title: str, table: Mapping[str, int]) -> list[str]:
    limit = sheet.settings.user_count
    if limit == 0:
        return []
    title = sheet.style.user_title(title, limit, len(table))
    if not table:
        return sheet.empty(title, sheet.style.empty_users)
    return [*sheet.title(title), *limited(_ranked(table, " "), limit)]


def ranked(sheet: Sheet, table: Mapping[str, int], indent: str) -> list[str]:
    """Rows of number and name: the highest first, then by name."""
    return _ranked({name: table[name] for name in in_order(sheet, table)}, indent)


def in_order(sheet: Sheet, names: Iterable[str]) -> list[str]:
    """NAMES in the order that the release gives to names."""
    return sorted(sorted(names), key=sheet.style.key)


def _ranked(table: Mapping[str, int], indent: str) -> list[str]:
    """Rows of a table whose names are in order already."""
    rows = sorted(table.items(), key=itemgetter(1), reverse=True)
    return [
        f"{indent}{count:6}   {name}" if count <= KILO_FROM else f"{indent}{amount(count)}  {name}"
        for name, count in rows
    ]


def without_size(sheet: Sheet) -> list[str]:
    """Deliveries of messages whose size no line told."""
    table = sheet.tally.without_size
    if not table:
        return []
    rows = [f" {shown(queue_id)}  {shown(address)}" for queue_id, address in sorted(table.items())]
    return [*sheet.title(sheet.style.sizeless_title(len(table))), *rows]


def messages(sheet: Sheet) -> list[str]:
    """Each message with its sender and recipients, on wish."""
    if not sheet.settings.extended_detail:
        return []
    table = {shown(queue_id): [shown(text) for text in texts] for queue_id, texts in sheet.tally.details.items()}
    if not table:
        return sheet.empty("Message detail")
    lines = sheet.title("Message detail")
    for queue_id, (first, *rest) in sorted(table.items(), key=message_key):
        lines += [f" {queue_id}  {first}", *(f"   {text}" for text in rest), ""]
    return lines
