"""Mail for users of this host, one and several at a time."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "delivery mail-saved"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
        client.send("sender@friend.example", sent("alice@example.jp"), sent("bob@example.jp"), sent("carol@example.jp"))
        client.send("sender@friend.example", sent("alice+shopping@example.jp"))
    with stage.smtp() as client:
        client.send("root@example.jp", sent("dave@example.jp"))
