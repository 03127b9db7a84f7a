"""A seed -> who appears in the benchmark log: addresses, client hosts, relays, with long tails.

Only names and addresses that are set aside for examples (RFC 2606, 3849, 5737). The
pools have a fixed size, so a longer log has more distinct names only until its tails
are used up.
"""

import random
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

FIRST = (
    "akiko hiroshi yuki kenji sakura anna peter maria john susan ahmed olga jose li wei nina paul emma lukas "
    "sofia ivan chen mary tom laura felix hanna omar ines david julia marek petra jan karin oscar rosa hugo"
).split()
LAST = (
    "sato suzuki tanaka ito yamada mueller schmidt novak rossi silva garcia smith jones kim park nguyen wang "
    "kowalski jansen larsen moreau dubois ivanova khan ali costa lopez fischer weber meyer brown clark"
).split()
ROLES = "info support noreply newsletter billing orders sales office no-reply news service notifications admin".split()
WORDS = (
    "shop news bank cloud travel books music garden school clinic print north harbor river stone paper metal "
    "light field green blue data soft media market hotel sport radio photo house energy water bridge coffee"
).split()
PARENTS = ("example", "example", "example", "example.com", "example.net", "example.org", "example.jp")
HOSTED = ("example.jp", "example.com", "example.org", "kaisha.example", "univ.example", "city.example")
NETWORKS = ("192.0.2", "198.51.100", "203.0.113")


class Pool(Generic[Item]):
    """Things drawn by Zipf's law: how often falls with the rank, and the tail is long.

    Args:
        items: The most frequent first.
        head: How many at the top are about equally frequent.
    """

    def __init__(self, rng: random.Random, items: Sequence[Item], head: int = 10) -> None:
        self.items = items
        self._random = rng.random
        self._head = head
        self._ratio = (len(items) + head) / head

    def pick(self) -> Item:
        """One of them, by rank."""
        return self.items[int(self._head * self._ratio ** self._random()) - self._head]


class Address(NamedTuple):
    """A mail address and the host that takes its mail; no relay means a mailbox of ours."""

    text: str
    domain: str
    relay: str


class Client(NamedTuple):
    """A host that connects to us, `label` as Postfix writes it: `name[ip]`."""

    name: str
    ip: str
    helo: str
    label: str


class Names:
    """All pools of one seed."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        domains = Pool(rng, self._domains(12_000))
        self.users = Pool(rng, self._users(12_000), head=300)
        self.strangers = Pool(rng, self._strangers(120_000, domains), head=40)
        self.senders = Pool(rng, [self._server(i, domains) for i in range(20_000)])
        self.bots = Pool(rng, [self._bot() for _ in range(30_000)], head=200)
        self.homes = Pool(rng, [self._home() for _ in range(15_000)], head=300)

    def _domains(self, count: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < count:
            words = self._rng.sample(WORDS, self._rng.choice((1, 2, 2)))
            number = self._rng.choice(("", "", str(self._rng.randrange(100))))
            names[f"{'-'.join(words)}{number}.{self._rng.choice(PARENTS)}"] = None
        return list(names)

    def _local_part(self) -> str:
        rng = self._rng
        first, last = rng.choice(FIRST), rng.choice(LAST)
        match rng.randrange(8):
            case 0 | 1 | 2:
                return f"{first}.{last}"
            case 3 | 4:
                return f"{first}{rng.randrange(1000)}"
            case 5:
                return rng.choice(ROLES)
            case 6:
                return f"bounce+{rng.getrandbits(28):07x}-{first}={last}"
            case _:
                return f"{first[0]}{last}{rng.randrange(100)}"

    def _users(self, count: int) -> list[Address]:
        names: dict[str, Address] = {}
        while len(names) < count:
            domain = self._rng.choice(HOSTED)
            text = (
                f"{self._rng.choice(FIRST)}.{self._rng.choice(LAST)}{self._rng.choice(('', len(names) % 100))}@{domain}"
            )
            names[text] = Address(text, domain, "")
        return list(names.values())

    def _strangers(self, count: int, domains: Pool[str]) -> list[Address]:
        relays = {
            d: f"{h}.{d}[{self._ip()}]:25" for d in domains.items for h in (self._rng.choice(("mx", "mx1", "mail")),)
        }
        drawn = (domains.pick() for _ in range(count))
        return [Address(f"{self._local_part()}@{d}", d, relays[d]) for d in drawn]

    def _ip(self) -> str:
        return f"{self._rng.choice(NETWORKS)}.{self._rng.randrange(1, 255)}"

    def _any_ip(self) -> str:
        if self._rng.random() < 0.8:
            return self._ip()
        return f"2001:db8:{self._rng.getrandbits(16):x}::{self._rng.getrandbits(12):x}"

    def _server(self, number: int, domains: Pool[str]) -> Client:
        name, ip = f"{self._rng.choice(('mail', 'out', 'mx', 'smtp'))}{number % 7}.{domains.pick()}", self._any_ip()
        return Client(name, ip, name, f"{name}[{ip}]")

    def _bot(self) -> Client:
        ip = self._any_ip()
        helo = self._rng.choice(
            ("ylmf-pc", f"[{ip}]", "localhost", f"win-{self._rng.getrandbits(32):08x}", "gate.example")
        )
        return Client("unknown", ip, helo, f"unknown[{ip}]")

    def _home(self) -> Client:
        ip = self._any_ip()
        name = f"{ip.replace('.', '-').replace(':', '-')}.dyn.{self._rng.choice(WORDS)}.example.net"
        return Client(name, ip, f"[192.168.{self._rng.randrange(4)}.{self._rng.randrange(2, 250)}]", f"{name}[{ip}]")
