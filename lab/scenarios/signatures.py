"""opendkim: signs for our own client, looks for signatures of others."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "dkim-signed dkim-not-signed"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.13", "signed", helo="dialup-13.isp.example") as client:
        client.send("alice@example.jp", sent("bob@example.jp"))
    with stage.smtp("203.0.113.10", "signed") as client:
        client.send("sender@friend.example", sent("bob@example.jp"))
        client.send("alice@example.jp", sent("bob@example.jp"))
