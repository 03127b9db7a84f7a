"""Several addresses guess; the password that fits is used from an address that never failed."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "dovecot-login-failure dovecot-login"

GUESSERS = ("192.0.2.17", "192.0.2.18")
USER, PASSWORD = "peggy@example.jp", "secret-peggy"
ENTERS = "2001:db8:b07::19"


def play(stage: Stage) -> None:
    def guess(address: str) -> None:
        for password in ("peggy", "peggy1", "yggep", "password"):
            reader = stage.imap(address)
            reader.log_in(USER, password, result="failure")
            reader.drop()

    with stage.attack(Threat.SUCCESS_AFTER_FAILURES):
        stage.at_once(guess, GUESSERS)
        reader = stage.imap(ENTERS, "imaps")
        reader.log_in(USER, PASSWORD)
        reader.logout()
