"""A list -> lines for `ipset restore` that fill two sets, of IPv4 and of IPv6 (ipset(8))."""

from maillens.present.block import Format, Look
from maillens.present.block._comments import about, head
from maillens.present.block._timeouts import timeout_s
from maillens.query.block.make import Made

SETS = {4: ("maillens4", "inet"), 6: ("maillens6", "inet6")}
LONGEST_S = 2_147_483
"""The longest timeout that ipset takes, 24 days (ipset(8), timeout)."""
USUAL_SIZE = 65_536
"""The largest number of entries that a set has without `maxelem`."""


def as_ipset(made: Made | None, look: Look) -> str:
    """The lines. A new set is filled and then changes places with the one in use, so that no moment is without."""
    assert made is not None
    lines = [*head(made, look, "usage.ipset", "usage.ipset.rule")]
    # A set keeps the size that it was made with: it is made anew each time, as large as it must be.
    for version, (name, family) in SETS.items():
        count = sum(entry.network.version == version for entry in made.blocked.entries)
        size = max(USUAL_SIZE, 1 << count.bit_length())
        options = f"hash:net family {family} timeout {min(LONGEST_S, int(look.period_s))}"
        lines += [f"create {name} {options} maxelem {USUAL_SIZE} -exist", f"destroy {name}-new -exist"]
        lines += [f"create {name}-new {options} maxelem {size}"]
    for entry in made.blocked.entries:
        name, _ = SETS[entry.network.version]
        seconds = min(LONGEST_S, timeout_s(entry, made, look))
        lines += [about(entry, look), f"add {name}-new {entry.network} timeout {seconds}"]
    for name, _ in SETS.values():
        lines += [f"swap {name}-new {name}", f"destroy {name}-new"]
    return "\n".join(lines) + "\n"


FORMAT = Format(as_ipset)
