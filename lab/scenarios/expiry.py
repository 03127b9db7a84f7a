"""An instance that warns after two seconds and gives up after six, with long queue ids."""

from lab.stage import Stage
from lab.truth import bounced, expired, sent

KINDS = "delay-notice expired"


def play(stage: Stage) -> None:
    with stage.smtp(service="short-lived") as client:
        client.send("alice@example.jp", expired("user@closed.example", "4.4.1"))
        client.send("alice@example.jp", expired("user@defers.example", "4.2.0"), sent("someone@accepts.example"))
        client.send("alice@example.jp", bounced("user@refuses.example", "5.1.1"))
        client.send("alice@example.jp", sent("someone@accepts.example"))
