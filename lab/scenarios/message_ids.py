"""Message-IDs that are missing, broken, or pretend to be something else."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "resent-message-id"

IDS = (
    "",
    "<plain@id>",
    "<with blanks@x>",
    "no-brackets@x",
    f"<{'m' * 300}@x.example>",
    "<a@b> <c@d>",
    "<<double@x>>",
    '<"q, status=sent"@x>',
)


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10") as client:
        for message_id in IDS:
            client.send("sender@friend.example", sent("alice@example.jp"), message_id=message_id)
        resent = "Resent-Message-Id: <again@friend.example>\r\nResent-From: <x@friend.example>\r\n"
        client.send("sender@friend.example", sent("alice@example.jp"), headers=resent)
