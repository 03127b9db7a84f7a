"""What remote servers say in the world, some of it hostile to whoever reads logs."""

from lab.stage import Stage
from lab.truth import bounced, deferred

FOR_GOOD = {
    "unknown": "5.1.1",
    "gone": "5.1.1",
    "full-for-good": "5.2.2",
    "spam": "5.7.1",
    "unauthenticated": "5.7.26",
    "relay": "5.7.1",
    "no-status": "5.0.0",
    "hostile": "5.0.0",
    "utf8": "5.1.1",
    "long": "5.1.1",
    "wants-tls": "5.7.0",
    "spam-at-end": "5.7.1",
    "size-at-end": "5.3.4",
}
FOR_NOW = {
    "full": "4.2.2",
    "greylisted": "4.2.0",
    "no-status-later": "4.0.0",
    "later-at-end": "4.3.0",
    "closing-at-end": "4.3.2",
    "rate": "4.7.0",
}
"""Local parts at answers.example, and the status that Postfix gives them."""


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        for name, status in FOR_GOOD.items():
            client.send("alice@example.jp", bounced(f"{name}@answers.example", status))
        for name, status in FOR_NOW.items():
            client.send("alice@example.jp", deferred(f"{name}@answers.example", status))
        client.send("sender-refused@example.jp", bounced("x@answers.example", "5.7.1"))
        client.send("sender-later@example.jp", deferred("x@answers.example", "4.1.8"))
