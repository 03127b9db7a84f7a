"""A mail that the server hands to itself until it has been through fifty times: one mail, one bounce."""

from lab.stage import Stage
from lab.truth import bounced

KINDS = "message-rejected"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", bounced("user@looping.example", "5.4.0"))
