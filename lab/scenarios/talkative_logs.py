"""Settings under which Postfix says everything: debug_peer_list, smtpd_tls_loglevel 3, smtp -v."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "dialogue verbose-tls-state"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "told") as client:
        client.send("sender@friend.example", sent("alice@example.jp"))
    with stage.smtp("203.0.113.10", "tls-told") as client:
        client.start_tls()
        client.send("sender@friend.example", sent("alice@example.jp"))
    with stage.smtp() as client:
        client.send("alice@example.jp", sent("someone@verbose.example"))
