"""Clients that hang up at each stage of a session, politely or not."""

import time

from lab.stage import Stage
from lab.truth import sent

KINDS = "lost-connection"

WORDS = (
    "EHLO mail.friend.example",
    "MAIL FROM:<a@friend.example>",
    "RCPT TO:<alice@example.jp>",
    "DATA",
)


def play(stage: Stage) -> None:
    for how in ("drop", "reset"):
        for count in range(len(WORDS) + 1):
            client = stage.smtp("203.0.113.10")
            for word in WORDS[:count]:
                client.command(word)
            if count == len(WORDS):
                client.write("Subject: never finished\r\n\r\n" + "x" * 200)
                time.sleep(0.05)
            getattr(client, how)()
        for word in ("NOOP", "RSET", "UNKNOWN", "STARTTLS"):
            client = stage.smtp("203.0.113.10")
            client.greet()
            client.command(word)
            getattr(client, how)()
        client = stage.smtp("203.0.113.10")
        client.send("sender@friend.example", sent("alice@example.jp"))
        getattr(client, how)()
