"""A lookup table that breaks in the middle of a session: the server process ends with `fatal`."""

from lab.stage import Stage

KINDS = "fatal process-exited"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.10", "broken-table") as client:
        client.greet()
        client.command("MAIL FROM:<sender@friend.example>", "250")
        client.lose("RCPT TO:<alice@example.jp>")
