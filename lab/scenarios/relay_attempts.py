"""Strangers want mail for strangers delivered, in each way that once worked somewhere."""

from lab.stage import Stage
from lab.threats import Threat
from lab.truth import refused

KINDS = "reject"

STRANGER = "192.0.2.40"
RECIPIENTS = ("victim@elsewhere.example", "victim%elsewhere.example@example.jp", "elsewhere.example!victim")
SENDERS = ("probe@friend.example", "alice@example.jp", "")


def play(stage: Stage) -> None:
    with stage.attack(Threat.RELAY_ATTEMPT):
        for sender in SENDERS:
            with stage.smtp(STRANGER, helo="[192.0.2.40]") as client:
                for recipient in RECIPIENTS:
                    client.send(sender, refused(recipient, "554 5.7.1"))
        with stage.smtp(STRANGER, "submission", helo="[192.0.2.40]") as client:
            client.send("probe@friend.example", refused(RECIPIENTS[0], "554 5.7.1"))
