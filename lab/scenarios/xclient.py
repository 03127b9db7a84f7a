"""A trusted front end says with XCLIENT for whom it speaks."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp(helo="front.example") as client:
        client.speak_for("mail.friend.example", "203.0.113.10")
        client.send("sender@friend.example", sent("alice@example.jp"))
