"""One address asks for names that nobody has: as recipients, by VRFY, and as users who log in."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "reject dovecot-auth-failure sasl-failure"

ASKER = "192.0.2.15"
NAMES = ("admin", "test", "office", "scan", "backup", "sales")


def play(stage: Stage) -> None:
    def log_in(name: str) -> None:
        fetcher = stage.pop3(ASKER)
        fetcher.log_in(f"{name}@example.jp", name, result="failure")
        fetcher.quit()
        with stage.smtp(ASKER, "submission", helo="[192.0.2.15]") as client:
            client.log_in(name, name, "LOGIN", result="failure")

    with stage.attack(Threat.USER_ENUMERATION):
        for some in (NAMES[:3], NAMES[3:]):
            with stage.smtp(ASKER, helo="[192.0.2.15]") as client:
                client.greet()
                client.command("MAIL FROM:<>", "250")
                for name in some:
                    client.refused(f"RCPT TO:<{name}@example.jp>", "550 5.1.1", "RCPT")
        with stage.smtp(ASKER, helo="[192.0.2.15]") as client:
            client.greet()
            client.refused("VRFY root2@example.jp", "550 5.1.1", "VRFY")
            client.command("VRFY alice@example.jp", "252")
        stage.at_once(log_in, NAMES)
