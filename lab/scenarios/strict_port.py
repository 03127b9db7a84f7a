"""A service that refuses at once instead of waiting for RCPT TO."""

from lab.stage import Stage

KINDS = "reject illegal-address"


def play(stage: Stage) -> None:
    with stage.smtp("203.0.113.30", "strict", greeting="") as client:
        stage.refused("strict", "203.0.113.30", "CONNECT", client.reply())
        client.command("EHLO x.example", "503 5.7.0")
    with stage.smtp("203.0.113.10", "strict") as client:
        client.greet()
        client.command("MAIL FROM: sender@friend.example", "501 5.1.7")
