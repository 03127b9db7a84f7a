"""A list -> commands for `nft -f` that fill two sets, of IPv4 and of IPv6 (nft(8))."""

from maillens.present.block import Format, Look
from maillens.present.block._comments import about, head
from maillens.present.block._timeouts import timeout_s
from maillens.query.block.make import Made

TABLE = "inet maillens"
SETS = {4: ("blocked4", "ipv4_addr"), 6: ("blocked6", "ipv6_addr")}


def as_nftables(made: Made | None, look: Look) -> str:
    """The commands; loaded again they replace what the sets hold, at once and as a whole."""
    assert made is not None
    lines = [*head(made, look, "usage.nftables", "usage.nftables.chain", "usage.nftables.rule"), f"add table {TABLE}"]
    for name, kind in SETS.values():
        lines.append(f"add set {TABLE} {name} {{ type {kind}; flags interval, timeout; }}")
        lines.append(f"flush set {TABLE} {name}")
    for entry in made.blocked.entries:
        name, _ = SETS[entry.network.version]
        ends = f" timeout {timeout_s(entry, made, look)}s"
        lines += [about(entry, look), f"add element {TABLE} {name} {{ {entry.network}{ends} }}"]
    return "\n".join(lines) + "\n"


FORMAT = Format(as_nftables)
