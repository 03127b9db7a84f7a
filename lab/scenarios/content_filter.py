"""A content filter behind the queue that hands mail in again, refuses it, or breaks."""

from lab.stage import Stage
from lab.truth import bounced, deferred, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "filtered") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
        client.send("sender@friend.example", sent("alice@example.jp"), sent("bob@example.jp"), sent("team@example.jp"))
        client.send("sender@friend.example", bounced("alice@example.jp"), headers="X-Filter: refuse\r\n")
        client.send("sender@friend.example", deferred("alice@example.jp"), headers="X-Filter: later\r\n")
        client.send("sender@friend.example", deferred("alice@example.jp"), headers="X-Filter: drop\r\n")
