"""One address guesses the password of one user who reads mail, several tries on each connection."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "dovecot-login-failure dovecot-auth-failure"

GUESSER = "2001:db8:b07::11"
USER = "leo@example.jp"
GUESSES = (("leo", "leo123", "oel"), ("123456", "12345678", "qwerty"), ("password", "passw0rd", "secret"))


def play(stage: Stage) -> None:
    def guess(passwords: tuple[str, ...]) -> None:
        reader = stage.imap(GUESSER, "imaps")
        for password in passwords:
            reader.log_in(USER, password, result="failure")
        reader.logout()

    def guess_by_pop3(password: str) -> None:
        fetcher = stage.pop3(GUESSER)
        fetcher.log_in(USER, password, result="failure")
        fetcher.quit()

    with stage.attack(Threat.PASSWORD_GUESSING):
        stage.at_once(guess, GUESSES)
        stage.at_once(guess_by_pop3, ("letmein", "admin"))
