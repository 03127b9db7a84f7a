"""A domain with three servers: the first two fail, the third takes the mail."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "connect-failed"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("someone@several.example"))
