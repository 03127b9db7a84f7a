"""postscreen sees protocol errors: bare newlines, pipelining, HTTP, too many, too long, too slow commands."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from lab.protocols.smtp import SmtpClient
from lab.stage import Stage


def bare_newline(client: SmtpClient) -> None:
    client.write("EHLO x.example\n")
    client.reply()
    client.command("MAIL FROM:<a@friend.example>")
    client.command("RCPT TO:<alice@example.jp>")


def pipelining(client: SmtpClient) -> None:
    client.write("HELO x.example\r\nMAIL FROM:<a@friend.example>\r\nRCPT TO:<alice@example.jp>\r\n")
    for _ in range(3):
        client.reply()


def web_request(client: SmtpClient) -> None:
    client.write("GET / HTTP/1.1\r\nHost: mail.example.jp\r\n\r\n")
    client.reply()


def too_many(client: SmtpClient) -> None:
    client.command("EHLO x.example")
    while client.command("NOOP"):
        pass


def too_slow(client: SmtpClient) -> None:
    client.command("EHLO x.example")
    time.sleep(5)


def too_long(client: SmtpClient) -> None:
    client.command(f"EHLO {'x' * 6000}")


def no_recipients(client: SmtpClient) -> None:
    client.command("EHLO x.example")
    client.command("MAIL FROM:<a@friend.example>")
    client.command("DATA")


def encrypted(client: SmtpClient) -> None:
    client.start_tls()
    client.command("MAIL FROM:<a@friend.example>")


MANNERS: tuple[Callable[[SmtpClient], None], ...] = (
    bare_newline, pipelining, web_request, too_many, too_slow, too_long, no_recipients, encrypted,
)  # fmt: skip


def play(stage: Stage) -> None:
    def one(number: int) -> None:
        with stage.smtp(f"198.51.100.{110 + number}", "postscreen") as client:
            MANNERS[number](client)

    with ThreadPoolExecutor(len(MANNERS)) as pool:
        list(pool.map(one, range(len(MANNERS))))
