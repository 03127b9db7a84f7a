"""Relaying only over TLS, or only to servers that can prove their name."""

from lab.stage import Stage
from lab.truth import deferred, sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("x@encrypted.example"))
        client.send("alice@example.jp", deferred("x@unencrypted.example", "4.7.4"))
        client.send("alice@example.jp", sent("x@verified.example"))
        client.send("alice@example.jp", deferred("x@unverified.example", "4.7.5"))
