"""What a report counts of many rows is what somebody finds who goes through them one by one."""

from collections import Counter, defaultdict
from math import ceil
from pathlib import Path
from random import Random

import pytest

import maillens

NAMES = ("a", "Ann", "sales", "Very.Long.Name.Of.Somebody")
DOMAINS = ("x.jp", "example.jp", "EXAMPLE.com", "mail.department.example.net")
RELAYS = ("mx.example.jp[192.0.2.1]:25", "MX.example.com[192.0.2.2]:25", "none")
REASONS = ("said 450 4.2.0 <a@x.jp>: Greylisted", "Connection timed out using mx.example.jp")


def _written(path: Path, count: int) -> Path:
    """A log of COUNT attempts at delivery, some of them put off."""
    chance = Random(count)
    lines = []
    for number in range(count):
        recipient = f"{chance.choice(NAMES)}{chance.randrange(count)}@{chance.choice(DOMAINS)}"
        delay = chance.choice((0.01, 0.5, 12.0, 3400.0)) * chance.randrange(1, 20)
        status = chance.choice(("sent (250 2.0.0 Ok)",) * 3 + tuple(f"deferred ({reason})" for reason in REASONS))
        lines.append(
            f"2025-11-03T10:{number // 60:02}:{number % 60:02}+00:00 mail postfix/smtp[7]: {number + 0x4D00000000:X}: "
            f"to=<{recipient}>, relay={chance.choice(RELAYS)}, delay={delay:.2f}, delays=0/0/0/{delay:.2f}, "
            f"dsn={'2.0.0' if status.startswith('sent') else '4.0.0'}, status={status}\n"
        )
    path.write_text("".join(lines), encoding="utf-8")
    return path


# Rows are worked on 64 and 256 at a time.
@pytest.mark.parametrize("count", [1, 63, 64, 65, 255, 256, 257, 1500])
def test_counts_are_those_of_a_walk(tmp_path: Path, count: int) -> None:
    """However many rows there are: recipients, domains, delays and reasons are counted as a walk over them finds."""
    log = maillens.open(_written(tmp_path / "mail.log", count))
    rows = log.deliveries().to_pylist()
    sections = log.report().sections
    sent = [row for row in rows if row["status"] == "sent"]
    delays = defaultdict(list)
    for row in sent:
        delays[row["recipient"].lower().partition("@")[2]].append(row["delay_s"])
    recipients = Counter(row["recipient"].lower() for row in sent)

    assert len(rows) == count
    assert [(row["recipient"], row["count"]) for row in sections["recipients"]] == sorted(
        recipients.items(), key=lambda pair: (-pair[1], pair[0])
    )
    assert {row["domain"]: row["count"] for row in sections["recipient_domains"] if row["count"]} == {
        domain: len(values) for domain, values in delays.items()
    }
    assert {row["domain"]: row["delay_p95_s"] for row in sections["slow_destinations"]} == {
        domain: pytest.approx(sorted(values)[ceil(0.95 * len(values)) - 1], rel=0.005)
        for domain, values in delays.items()
    }
    assert sum(int(row["count"] or 0) for row in sections["deferrals"]) == count - len(sent)
