"""body_checks(5): refuse, warn, throw away."""

from lab.stage import Stage
from lab.truth import discarded, refused, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for body, recipient in (
            ("body-reject", refused("alice@example.jp", "550 5.7.1", "END")),
            ("body-warn", sent("alice@example.jp")),
            ("body-discard", discarded("alice@example.jp")),
        ):
            client.send("sender@friend.example", recipient, body=f"{body}\r\n")
