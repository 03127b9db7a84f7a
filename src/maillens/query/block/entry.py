"""What a list of networks to block consists of."""

from dataclasses import dataclass

from maillens.query.block.networks import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A network to block.

    Args:
        network: One address is a network of its own.
        threats: What speaks against it: names of threats, worst first, or of an area.
        address_count: How many addresses of it are suspected; 0 for an area.
        attempts: Failed logins and refusals of these.
        first_at, last_at: The first and the last evidence, microseconds since 1970.
        until: When the entry ends; None where lines carry no time.
    """

    network: Network
    threats: tuple[str, ...]
    address_count: int = 0
    attempts: int = 0
    first_at: int | None = None
    last_at: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Spared:
    """An address that is not listed because people use it.

    Args:
        reasons: What it would be listed for.
        users: Who logged in from there.
        logins: How often.
        mails: Mails from there that were delivered.
    """

    address: str
    reasons: tuple[str, ...]
    users: tuple[str, ...]
    logins: int
    mails: int


@dataclass(frozen=True, slots=True)
class Area:
    """A country or an operator to block as a whole.

    Args:
        name: `CN`, `AS64500`.
    """

    name: str
    networks: tuple[Network, ...]
