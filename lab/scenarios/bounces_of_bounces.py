"""Bounces that bounce, that wait, and that nobody gets."""

from lab.stage import Stage
from lab.truth import bounced


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("", bounced("user@refuses.example", "5.1.1"))
        client.send("nobody-such@example.jp", bounced("user@refuses.example", "5.1.1"))
        client.send("user@closed.example", bounced("user@refuses.example", "5.1.1"))
