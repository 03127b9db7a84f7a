"""A block of lines -> records, slowly and obviously: the twin of the native scanner.

It says what the scanner has to find, one regular expression after the other, and the
tests and `fuzz/` compare the two on every kind of line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from maillens.grammar import load
from maillens.grammar.entry import Entry
from maillens.grammar.kind import Product
from maillens.model import FOREIGN, UNKNOWN, Value
from maillens.parse.envelope import Line, repaired, split_line
from maillens.parse.matcher import match
from maillens.parse.prefix import Prefix, named_daemon, split_prefix, split_severity
from maillens.parse.program import compile_grammar
from maillens.queue_id import split_queue_id

if TYPE_CHECKING:
    from maillens.parse._scanner import Scan


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line says it comes from; `product` is empty for what is no mail software."""

    host: bytes
    tag: bytes
    daemon: bytes
    product: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line, or one of its repetitions, as the scanner understands it.

    Args:
        stamp_us: As written, see `stamp.Stamp`; 0 for a line without stamp.
        start, length: Place of the line in the block.
        queue_id: None when the line has none, empty for NOQUEUE.
        fields: Only those that are set.
        entry: What matched; the native scanner knows only its kind.
    """

    stamp_kind: int
    stamp_us: int
    start: int
    length: int
    origin: Origin | None = None
    pid: int | None = None
    severity: int = 0
    queue_id: str | None = None
    kind: str = UNKNOWN
    family: str = UNKNOWN
    fields: dict[str, Value] = field(default_factory=dict)
    entry: Entry | None = field(default=None, compare=False, repr=False)


def scan(block: bytes) -> list[Record]:
    """The records of BLOCK, in its order."""
    return list(_records(repaired(block)))


def native_records(scan: "Scan") -> list[Record]:
    """The records that the native scanner found, in the form of the twin: the two must be equal."""
    products, kinds = load().products, scan.program.kinds
    origins = [
        Origin(host, tag, daemon, products[product].name if product >= 0 else "")
        for host, tag, daemon, product in scan.origin_names()
    ]
    records = []
    rows = zip(scan.order(), scan.stamps(), scan.heads(), strict=True)
    for (family, row), (stamp_kind, stamp_us), (kind, severity, origin, pid, start, length) in rows:
        table = scan.tables[family]
        cells: dict[str, Any] = {name: value for name in table.fields if (value := table.cell(name, row)) is not None}
        queue_id = cells.pop("queue_id", None)
        records.append(
            Record(
                stamp_kind,
                stamp_us,
                start,
                length,
                None if origin is None else origins[origin],
                pid,
                severity,
                None if queue_id is None else queue_id.decode(),
                kinds[kind],
                table.name,
                {name: value for name, value in cells.items() if name != "_record"},
            )
        )
    return records


def _records(block: bytes) -> Iterator[Record]:
    before: Line | None = None
    for start, text in _lines(block):
        line = split_line(text, _is_named_in_text)
        record = Record(line.stamp_kind, line.stamp_us, start, len(text))
        if line.tag is None:
            yield record
        elif line.last_repeats and before is not None:
            # The next "last message repeated" speaks of the same line as this one.
            yield from [_read_text(record, before)] * line.last_repeats
        else:
            before = line
            yield from [_read_text(record, line)] * line.repeats


def _lines(block: bytes) -> Iterator[tuple[int, bytes]]:
    start = 0
    for line in block.split(b"\n"):
        if text := line.rstrip(b" \t\r"):
            yield start, text
        start += len(line) + 1


def _read_text(record: Record, line: Line) -> Record:
    """Find origin, severity, queue id and fields of the text of LINE."""
    tag = line.tag or b""
    daemon, product = _named_in_tag(tag) if not line.product else (line.product.encode(), _product(line.product))
    origin = Origin(line.host, tag, daemon if tag else b"", product.name if product else "")
    if product is None:
        # A Dovecot under another name (instance_name) is known by how its text begins.
        product = _product_of_text(line.text)
        if product is None:
            return replace(record, origin=origin, pid=line.pid, kind=FOREIGN)
    severity, queue_id, text, prefix = 0, None, line.text, Prefix(daemon=daemon)
    if product.daemon_in_text:
        prefix, text = split_prefix(text)
        severity = prefix.severity
        origin = replace(origin, daemon=prefix.daemon, product=product.name)
    if product.queue_ids:
        severity, text = split_severity(text)
        queue_id, text = split_queue_id(text)
    pid = line.pid if prefix.pid is None else prefix.pid
    record = replace(record, origin=origin, pid=pid, severity=severity, queue_id=queue_id)
    return _match(record, product, prefix, text)


def _match(record: Record, product: Product, prefix: Prefix, text: bytes) -> Record:
    daemon = prefix.daemon.decode()
    daemon = daemon.lower() if product.daemon_in_text else daemon
    known = daemon if daemon in product.daemons else ""
    found = match(product.name, known, record.severity, record.queue_id, text)
    kind, family, fields = UNKNOWN, UNKNOWN, {}
    if found is not None:
        kind, family, fields = found[0].kind.name, found[0].kind.family, found[1]
    columns = compile_grammar().families[family]
    before: dict[str, Value] = {name: value for name, value in prefix.fields.items() if name in columns}
    return replace(record, kind=kind, family=family, fields=before | fields, entry=found[0] if found else None)


@cache
def _named_in_tag(tag: bytes) -> tuple[bytes, Product | None]:
    """The daemon that a tag names, and whose it is: `postfix/submission/smtpd`, `opendkim`, `amavisd.service`."""
    head, slash, daemon = tag.rpartition(b"/")
    if not slash:
        name, instance, _ = tag.partition(b"@")
        name = name if instance or name == b".service" else name.removesuffix(b".service")
        return name, _product_tagged(name.decode())
    for product in load().products:
        names = product.tags if product.daemon_in_text else product.tags + product.daemons
        if daemon.decode() in names:
            return daemon, product
    return daemon, _product_tagged(head.partition(b"/")[0].decode())


def _product_tagged(name: str) -> Product | None:
    return next((p for p in load().products if name in p.tags), None)


def _product(name: str) -> Product:
    return next(p for p in load().products if p.name == name)


def _product_of_text(text: bytes) -> Product | None:
    if not _is_named_in_text(named_daemon(text)):
        return None
    return next(p for p in load().products if p.daemon_in_text)


def _is_named_in_text(name: str) -> bool:
    return any(p.daemon_in_text and name in p.daemons for p in load().products)
