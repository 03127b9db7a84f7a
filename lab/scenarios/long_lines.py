"""A mail with lines longer than SMTP allows."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", sent("alice@example.jp"), body="L" * 5000 + "\r\n", subject="S" * 900)
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("someone@accepts.example"), body="L" * 3000 + "\r\n")
