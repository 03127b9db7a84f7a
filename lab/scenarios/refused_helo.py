"""Clients that say a name in HELO which cannot be theirs."""

from lab.stage import Stage
from lab.truth import refused, sent

NAMES = {
    "localhost": "504 5.5.2",
    "refused.friend.example": "554 5.7.1",
    "later.friend.example": "450 4.7.1",
    "mail.example.jp": "554 5.7.1",
    "not_valid!host": "501 5.5.2",
    "[203.0.113.99": "501 5.5.2",
    "no-such-host.example": "450 4.7.1",
}


def play(stage: Stage) -> None:
    for name, reply in NAMES.items():
        with stage.smtp("203.0.113.10", helo=name) as client:
            client.send("sender@friend.example", refused("alice@example.jp", reply))
    with stage.smtp("203.0.113.10", helo="[203.0.113.10]") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
