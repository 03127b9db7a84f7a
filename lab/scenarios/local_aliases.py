"""aliases(5): files, folders, commands, lists, included files."""

from lab.stage import Stage
from lab.truth import bounced, deferred, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for name in ("file", "folder", "command", "list", "includes", "forward", "postmaster"):
            client.send("sender@friend.example", sent(f"{name}@local.example.jp"))
        client.send("sender@friend.example", bounced("failing@local.example.jp", "5.1.1"))
        client.send("sender@friend.example", deferred("later@local.example.jp", "4.3.0"))
        client.send("sender@friend.example", bounced("includes-nothing@local.example.jp", "5.3.5"))
