"""A seed -> a mail log of a chosen size, as a busy Postfix and Dovecot host writes it.

python benchmarks/make_log.py --lines 2000000 --seed 1 --format rfc3339 -o FILE
"""

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import delivery
import logins
import sessions
import strangers
from host import MINUTE, SECOND, Host

FORMATS = ("traditional", "rfc3339")
# Monday, 3 November 2025, 00:00 at the host, in whose zone all times here are.
START = 1_762_128_000 * SECOND
OFFSET, OFFSET_S = "+09:00", 9 * 3600

_PEOPLE = (3, 2, 2, 2, 3, 4, 6, 9, 14, 18, 19, 18, 15, 17, 18, 18, 17, 16, 13, 11, 10, 9, 7, 5)
_BOTS = (10,) * 24

# How often a minute, averaged over the day, and how that changes with the hour.
TRAFFIC: tuple[tuple[Callable[[Host, int], None], float, tuple[int, ...]], ...] = (
    (sessions.inbound, 21, _PEOPLE),
    (sessions.submission, 17, _PEOPLE),
    (delivery.local_mail, 0.5, _BOTS),
    (sessions.statistics, 0.1, _BOTS),
    (logins.imap, 50, _PEOPLE),
    (logins.pop3, 12, _PEOPLE),
    (logins.sieve, 0.2, _PEOPLE),
    (strangers.refused, 19, _BOTS),
    (strangers.screened, 8, _BOTS),
    (strangers.guessed_password, 8, _BOTS),
    (strangers.guessed_imap, 4, _BOTS),
    (strangers.probe, 9, _BOTS),
)

# What the summary of a log counts, and the text that tells it.
MIX = {
    "smtpd connect": (": connect from ",),
    "smtpd disconnect": (": disconnect from ",),
    "smtpd client": (": client=",),
    "TLS established": (" TLS connection established ",),
    "message-id": (": message-id=",),
    "queue active": (" (queue active)\n",),
    "removed": (": removed\n",),
    "sent": (" status=sent ",),
    "deferred": (" status=deferred ",),
    "bounced": (" status=bounced ",),
    "expired": (" status=expired, ",),
    "notification": (" notification: ",),
    "reject": ("NOQUEUE: reject: ",),
    "milter-reject": (": milter-reject: ",),
    "SASL failure": (" authentication failed: ",),
    "warning": (": warning: ",),
    "lost connection or timeout": ("]: lost connection after ", "]: timeout after "),
    "postscreen": (" postfix/postscreen[",),
    "dnsblog": (" postfix/dnsblog[",),
    "anvil and scache": ("]: statistics: ",),
    "amavis": (" amavis[",),
    "opendkim": (" opendkim[",),
    "dovecot login": ("-login: Login: ",),
    "dovecot login failure": ("-login: Disconnected: ",),
    "dovecot session end": (">: Disconnected: ",),
    "dovecot lmtp": ("]: lmtp(",),
    "dovecot auth": (": auth-worker(",),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a log holds; `mix` counts lines by what they say, some in two places."""

    lines: int
    bytes: int
    seed: int
    format: str
    queue_ids: str
    hours: float
    mix: dict[str, int]


def lines_of(host: Host) -> Iterator[tuple[int, str]]:
    """All lines without stamps, for ever, in order of time: (microseconds, `tag[pid]: text`)."""
    minute = host.start // MINUTE
    while True:
        _begin(host, minute)
        yield from host.live(minute)
        minute += 1


def _begin(host: Host, minute: int) -> None:
    """Plan the sessions that begin in this minute."""
    hour = minute // 60 % 24
    for scenario, often, curve in TRAFFIC:
        count = int(often * curve[hour] * 24 / sum(curve) + host.random.random())
        for _ in range(count):
            host.plan(minute * MINUTE + host.random.randrange(MINUTE), partial(scenario, host))


def stamped(lines: Iterable[tuple[int, str]], style: str) -> Iterator[str]:
    """Put stamp and host before each line."""
    second, stamp = -1, ""
    traditional = style == "traditional"
    for at, text in lines:
        if at // SECOND != second:
            second = at // SECOND
            moment = time.gmtime(second)
            stamp = time.strftime("%b %e %H:%M:%S mail " if traditional else "%Y-%m-%dT%H:%M:%S.", moment)
        yield f"{stamp}{text}\n" if traditional else f"{stamp}{at % SECOND:06d}{OFFSET} mail {text}\n"


def write_log(path: Path, lines: int, seed: int, style: str, *, long_ids: bool = False) -> Summary:
    """Write the log; its modification time is that of its last line, which gives traditional stamps their year."""
    source = lines_of(Host(seed, START, long_ids=long_ids))
    mix: Counter[str] = Counter()
    size, left, last = 0, lines, START
    with path.open("w", encoding="ascii", newline="\n") as out:
        while left:
            chunk = list(islice(source, min(left, 50_000)))
            text = "".join(stamped(chunk, style))
            mix.update({name: sum(map(text.count, marks)) for name, marks in MIX.items()})
            size += out.write(text)
            left -= len(chunk)
            last = chunk[-1][0]
    ended_at = last // SECOND - OFFSET_S
    os.utime(path, (ended_at, ended_at))
    hours = round((last - START) / SECOND / 3600, 1)
    return Summary(lines, size, seed, style, "long" if long_ids else "short", hours, dict(mix))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=2_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, default="rfc3339")
    parser.add_argument("--queue-ids", choices=("short", "long"), default="short")
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    summary = write_log(args.output, args.lines, args.seed, args.format, long_ids=args.queue_ids == "long")
    print(json.dumps(asdict(summary), indent=1))


if __name__ == "__main__":
    main()
