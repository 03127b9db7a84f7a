"""Clients that speak something else, too much, too long, or in the wrong order."""

import time

from lab.stage import Stage
from lab.truth import refused

KINDS = "non-smtp-command too-many-errors message-rejected"

BABBLE = ("HELO", "EHLO", "MAIL", "RCPT", "BOGUS", "DATA", "VRFY alice", "EXPN list", "NOOP")


def play(stage: Stage) -> None:
    client = stage.smtp("203.0.113.10")
    client.command("GET / HTTP/1.1")
    client.drop()
    client = stage.smtp("203.0.113.10")
    for word in BABBLE:
        client.command(word)
    client.drop()
    with stage.smtp("203.0.113.10") as client:
        client.greet()
        client.command("VRFY alice@example.jp", "252")
        client.refused("VRFY nobody@example.jp", "550 5.1.1", "VRFY")
        client.refused("ETRN accepts.example", "459", "ETRN")
        client.command("HELP", "500")
        client.command("X" * 3000)
    client = stage.smtp("203.0.113.10")
    client.write(
        "EHLO mail.friend.example\r\nMAIL FROM:<p@friend.example>\r\nRCPT TO:<alice@example.jp>\r\nDATA\r\n"
        "Subject: p\r\n\r\nx\r\n.\r\nQUIT\r\n"
    )
    time.sleep(0.4)
    client.drop()
    with stage.smtp("203.0.113.10") as client:
        client.greet()
        client.refused("MAIL FROM:<big@friend.example> SIZE=99999999", "552 5.3.4", "MAIL")
    with stage.smtp("203.0.113.10") as client:
        hops = "Received: from a by b\r\n" * 60
        client.send("sender@friend.example", refused("alice@example.jp", "554 5.4.0", "END"), headers=hops)
