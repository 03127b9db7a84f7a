"""A milter that is not there, and mail that is taken all the same."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "milter-down") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
