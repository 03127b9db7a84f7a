"""A remote server says later, and again later, and takes the mail when it comes the third time."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        stage.wait_for(client.send("alice@example.jp", sent("someone@greylists.example")))
