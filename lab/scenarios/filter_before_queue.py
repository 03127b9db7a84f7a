"""A filter in front of the queue, whose answer is the answer to the client."""

from lab.stage import Stage
from lab.truth import refused, sent


def play(stage: Stage) -> None:
    for recipient, verb in (
        (sent("alice@example.jp"), "pass"),
        (refused("alice@example.jp", "550 5.7.1", "END"), "refuse"),
        (refused("alice@example.jp", "451 4.5.0", "END"), "later"),
        (refused("alice@example.jp", "451 4.3.0", "END"), "drop"),
    ):
        with stage.smtp("203.0.113.10", "prefiltered") as client:
            client.send("sender@friend.example", recipient, headers=f"X-Filter: {verb}\r\n")
