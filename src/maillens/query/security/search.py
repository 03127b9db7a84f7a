"""Inputs -> what was found in them: every detection's evidence in one pass over the lines."""

from dataclasses import dataclass
from datetime import datetime

from maillens import epoch
from maillens.pipeline import FACT_FAMILIES, Columns, Inputs, Program, Scanned, Wanted, compile_grammar, facts
from maillens.query.counting import AFTER_ALL, BEFORE_ALL, Counting, columns_of, count_all
from maillens.query.make import reading_of
from maillens.query.report import InputFile, Reading
from maillens.query.security._attempts import FIELDS, Attempts
from maillens.query.security.detection import Detection, Evidence
from maillens.query.security.detections import load_detections
from maillens.query.security.finding import Finding, ranked
from maillens.query.security.pairs import pairs_of
from maillens.query.security.thresholds import Thresholds, load_thresholds


@dataclass(frozen=True, slots=True)
class Security:
    """What was found, worst first, and what that stands on."""

    findings: list[Finding]
    reading: Reading


def search(
    inputs: Inputs,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    thresholds: Thresholds | None = None,
) -> Security:
    """Search all inputs for threats.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL counts.
        thresholds: The limits; None for the defaults.

    Memory: the open messages, and what is distinct: pairs of address and user, refused recipients.
    """
    detections = load_detections()
    counts = {name: count for detection in detections for name, count in detection.counts.items()}
    columns = columns_of(counts.values())
    program = _program(columns)
    counting = Counting(counts, columns, list(program.families), since, until)
    attempts = Attempts(program, *_period(since, until))
    files = [InputFile(source.name) for source in inputs.sources]

    def seen(part: Scanned) -> None:
        files[part.file].lines += counting.add_lines(part)
        attempts.add(part.scan, part.file, part.block.offset, part.block.line_offsets)

    count_all(facts(inputs, columns, program, seen), counting)
    evidence = Evidence(pairs_of(attempts), counting.counted(0), thresholds or load_thresholds())
    return Security(_found(detections, evidence), reading_of(inputs, counting.lines, files, (since, until)))


def _program(columns: Columns) -> Program:
    """The grammar, compiled for the fields of these facts and for what Dovecot's auth process says."""
    from maillens.correlate._correlator import READ

    fields = {name for table in columns.values() for name, _ in table}
    families = (FACT_FAMILIES - {"tls"}) | {"auth"}
    return compile_grammar(Wanted(families, frozenset(fields | set(READ) | set(FIELDS))))


def _period(since: datetime | None, until: datetime | None) -> tuple[int, int]:
    return (
        BEFORE_ALL if since is None else epoch.microseconds(since),
        AFTER_ALL if until is None else epoch.microseconds(until),
    )


def _found(detections: tuple[Detection, ...], evidence: Evidence) -> list[Finding]:
    found = [finding for detection in detections for finding in detection.look(evidence)]
    return ranked(found, tuple(detection.threat for detection in detections))
