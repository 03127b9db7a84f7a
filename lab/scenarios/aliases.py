"""Virtual aliases: to one, to several, to the world, to nobody, and a whole domain of them."""

from lab.stage import Stage
from lab.truth import bounced, partial, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for address in ("info", "team", "outside", "both", "postmaster"):
            client.send("sender@friend.example", sent(f"{address}@example.jp"))
        client.send("sender@friend.example", sent("alice@alias.example.jp"))
        client.send("sender@friend.example", bounced("dead@example.jp", "5.1.1"))
        client.send("sender@friend.example", bounced("dangling@example.jp", "5.1.1"))
        client.send("sender@friend.example", partial("half-dead@example.jp"))
        client.send("sender@friend.example", sent("team@example.jp"), sent("alice@example.jp"))
