"""A file of addresses, networks and host names -> what may never be blocked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path

from maillens.query.block.networks import Address, Network, NetworkSet, address_of, network_of
from maillens.query.security.network import OWN

_HOST = re.compile(r"\.?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\.?", re.IGNORECASE)


class BadNever(Exception):
    """A file of what is never to be blocked cannot be used: an entry that is not understood must not be left out.

    Args:
        code: Which words say why: `unreadable`, `no-text`, `not-understood`, `host-bits`.
        values: What they are about.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Never:
    """What may never be blocked.

    Args:
        networks: Own networks, partners; this host and private networks (RFC 1918 and the like) always are.
        hosts: Names in lower case; one that begins with a dot stands for all names below it. Which addresses
            they have is known from the log alone: nobody is asked.
    """

    networks: tuple[Network, ...] = ()
    hosts: frozenset[str] = frozenset()
    addresses: NetworkSet = field(init=False, compare=False)
    _known: dict[Address, bool] = field(init=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Make the set that is asked."""
        object.__setattr__(self, "addresses", NetworkSet([*OWN, *self.networks]))

    def covers(self, address: Address) -> bool:
        """Whether ADDRESS may never be blocked; who asks at every step of the past asks for the same ones."""
        if address not in self._known:
            self._known[address] = self.addresses.covers(network_of(address))
        return self._known[address]

    def with_hosts(self, names: Iterable[tuple[str, str]]) -> "Never":
        """The same, with the addresses of the hosts.

        Args:
            names: (address, name) as the log has them, where the client's name was verified.
        """
        found = {address_of(address) for address, name in names if self.host_of(name)}
        return Never((*self.networks, *(network_of(one) for one in found if one)), self.hosts)

    def host_of(self, name: str) -> str:
        """The entry of `hosts` that means NAME; empty for none."""
        name = name.lower().rstrip(".")
        parts = name.split(".")
        wanted = [name, *(f".{'.'.join(parts[at:])}" for at in range(1, len(parts)))]
        return next((one for one in wanted if one in self.hosts), "")


def load_never(paths: Iterable[str]) -> Never:
    """What FILES name: an address, network or host a line; `#` begins a comment.

    Raises:
        BadNever: a file cannot be read, or a line is not understood.
    """
    networks: list[Network] = []
    hosts: set[str] = set()
    for path in paths:
        for number, line in enumerate(_read(path).splitlines(), 1):
            for word in line.partition("#")[0].replace(",", " ").split():
                network = _network(word, path, number)
                if network is not None:
                    networks.append(network)
                else:
                    hosts.add(_host(word, path, number))
    return Never(tuple(networks), frozenset(hosts))


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise BadNever("unreadable", name=path, reason=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise BadNever("no-text", name=path) from None


def _network(word: str, path: str, number: int) -> Network | None:
    """The network or address WORD; None where it looks like a name. Brackets are those of Postfix's `mynetworks`."""
    address, slash, prefix = word.partition("/")
    bare = address.removeprefix("[").removesuffix("]")
    parsed = address_of(bare)
    if parsed is None:
        return None
    if not slash:
        return network_of(parsed)
    try:
        return ip_network(f"{bare}/{prefix}")
    except ValueError as error:
        code = "host-bits" if "host bits" in str(error) else "not-understood"
        raise BadNever(code, name=path, line=str(number), text=word, meant=_meant(bare, prefix)) from None


def _meant(address: str, prefix: str) -> str:
    try:
        return str(ip_network(f"{address}/{prefix}", strict=False))
    except ValueError:
        return ""


def _host(word: str, path: str, number: int) -> str:
    if not _HOST.fullmatch(word) or word.replace(".", "").isdigit():
        raise BadNever("not-understood", name=path, line=str(number), text=word)
    return word.lower().rstrip(".")
