"""Clients that fall silent at each stage of a session."""

from concurrent.futures import ThreadPoolExecutor

from lab.stage import Stage

KINDS = "timeout"

WORDS = ("EHLO mail.friend.example", "MAIL FROM:<a@friend.example>", "RCPT TO:<alice@example.jp>", "DATA")


def play(stage: Stage) -> None:
    def silent_after(count: int) -> None:
        client = stage.smtp("203.0.113.10", "impatient")
        for word in WORDS[:count]:
            client.command(word)
        # 421 timeout exceeded
        client.reply()
        client.drop()

    with ThreadPoolExecutor(len(WORDS) + 1) as pool:
        list(pool.map(silent_after, range(len(WORDS) + 1)))
