"""A milter that has read the whole message: refuses, holds, discards, changes it."""

from lab.stage import Stage
from lab.truth import Recipient, discarded, held, refused, sent

ALICE = "alice@example.jp"
ANSWERS: dict[str, Recipient] = {
    "milter-reject-header": refused(ALICE, "550 5.7.1", "END"),
    "milter-reject": refused(ALICE, "550 5.7.1", "END"),
    "milter-spam": refused(ALICE, "554 5.7.1", "END"),
    "milter-later": refused(ALICE, "451 4.7.1", "END"),
    "milter-greylist": refused(ALICE, "451 4.7.1", "END"),
    "milter-die": refused(ALICE, "451 4.7.1", "END"),
    "milter-discard": discarded(ALICE),
    "milter-quarantine": held(ALICE),
    "milter-header": sent(ALICE),
    "milter-body": sent(ALICE),
}


def play(stage: Stage) -> None:
    for subject, recipient in ANSWERS.items():
        with stage.smtp("203.0.113.10", "milter") as client:
            client.send("sender@friend.example", recipient, subject=subject)
    with stage.smtp("203.0.113.10", "milter") as client:
        added = [sent("carol@example.jp")]
        client.send("sender@friend.example", sent(ALICE), subject="milter-add", added=added)
