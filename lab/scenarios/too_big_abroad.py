"""A mail is bigger than the next server takes."""

from lab.stage import Stage
from lab.truth import bounced


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        body = ("y" * 70 + "\r\n") * 300
        client.send("alice@example.jp", bounced("someone@tls.example", "5.3.4"), body=body)
