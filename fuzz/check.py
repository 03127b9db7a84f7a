"""One round: some blocks through scanner and twin, Arrow, clock and correlator; they must agree, and nothing may fail."""

import ctypes
from functools import partial
from zoneinfo import ZoneInfo

import pyarrow as pa

from maillens.arrow import column, whole
from maillens.batches import batches, names_of
from maillens.correlate._correlator import Correlator
from maillens.model import TABLES
from maillens.parse import twin
from maillens.parse._clock import Clock
from maillens.parse._scanner import Scan, Scanner
from maillens.parse.origin import split_tag
from maillens.parse.program import compile_grammar
from maillens.privacy._naming import Renamer
from maillens.privacy._needles import Needles
from maillens.privacy.naming import pseudonym, renamed, without_known
from maillens.privacy.pseudonyms import Pseudonyms
from maillens.read import Block, Source
from maillens.scanning import Scanned

ANCHOR_S = 1_795_300_000.0
"""When the files that the blocks come from were last written, as the clock is told."""


SOURCE = Source("fuzz", None, "file", ANCHOR_S, None)
FILES = names_of([SOURCE.name])
KEY = bytes(32)
FEW, LONGEST = 40, 2000
"""Lines of a block that are renamed, and how long they may be: the specification is slow."""
WANTED = (b"from=", b"rip=", b"password", b"status=sent", b"warning: ")
NEEDLES = Needles([WANTED])


class Difference(Exception):
    """Scanner and twin say different things about a line."""


def check_round(scanner: Scanner, blocks: list[bytes], number: int) -> int:
    """Run BLOCKS, which follow each other in one file, through everything.

    Returns:
        The number of records.

    Raises:
        Difference: on the first record that differs.
        Exception: whatever a step raised; none may.
    """
    clock = Clock((None, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo"))[number % 3])
    clock.start(ANCHOR_S)
    correlator = Correlator(compile_grammar(), TABLES)
    offset = records = 0
    for block in blocks:
        scan = scanner.scan(exactly(block))
        compare(scan, block)
        compare_renaming(block)
        validate(scan)
        clock.set_times(scan)
        validate_batches(scan, block, offset)
        correlator.feed(scan, origins(scan), 0, offset)
        validate_facts(correlator)
        offset += len(block)
        records += len(scan)
    correlator.finish()
    validate_facts(correlator)
    return records


def exactly(block: bytes) -> memoryview:
    """BLOCK in memory of just its size, so that the sanitizer sees a read of one byte more."""
    return memoryview((ctypes.c_ubyte * len(block)).from_buffer_copy(block)).cast("B")


def compare(scan: Scan, block: bytes) -> None:
    """Scanner and twin must find the same records."""
    natives, twins = twin.native_records(scan), twin.scan(block)
    for native, expected in zip(natives, twins, strict=False):
        if native != expected:
            line = block[expected.start : expected.start + expected.length]
            raise Difference(f"line    {line!r}\nscanner {native}\ntwin    {expected}")
    if len(natives) != len(twins):
        raise Difference(f"scanner {len(natives)} records, twin {len(twins)}")


def compare_renaming(block: bytes) -> None:
    """Names must be found in each line as the specification finds them, and needles as Python's own search does."""
    names = Pseudonyms(KEY)
    renamer = Renamer(partial(pseudonym, names), lambda text: without_known(text, names))
    lines = [line for line in block.split(b"\n")[:FEW] if len(line) < LONGEST]
    for line in lines:
        native, expected = renamer.renamed(exactly(line), set(), [0]), renamed(line, names)
        if native != expected:
            raise Difference(f"line    {line!r}\nnative  {native!r}\ntwin    {expected!r}")
    found = [(start, end) for start, end, _ in NEEDLES.lines(exactly(block))]
    held = [line for line in block.split(b"\n") if any(needle in line.lower() for needle in WANTED)]
    if [block[start:end] for start, end in found] != held:
        raise Difference(f"needles: {found}, not {held!r}")


def validate(scan: Scan) -> None:
    """Every table of records must be sound to its last byte: offsets within the block, text UTF-8."""
    for table in scan.tables:
        if len(table):
            arrays = [column(table, index) for index in range(len(table.fields))]
            pa.RecordBatch.from_arrays(arrays, names=list(table.fields)).validate(full=True)


def validate_batches(scan: Scan, block: bytes, offset: int) -> None:
    """So must what Arrow is handed, which holds each record once."""
    part = Scanned(Block(bytearray(block), SOURCE, offset, None, 0), scan, 0, origins(scan))
    found = list(batches(part, FILES))
    for batch in found:
        batch.validate(full=True)
    if sum(batch.num_rows for batch in found) != len(scan):
        raise Difference(f"batches hold {sum(batch.num_rows for batch in found)} records, not {len(scan)}")


def validate_facts(correlator: Correlator) -> None:
    """So must every table of facts."""
    for table in correlator.take():
        whole(table, ["fuzz"]).validate(full=True)


def origins(scan: Scan) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """Origins as the pipeline makes them."""
    products = compile_grammar().products
    return [
        split_tag(host, tag, daemon, products[product].name if product >= 0 else "")
        for host, tag, daemon, product in scan.origin_names()
    ]
