"""A pasted text -> the log line in it and the grammar entry that matched.

People paste whole lines, lines without their beginning, lines behind `mail.log:` as grep prints
them, lines in which process ids and addresses are masked. Each is tried as it is, then as what it
may have been before it was cut.

This file joins grammar and twin for one line, as `pipeline.py` joins the steps for a log: it
starts no native scanner and compiles nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from maillens.grammar import SEVERITIES, load
from maillens.grammar.entry import Entry
from maillens.grammar.shape import Literal, Node
from maillens.model import Value
from maillens.parse.envelope import split_line
from maillens.parse.twin import Record, scan

_TAGGED = re.compile(r"(?<![\w./@-])(?P<tag>[A-Za-z][\w./@-]*)(?:\[[\w*?]*\])?: (?P<text>.*)", re.DOTALL)
_NO_ID = "XXXXXXXXXX"
"""Stands for a queue id that was cut off with what stood before it."""

_LEAST_WORDS = 8
"""Characters that a shape must say by itself before a text without a tag is taken for its line."""

_MOST_PLACES = 8
"""Places that are tried as the beginning of a line; a text that needs more is none."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line that was understood.

    Args:
        text: As pasted.
        stamp: The time as written, empty where it was cut off.
        daemon: Who wrote it; empty where that is not known.
        queue_id: None when the line has none, empty for NOQUEUE.
        severity: One of `SEVERITIES`.
    """

    text: str
    stamp: str
    host: str
    tag: str
    product: str
    daemon: str
    pid: int | None
    severity: str
    queue_id: str | None
    entry: Entry
    fields: dict[str, Value]


def pasted(text: str) -> Pasted | None:
    """The line in TEXT; None where no kind of line is known that looks so."""
    for candidate, whole in _candidates(text):
        for record in scan(candidate.encode("utf-8", "replace"))[:1]:
            entry = record.entry
            if entry is None or not (whole or _speaks_for_itself(entry, record)):
                continue
            return _pasted(text, candidate, record, entry, whole=whole)
    return None


def _candidates(text: str) -> Iterator[tuple[str, bool]]:
    """TEXT as it may stand in a log, and whether it says itself who wrote it."""
    yield text, True
    yield from _from_its_tag(text)
    if "**" in text:  # masked with stars, which no queue id holds
        yield from _from_its_tag(text.replace("*", "x"))
    yield from _from_postfix(text)
    # Without a tag, any product may have written it; the first entry that speaks for itself decides.
    for product in load().products:
        yield f"{product.tags[0]}[1]: {text}", False
    yield f"postfix/-[1]: {_NO_ID}: {text}", False


def _from_its_tag(text: str) -> Iterator[tuple[str, bool]]:
    """TEXT from a tag on that stands somewhere in it: behind a file name, a masked time, a host of several words."""
    for found in _places(text):
        tag, rest = found["tag"], found["text"]
        yield f"{tag}[1]: {rest}", True
        if tag in _postfix_daemons():
            yield f"postfix/{tag}[1]: {rest}", True
        if tag.startswith("postfix"):  # who published the line may have changed its program
            yield from _from_postfix(rest)


def _from_postfix(text: str) -> Iterator[tuple[str, bool]]:
    """TEXT as if Postfix had written it, first the programs that one meets most: some texts are of several."""
    for name in ("qmgr", "smtpd", "-"):
        yield f"postfix/{name}[1]: {text}", False


def _places(text: str) -> Iterator[re.Match[str]]:
    """The first places of TEXT that look like a tag, each with all that follows it."""
    start = 0
    for _ in range(_MOST_PLACES):
        found = _TAGGED.search(text, start)
        if found is None:
            return
        yield found
        start = found.start("text")


def _postfix_daemons() -> tuple[str, ...]:
    return next(product.daemons for product in load().products if product.name == "postfix")


def _speaks_for_itself(entry: Entry, record: Record) -> bool:
    enough = record.queue_id not in (None, _NO_ID) or _words(entry.nodes) >= _LEAST_WORDS
    return enough and not entry.kind.fallback


def _words(nodes: tuple[Node, ...]) -> int:
    """How much of a shape is text that stands for itself, what is optional left out."""
    return sum(len(node.text.strip()) for node in nodes if isinstance(node, Literal))


def _pasted(text: str, candidate: str, record: Record, entry: Entry, *, whole: bool) -> Pasted:
    origin = record.origin
    assert origin is not None  # what matched an entry has a product
    same = candidate == text
    daemon = origin.daemon.decode("utf-8", "replace") if whole else ""
    daemons = entry.kind.daemons
    if not daemon and len(daemons) == 1 and daemons[0] != "*":
        daemon = daemons[0]
    return Pasted(
        text,
        _stamp(text) if same else "",
        origin.host.decode("utf-8", "replace") if same else "",
        origin.tag.decode("utf-8", "replace") if whole else "",
        entry.product,
        daemon,
        record.pid if same else None,
        SEVERITIES[record.severity],
        None if record.queue_id == _NO_ID and _NO_ID not in text else record.queue_id,
        entry,
        record.fields,
    )


def _stamp(text: str) -> str:
    """The time at the beginning of a line, as it is written."""
    line = text.encode("utf-8", "replace")
    split = split_line(line, lambda _: False)
    marker = split.host or split.tag or b""
    end = line.find(b" " + marker) if marker else 0
    return line[: max(end, 0)].decode("utf-8", "replace").strip()
