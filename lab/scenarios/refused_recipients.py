"""Recipients that do not exist here, that are not ours, and that are no addresses."""

from lab.stage import Stage
from lab.truth import refused, sent


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        client.send("sender@friend.example", sent("alice@example.jp"), refused("nobody@example.jp", "550 5.1.1"))
        client.send("sender@friend.example", refused("stranger@elsewhere.example", "554 5.7.1"))
    for address, reply in (
        ("unknown@local.example.jp", "550 5.1.1"),
        ("unknown@relayed.example", "550 5.1.1"),
        ("nodomain", "554 5.7.1"),
        ("alice%accepts.example@example.jp", "554 5.7.1"),
        ("disabled@example.jp", "550 5.1.1"),
    ):
        with stage.smtp("203.0.113.10") as client:
            client.send("sender@friend.example", refused(address, reply))
