"""A domain with five servers: refusing, silent, busy; the last takes the mail."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "connect-failed host-refused conversation-timeout host-said"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("someone@several.example"))
