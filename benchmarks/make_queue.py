"""A seed -> the output of `postqueue -j` on a host whose queue has filled up.

python benchmarks/make_queue.py --entries 200000 --seed 1 -o queue.json
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

ARRIVAL = 1_762_128_000
"""Monday, 3 November 2025, 00:00 at Tokyo: when the newest entry arrives."""

WEEK_S = 7 * 86_400
QUEUES = (("deferred", 92), ("active", 5), ("incoming", 1), ("hold", 2))
REASONS = (
    ("connect to {mx}[{ip}]:25: Connection timed out", 30),
    ("connect to {mx}[{ip}]:25: Connection refused", 8),
    ("delivery temporarily suspended: connect to {mx}[{ip}]:25: Connection timed out", 20),
    ("host {mx}[{ip}] said: 421 4.7.0 [192.0.2.25] Our system has detected an unusual rate of unsolicited mail "
     "{token} - gsmtp (in reply to end of DATA command)", 10),
    ("host {mx}[{ip}] said: 450 4.2.0 <{address}>: Recipient address rejected: Greylisted, see "
     "http://postgrey.example.com/help/{token}.html (in reply to RCPT TO command)", 8),
    ("host {mx}[{ip}] said: 452 4.2.2 <{address}> Mailbox full {token} (in reply to RCPT TO command)", 6),
    ("Host or domain name not found. Name service error for name={domain} type=MX: Host not found, try again", 6),
    ("lost connection with {mx}[{ip}] while sending end of data -- message may be sent more than once", 3),
    ("host {mx}[{ip}] refused to talk to me: 554 5.7.1 No SMTP service here, ticket {token}", 3),
    ("host {mx}[{ip}] said: 432 4.9.9 Come back at another time, {token} (in reply to MAIL FROM command)", 6),
)  # fmt: skip


def entries(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """COUNT objects; half of the mail is for an eighth of the domains, and a third of the reasons are worded once only."""
    chance = random.Random(seed)
    domains = [f"{name}{number}.example" for number in range(2_000) for name in ("shop", "news")]
    senders = [f"user{number}@example.jp" for number in range(5_000)]
    names, weights = zip(*QUEUES, strict=True)
    for number in range(count):
        domain = domains[int(len(domains) * chance.random() ** 3)]
        queue_name = chance.choices(names, weights)[0]
        yield {
            "queue_name": queue_name,
            "queue_id": f"{chance.randrange(16**5):05X}{0x200000 + number:X}",
            "arrival_time": ARRIVAL - int(WEEK_S * chance.random() ** 4),
            "message_size": int(chance.lognormvariate(9, 1.5)),
            "forced_expire": False,
            "sender": "MAILER-DAEMON" if chance.random() < 0.2 else chance.choice(senders),
            "recipients": [
                recipient(chance, domain, queue_name) for _ in range(chance.choices((1, 2, 10), (90, 8, 2))[0])
            ],
        }


def recipient(chance: random.Random, domain: str, queue_name: str) -> dict[str, str]:
    """A recipient with the reason why it waits; one in `active` has none yet."""
    address = f"user{chance.randrange(100_000)}@{domain}"
    if queue_name in ("active", "incoming"):
        return {"address": address}
    texts, weights = zip(*REASONS, strict=True)
    relay = f"mx{chance.randrange(4)}.{domain}"
    address_of_relay = f"198.51.100.{crc32(relay.encode()) % 256}"
    token = f"{chance.randrange(16**12):x}"
    values = {"mx": relay, "ip": address_of_relay, "token": token, "address": address, "domain": domain}
    return {"address": address, "delay_reason": chance.choices(texts, weights)[0].format_map(values)}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    with asked.output.open("w", encoding="utf-8") as file:
        for entry in entries(asked.entries, asked.seed):
            file.write(json.dumps(entry) + "\n")
    print(f"{asked.entries:,} entries, {asked.output.stat().st_size / 1e6:.0f} MB: {asked.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
