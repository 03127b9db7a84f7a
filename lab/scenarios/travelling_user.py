"""A user who reads and sends from one address after another, and always gets in."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "dovecot-login"

USER, PASSWORD = "ursula@example.jp", "secret-ursula"
WAY = ("192.0.2.52", "198.51.100.200", "203.0.113.152", "2001:db8:7::52", "198.51.100.201")


def play(stage: Stage) -> None:
    with stage.innocents():
        for address in WAY:
            reader = stage.imap(address, "imaps")
            reader.log_in(USER, PASSWORD)
            reader.logout()
        for address in (WAY[1], WAY[3]):
            with stage.smtp(address, "smtps", helo="[10.0.0.7]") as client:
                client.log_in(USER, PASSWORD)
                client.send(USER, sent("bob@example.jp"), sent("hotel@accepts.example"))
