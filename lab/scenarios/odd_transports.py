"""discard(8), and virtual(8) for a domain that has no mailbox of that name."""

from lab.stage import Stage
from lab.truth import bounced, discarded


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", discarded("user@discarded.example"))
        client.send("alice@example.jp", bounced("user@folder.example", "5.1.1"))
