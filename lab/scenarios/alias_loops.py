"""Aliases that go round in circles are noticed before anything is queued."""

from lab.stage import Stage
from lab.truth import refused

KINDS = "map-loop"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", refused("circle@example.jp", "451 4.6.0", "END"))
