"""What people did -> which addresses they use who may: they log in from there, or send us mail that is delivered."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from maillens.query.block.networks import Address, address_of
from maillens.query.section import Count, Counted
from maillens.query.security.finding import LEVELS, SURE, Finding

LOGINS = Count("logins", by=(("client_address", ""), ("login_user", "")), where=(("login_result", "is", "success"),))
MAILS = Count(
    "messages",
    by=(("client_address", ""), ("sasl_username", "")),
    where=(("accepted", "is", True), ("sent_count", "positive", "")),
    time="first_at",
)
COUNTS = {"block_logins": LOGINS, "block_mails": MAILS}
"""What must be counted."""

Stolen = Collection[tuple[str, Address]]
"""(user, address) of which it is sure that the login was an attacker's: those are no use."""


@dataclass(frozen=True, slots=True)
class Use:
    """What an address was used for.

    Args:
        users: As whom somebody got in or handed mail in; without those whose name the log does not tell.
        logins: Logins that worked.
        mails: Mails from there that were delivered.
    """

    users: frozenset[str]
    logins: int
    mails: int


class Uses:
    """The uses of all addresses, as far as they are known.

    Args:
        network: From an address, as text, to its network.

    Memory: the distinct pairs of address and user.
    """

    def __init__(self, network: Callable[[str], str]) -> None:
        self._network = network
        self._by_address: dict[Address, dict[str, tuple[int, int]]] = {}
        """For each user how many logins and mails."""
        self._by_network: dict[str, list[Address]] = {}

    def add(self, address: Address, user: str, *, logins: int = 0, mails: int = 0) -> None:
        """Count what was done from ADDRESS as USER."""
        users = self._by_address.get(address)
        if users is None:
            users = self._by_address[address] = {}
            self._by_network.setdefault(self._network(str(address)), []).append(address)
        logins_before, mails_before = users.get(user, (0, 0))
        users[user] = logins_before + logins, mails_before + mails

    def has(self, address: Address, stolen: Stolen) -> bool:
        """Whether an address has a use other than what was STOLEN."""
        users = self._by_address.get(address)
        return users is not None and (not stolen or any((user, address) not in stolen for user in users))

    def of(self, address: Address, stolen: Stolen) -> Use:
        """The use of an address that has one."""
        found = {user: done for user, done in self._by_address[address].items() if (user, address) not in stolen}
        logins, mails = (sum(numbers) for numbers in zip(*found.values(), strict=True))
        return Use(frozenset(filter(None, found)), logins, mails)

    def all(self, stolen: Stolen) -> Iterator[Address]:
        """Every address that has a use."""
        return (address for address in self._by_address if self.has(address, stolen))

    def are_in(self, network: str, stolen: Stolen) -> bool:
        """Whether some address of NETWORK, as `network` names it, has a use."""
        return any(self.has(address, stolen) for address in self._by_network.get(network, ()))


def uses_of(counted: Counted, network: Callable[[str], str]) -> Uses:
    """The uses that `COUNTS` tell of."""
    uses = Uses(network)
    for name, field in (("block_logins", "logins"), ("block_mails", "mails")):
        for item in counted[name].items():
            text, user = item.key
            address = address_of(text)
            if address is not None:
                uses.add(address, user, **{field: item.number})
    return uses


def stolen_by(findings: Iterable[Finding]) -> frozenset[tuple[str, Address]]:
    """(user, address) of the logins that are an attacker's for sure.

    What is only likely may be somebody who mistyped for long: such a login counts as its user's.
    """
    return frozenset(
        (one.user, address)
        for finding in findings
        if finding.hostile and finding.level == LEVELS[0] and finding.sure == SURE[0]
        for one in finding.successes
        if one.user and (address := address_of(one.address))
    )
