"""What was turned away at the door, and why: action, reason, count, example."""

from maillens.query.counts import ACTIONS, refusals_by_hour
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

REASONS = Count("refusals", by=(("action", ""), ("reason", "reason")), example="reason")


def rows(counted: Counted) -> list[Row]:
    """One row an action and reason."""
    turned_away = [item for item in counted["refusal_reasons"].items() if item.key[0] in ACTIONS]
    return [
        {"action": item.key[0], "reason": item.key[1], "count": item.number, "example": item.example}
        for item in sorted(turned_away, key=lambda item: (-item.number, item.key))
    ]


def totals(counted: Counted) -> dict[str, int]:
    """Refusals in the words of the totals."""
    found = dict.fromkeys(ACTIONS.values(), 0)
    for item in counted["refusals_by_hour"].items():
        if item.key[1] in ACTIONS:
            found[ACTIONS[item.key[1]]] += item.number
    return found


SECTION = Section("refusals", 40, {"refusal_reasons": REASONS, "refusals_by_hour": refusals_by_hour}, rows, totals)
