"""A policy server that talks nonsense, and one that hangs up: the client is told to come back."""

from lab.stage import Stage
from lab.truth import refused


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", refused("policy-nonsense@example.jp", "451 4.3.5"))
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", refused("policy-silent@example.jp", "451 4.3.5"))
