"""A mailbox with a quota: mail is taken until it is full, and refused at RCPT once it is."""

from lab.stage import Stage
from lab.truth import bounced, sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        for _ in range(2):
            stage.wait_for(client.send("alice@example.jp", sent("full@example.jp"), body=("q" * 70 + "\r\n") * 60))
        client.send("alice@example.jp", bounced("full@example.jp", "5.2.2"), body=("q" * 70 + "\r\n") * 120)
