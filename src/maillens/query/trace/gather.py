"""Conditions -> the lines that can matter for them: found by text, then by the ids and processes those lines name.

A log is searched as bytes, which is many times faster than reading it line by line: first for
what is asked for, then for the queue ids and Message-IDs of the lines found, until no
new ones come up. What is left is a small log, and all that is said of it is found by the
same steps as in a large one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maillens.pipeline import Block, Inputs, scanned
from maillens.query.trace.condition import Condition
from maillens.query.trace.connections import add_connections, process_of
from maillens.query.trace.lines import CLIENTS, SERVER, Place, Record, records_in
from maillens.query.trace.sweep import Swept, swept
from maillens.searching import SHORTEST, Sifted

MOST_IDS = 20_000
MOST_BYTES = 64 << 20
"""What is more than this is no search for some mails: the log is read as a whole then."""
CLOSE = 64 << 10
"""How many bytes of the log lie between most lines of a mail, at most."""
MOST_CLOSE = 100
"""Ids that are looked for so close by first: telling which of more may stand where takes longer than another search."""
MOST_WHOLE = 500
"""Mails whose connections are looked for at once; those of more are when somebody wants to see them."""
_LINKS = ("queue_id", "original_queue_id", "child_queue_id", "next_queue_id")
_QUEUED_AS = ("queued as ", "forwarded as ")
_SHORTEST_ID = 6


@dataclass(slots=True)
class Named:
    """What lines name.

    Args:
        ids: Queue ids and Message-IDs.
        processes: Of each process, as it stands in a line (`smtpd[881]:`), the places of its lines.
    """

    ids: set[str] = field(default_factory=set)
    processes: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The lines that matter.

    Args:
        inputs: They, to be read like a log.
        line: The line at a place as it stands in the log.
        is_whole: The connections of all mails are among them.
        firsts: The first line of each source.
    """

    inputs: Inputs
    line: Callable[[Place], bytes]
    is_whole: bool
    firsts: Mapping[int, Block]


def gathered(inputs: Inputs, conditions: Sequence[Condition]) -> Narrowed | None:
    """The lines that matter for CONDITIONS; None where that is no small part of the log."""
    sure = [one for one in conditions if len(one.literal.encode()) >= SHORTEST]
    if sure:
        best = max(sure, key=lambda one: len(one.literal))
        return around(inputs, [best.literal], best.in_line)
    found = swept(inputs, conditions, MOST_IDS)
    return around(inputs, found.ids, found=found, is_whole=len(found) <= MOST_WHOLE) if found is not None else None


def around(
    inputs: Inputs,
    texts: Collection[str],
    is_wanted: Callable[[bytes], bool] | None = None,
    found: Swept | None = None,
    *,
    is_whole: bool = True,
) -> Narrowed | None:
    """The lines that hold one of TEXTS, and all that belong to the mails and connections they are about.

    Args:
        is_wanted: Asked of each of the lines with TEXTS.
        found: Lines that matter too.
        is_whole: The connections of mails are wanted, and not those of such lines alone.
    """
    sifted = Sifted(inputs.sources, inputs.problems, inputs.threads, inputs.block_bytes, MOST_BYTES)
    known, doors = set[str](), set[Place]()
    places: set[Place] = set()
    fresh, named = set(texts), Named()
    if found is not None:
        sifted.take(found.firsts, found.lines)
        doors.update(found.lines)
        named = _named_by(replace(inputs, threads=1, blocks=sifted.blocks(doors)), named)
        fresh |= named.ids
    while fresh:
        known |= fresh
        taken = set(sifted.add(_bytes(fresh), is_wanted)) - places
        places |= taken
        if sifted.size_bytes > MOST_BYTES or len(known) > MOST_IDS:
            return None
        _named_by(replace(inputs, threads=1, blocks=sifted.blocks(taken)), named)
        _name_more(sifted, inputs, named, known, taken)
        fresh, is_wanted = named.ids - known, None
    wanted = places | doors if is_whole else doors
    add_connections(sifted, inputs, {name: sorted(wanted & at) for name, at in named.processes.items() if wanted & at})
    return Narrowed(replace(inputs, threads=1, blocks=sifted.blocks()), sifted.line, is_whole, sifted.firsts)


def _name_more(sifted: Sifted, inputs: Inputs, named: Named, known: set[str], taken: set[Place]) -> None:
    """Have what is NAMED and not yet KNOWN looked for beside the lines TAKEN, where most lines of a mail stand.

    What those lines name can be looked for everywhere together with it, and not only after it.
    """
    fresh = _bytes(named.ids - known)
    if len(fresh) > MOST_CLOSE:
        return
    before = sifted.places()
    sifted.add_near(dict.fromkeys(fresh, sorted(taken)), CLOSE)
    beside = sifted.places() - before
    if beside:
        _named_by(replace(inputs, threads=1, blocks=sifted.blocks(beside)), named)


def _bytes(texts: Collection[str]) -> list[bytes]:
    return [text.encode("utf-8", "surrogateescape") for text in texts]


def _named_by(inputs: Inputs, found: Named) -> Named:
    """FOUND, with what the lines of a sifted log name."""
    for part in scanned(inputs):
        for record in records_in(part):
            _look_at(record, found)
    return found


def _look_at(record: Record, found: Named) -> None:
    for name in (*_LINKS, "message_id", "reply"):
        value = record.field(name)
        if value:
            found.ids.update(_ids_in(name, value.decode("utf-8", "surrogateescape")))
    address = record.field("client_address")
    if address:  # what postscreen(8) says of the client before it hands it on
        found.processes[f"[{address.decode('utf-8', 'surrogateescape')}]:"].add(record.place)
    if record.daemon == SERVER or record.daemon in CLIENTS:
        found.processes[process_of(record)].add(record.place)


def _ids_in(name: str, value: str) -> Iterator[str]:
    if name == "reply":
        sign = next((sign for sign in _QUEUED_AS if sign in value), None)
        if sign is None:
            return
        value = value.rpartition(sign)[2].split(" ")[0].strip(".,;:)>'\"")
    if len(value) >= _SHORTEST_ID:
        yield value
