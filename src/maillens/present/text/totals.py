"""The totals -> some sentences that a beginner understands, and a table with shares."""

from collections.abc import Mapping

from maillens.present.page import AnyPage, Column
from maillens.present.text.amounts import number, percent, size
from maillens.present.words import Words

Totals = Mapping[str, int]

ORDER = (
    "mails received filter_passes filter_deliveries notices delivered forwarded deferred deferrals bounced expired "
    "rejected reject_warnings held discarded bytes_received bytes_delivered senders sending_domains recipients "
    "recipient_domains connections logins login_failures"
).split()
"""As they are shown; those of the lines are in the foot."""

ALWAYS = frozenset({"mails", "received", "delivered", "deferred", "bounced", "rejected"})
"""Shown even when there was none."""

SHARES = {
    "delivered": ("delivered", "bounced"),
    "bounced": ("delivered", "bounced"),
    "login_failures": ("logins", "login_failures"),
}
"""A total, and what it is a share of."""


def summary(totals: Totals, words: Words) -> list[str]:
    """What happened, in a few sentences; none where no mail moved."""
    received, delivered = totals.get("received", 0), totals.get("delivered", 0)
    sentences = []
    if received or delivered:
        first, second = words.counted("say.received", received), words.counted("say.delivered", delivered)
        sentences = [first + ("" if second.startswith("、") else " ") + second]
    return sentences + [
        words.counted(f"say.{name}", totals[name])
        for name in ("deferred", "bounced", "rejected", "login_failures")
        if totals.get(name)
    ]


def add_totals(page: AnyPage, totals: Totals, words: Words, before: Totals | None = None) -> None:
    """Put the table of totals on the page; what did not occur is left out.

    Args:
        before: Those of the period that this one is compared with.
    """
    page.section(words["totals.title"])
    shown = [name for name in ORDER if totals.get(name) or name in ALWAYS or (before and before.get(name))]
    if before is None:
        shape = [Column(""), Column("", "number"), Column("", "number"), Column("", "text")]
        page.table(shape, [[*_total(name, totals, words), words[f"about.{name}"]] for name in shown])
        return
    shape = [
        Column(""),
        Column("", "number"),
        Column("", "number"),
        *(Column(words[f"column.{name}"], "number") for name in ("before", "change")),
    ]
    page.table(
        shape, [[*_total(name, totals, words), amount(name, before), change(name, totals, before)] for name in shown]
    )


def _total(name: str, totals: Totals, words: Words) -> list[str]:
    return [words[f"total.{name}"], amount(name, totals), _share(name, totals)]


def amount(name: str, totals: Totals) -> str:
    """A total as people read it."""
    value = totals.get(name, 0)
    return size(value) if name.startswith("bytes_") else number(value)


def change(name: str, totals: Totals, before: Totals) -> str:
    """By how much a total has grown: `+12%`, `-3%`; `new` has no percentage."""
    now, then = totals.get(name, 0), before.get(name, 0)
    if now == then:
        return "="
    return f"{(now - then) / then:+,.0%}" if then else f"+{amount(name, totals)}"


def _share(name: str, totals: Totals) -> str:
    whole = sum(totals.get(part, 0) for part in SHARES.get(name, ()))
    return percent(totals[name] / whole) if whole else ""
