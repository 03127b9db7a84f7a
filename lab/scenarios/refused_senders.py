"""Senders that are blocked, have no domain, or come at the wrong time."""

from lab.stage import Stage
from lab.truth import refused, sent

SENDERS = {
    "blocked@friend.example": ("554 5.7.1", "RCPT"),
    "a@spammer.example": ("554 5.7.1", "RCPT"),
    "later@friend.example": ("450 4.7.1", "RCPT"),
    "nodomain": ("504 5.5.2", "RCPT"),
    "x@no-such-domain.example": ("450 4.1.8", "RCPT"),
    "x@broken.example": ("450 4.1.8", "RCPT"),
    "refused-at-data@friend.example": ("554 5.7.1", "DATA"),
    "refused-at-end@friend.example": ("554 5.7.1", "END"),
}


def play(stage: Stage) -> None:
    for sender, (reply, at) in SENDERS.items():
        with stage.smtp("203.0.113.11", helo="mx2.friend.example") as client:
            client.send(sender, refused("alice@example.jp", reply, at))
    with stage.smtp("203.0.113.11", helo="mx2.friend.example") as client:
        client.send("warned@friend.example", sent("alice@example.jp"))
