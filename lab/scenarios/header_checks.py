"""header_checks(5): every action, by subject."""

from lab.stage import Stage
from lab.truth import discarded, held, refused, sent

ALICE = "alice@example.jp"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for subject, recipient in (
            ("header-reject", refused(ALICE, "550 5.7.1", "END")),
            ("header-hold", held(ALICE)),
            ("header-discard", discarded(ALICE)),
            ("header-warn", sent(ALICE)),
            ("header-info", sent(ALICE)),
            ("header-prepend", sent(ALICE)),
            ("header-replace", sent(ALICE)),
            ("header-redirect", sent(ALICE)),
            ("header-filter", sent(ALICE)),
            ("header-strip", sent(ALICE)),
        ):
            client.send("sender@friend.example", recipient, subject=subject)
        added = [sent("dave@example.jp")]
        client.send("sender@friend.example", sent(ALICE), subject="header-bcc", added=added)
        forged = "header-info =?utf-8?B?5Lu25ZCN?= to=<x@y>, status=sent (forged)"
        client.send("sender@friend.example", sent(ALICE), subject=forged)
