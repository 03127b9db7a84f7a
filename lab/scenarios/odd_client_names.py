"""Clients whose name does not lead back to them, or cannot be found out."""

from lab.stage import Stage
from lab.truth import refused, sent

KINDS = "hostname-unverified"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.20") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
    with stage.smtp("203.0.113.40") as client:
        client.send("sender@friend.example", refused("alice@example.jp", "450 4.7.1"))
    with stage.smtp("2001:db8::25", helo="mail6.friend.example") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
