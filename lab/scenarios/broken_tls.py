"""A remote server offers TLS that does not work: the mail goes on without."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("someone@broken-tls.example"))
