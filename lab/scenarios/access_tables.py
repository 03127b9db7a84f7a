"""access(5): every action that a table may take."""

from lab.stage import Stage
from lab.truth import discarded, held, refused, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for recipient in (
            refused("access-reject@example.jp", "554 5.7.1"),
            refused("access-later@example.jp", "450 4.7.1"),
            held("access-hold@example.jp"),
            discarded("access-discard@example.jp"),
            sent("access-warn@example.jp"),
            sent("access-info@example.jp"),
            sent("access-prepend@example.jp"),
            sent("access-filter@example.jp"),
        ):
            client.send("sender@friend.example", recipient)
        client.send("sender@friend.example", sent("access-bcc@example.jp"), added=[sent("carol@example.jp")])
        client.send("sender@friend.example", sent("access-redirect@example.jp"))
