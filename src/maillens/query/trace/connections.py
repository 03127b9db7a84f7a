"""Lines of some mails -> the rest of the connections they came by: lines of the same processes, not far away."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maillens.pipeline import Inputs, scanned
from maillens.query.trace.lines import CLIENTS, SERVER, Place, Record, records_in
from maillens.searching import Sifted

EVERYWHERE = 1 << 62
REACHES = (64 << 10, 4 << 20, 32 << 20, EVERYWHERE)
"""How far from a line, in bytes of the log, the rest of its connection is looked for, as long as it is not found."""
MOST_EVERYWHERE = 50
"""Processes whose connections are looked for everywhere."""

_BEGINS, _ENDS = "connect", "disconnect"


def add_connections(sifted: Sifted, inputs: Inputs, processes: Mapping[str, Sequence[Place]]) -> None:
    """Take the other lines of processes that mails went through, as far as their connections reach.

    Args:
        sifted: The lines of the mails; gets those of their connections.
        inputs: What they are lines of.
        processes: Of each process, as it stands in a line, the places of the lines that matter, in order.
    """
    before = sifted.places()
    wanted, taken = processes, _Taken()
    for reach in REACHES:
        texts = {process.encode(): at for process, at in wanted.items()}
        if not texts or sifted.size_bytes > sifted.most_bytes or (reach == EVERYWHERE and len(texts) > MOST_EVERYWHERE):
            break
        sifted.add_near(texts, reach)
        taken = _taken_of(replace(inputs, threads=1, blocks=sifted.blocks()))
        wanted = {
            process: [at for at in found if not taken.is_whole(process, at, reach)]
            for process, found in wanted.items()
            if process.startswith(SERVER)
        }
        wanted = {process: found for process, found in wanted.items() if found}
    for process in processes.keys() - wanted.keys():
        sifted.drop(set(taken.others(process, processes[process])) - before)
    sifted.drop(taken.strangers - before)


@dataclass(slots=True)
class _Taken:
    """What was taken, by process, the places in order.

    Args:
        lines: All lines of servers.
        begins, ends: Those with which a connection begins, and ends.
        strangers: Lines of clients about some mail: those about mails that matter were found by their queue ids.
    """

    lines: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    begins: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    strangers: set[Place] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Take a line."""
        if record.daemon == SERVER:
            process = process_of(record)
            self.lines[process].append(record.place)
            if record.kind == _BEGINS:
                self.begins[process].append(record.place)
            elif record.kind == _ENDS:
                self.ends[process].append(record.place)
        elif record.daemon in CLIENTS and record.field("queue_id"):
            self.strangers.add(record.place)

    def is_whole(self, process: str, at: Place, reach: int) -> bool:
        """Whether the begin and the end of the connection of a line are among what was taken so far around it."""
        number, offset = at
        begins, ends = self.begins[process], self.ends[process]
        before, after = bisect_right(begins, at) - 1, bisect_left(ends, at)
        return (
            before >= 0
            and (number, offset - reach) <= begins[before]
            and after < len(ends)
            and ends[after] <= (number, offset + reach)
        )

    def others(self, process: str, wanted: Collection[Place]) -> Iterator[Place]:
        """The lines of a process that stand in none of the connections of the WANTED lines, nor before one of them."""
        ends = self.ends[process]
        connections = {bisect_left(ends, at) for at in wanted}
        return (at for at in self.lines[process] if bisect_left(ends, at) not in connections)


def process_of(record: Record) -> str:
    """The process of a record, as it stands in its line."""
    return f"{record.daemon}[{record.pid}]:"


def _taken_of(inputs: Inputs) -> _Taken:
    """The lines of servers and clients among those of a sifted log."""
    taken = _Taken()
    for part in scanned(inputs):
        for record in records_in(part):
            taken.add(record)
    return taken
