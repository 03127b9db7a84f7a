"""pipe(8): commands that take a mail, put it off, refuse it, or crash."""

from lab.stage import Stage
from lab.truth import bounced, deferred, sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("user@accepting.example"))
        client.send("alice@example.jp", deferred("user@later.example", "4.3.0"))
        client.send("alice@example.jp", bounced("user@failing.example", "5.1.1"))
        client.send("alice@example.jp", deferred("user@crashing.example", "4.3.0"))
