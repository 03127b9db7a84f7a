"""Mail from outside in the names of users here, and a user who writes in the name of another."""

from lab.stage import Stage
from lab.threats import Threat
from lab.truth import refused, sent

KINDS = "delivery reject"

SPOOFER, INSIDER = "192.0.2.42", "192.0.2.43"


def play(stage: Stage) -> None:
    with stage.attack(Threat.SPOOFED_SENDER):
        with stage.smtp(SPOOFER, helo="cheap-42.vps.example") as client:
            client.send("alice@example.jp", sent("bob@example.jp"), subject="Please pay")
            client.send("carol@example.jp", sent("alice@example.jp"), sent("dave@example.jp"), subject="Please pay")
        with stage.smtp(INSIDER, "submission", helo="[192.168.1.30]") as client:
            client.log_in("rupert@example.jp", "secret-rupert")
            client.send("alice@example.jp", refused("bob@example.jp", "553 5.7.1"))
