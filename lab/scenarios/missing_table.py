"""A lookup table that is not there: the client is told to come back."""

from lab.stage import Stage
from lab.truth import refused

KINDS = "table-unavailable"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "missing-table") as client:
        client.send("sender@friend.example", refused("alice@example.jp", "451 4.3.5"))
