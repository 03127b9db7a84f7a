"""Mail that nobody will ever take goes back to its sender."""

from lab.stage import Stage
from lab.truth import bounced

REFUSED = {
    "refuses": "5.1.1",
    "null-mx": "5.1.0",
    "loop": "5.4.6",
    "no-such-domain": "5.4.4",
    "lame": "5.4.4",
}
"""Domains below .example, and the status of the bounce."""

KINDS = "bounce-notice"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        for domain, status in REFUSED.items():
            client.send("alice@example.jp", bounced(f"user@{domain}.example", status))
