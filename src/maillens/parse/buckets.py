"""Entries -> buckets: which shapes are worth trying on a line, by what it begins with."""

from array import array

from maillens.parse.program import CONSTANT, LITERAL, Program

_Chains = dict[tuple[int, ...], int]


def fill_buckets(program: Program) -> None:
    """Fill `buckets`, `chains`, `beginnings` and `beginning_masks` of a program."""
    literals = [_first_literal(program, start) for start in program.starts]
    # Eight bytes are one comparison of a machine word.
    program.beginnings = array("Q", [int.from_bytes(text[:8].ljust(8, b"\0"), "little") for text in literals])
    program.beginning_masks = array("Q", [(1 << 8 * len(text[:8])) - 1 for text in literals])
    firsts = [text[0] if text else -1 for text in literals]
    # Index 0 of `chains` is the empty chain, so a bucket that is not filled leads to no entry.
    program.buckets = array("i", bytes(4 * len(program.candidates) * 10 * 256))
    program.chains = array("i", [-1])
    known: _Chains = {(): 0}
    for dispatch, entries in enumerate(program.candidates):
        for (severity, queue_id), fit in _by_envelope(program, entries).items():
            at = ((dispatch * 5 + severity) * 2 + queue_id) * 256
            program.buckets[at : at + 256] = _bucket(program, fit, firsts, known)


def _first_literal(program: Program, at: int) -> bytes:
    while program.ops[at] == CONSTANT:
        at += 4
    if program.ops[at] != LITERAL:
        return b""
    start, length = program.ops[at + 1], program.ops[at + 2]
    return bytes(program.pool[start : start + length])


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


def _bucket(program: Program, fit: list[int], firsts: list[int], known: _Chains) -> array:  # type: ignore[type-arg]
    """Where the entries for each of the 256 first bytes begin."""
    by_byte: dict[int, list[int]] = {}
    for entry in fit:
        by_byte.setdefault(firsts[entry], []).append(entry)
    loose = by_byte.pop(-1, [])
    # Shapes that begin with a capture may match whatever a line begins with.
    bucket = array("i", [_chain(program, loose, known)]) * 256
    for byte, some in by_byte.items():
        # Sorted: numbers are the order in which entries are tried, and fallbacks have the highest.
        bucket[byte] = _chain(program, sorted(some + loose), known)
    return bucket


def _chain(program: Program, entries: list[int], known: _Chains) -> int:
    """Index of a run of entries in `chains`, appended when it is not there yet."""
    key = tuple(entries)
    if key not in known:
        known[key] = len(program.chains)
        program.chains.extend([*entries, -1])
    return known[key]
