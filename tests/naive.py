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


@dataclass
class _Mail:
    begun: bool = False
    sender: str = ""
    size: int = 0
    put_back: bool = False


def counted(
    lines: Iterable[str],
    wanted: Callable[[datetime], bool] = lambda _: True,
    host: str | None = None,
) -> Counted:
    """The numbers of some lines.

    Args:
        lines: In any order of hosts, each host's in order of time.
        wanted: Whether a moment lies in the period asked for.
        host: Count what this one did; None for all. The lines are those of all hosts.
    """
    lines = [line for line in lines if line]
    sizes = _sizes(lines)
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
        found.hours[time.hour]["received"] += 1
    elif text.startswith("reject: "):
        found.totals["rejected"] += 1
        found.hours[time.hour]["rejected"] += 1
    elif delivery := DELIVERY.match(text):
        status = delivery["status"]
        found.statuses[status] += 1
        found.totals[{"sent": "delivered", "bounced": "bounced", "deferred": "deferrals"}[status]] += 1
        if status == "sent":
            found.totals["bytes_delivered"] += size
            found.recipients[delivery["to"]] += 1
            found.hours[time.hour]["delivered"] += 1
        if status == "deferred" and not mail.put_back:
            mail.put_back = True
            found.totals["deferred"] += 1
