"""A milter refuses, puts off or throws away at HELO, MAIL and RCPT."""

from lab.stage import Stage
from lab.truth import discarded, refused


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "milter") as client:
        client.send("milter-reject@friend.example", refused("alice@example.jp", "550 5.7.1", "MAIL"))
        client.send("milter-later@friend.example", refused("alice@example.jp", "451 4.7.1", "MAIL"))
        client.send("sender@friend.example", refused("milter-reject@example.jp", "550 5.7.1"))
        client.send("sender@friend.example", refused("milter-later@example.jp", "451 4.7.1"))
        client.send("sender@friend.example", discarded("milter-discard@example.jp"))
