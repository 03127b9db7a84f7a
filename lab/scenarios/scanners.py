"""Scanners: connect and go, say one word and go, speak HTTP or TLS, talk before the greeting."""

import time

from lab.stage import Stage
from lab.threats import Threat

KINDS = "lost-connection non-smtp-command dovecot-login-aborted postscreen-pregreet"

EARLY = (("EHLO ylmf-pc\r\n", "192.0.2.35"), ("GET / HTTP/1.0\r\n\r\n", "192.0.2.36"))


def play(stage: Stage) -> None:
    with stage.attack(Threat.SCAN):
        _connect_and_go(stage)
        _say_a_word(stage)
        _speak_too_early(stage)


def _connect_and_go(stage: Stage) -> None:
    for service in ("smtp", "submission"):
        stage.smtp("192.0.2.30", service).drop()
    stage.smtp("192.0.2.30", "postscreen", greeting="").drop()
    for service in ("imap", "imaps"):
        stage.imap("192.0.2.30", service).drop()
    stage.pop3("192.0.2.30").drop()


def _say_a_word(stage: Stage) -> None:
    client = stage.smtp("192.0.2.31", helo="scanner.example")
    client.greet()
    client.drop()
    client = stage.smtp("192.0.2.32", "submission", helo="scanner.example")
    client.greet()
    client.command("AUTH LOGIN", "334")
    client.drop()
    client = stage.smtp("192.0.2.33")
    client.command("GET / HTTP/1.1", "221")
    client = stage.smtp("192.0.2.34", "smtps", helo="scanner.example")
    client.command("EHLO scanner.example", "250")
    client.quit()


def _speak_too_early(stage: Stage) -> None:
    for words, address in EARLY:
        client = stage.smtp(address, "postscreen", first=words.encode(), greeting="")
        time.sleep(1)
        client.drop()
