"""The section "Grand Totals"."""

from maillens.pflogsumm.page.amounts import amount, average, clock, scaled
from maillens.pflogsumm.page.sheet import Sheet
from maillens.pflogsumm.tally import Connections, Tally


def grand_totals(sheet: Sheet) -> list[str]:
    """Messages, bytes, senders and recipients; connections on wish."""
    tally, settings = sheet.tally, sheet.settings
    lines = [*sheet.title("Grand Totals"), "messages", ""]
    for name, has_share in sheet.style.totals:
        number = tally.deferred_count if name == "deferred" else tally.totals[name]
        lines.append(f" {amount(number)}  {name}" + _behind(tally, name, has_share=has_share))
    lines += ["", *(f" {amount(number)}  {name}" for name, number in _distinct(tally))]
    if settings.smtpd_stats:
        lines += _connections("smtpd", "hosts/domains", tally.smtpd)
    if settings.postscreen_stats:
        lines += _connections("postscreen", "IP addresses", tally.postscreen)
    return [*lines, ""]


def _behind(tally: Tally, name: str, *, has_share: bool) -> str:
    if name == "deferred" and tally.totals["deferrals"]:
        number, unit = scaled(tally.totals["deferrals"])
        return f"  ({number}{unit} deferrals)"
    if not has_share:
        return ""
    whole = tally.totals["delivered"] + tally.totals["rejected"] + tally.totals["discarded"]
    return f" ({int(tally.totals[name] / whole * 100) if whole else 0}%)"


def _distinct(tally: Tally) -> list[tuple[str, int]]:
    return [
        ("bytes received", tally.totals["bytes received"]),
        ("bytes delivered", tally.totals["bytes delivered"]),
        ("senders", len(tally.senders)),
        ("sending hosts/domains", len(tally.sender_domains)),
        ("recipients", len(tally.recipients)),
        # A domain that mail was only put off for has a row, but does not count here.
        ("recipient hosts/domains", sum(row.count > 0 for row in tally.recipient_domains.values())),
    ]


def _connections(name: str, clients: str, counted: Connections) -> list[str]:
    times = counted.all
    return [
        "",
        name,
        "",
        f"  {amount(times.count)}  connections",
        f"  {amount(len(counted.clients))}  {clients}",
        f"  {average(times.seconds, times.count):6}   avg. connect time (seconds)",
        f" {clock(times.seconds)}  total connect time",
    ]
