"""A filter before the queue that is not there: only a warning tells why the client must come back."""

from lab.stage import Stage

KINDS = "proxy-unreachable"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "no-filter") as client:
        client.greet()
        client.command("MAIL FROM:<sender@friend.example>", "250")
        client.command("RCPT TO:<alice@example.jp>", "451 4.3.0")
