"""Addresses that are only tried: by sendmail -bv and by reject_unverified_recipient."""

from lab.stage import Stage
from lab.truth import refused

KINDS = "delivery"


def play(stage: Stage) -> None:
    stage.run("sendmail", "-C", "/run/lab/etc/postfix", "-bv", "alice@example.jp")
    stage.run("sendmail", "-C", "/run/lab/etc/postfix", "-bv", "unknown@answers.example")
    with stage.smtp("203.0.113.11", helo="mx2.friend.example") as client:
        client.send("sender@friend.example", refused("unknown@verified.list.example", "554 5.7.1"))
    with stage.smtp() as client:
        client.send("sender@friend.example", refused("unknown@verified.list.example", "550 5.1.1"))
