"""Mail from this host to remote servers that take it."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        for domain in ("accepts", "no-mx", "slow", "tls", "relayed"):
            client.send("alice@example.jp", sent(f"known@{domain}.example"))
        client.send("alice@example.jp", sent("someone@[127.0.0.11]"))
        client.send("alice@example.jp", *(sent(f"user{n}@accepts.example") for n in range(12)))
        client.send("alice@example.jp", sent("one@accepts.example"), sent("two@tls.example"), sent("bob@example.jp"))
        for answer in ("terse", "wordy", "relayed-on"):
            client.send("alice@example.jp", sent(f"{answer}@tls.example", ""))
