"""What was turned away at the door, and why: cause, count, action, action_count, reason, example, first_at, last_at."""

from maillens.causes import REFUSALS
from maillens.query.by_cause import grouped
from maillens.query.counts import ACTIONS, refusals_by_quarter_hour
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

REASONS = Count("refusals", by=(("action", ""), ("reason", "reason")), example="reason")


def rows(counted: Counted) -> list[Row]:
    """One row a cause and what came of it (refused, held, discarded …), with the action that was taken most often."""
    found: dict[str, list[tuple[Item, str, str]]] = {}
    for item in counted["refusal_reasons"].items():
        if item.key[0] in ACTIONS:
            found.setdefault(ACTIONS[item.key[0]], []).append((item, item.key[0], item.key[1]))
    groups = [group for items in found.values() for group in grouped(items, REFUSALS)]
    return [group.row("action") for group in sorted(groups, key=lambda group: -group.count)]


def totals(counted: Counted) -> dict[str, int]:
    """Refusals in the words of the totals."""
    found = dict.fromkeys(ACTIONS.values(), 0)
    for item in counted["refusals_by_quarter_hour"].items():
        if item.key[1] in ACTIONS:
            found[ACTIONS[item.key[1]]] += item.number
    return found


SECTION = Section(
    "refusals", 40, {"refusal_reasons": REASONS, "refusals_by_quarter_hour": refusals_by_quarter_hour}, rows, totals
)
