"""A log counted as naively as can be: line by line, one regular expression a fact, nothing of maillens in it.

It is the oracle of the report's numbers on logs that hold nothing difficult: long queue ids, which
are never used again, no content filter, no notices.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

LINE = re.compile(
    r"(?P<time>\S+) (?P<host>\S+) (?P<instance>[^/]+)/(?P<daemon>\S+)\[\d+\]: (?:(?P<id>\w+): )?(?P<text>.*)"
)
DELIVERY = re.compile(r"to=<(?P<to>[^>]*)>, relay=.*, dsn=\S+, status=(?P<status>\w+) ")


@dataclass
class Counted:
    """What was counted: the totals, and deliveries by what they are listed by."""

    totals: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    senders: Counter[str] = field(default_factory=Counter)
    recipients: Counter[str] = field(default_factory=Counter)
    hours: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    days: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sender_domains: Counter[str] = field(default_factory=Counter)
    recipient_domains: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)

    def traffic(self, time: datetime, what: str) -> None:
        """Count what happened at a time, by day and by hour."""
        self.hours[time.hour][what] += 1
        self.days[f"{time:%Y-%m-%d}"][what] += 1


@dataclass
class _Mail:
    put_back: bool = False
    last: dict[str, str] = field(default_factory=dict)


def counted(
    lines: Iterable[str],
    wanted: Callable[[datetime], bool] = lambda _: True,
    host: str | None = None,
    until: datetime | None = None,
) -> Counted:
    """The numbers of some lines.

    Args:
        lines: In any order of hosts, each host's in order of time.
        wanted: Whether a moment lies in the period asked for.
        host: Count what this one did; None for all. The lines are those of all hosts.
        until: The end of the period; None for that of the lines.
    """
    lines = [line for line in lines if line]
    sizes = _sizes(lines)

    def after(line: str) -> bool:
        """Whether a line is of after the period: what waits is told of its end."""
        return until is not None and datetime.fromisoformat(line.split()[0]) >= until

    mails: defaultdict[tuple[str, str], _Mail] = defaultdict(_Mail)
    found = Counted()
    for line in lines:
        part = LINE.match(line)
        assert part is not None, line
        time = datetime.fromisoformat(part["time"])
        if wanted(time):
            found.totals["lines"] += 1
        if host in (None, part["host"]) and wanted(time):
            key = part["host"], part["id"] or ""
            _count(found, part, mails[key], sizes.get(key, ("", 0)), time)
    # Of a host that falls silent before the period, nothing is known of its end.
    heard = {line.split()[1] for line in lines if after(line) or wanted(datetime.fromisoformat(line.split()[0]))}
    _count_waiting(found, [line for line in lines if not after(line)], sizes, heard if host is None else heard & {host})
    found.totals["senders"] = len(found.senders)
    found.totals["recipients"] = len(found.recipients)
    return found


def _sizes(lines: Iterable[str]) -> dict[tuple[str, str], tuple[str, int]]:
    """Sender and size of each mail, which stand in any line of the queue manager, before the period or after."""
    found = {}
    for line in lines:
        active = re.match(r"\S+ (\S+) \S+/qmgr\S+ (\w+): from=<([^>]*)>, size=(\d+), nrcpt", line)
        if active is not None:
            found[active[1], active[2]] = active[3], int(active[4])
    return found


def _count(found: Counted, part: re.Match[str], mail: _Mail, known: tuple[str, int], time: datetime) -> None:
    text, (sender, size) = part["text"], known
    if text.startswith("client="):
        found.totals["received"] += 1
        found.totals["bytes_received"] += size
        found.senders[sender] += 1
        if sender:  # the null sender is of no domain
            found.sender_domains[domain_of(sender)] += 1
        found.traffic(time, "received")
    elif text.startswith("reject: "):
        found.totals["rejected"] += 1
        found.traffic(time, "rejected")
    elif delivery := DELIVERY.match(text):
        status = delivery["status"]
        found.statuses[status] += 1
        found.totals[{"sent": "delivered", "bounced": "bounced", "deferred": "deferrals"}[status]] += 1
        if status == "sent":
            found.totals["bytes_delivered"] += size
            found.recipients[delivery["to"]] += 1
            found.recipient_domains[domain_of(delivery["to"])] += 1
        found.traffic(time, "delivered" if status == "sent" else status)
        if status == "deferred" and not mail.put_back:
            mail.put_back = True
            found.totals["deferred"] += 1


def _count_waiting(
    found: Counted, lines: Iterable[str], sizes: dict[tuple[str, str], tuple[str, int]], hosts: set[str]
) -> None:
    """Mails that were put back, not taken out since, and who of their recipients still waits."""
    mails: dict[tuple[str, str], _Mail] = defaultdict(_Mail)
    for line in lines:
        part = LINE.match(line)
        if part is None or part["host"] not in hosts:
            continue
        key = part["host"], part["id"] or ""
        if delivery := DELIVERY.match(part["text"]):
            mails[key].last[delivery["to"]] = delivery["status"]
        elif part["text"] == "removed":
            mails.pop(key, None)
    for key, mail in mails.items():
        if waiting := [recipient for recipient, status in mail.last.items() if status == "deferred"]:
            found.waiting += Counter(mails=1, recipients=len(waiting), bytes=sizes[key][1])


def domain_of(address: str) -> str:
    """What stands behind the last @, empty for none."""
    return address.rpartition("@")[2].lower()
