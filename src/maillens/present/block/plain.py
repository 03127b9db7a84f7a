"""A list -> one network a line and nothing else; one address is written as such."""

from maillens.present.block import Format, Look
from maillens.query.block.make import Made
from maillens.query.block.networks import Network


def as_plain(made: Made | None, _: Look) -> str:
    """The networks."""
    assert made is not None
    return "".join(f"{written(entry.network)}\n" for entry in made.blocked.entries)


def written(network: Network) -> str:
    """`192.0.2.0/24`; `192.0.2.1` for one address."""
    return str(network if network.prefixlen < network.max_prefixlen else network.network_address)


FORMAT = Format(as_plain)
