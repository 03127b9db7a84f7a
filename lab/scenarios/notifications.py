"""Delivery status notifications as the sender asks for them (RFC 3461)."""

from lab.stage import Stage
from lab.truth import bounced, sent

KINDS = "dsn-notice"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("bob@example.jp"), recipient_options=" NOTIFY=SUCCESS")
        client.send(
            "alice@example.jp",
            sent("someone@accepts.example"),
            recipient_options=" NOTIFY=SUCCESS,FAILURE,DELAY",
            options=" RET=HDRS ENVID=abc123",
        )
        client.send("alice@example.jp", sent("x@answers.example"), recipient_options=" NOTIFY=SUCCESS")
        client.send("alice@example.jp", bounced("unknown@answers.example"), recipient_options=" NOTIFY=NEVER")
        client.send("alice@example.jp", sent("team@example.jp"), recipient_options=" NOTIFY=SUCCESS")
