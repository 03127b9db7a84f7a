"""One address guesses until a password fits, and looks into the mailbox."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "sasl-failure dovecot-login"

GUESSER = "192.0.2.16"
USER, PASSWORD = "oscar@example.jp", "secret-oscar"
# The sixth error (smtpd_hard_error_limit) would end a connection.
GUESSES = (("oscar", "oscar1", "rasco", "password"), ("123456", "qwerty", "letmein", "admin"))


def play(stage: Stage) -> None:
    def guess(passwords: tuple[str, ...]) -> None:
        with stage.smtp(GUESSER, "smtps", helo="[192.0.2.16]") as client:
            for password in passwords:
                client.log_in(USER, password, "LOGIN", result="failure")

    with stage.attack(Threat.SUCCESS_AFTER_FAILURES):
        stage.at_once(guess, GUESSES)
        with stage.smtp(GUESSER, "smtps", helo="[192.0.2.16]") as client:
            client.log_in(USER, "Oscar2026", "LOGIN", result="failure")
            client.log_in(USER, PASSWORD, "LOGIN")
        reader = stage.imap(GUESSER, "imaps")
        reader.log_in(USER, PASSWORD)
        reader.select()
        reader.logout()
