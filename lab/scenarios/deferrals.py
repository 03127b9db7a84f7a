"""Remote servers that are down, busy, silent or gone in the middle: the mail waits."""

from lab.stage import Stage
from lab.truth import deferred

WAITING = {
    "closed": "4.4.1",
    "turned-away": "4.7.1",
    "hangs": "4.4.2",
    "drops": "4.4.2",
    "drops-at-end": "4.4.2",
    "defers": "4.2.0",
    "unreachable": "4.4.1",
    "nolmtp": "4.4.1",
    "nowhere": "4.3.0",
    "broken": "4.4.3",
    "unresolved": "4.4.3",
}
"""Domains below .example, and the status of the delay."""


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        for domain, status in WAITING.items():
            client.send("alice@example.jp", deferred(f"user@{domain}.example", status))
