"""warn_if_reject: what would be refused is only said."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "reject-warning"


def play(stage: Stage) -> None:
    for address in ("203.0.113.30", "198.51.100.3"):
        with stage.smtp(address, "warned", helo="mail.friend.example") as client:
            client.send("sender@friend.example", sent("alice@example.jp"))
