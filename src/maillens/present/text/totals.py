"""The totals -> some sentences that a beginner understands, and a table with shares."""

from collections.abc import Mapping

from maillens.present.page import AnyPage, Column
from maillens.present.text.amounts import number, percent, size
from maillens.present.words import Words

Totals = Mapping[str, int]

ORDER = (
    "mails received filter_passes notices delivered forwarded deferred deferrals bounced expired rejected "
    "reject_warnings held discarded bytes_received bytes_delivered senders sending_domains recipients "
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

_JOINT = {"en": " ", "ja": ""}


def summary(totals: Totals, error_count: int, words: Words) -> str:
    """What happened, in a few sentences."""
    received, delivered = totals.get("received", 0), totals.get("delivered", 0)
    if received or delivered:
        first = words.counted("say.received", received)
        second = words.counted("say.delivered", delivered)
        sentences = [first + ("" if second.startswith("、") else " ") + second]
    else:
        sentences = [words["say.no-mail"]]
    for name in ("deferred", "bounced", "rejected", "login_failures"):
        if totals.get(name):
            sentences.append(words.counted(f"say.{name}", totals[name]))
    if error_count:
        sentences.append(words.counted("say.errors", error_count))
    return _JOINT[words.language].join(sentences)


def add_totals(page: AnyPage, totals: Totals, words: Words) -> None:
    """Put the table of totals on the page; what did not occur is left out."""
    page.section(words["totals.title"])
    rows = []
    for name in ORDER:
        value = totals.get(name, 0)
        if value or name in ALWAYS:
            amount = size(value) if name.startswith("bytes_") else number(value)
            rows.append([words[f"total.{name}"], amount, _share(name, totals), words[f"about.{name}"]])
    page.table([Column(""), Column("", "number"), Column("", "number"), Column("", "text")], rows)


def _share(name: str, totals: Totals) -> str:
    whole = sum(totals.get(part, 0) for part in SHARES.get(name, ()))
    return percent(totals[name] / whole) if whole else ""
