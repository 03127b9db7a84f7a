"""postscreen lets clients in: on its list, on a list of good ones, after the tests, and as known."""

import time

from lab.stage import Stage
from lab.truth import refused, sent

KINDS = "postscreen-connect postscreen-allowlisted postscreen-pass-new postscreen-pass-old"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "postscreen") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
    with stage.smtp("198.51.100.30", "postscreen") as client:
        client.command("EHLO mail.friend.example", "250")
    # A new client is told to come back after the deep protocol tests.
    with stage.smtp("203.0.113.11", "postscreen", helo="mx2.friend.example") as client:
        client.send("sender@friend.example", refused("alice@example.jp", "450 4.3.2"))
    time.sleep(1)
    with stage.smtp("203.0.113.11", "postscreen", helo="mx2.friend.example") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
