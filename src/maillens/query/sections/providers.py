"""The big providers that mail went to, by the servers that took it: provider, count, deferred_count, bounced_count."""

from maillens.causes.providers import provider_of
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

OUTCOMES = Count(
    "deliveries", by=(("relay_name", "lower"), ("status", "")), where=(("next_message", "missing", ""),), span=False
)
_COLUMNS = {"sent": "count", "deferred": "deferred_count", "bounced": "bounced_count"}


def rows(counted: Counted) -> list[Row]:
    """One row a provider; attempts that never reached a server are nobody's."""
    found: dict[str, dict[str, int]] = {}
    for item in counted["relay_outcomes"].items():
        provider, column = provider_of(item.key[0]), _COLUMNS.get(item.key[1])
        if provider and column:
            found.setdefault(provider[1], dict.fromkeys(_COLUMNS.values(), 0))[column] += item.number
    ordered = sorted(found.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    return [{"provider": name, **numbers} for name, numbers in ordered]


SECTION = Section("providers", 35, {"relay_outcomes": OUTCOMES}, rows)
