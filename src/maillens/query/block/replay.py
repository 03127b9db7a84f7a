"""The past once more, as if the list had been made anew every few minutes -> what and whom it would have stopped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from math import ceil

from maillens import epoch
from maillens.pipeline import Facts, Inputs, Scanned, all_blocks
from maillens.query.block.choice import Known, Wishes, choose, has_ended
from maillens.query.block.deeds import ATTEMPTS, Deed, deeds_in
from maillens.query.block.force import FOREVER, InForce
from maillens.query.block.make import Asked, gathering, make_block_list
from maillens.query.block.networks import Address, Network, address_of
from maillens.query.block.suspects import Seen, Suspect
from maillens.query.block.uses import Uses, stolen_by
from maillens.query.counting import AFTER_ALL, BEFORE_ALL
from maillens.query.report import Reading
from maillens.query.security.detection import namer_of
from maillens.query.security.search import Search
from maillens.query.security.thresholds import load_thresholds
from maillens.searching import in_steps

STEPS = 144
"""How often the list is made when nobody says: in a day, every ten minutes."""
SHORTEST_STEP_S = 60.0
COARSE_STEP_S = 600.0
"""Who makes lists makes them so often at least."""
NO_STAMP = 3
"""Kind of the stamp of a line that has none (`parse/_envelope.pxi`)."""


@dataclass(slots=True)
class Part:
    """How many deeds of one kind the list would have stopped, and how many not."""

    stopped: int = 0
    passed: int = 0


@dataclass(slots=True)
class Blocked:
    """An address that would have been blocked.

    Args:
        network: The entry that covered it.
        threats: What it was known for then; empty where its network alone was.
        crossed_at: Its last attempt before it was listed: the threshold was crossed then, or less than a step before.
        blocked_at: When the list with it was made, microseconds since 1970.
        passed, stopped: Its failed logins and refusals while it was not blocked, and while it was.
    """

    address: Address
    network: Network
    threats: tuple[str, ...]
    crossed_at: int | None
    blocked_at: int
    passed: int = 0
    stopped: int = 0


@dataclass(slots=True)
class Hit:
    """Logins, or mails that were delivered, that the list would have stopped.

    Args:
        user: Empty for mail from outside, and where the log does not tell.
        network: The entry that covers the address.
        attackers: Whether it is sure that the login was an attacker's.
        first_at: Of the first of them.
    """

    address: Address
    user: str
    network: Network
    first_at: int
    logins: int = 0
    mails: int = 0
    attackers: bool = False


@dataclass(slots=True)
class Replay:
    """What a walk through the past tells.

    Args:
        reading: What was read.
        step_s: How often the list was made anew.
        is_coarse: Whether that is less often than a host would do it, as the log is long and nobody said how often.
        runs: How many times.
        parts: By the kind of deed (`deeds.KINDS`).
        blocked: Addresses in the order in which they were blocked.
        hits: Logins and deliveries that would not have happened.
    """

    reading: Reading
    step_s: float
    is_coarse: bool = False
    runs: int = 0
    parts: dict[str, Part] = field(default_factory=dict)
    blocked: list[Blocked] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)


def replay(inputs: Inputs, asked: Asked, wishes: Wishes, step_s: float | None = None) -> Replay:
    """Walk through the log a second time.

    An entry holds until it ends, whatever its addresses do then: what is stopped would not have been in the log, so it
    neither keeps the entry longer nor spares anybody. An address is blocked anew for what it did when it was let in.

    Args:
        inputs: They are read twice.
        step_s: How often the list is made anew, in seconds; None for 144 times, but not more often than each minute.

    Memory: that of a search, and the distinct pairs of address and user.
    Time: two readings, and for each list what detections need for all they know of by then; that grows with distinct
        addresses and users, so that a log twice as long takes twice as long at most, unless STEP_S stays as it is.
    """
    inputs = replace(inputs, progress=_halved(inputs.progress))
    made = make_block_list(inputs, asked, wishes)
    chosen_s = step_s or _step_s(made.reading)
    told = Replay(made.reading, chosen_s, is_coarse=not step_s and chosen_s > COARSE_STEP_S)
    stolen, wishes = stolen_by(made.findings), replace(wishes, never=made.never)
    del made
    return _Walk(inputs, asked, wishes, told).result(stolen)


def _step_s(reading: Reading) -> float:
    """A 144th of the log, in whole minutes."""
    first, last = reading.first_at, reading.last_at
    span_s = (last - first).total_seconds() if first and last else 0.0
    return max(SHORTEST_STEP_S, ceil(span_s / STEPS / SHORTEST_STEP_S) * SHORTEST_STEP_S)


def _halved(progress: Callable[[int], None] | None) -> Callable[[int], None] | None:
    """PROGRESS of something that takes two readings."""
    return None if progress is None else lambda size_bytes: progress(size_bytes // 2)


class _Walk:
    """A walk on its way: the list in force, and what met it."""

    def __init__(self, inputs: Inputs, asked: Asked, wishes: Wishes, told: Replay) -> None:
        self._wishes, self._told = wishes, told
        self._step_us = max(1, int(told.step_s * 1e6))
        again = replace(inputs, problems=[], blocks=in_steps(all_blocks(replace(inputs, problems=[])), self._step_us))
        self._search: Search = gathering(again, asked, wishes)
        self._uses = Uses(namer_of(asked.thresholds or load_thresholds()))
        self._since = BEFORE_ALL if asked.since is None else epoch.microseconds(asked.since)
        self._until = AFTER_ALL if asked.until is None else epoch.microseconds(asked.until)
        self._failed: dict[Address, Seen] = {}
        self._in_force = InForce()
        self._next_at: int | None = None
        self._ends_at: dict[Address, int] = {}
        self._blocked: dict[Address, Blocked] = {}
        self._passed_before: dict[Address, int] = {}
        self._passed_at: dict[Address, int] = {}
        self._hits: dict[tuple[Address, str], Hit] = {}

    def result(self, stolen: frozenset[tuple[str, Address]]) -> Replay:
        """Read the log to its end, and tell what the list would have done.

        Args:
            stolen: Users and addresses whose logins were surely not the user's: they are no harm done.
        """
        self._search.read_all(self._before, counted=self._see_all)
        told = self._told
        told.blocked = sorted(self._blocked.values(), key=lambda one: (one.blocked_at, str(one.address)))
        told.hits = sorted(self._hits.values(), key=lambda one: one.first_at)
        for hit in told.hits:
            hit.attackers = (hit.user, hit.address) in stolen
        return told

    def _before(self, part: Scanned) -> None:
        """Make the list anew where a step ended before this part of the log."""
        begin = next((at for kind, at in part.scan.stamps() if kind != NO_STAMP), None)
        if begin is None:
            return
        step_begin = begin // self._step_us * self._step_us
        if self._next_at is None:
            self._next_at = step_begin + self._step_us
        elif step_begin >= self._next_at:
            self._make_anew(step_begin)
            self._next_at = step_begin + self._step_us

    def _make_anew(self, at: int) -> None:
        evidence = self._search.evidence()
        # The others accuse nobody, unless they were asked for.
        found = self._search.found_in(evidence, lambda one: one.hostile or bool(self._wishes.threats))
        self._told.runs += 1
        for listed in choose(Known(evidence, found, self._uses, self._failed, at), self._wishes, self._is_old).listed:
            ended = self._in_force.ends(listed.network)
            if ended is not None and (at < ended or self._tried_at(listed.suspects) < ended):
                continue
            entry = listed.entry(self._wishes.period_us)
            self._in_force.block(listed.network, at, FOREVER if entry.until is None or listed.area else entry.until)
            for one in listed.suspects:
                if one.address not in self._blocked:
                    self._block(one.address, listed.network, at, one.threats, one.seen.last_at)

    def _is_old(self, suspect: Suspect, at: int) -> bool:
        """As `has_ended`, which needs all that was seen of a suspect: not asked again before the answer can change."""
        ends_at = self._ends_at.get(suspect.address)
        if ends_at is not None and at < ends_at:
            return False
        if suspect.seen.last_at is not None:
            self._ends_at[suspect.address] = suspect.seen.last_at + self._wishes.period_us
        return has_ended(suspect, at, self._wishes.period_us)

    def _tried_at(self, suspects: Iterable[Suspect]) -> int:
        """When some of SUSPECTS last did something while they were not blocked."""
        return max((self._passed_at.get(one.address, 0) for one in suspects), default=0)

    def _block(
        self, address: Address, network: Network, at: int, threats: tuple[str, ...] = (), crossed_at: int | None = None
    ) -> Blocked:
        passed = self._passed_before.pop(address, 0)
        self._blocked[address] = Blocked(address, network, threats, crossed_at, at, passed)
        return self._blocked[address]

    def _see_all(self, tables: Facts) -> None:
        for deed in deeds_in(tables):
            self._see(deed)

    def _see(self, deed: Deed) -> None:
        """Judge a deed, and let the lists that follow know of it."""
        at = BEFORE_ALL if deed.at is None else deed.at
        if not self._since <= at < self._until:
            return
        address = address_of(deed.address)
        if deed.at is not None:
            self._judge(deed, deed.at, address)
        if address is None:
            return
        if deed.kind in ATTEMPTS:
            self._failed[address] = self._failed.get(address, Seen()).and_at(deed.at, deed.at, deed.number)
        else:
            self._uses.add(address, deed.user, **{deed.kind: deed.number})

    def _judge(self, deed: Deed, at: int, address: Address | None) -> None:
        network = None if address is None else self._in_force.covering(address, at)
        part = self._told.parts.setdefault(deed.kind, Part())
        if network is None:
            part.passed += deed.number
        else:
            part.stopped += deed.number
        if address is None:
            return
        if deed.kind in ATTEMPTS:
            self._attempted(address, network, at, deed.number)
        elif network is not None:
            self._hit(address, network, at, deed)

    def _attempted(self, address: Address, network: Network | None, at: int, number: int) -> None:
        blocked = self._blocked.get(address)
        if network is not None:
            blocked = blocked or self._block(address, network, at)
            blocked.stopped += number
            return
        self._passed_at[address] = max(self._passed_at.get(address, 0), at)
        if blocked is not None:
            blocked.passed += number
        else:
            self._passed_before[address] = self._passed_before.get(address, 0) + number

    def _hit(self, address: Address, network: Network, at: int, deed: Deed) -> None:
        hit = self._hits.setdefault((address, deed.user), Hit(address, deed.user, network, at))
        hit.first_at = min(hit.first_at, at)
        if deed.kind == "logins":
            hit.logins += deed.number
        else:
            hit.mails += deed.number
