"""Inputs -> what was found in them: every detection's evidence in one pass over the lines."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from maillens.pipeline import FACT_FAMILIES, READ, Columns, Facts, Inputs, Program, Scanned, Wanted, compile_grammar
from maillens.query.one_pass import Pass, Seen
from maillens.query.report import Reading
from maillens.query.section import Count
from maillens.query.security._attempts import FIELDS, Attempts
from maillens.query.security.detection import Detection, Evidence, namer_of, nowhere
from maillens.query.security.detections import load_detections
from maillens.query.security.entries import Entry, Network, by_user
from maillens.query.security.finding import Finding, ranked
from maillens.query.security.pairs import pairs_of
from maillens.query.security.thresholds import Thresholds, load_thresholds, prefixes_of


@dataclass(frozen=True, slots=True)
class Security:
    """What was found, worst first, and what that stands on."""

    findings: list[Finding]
    reading: Reading


class Search:
    """Every detection's evidence, gathered while a log streams past; what is found can be asked for at any moment.

    Args:
        inputs: What to read; what could not be read is added to its problems.
        since, until: Only what happened from SINCE on and before UNTIL counts.
        thresholds: The limits; None for the defaults.
        country: From an address to its country; empty where that is not known.
        counts: What else is to be counted, by name; it is among `Evidence.counted`.

    Memory: the open messages, and what is distinct: pairs of address and user, refused recipients.
    """

    def __init__(
        self,
        inputs: Inputs,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        thresholds: Thresholds | None = None,
        country: Callable[[str], str] = nowhere,
        counts: Mapping[str, Count] | None = None,
    ) -> None:
        self._country = country
        self._thresholds = thresholds or load_thresholds()
        self._detections = load_detections()
        wanted = {name: count for one in self._detections for name, count in one.counts.items()} | dict(counts or {})
        self._pass = Pass(inputs, wanted, (since, until), program=_program)
        self._attempts = Attempts(self._pass.program, *self._pass.counting.period)

    def read_all(self, *before: Seen, counted: Callable[[Facts], object] | None = None) -> None:
        """Read to the end.

        Args:
            before: Shown every block's records before anything in it counts.
            counted: Is shown the facts of each block when they have been counted.
        """
        self._pass.read_all(*before, self._join, counted=counted)

    def _join(self, part: Scanned) -> None:
        self._attempts.add(part.scan, part.file, part.block.offset, part.block.line_offsets)

    def evidence(self, *, whole: bool = False) -> Evidence:
        """All that was gathered so far.

        Args:
            whole: Every detection will look at it: what only some need is made meanwhile.
        """
        limits, counted = self._thresholds, self._pass.counting.counted(0)
        networks: Callable[[], dict[str, list[Network]]] = partial(
            _networks, self._attempts, limits, countries=self._country is not nowhere
        )
        if whole:
            pool = ThreadPoolExecutor(1)
            networks = pool.submit(networks).result
            pool.shutdown(wait=False)
        return Evidence(pairs_of(self._attempts, limits), counted, limits, networks, self._country)

    def found_in(self, evidence: Evidence, wanted: Callable[[Detection], bool] = lambda _: True) -> list[Finding]:
        """What the detections that are WANTED find, worst first."""
        return _found(tuple(filter(wanted, self._detections)), evidence)

    def reading(self) -> Reading:
        """What was read so far."""
        return self._pass.reading()


def search(
    inputs: Inputs,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    thresholds: Thresholds | None = None,
    country: Callable[[str], str] = nowhere,
) -> Security:
    """Search all inputs for threats; arguments as for `Search`."""
    gathered = Search(inputs, since=since, until=until, thresholds=thresholds, country=country)
    gathered.read_all()
    return Security(gathered.found_in(gathered.evidence(whole=True)), gathered.reading())


def _program(columns: Columns) -> Program:
    """The grammar, compiled for the fields of these facts and for what Dovecot's auth process says."""
    fields = {name for table in columns.values() for name, _ in table}
    families = FACT_FAMILIES | {"auth", "tls"}
    return compile_grammar(Wanted(families, frozenset(fields | set(READ) | set(FIELDS))))


def _networks(attempts: Attempts, thresholds: Thresholds, *, countries: bool) -> dict[str, list[Network]]:
    """The networks of the users of whom there may be something to say."""
    many = thresholds["many-networks"]
    least = min(many["networks"], many["countries"]) if countries else many["networks"]
    within_us, past_us = (int(seconds * 1e6) for seconds in (many["within_s"], thresholds["new-network"]["past_s"]))
    entries = attempts.entries(Entry, int(least), within_us, past_us, *prefixes_of(thresholds))
    return by_user(entries, namer_of(thresholds))


def _found(detections: tuple[Detection, ...], evidence: Evidence) -> list[Finding]:
    found = {detection.threat: list(_looked_for(detection, evidence)) for detection in detections}
    named = {threat: {user for one in findings for user in one.users} for threat, findings in found.items()}
    kept = [
        finding
        for detection in detections
        for finding in found[detection.threat]
        if not any(named.get(threat, frozenset()) & set(finding.users) for threat in detection.unless)
    ]
    return ranked(kept, tuple(detection.threat for detection in detections))


def _looked_for(detection: Detection, evidence: Evidence) -> Iterator[Finding]:
    """What a detection finds; of all of it alike it says whether the addresses are an attacker's."""
    for finding in detection.look(evidence):
        yield finding if detection.hostile else replace(finding, hostile=False)
