"""What filters decided: daemon, check, action, verdict, count, share."""

from collections import Counter

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

DECIDED = Count("verdicts", by=(("daemon", ""), ("kind", ""), ("action", "lower"), ("verdict", "lower")))

CHECKS = {
    "amavis-verdict": "content",
    "rspamd-result": "spam",
    "spamd-clean": "spam",
    "spamd-spam": "spam",
    "dkim-signed": "signing",
    "dkim-verdict": "dkim",
    "dmarc-verdict": "dmarc",
    "spf-verdict": "spf",
    "greylist": "greylisting",
}
"""What is checked by a line of each kind; one that is not here is a check of its own name."""


def rows(counted: Counted) -> list[Row]:
    """One row a program, check and verdict, those of a program together, the busiest first.

    `share` is of all that the program decided in this check.
    """
    items = counted["decided"].items()
    programs, checks = Counter[str](), Counter[tuple[str, str]]()
    for item in items:
        programs[item.key[0]] += item.number
        checks[_check(item)] += item.number

    def place(item: Item) -> tuple[int, str, int, str, int, tuple[str, ...]]:
        """Programs, their checks, and the verdicts of each, all with the most frequent first."""
        daemon, check = _check(item)
        return -programs[daemon], daemon, -checks[daemon, check], check, -item.number, item.key

    return [_row(item, checks[_check(item)]) for item in sorted(items, key=place)]


def _check(item: Item) -> tuple[str, str]:
    return item.key[0], CHECKS.get(item.key[1], item.key[1])


def _row(item: Item, total: int) -> Row:
    (daemon, check), (_, _, action, verdict) = _check(item), item.key
    if not verdict:
        action, verdict = "", action
    return {
        "daemon": daemon,
        "check": check,
        "action": action,
        "verdict": verdict,
        "count": item.number,
        "share": item.number / total,
    }


SECTION = Section("verdicts", 45, {"decided": DECIDED}, rows)
