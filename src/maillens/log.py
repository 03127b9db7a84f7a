"""Paths -> a log that answers: its records as batches, its facts as tables."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from maillens import epoch
from maillens.errors import ReadError, UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from maillens.query.report import Report
    from maillens.read import ReadProblem, Source
    from maillens.scanning import Inputs
    from maillens.window import Window

Moment = datetime | date | str
"""A time: a datetime, a date, or a text such as `2026-11-08` or `2026-11-08 09:30`."""
Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]

_TIMES = {"sessions": ("connected_at", "disconnected_at"), "messages": ("first_at",), "mails": ("first_at",)}


def open_log(
    paths: Paths = (),
    *,
    tz: str | tzinfo | None = None,
    since: Moment | None = None,
    until: Moment | None = None,
    journal: bool = False,
    threads: int = 2,
    block_bytes: int | None = None,
) -> "Log":
    """Open mail logs; nothing but their beginnings is read yet.

    Args:
        paths: Files, directories, patterns, `-` for stdin, in any order; none at all
            for the log of this host.
        tz: Zone of time stamps that carry none, and of SINCE and UNTIL, e.g.
            `Asia/Tokyo`; None for this machine's.
        since: The first moment asked for.
        until: The first moment no longer asked for; a date alone is its midnight.
        journal: Read the journal of this host (too).
        threads: 1 keeps all the work on one core; with more, the work is shared by the cores there are.
        block_bytes: Size of a block, None for 2 MiB; what is found does not depend on it.

    Raises:
        ReadError: nothing can be read. What cannot be read beside what can is in
            `Log.problems`.
        UsageError: no such zone, or no such time.
    """
    from maillens.read import BLOCK_BYTES, find_sources
    from maillens.window import Window

    zone = _zone(tz)
    window = Window(moment_us(since, zone), moment_us(until, zone))
    names = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    sources, problems = find_sources([os.fspath(name) for name in names], journal=journal)
    if not sources and problems:
        raise ReadError(problems[0].what, problems[0].why, problems[0].hint)
    return Log(sources, problems, Reading(zone, window, threads, block_bytes or BLOCK_BYTES))


class Reading:
    """How a log is read.

    Args:
        zone: Of time stamps that carry none; None for this machine's.
        window: The time asked for.
        threads: As for `open`.
        block_bytes: Size of a block.
    """

    def __init__(self, zone: tzinfo | None, window: "Window", threads: int, block_bytes: int) -> None:
        self.zone, self.window, self.threads, self.block_bytes = zone, window, threads, block_bytes


class Log:
    r"""Mail logs, opened by `maillens.open`.

    >>> import maillens, tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "mail.log"
    >>> _ = path.write_text(
    ...     "2026-11-08T10:00:00+09:00 mx1 postfix/qmgr[7]: 3F0AB14C: "
    ...     "from=<hanako@example.jp>, size=2048, nrcpt=1 (queue active)\n"
    ...     "2026-11-08T10:00:01+09:00 mx1 postfix/smtp[8]: 3F0AB14C: to=<taro@example.com>, "
    ...     "relay=mx.example.com[192.0.2.1]:25, delay=1.2, delays=0.1/0/0.9/0.2, dsn=2.0.0, "
    ...     "status=sent (250 ok)\n"
    ... )
    >>> log = maillens.open(path)
    >>> log.deliveries().select(["sender", "recipient", "status", "delay_s"]).to_pylist()
    [{'sender': 'hanako@example.jp', 'recipient': 'taro@example.com', 'status': 'sent', 'delay_s': 1.2}]
    >>> [(batch.schema.metadata[b"family"], batch["kind"].to_pylist()) for batch in log.records()]
    [(b'message', ['queue-active']), (b'delivery', ['delivery'])]

    Facts are computed at the first question and kept; records are read anew each time.
    SINCE and UNTIL narrow what comes out, not what is read: a delivery of today has the
    sender that yesterday's line named. Of what has no time nothing comes out then.
    """

    def __init__(self, sources: "list[Source]", problems: "list[ReadProblem]", reading: Reading) -> None:
        self.sources = sources
        """The inputs, in order of time."""
        self.reading = reading
        """How they are read."""
        self._found = problems
        self._passes: list[Inputs] = []
        self._facts: dict[str, pa.Table] = {}

    @property
    def problems(self) -> "list[ReadProblem]":
        """What could not be read; it grows while the log is read."""
        told: list[ReadProblem] = []
        for problem in [*self._found, *(problem for inputs in self._passes for problem in inputs.problems)]:
            if problem not in told:
                told.append(problem)
        return told

    def inputs(self, *, threads: int | None = None, progress: Callable[[int], None] | None = None) -> "Inputs":
        """What one pass over the log needs, for `maillens.pipeline`.

        Args:
            threads: As for `open`; None for what was said there.
            progress: Told how many bytes each read brought.

        Raises:
            ReadError: the log is a pipe, which was read before.
        """
        from maillens.scanning import Inputs

        if self._passes and any(not _can_be_read_again(source) for source in self.sources):
            raise ReadError(
                "cannot read standard input twice",
                "a pipe is empty once it was read",
                "save it in a file first; facts (`deliveries()` …) are kept, records are not",
            )
        how = self.reading
        inputs = Inputs(self.sources, zone=how.zone, threads=threads or how.threads, block_bytes=how.block_bytes)
        inputs.progress = progress
        self._passes.append(inputs)
        return inputs

    def records(self, *, threads: int | None = None) -> "Iterator[pa.RecordBatch]":
        """Every line as a typed record, in Arrow record batches.

        A batch holds the records of one family of kinds and one block, in the order of
        the lines; `batch.schema.metadata[b"family"]` names the family. Its columns:
        time (timestamp[us, UTC]), time_is_guessed (the line does not write zone or year),
        host, service, instance, daemon, severity, kind (dictionaries), pid, queue_id (empty
        where there is none), the fields of the family, line, file, offset.

        Strings are views into the block that was read: nothing is copied, and a batch that
        is kept keeps its block (`block_bytes`). Copy what is to be kept for long:
        `batch["recipient"].cast("string")`.

        Args:
            threads: As for `open`.
        """
        from maillens.batches import batches, names_of
        from maillens.scanning import scanned

        inputs = self.inputs(threads=threads)
        files = names_of([source.name for source in self.sources])
        for part in scanned(inputs):
            yield from batches(part, files, self.reading.window)
            del part  # before the next block is scanned, which then finds memory that is warm

    def sessions(self) -> "pa.Table":
        """Connections to server processes; schema `model.TABLES["sessions"]`; in time by their beginning."""
        return self._fact("sessions")

    def messages(self) -> "pa.Table":
        """Queue files from first line to removal; schema `model.TABLES["messages"]`; in time by `first_at`."""
        return self._fact("messages")

    def deliveries(self) -> "pa.Table":
        """Attempts, one for each recipient; schema `model.TABLES["deliveries"]`."""
        return self._fact("deliveries")

    def refusals(self) -> "pa.Table":
        """Clients, senders and recipients turned away; schema `model.TABLES["refusals"]`."""
        return self._fact("refusals")

    def logins(self) -> "pa.Table":
        """Attempts to authenticate; schema `model.TABLES["logins"]`."""
        return self._fact("logins")

    def verdicts(self) -> "pa.Table":
        """What filters decided about mails: spam, DKIM, SPF, DMARC, greylisting; schema `model.TABLES["verdicts"]`."""
        return self._fact("verdicts")

    def waiting(self) -> "pa.Table":
        """What waits in the queue at the end of the log, or at UNTIL: one row for each recipient that was put off.

        Mail on hold, or not yet tried, has one row without recipient. Schema `model.TABLES["waiting"]`.
        """
        return self._fact("waiting")

    def mails(self) -> "pa.Table":
        """What a person would call one mail; schema `model.MAIL_TABLES["mails"]`; in time by `first_at`."""
        self._join_mails()
        return self._in_time("mails")

    def recipients(self) -> "pa.Table":
        """The recipients of mails, each with its one outcome; schema `model.MAIL_TABLES["recipients"]`."""
        self._join_mails()
        return self._in_time("recipients")

    def report(self) -> "Report":
        """What `maillens report` shows, as data."""
        from maillens.query.make import make_report

        bounds = (self.reading.window.since_us, self.reading.window.until_us)
        since, until = (None if bound is None else epoch.moment(bound) for bound in bounds)
        return make_report(self.inputs(), since=since, until=until)

    def _fact(self, name: str) -> "pa.Table":
        self._all_facts()
        return self._in_time(name)

    def _all_facts(self) -> "dict[str, pa.Table]":
        import pyarrow as pa

        from maillens.arrow import schema, whole
        from maillens.model import TABLES
        from maillens.pipeline import facts

        if not self._facts:
            batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in TABLES}
            files = [source.name for source in self.sources]
            for tables in facts(self.inputs(), until=self.reading.window.until_us):
                for name, table in tables.items():
                    if len(table):
                        batches[name].append(whole(table, files))
            self._facts = {name: pa.Table.from_batches(batches[name], schema(TABLES[name])) for name in TABLES}
        return self._facts

    def _join_mails(self) -> None:
        from maillens.correlate.mails import join_mails

        if "mails" not in self._facts:
            facts = self._all_facts()
            joined = join_mails(facts["messages"], facts["deliveries"], facts["refusals"])
            facts |= {"mails": joined.mails, "recipients": joined.recipients}

    def _in_time(self, name: str) -> "pa.Table":
        import pyarrow.compute as pc

        table, window = self._facts[name], self.reading.window
        if not window:
            return table
        times = [table[column] for column in _TIMES.get(name, ("time",))]
        return table.filter(window.rows(pc.coalesce(*times)))


def _can_be_read_again(source: "Source") -> bool:
    if source.path is None:
        return source.kind == "journal"
    try:
        return stat.S_ISREG(os.stat(source.path).st_mode)
    except OSError:
        return True  # gone by now; reading it says so


def _zone(tz: str | tzinfo | None) -> tzinfo | None:
    if not isinstance(tz, str):
        return tz
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(tz)
    except (ValueError, OSError, LookupError):
        hint = "names look like `Asia/Tokyo`, `Europe/Berlin` or `UTC`"
        raise UsageError(f"no time zone is named `{tz}`", hint=hint) from None


def moment_us(moment: Moment | None, zone: tzinfo | None) -> int | None:
    """MOMENT as microseconds since 1970, UTC.

    Args:
        zone: Of a moment that carries none; None for this machine's.

    Raises:
        UsageError: a text that is no time.
    """
    if moment is None:
        return None
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            raise UsageError(
                f"`{moment}` is no time", hint="times look like `2026-11-08` or `2026-11-08 09:30`"
            ) from None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone) if zone is not None else moment.astimezone()
    return epoch.microseconds(moment)
