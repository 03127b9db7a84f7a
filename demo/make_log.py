"""A seed -> the log of one ordinary day at a small company's mail server: demo/mail.log.

python demo/make_log.py [--seed N] [-o FILE]

The host and the scenes are those of the benchmark log, in small numbers; the stories
of the day are in incidents.py. All names and addresses are set aside for examples.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

import delivery  # noqa: E402  found on the path just set
import incidents  # noqa: E402
import logins  # noqa: E402
import sessions  # noqa: E402
import strangers  # noqa: E402
from host import HOUR, MINUTE, SECOND, Host  # noqa: E402
from make_log import stamped  # noqa: E402  the one of the benchmarks
from names import Address, Pool  # noqa: E402

# Wednesday, 18 November 2026, 00:00 at the host, in whose zone all times here are.
START = 1_794_960_000 * SECOND
STAFF = "sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato info soumu keiri".split()
SUBSIDIARY = "honda mori".split()

_OFFICE = (1, 0, 0, 0, 0, 1, 2, 5, 14, 20, 18, 14, 8, 15, 17, 16, 15, 12, 8, 5, 3, 2, 2, 1)
_BOTS = (3, 4, 6, 5, 4) * 4 + (3, 4, 5, 4)

DAY: tuple[tuple[Callable[[Host, int], None], int, tuple[int, ...]], ...] = (
    (sessions.inbound, 24, _OFFICE),
    (sessions.submission, 15, _OFFICE),
    (delivery.local_mail, 2, _BOTS),
    (sessions.statistics, 3, _OFFICE),
    (logins.imap, 44, _OFFICE),
    (logins.pop3, 10, _OFFICE),
    (logins.sieve, 1, _OFFICE),
    (strangers.refused, 19, _BOTS),
    (strangers.screened, 8, _BOTS),
    (strangers.guessed_password, 6, _BOTS),
    (strangers.guessed_imap, 4, _BOTS),
    (strangers.probe, 9, _BOTS),
)
"""What happens, how often in the day, and how it is spread over the hours."""


def small_company(host: Host) -> None:
    """Few people, few hosts; the rest of the world stays as various as it is."""
    names, rng = host.names, host.random
    staff = [Address(f"{name}@example.jp", "example.jp", "") for name in STAFF]
    subsidiary = [Address(f"{name}@kaisha.example", "kaisha.example", "") for name in SUBSIDIARY]
    names.users = Pool(rng, staff + subsidiary, head=8)
    names.senders = Pool(rng, names.senders.items[:60], head=6)
    names.strangers = Pool(rng, names.strangers.items[:150], head=10)
    names.homes = Pool(rng, names.homes.items[:14], head=6)
    names.bots = Pool(rng, names.bots.items[:30], head=6)


def plan_day(host: Host) -> None:
    """Put the day on the host's agenda."""
    for scene, count, curve in DAY:
        for hour in host.random.choices(range(24), curve, k=count):
            host.plan(START + hour * HOUR + host.random.randrange(HOUR), partial(scene, host))
    evening = START + 30 * HOUR
    host.plan(START + 3 * HOUR + 12 * MINUTE, partial(incidents.attack, host))
    host.plan(START + 8 * HOUR + 41 * MINUTE, partial(incidents.forgotten_password, host))
    host.plan(START + 10 * HOUR + 7 * MINUTE, partial(incidents.distrustful_phone, host))
    host.plan(START + 17 * HOUR + 26 * MINUTE, partial(incidents.locked_mailbox, host))
    for hour, minute, trouble, until in (
        (9, 4, incidents.FULL_MAILBOX, evening),
        (10, 22, incidents.DEAD_DOMAIN, evening),
        (13, 35, incidents.NO_ANSWER, START + 16 * HOUR),
        (11, 8, incidents.GREYLISTED, START + 11 * HOUR + 12 * MINUTE),
    ):
        at = START + hour * HOUR + minute * MINUTE + host.random.randrange(MINUTE)
        host.plan(at, partial(_stuck, host, trouble, until))
    for hour, minute, trouble, status in (
        (9, 51, incidents.MISTYPED, "bounced"),
        (15, 17, incidents.LEFT_COMPANY, "bounced"),
        (14, 2, incidents.SLOW_PEER, "sent"),
        (16, 44, incidents.EXPIRED_CERTIFICATE, "sent"),
    ):
        at = START + hour * HOUR + minute * MINUTE + host.random.randrange(MINUTE)
        host.plan(at, partial(_once, host, trouble, status))


def _stuck(host: Host, trouble: incidents.Trouble, until: int, at: int) -> None:
    incidents.stuck(host, trouble, at, until=until)


def _once(host: Host, trouble: incidents.Trouble, status: str, at: int) -> None:
    message = incidents.submit(host, trouble.recipient, at)
    host.plan(at + 400_000, partial(incidents.attempt, host, message, trouble, status, at))


def lines_of_day(seed: int) -> Iterator[tuple[int, str]]:
    """All lines without stamps, in order of time: (microseconds, `tag[pid]: text`)."""
    host = Host(seed, START)
    small_company(host)
    plan_day(host)
    first = START // MINUTE
    for minute in range(first, first + 24 * 60):
        yield from host.live(minute)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path, default=HERE / "mail.log")
    args = parser.parse_args()
    args.output.write_text("".join(stamped(lines_of_day(args.seed), "rfc3339")), encoding="ascii")


if __name__ == "__main__":
    main()
