"""Addresses in other scripts than ASCII (RFC 6531)."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("山田@friend.example", sent("file@local.example.jp"), options=" SMTPUTF8")
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("佐藤@accepts.example"), options=" SMTPUTF8")
