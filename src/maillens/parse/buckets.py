"""Entries -> buckets: which shapes are worth trying on a line, by what it begins with."""

from array import array
from collections.abc import Iterator

from maillens.grammar.shape import NUMBERS, RUNS, Literal, Node, Optional, stops
from maillens.parse.program import Program

_Tried = tuple[tuple[int, bytes], ...]
"""Entries in the order in which they are tried, each with what the text must begin with."""

_FIRST_OF_NUMBER = b"-0123456789"
_ANY = bytes(range(256))


def _kinds_of_bytes() -> list[int]:
    """For each byte a number, the same for bytes that no form of a capture tells apart."""
    kinds: dict[tuple[bool, ...], int] = {}
    classes = (*RUNS.values(), _FIRST_OF_NUMBER)
    return [kinds.setdefault(tuple(byte in members for members in classes), len(kinds)) for byte in range(256)]


_KINDS_OF_BYTES = _kinds_of_bytes()


def fill_buckets(program: Program, shapes: list[tuple[Node, ...]]) -> None:
    """Fill `buckets`, `chains`, `beginnings` and `beginning_masks` of a program.

    Args:
        shapes: Of each entry.
    """
    openings = [_openings(shape) for shape in shapes]
    rows: dict[tuple[int, ...], array] = {}  # type: ignore[type-arg]
    # Index 0 of `chains` is the empty chain, so a bucket that is not filled leads to no entry.
    known: dict[_Tried, int] = {}
    _chain(program, (), known)
    program.buckets = array("i", bytes(4 * len(program.candidates) * 10 * 256))
    for dispatch, entries in enumerate(program.candidates):
        for (severity, queue_id), fit in _by_envelope(program, entries).items():
            if tuple(fit) not in rows:
                tried = _by_first_byte({entry: openings[entry] for entry in fit})
                rows[tuple(fit)] = array("i", [_chain(program, some, known) for some in tried])
            at = ((dispatch * 5 + severity) * 2 + queue_id) * 256
            program.buckets[at : at + 256] = rows[tuple(fit)]


def _openings(shape: tuple[Node, ...]) -> dict[int, bytes]:
    """{first byte of a text that SHAPE may match: what all such texts begin with}; 0 stands for the empty text too."""
    found: dict[int, bytes] = {}
    for first, text in _ways_to_begin(shape):
        for byte in first:
            found[byte] = _shared(found.get(byte, text), text)
    return found


def _shared(one: bytes, other: bytes) -> bytes:
    """What both texts begin with."""
    while not one.startswith(other):
        other = other[:-1]
    return other


def _ways_to_begin(nodes: tuple[Node, ...]) -> Iterator[tuple[bytes, bytes]]:
    """(bytes one of which comes first, the text as far as it is literal) of every way in which NODES can begin."""
    first, rest = (nodes[0], nodes[1:]) if nodes else (None, ())
    match first:
        case None:
            yield b"\0", b""
        case Literal():
            # Eight bytes are one comparison of a machine word.
            yield from ((stop.text[:1], stop.text[:8]) for stop in stops(nodes))
        case Optional():
            yield from _ways_to_begin(first.nodes + rest)
            yield from _ways_to_begin(rest)
        case _:
            yield RUNS.get(first.form, _FIRST_OF_NUMBER if first.form in NUMBERS else _ANY), b""


def _by_envelope(program: Program, entries: list[int]) -> dict[tuple[int, int], list[int]]:
    """{(severity, has a queue id): entries that such a line may match}."""
    found: dict[tuple[int, int], list[int]] = {}
    for entry in entries:
        severity = program.severities[entry]
        # Five severities (grammar.SEVERITIES); an entry below 0 stands in all of them.
        for one in range(5) if severity < 0 else (severity,):
            for queue_id in ((0,), (1,), (0, 1))[program.queue_ids[entry]]:
                found.setdefault((one, queue_id), []).append(entry)
    return found


def _by_first_byte(openings: dict[int, dict[int, bytes]]) -> Iterator[_Tried]:
    """What is tried for each of the 256 first bytes."""
    named = {0}.union(byte for opening in openings.values() for byte, text in opening.items() if text)
    found: dict[int, _Tried] = {}
    for byte, kind in enumerate(_KINDS_OF_BYTES):
        # Bytes that no shape names are told apart by the classes of captures alone.
        key = byte if byte in named else -1 - kind
        if key not in found:
            found[key] = tuple((entry, opening[byte]) for entry, opening in openings.items() if byte in opening)
        yield found[key]


def _chain(program: Program, tried: _Tried, known: dict[_Tried, int]) -> int:
    """Index of a run of entries in `chains`, appended when it is not there yet."""
    if tried not in known:
        known[tried] = len(program.chains)
        program.chains.extend([*(entry for entry, _ in tried), -1])
        program.beginnings.extend([*(int.from_bytes(text, "little") for _, text in tried), 0])
        program.beginning_masks.extend([*((1 << 8 * len(text)) - 1 for _, text in tried), 0])
    return known[tried]
