"""Addresses as odd as the standards allow, and a bit more."""

from lab.stage import Stage
from lab.truth import sent

SENDERS = (
    '"John Smith"@friend.example',
    '"a>b"@friend.example',
    '"with, comma"@friend.example',
    "o'neil=x/y+z@friend.example",
    "bounces+12345-abcd-alice=example.jp@shop.example",
    "SRS0=HHH=TT=friend.example=bob@friend.example",
    "prvs=1234567890=bob@friend.example",
    "UPPER.Case@Friend.Example",
    f"{'x' * 64}@friend.example",
    "postmaster@[203.0.113.10]",
)


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for sender in SENDERS:
            client.send(sender, sent("alice@example.jp"))
        client.send("", sent("alice@example.jp"))
        client.send("sender@friend.example", sent("Alice@EXAMPLE.jp"), sent("alice+tag+tag@example.jp"))
        client.send("sender@friend.example", sent("o'brien@example.jp"))
    with stage.smtp() as client:
        client.send("alice@example.jp", sent('"quoted local"@accepts.example'))
