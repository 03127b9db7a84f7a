"""A policy server: every action that it may ask for."""

from lab.stage import Stage
from lab.truth import discarded, held, refused, sent


def play(stage: Stage) -> None:
    for recipient in (
        refused("policy-reject@example.jp", "554 5.7.1"),
        refused("policy-later@example.jp", "450 4.7.1"),
        held("policy-hold@example.jp"),
        discarded("policy-discard@example.jp"),
        sent("policy-warn@example.jp"),
        sent("policy-info@example.jp"),
        sent("policy-prepend@example.jp"),
        sent("policy-filter@example.jp"),
        refused("policy-421@example.jp", "421 4.7.1"),
        refused("policy-521@example.jp", "521 5.7.1"),
        sent("policy-redirect@example.jp"),
    ):
        with stage.smtp("203.0.113.10") as client:
            client.send("sender@friend.example", recipient)
