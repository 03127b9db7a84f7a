"""A server without room for mail: the sender is told to come back."""

from lab.stage import Stage
from lab.truth import refused

KINDS = "queue-space-low"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "no-space") as client:
        client.send("sender@friend.example", refused("alice@example.jp", "452 4.3.1", "MAIL"))
