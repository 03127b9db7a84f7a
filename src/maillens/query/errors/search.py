"""Inputs -> what is wrong, in one pass: lines that tell of it, failures of our own making, a queue at a standstill."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from maillens.pipeline import Inputs, Program, Scanned, SecretFinder
from maillens.query._trouble import ALWAYS, GRAVE, SKIPPED
from maillens.query._trouble import Trouble as LineTrouble
from maillens.query.causes import COUNTS, joined
from maillens.query.counting import QUIET, shown
from maillens.query.errors.topics import OTHER, SECRETS, STALLED, is_named, level_of, topic_of, topic_of_cause
from maillens.query.errors.trouble import Trouble, worst_first
from maillens.query.one_pass import Pass
from maillens.query.report import Reading
from maillens.query.section import Counted
from maillens.query.sections.waiting import MAILS

STALL_S = 3600.0
"""Postfix tries new mail at once; what nobody has tried for an hour stands still."""
_COUNTS = COUNTS | {"waiting_mails": MAILS}


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong, worst first, and what that stands on."""

    troubles: list[Trouble]
    reading: Reading


def errors_in(inputs: Inputs, *, since: datetime | None = None, until: datetime | None = None) -> Errors:
    """What is wrong with a mail server, as far as its log tells.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL counts.

    Memory: the open messages, and what is distinct: what lines say, servers with what they said.
    """
    one_pass = Pass(inputs, _COUNTS, (since, until))
    lines = LineTrouble(one_pass.program, wanted_entries(one_pass.program))

    def seen(part: Scanned) -> None:
        """Count the lines of a block that tell of trouble."""
        lines.add(part.scan, [daemon for _, _, _, daemon in part.origins], *one_pass.counting.period)

    one_pass.read_all(seen)
    counted, reading = one_pass.counting.counted(0), one_pass.reading()
    found = [*_of_lines(lines), *_of_failures(counted), *_of_queue(counted)]
    found += [Trouble(SECRETS, "soon", "secrets")] if any(file.holds_secrets for file in reading.files) else []
    return Errors(worst_first(found), reading)


def wanted_entries(program: Program) -> list[int]:
    """For each entry of PROGRAM whether its lines are trouble."""
    families = list(program.families)

    def wanted(kind: int) -> int:
        if families[program.kind_families[kind]] in QUIET:
            return SKIPPED
        return ALWAYS if is_named(program.kinds[kind]) else GRAVE

    return [wanted(kind) for kind in program.entry_kinds]


def _of_lines(lines: LineTrouble) -> list[Trouble]:
    found: dict[tuple[str, str, str], Trouble] = {}
    finder = SecretFinder()
    for severity, meaning, daemon, count, first, last, line in lines.groups():
        topic = topic_of(meaning.partition(".")[0])
        name, level = topic.name if topic else OTHER, level_of(topic, severity)
        trouble = found.setdefault((name, level, meaning), Trouble(name, level, meaning))
        trouble.severity = max(trouble.severity, severity)
        span = None if first is None or last is None else (first, last)
        trouble.add(count, span, shown(daemon), shown(bytes(finder.without_secrets(bytearray(line))[0])))
    return list(found.values())


def _of_failures(counted: Counted) -> Iterator[Trouble]:
    """Mail that was put off, returned or turned away for a trouble of our own."""
    found: dict[str, Trouble] = {}
    for row in joined(counted):
        topic = topic_of_cause(row.cause.name) if row.cause else None
        if row.cause is None or topic is None:
            continue
        trouble = found.setdefault(row.cause.name, Trouble(topic.name, topic.level, row.cause.name, cause=row.cause))
        trouble.add(row.count, row.span, "", row.reason or row.words)
    yield from found.values()


def _of_queue(counted: Counted) -> Iterator[Trouble]:
    """Mail that was taken and that nobody has tried to deliver for a long time."""
    for item in counted["waiting_mails"].items():
        if item.key[0] == "active" and item.most[0] >= STALL_S and item.span:
            longest = item.span[1] - int(item.most[0] * 1_000_000)
            yield Trouble(STALLED, "soon", "queue-stalled", count=item.number, span=(longest, item.span[1]))
