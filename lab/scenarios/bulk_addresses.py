"""A client tries names until it finds one; after some errors it is sent away."""

from lab.stage import Stage

KINDS = "reject too-many-errors"


def play(stage: Stage) -> None:
    client = stage.smtp("203.0.113.11", helo="mx2.friend.example")
    client.greet()
    client.command("MAIL FROM:<h@friend.example>", "250")
    for number in range(6):
        client.refused(f"RCPT TO:<harvest{number}@example.jp>", "550 5.1.1", "RCPT")
    client.command("NOOP")
    client.drop()
