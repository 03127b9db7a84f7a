"""One address guesses the password of one user who sends mail, by each mechanism."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "sasl-failure"

GUESSER = "192.0.2.10"
USER = "kate@example.jp"
GUESSES = {
    "PLAIN": ("123456", "password", "kate2026", "qwerty"),
    "LOGIN": ("letmein", "Password1", "admin", "welcome"),
    "CRAM-MD5": ("kate", "etak", "111111"),
}


def play(stage: Stage) -> None:
    def guess(mechanism: str) -> None:
        service = "smtps" if mechanism == "LOGIN" else "submission"
        with stage.smtp(GUESSER, service, helo="ylmf-pc") as client:
            for password in GUESSES[mechanism]:
                client.log_in(USER, password, mechanism, result="failure")

    with stage.attack(Threat.PASSWORD_GUESSING):
        stage.at_once(guess, GUESSES)
