"""Conditions without a text to look for -> the queue ids and lines of what may meet them, in one pass over all facts.

Facts stream past and only what is found is kept, so that `--status deferred` alone needs no more memory than
what it finds.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from maillens.columns import Table
from maillens.model import TABLES
from maillens.pipeline import Block, Columns, Inputs, Scanned, facts
from maillens.query.trace.condition import Condition
from maillens.query.trace.lines import Place
from maillens.query.trace.matching import RowTest, groups_of

_TELLING = ("deliveries", "refusals", "messages")
"""The tables whose rows conditions are about."""
_LOGGED = frozenset(("deferred", "bounced", "expired", "sent", "reject", "rejected", "refused"))
"""Outcomes that some line says; others (`held`, `partial`) come of several."""


@dataclass(slots=True)
class Swept:
    """What may meet the conditions.

    Args:
        ids: Queue ids; a short one may name other mails too.
        lines: Lines without a queue id, by place.
        firsts: The first line of each source, as a block.
    """

    ids: set[str] = field(default_factory=set)
    lines: dict[Place, bytes] = field(default_factory=dict)
    firsts: dict[int, Block] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids) + len(self.lines)


def swept(inputs: Inputs, conditions: Sequence[Condition], most: int) -> Swept | None:
    """What may meet CONDITIONS; None where that is more than MOST, or rows by themselves cannot tell.

    Args:
        inputs: What is read, from first to last.
    """
    groups = [group for group in groups_of(conditions) if all(_is_told(one) for one in group)]
    found = {number: Swept() for number in range(len(groups))}
    tests = {(number, name): RowTest(dict(TABLES[name]), groups[number]) for number in found for name in _TELLING}
    held: list[Scanned] = []
    for tables in facts(inputs, _columns(tests.values()), seen=held.append):
        for number, own in list(found.items()):
            for name in _TELLING:
                _take(tables[name], tests[number, name], held, own)
            if len(own) > most:
                del found[number]
        if not found:
            return None
        del held[:-1]
    return min(found.values(), key=len) if found else None


def _is_told(condition: Condition) -> bool:
    return condition.field != "status" or condition.text.lower() in _LOGGED or condition.text.isdigit()


def _columns(tests: Iterable[RowTest]) -> Columns:
    wanted = {name for test in tests for name in test.columns} | {"queue_id", "file", "offset"}
    return {
        table: tuple(column for column in columns if table in _TELLING and column[0] in wanted)
        for table, columns in TABLES.items()
    }


def _take(table: Table, test: RowTest, parts: Sequence[Scanned], found: Swept) -> None:
    for part in parts:
        if part.block.number == 0:
            found.firsts.setdefault(part.file, _first_line(part.block))
    met = [row for row, is_met in enumerate(test.rows(_Values(table))) if is_met]
    for row in met:
        queue_id = table.cell("queue_id", row)
        if queue_id:
            assert isinstance(queue_id, bytes)  # it is a text
            found.ids.add(queue_id.decode("utf-8", "surrogateescape"))
        else:
            place = int(table.cell("file", row) or 0), int(table.cell("offset", row) or 0)
            found.lines[place] = next(filter(None, (_line_in(part, place) for part in parts)), b"")


def _first_line(block: Block) -> Block:
    line = block.data[: block.data.find(b"\n") + 1 or len(block.data)]
    offset = block.offset if block.line_offsets is None else block.line_offsets[0]
    return Block(line, block.source, offset, None, 0, block.later_stamps)


def _line_in(part: Scanned, place: Place) -> bytes:
    """The line at PLACE, where it stands in the block; empty where it does not."""
    number, offset = place
    block = part.block
    start = offset - block.offset
    if block.line_offsets is not None:
        start = _start_of(block.data, block.line_offsets, offset)
    if number != part.file or not 0 <= start < len(block.data):
        return b""
    end = block.data.find(b"\n", start) + 1
    return bytes(block.data[start : end or len(block.data)])


def _start_of(data: bytearray, offsets: "array[int]", offset: int) -> int:
    """Where in a translated block the line from OFFSET begins; -1 for nowhere."""
    line = bisect_left(offsets, offset)
    if line == len(offsets) or offsets[line] != offset:
        return -1
    start = 0
    for _ in range(line):
        start = data.find(b"\n", start) + 1
    return start


@dataclass(frozen=True, slots=True)
class _Values:
    """A native table by its columns."""

    table: Table

    def __len__(self) -> int:
        return len(self.table)

    def __getitem__(self, name: str) -> list[object]:
        return self.table.values(name)
