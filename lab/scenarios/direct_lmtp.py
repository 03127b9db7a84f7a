"""LMTP spoken to Dovecot without Postfix (RFC 2033)."""

from lab.stage import Stage

KINDS = "lmtp-connect lmtp-disconnect"


def play(stage: Stage) -> None:
    with stage.smtp(service="lmtp") as client:
        client.command("LHLO x.example", "250")
        client.command("MAIL FROM:<a@friend.example>", "250")
        client.command("RCPT TO:<nobody@example.jp>", "550 5.1.1")
        client.command("RCPT TO:<judy@example.jp>", "250")
        client.command("DATA", "354")
        client.write("Subject: direct\r\n\r\nhello\r\n.\r\n")
        client.reply()
    client = stage.smtp(service="lmtp")
    client.command("LHLO x.example", "250")
    client.command("MAIL FROM:<a@friend.example>", "250")
    client.drop()
