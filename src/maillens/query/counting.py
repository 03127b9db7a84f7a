"""Facts that stream past -> what was counted of them in one period."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce

from maillens import epoch
from maillens.columns import Table
from maillens.model import TABLES
from maillens.pipeline import Columns, Origin, Scanned
from maillens.query._concern import ADDRESSES, SERVICES, Concern, DomainConcern, ServiceConcern, both
from maillens.query._tally import Counter, Item, LineTally, Tallies
from maillens.query.report import Row
from maillens.query.section import Count, Counted

# What these families warn of has sections of its own: refusals, logins, deliveries.
QUIET = ("refusal", "login", "delivery")
BEFORE_ALL, AFTER_ALL = -(1 << 62), 1 << 62


@dataclass(frozen=True, slots=True)
class Only:
    """What the report is restricted to; empty for no restriction.

    Args:
        host: Name of a host as its lines carry it.
        instance: Name of a Postfix instance (`syslog_name`, postconf(5)).
        domain: A mail domain, of senders, recipients or logins. Connections and warnings are nobody's then.
        service: A service, by the middle of its tag (`submission` in `postfix/submission/smtpd`), or its daemon where
            there is none (`smtpd` in `postfix/smtpd`). Its mail is what it took or delivered.
    """

    host: str = ""
    instance: str = ""
    domain: str = ""
    service: str = ""

    def where(self) -> tuple[tuple[str, str, str | bool], ...]:
        """As conditions of a `Count`; every table of facts has these columns."""
        return tuple((name, "is", value) for name, value in (("host", self.host), ("instance", self.instance)) if value)

    def named(self) -> dict[str, str]:
        """The restrictions that there are, by name."""
        found = {"host": self.host, "instance": self.instance, "domain": self.domain, "service": self.service}
        return {name: value for name, value in found.items() if value}

    def allows(self, origin: Origin) -> bool:
        """Whether warnings of this origin are wanted."""
        host, instance, service, daemon = origin
        pairs = ((self.host, host), (self.instance, instance), (self.service, service or daemon))
        return not self.domain and all(not wanted or wanted.encode() == has for wanted, has in pairs)

    def concerns(self) -> list[Concern]:
        """What finds the rows of facts that are wanted, beside `where`."""
        domain: list[Concern] = [DomainConcern(self.domain)] if self.domain else []
        return domain + ([ServiceConcern(self.service)] if self.service else [])

    def columns(self) -> dict[str, set[str]]:
        """The columns of each table that this looks at."""
        looked: dict[str, set[str]] = {table: {name for name, _, _ in self.where()} for table in TABLES}
        for value, columns in ((self.domain, ADDRESSES), (self.service, SERVICES)):
            for table, names in columns.items() if value else ():
                looked[table] |= {*names, "message"}
        return looked


EVERYTHING = Only()


def columns_of(counts: Iterable[Count], only: Only = EVERYTHING) -> Columns:
    """The columns of each table of facts that some count reads."""
    wanted = only.columns()
    for count in counts:
        used = {count.time, count.example, count.spread, *count.measures, *count.peaks, *(name for name, _ in count.by)}
        # A place is an offset in a file.
        used |= {"file", "offset"} if count.place else set()
        wanted[count.table] |= used | {name for name, _, _ in count.where}
    return {table: tuple(c for c in columns if c[0] in wanted[table]) for table, columns in TABLES.items()}


@dataclass(slots=True)
class Counting:
    """What is counted of one period.

    Args:
        counts: All counts of all sections, by name.
        columns: As `columns_of` gives them.
        families: Families of records, as the program has them.
        since, until: The period; None for an open end.
    """

    counts: Mapping[str, Count]
    columns: Columns
    families: list[str]
    since: datetime | None = None
    until: datetime | None = None
    only: Only = EVERYTHING
    concerns: list[Concern] = field(init=False)
    lines: LineTally = field(init=False)
    tallies: dict[tuple[str, str], Tallies] = field(init=False)
    counters: dict[str, Counter] = field(init=False)
    seen: set[Origin] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Start with nothing counted."""
        self.concerns = self.only.concerns()
        quiet = tuple(self.families.index(name) for name in QUIET if name in self.families)
        self.lines = LineTally(len(self.families), quiet)
        self.tallies, self.counters = {}, {}
        for table, time in dict.fromkeys((count.table, count.time) for count in self.counts.values()):
            self._count_rows_of(table, time)

    def _count_rows_of(self, table: str, time: str) -> None:
        """Make ready what counts the rows of a table whose period is told by a column of it."""
        only = self.only.where()
        counts = {name: c for name, c in self.counts.items() if (c.table, c.time) == (table, time)}
        wanted = [replace(count, where=(*count.where, *only)) for count in counts.values()]
        tallies = self.tallies[table, time] = Tallies(self.columns[table], time, wanted)
        self.counters.update(zip(counts, tallies.counters, strict=True))

    def add_lines(self, part: Scanned) -> int:
        """Count the lines of a block; how many they were."""
        daemons = [daemon for _, _, _, daemon in part.origins]
        wanted = [True] * len(daemons)
        if self.only.named():
            wanted = [self.only.allows(origin) for origin in part.origins]
            products = (product for _, _, _, product in part.scan.origin_names())
            self.seen |= {origin for origin, product in zip(part.origins, products, strict=True) if product >= 0}
        return self.lines.add(part.scan, daemons, wanted, *self.period)

    def add(self, tables: dict[str, Table]) -> None:
        """Count facts."""
        period = self.period
        masks = reduce(both, [concern.rows(tables) for concern in self.concerns]) if self.concerns else {}
        for (table, _), tallies in self.tallies.items():
            tallies.add(tables[table], *period, masks.get(table))

    def offered(self) -> dict[str, list[str]]:
        """Which hosts, instances and services of mail software the log has, where the report is restricted to some."""
        names = {
            "host": {host for host, _, _, _ in self.seen},
            "instance": {instance for _, instance, _, _ in self.seen},
            "service": {service or daemon for _, _, service, daemon in self.seen},
        }
        return {name: sorted(shown(text) for text in texts if text) for name, texts in names.items()}

    @property
    def until_us(self) -> int | None:
        """The end of the period, microseconds since 1970; None for an open end."""
        return None if self.until is None else epoch.microseconds(self.until)

    @property
    def period(self) -> tuple[int, int]:
        """The period, microseconds since 1970; an open end is before, or after, all there is."""
        return (
            BEFORE_ALL if self.since is None else epoch.microseconds(self.since),
            AFTER_ALL if self.until is None else epoch.microseconds(self.until),
        )

    def counted(self, most: int) -> Counted:
        """All counts; of those that are asked for their largest, MOST."""
        return {name: CountedBy(counter, most) for name, counter in self.counters.items()}


@dataclass(frozen=True, slots=True)
class CountedBy:
    """A native counter as `section.Counts`."""

    counter: Counter
    most: int

    def items(self) -> list[Item]:
        """All keys, in order of first sight."""
        return self.counter.items()

    def of(self, firsts: Collection[str]) -> list[Item]:
        """The keys whose first part is one of FIRSTS."""
        return self.counter.of(firsts)

    def largest(self) -> list[Item]:
        """The keys with the highest counts."""
        return self.counter.largest(self.most)

    def ranking(self, name: str, *measures: str) -> list[Row]:
        """The keys with the highest counts, as rows."""
        return self.counter.ranking(self.most, name, measures)

    def slowest(self, few: int) -> list[Item]:
        """The keys with the highest 95th percentile; those counted less than FEW times last."""
        return self.counter.slowest(self.most, few)

    def __len__(self) -> int:
        return len(self.counter)


def shown(text: bytes | None) -> str:
    """Bytes of a log as text."""
    return "" if text is None else text.decode("utf-8", "replace")
