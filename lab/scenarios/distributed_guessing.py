"""Thirty-six addresses guess the password of one user, none of them more than once or twice."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "sasl-failure dovecot-login-failure"

USER = "nina@example.jp"
BOTS = (*(f"192.0.2.{100 + number}" for number in range(32)), *(f"2001:db8:b07::{number}" for number in range(1, 5)))


def play(stage: Stage) -> None:
    def guess(number: int) -> None:
        if number % 3:
            with stage.smtp(BOTS[number], "submission", helo="User") as client:
                client.log_in(USER, f"nina{number}", "LOGIN", result="failure")
        else:
            reader = stage.imap(BOTS[number])
            reader.log_in(USER, f"nina{number}", result="failure")
            reader.drop()

    with stage.attack(Threat.DISTRIBUTED_GUESSING):
        for first in range(0, len(BOTS), 12):
            stage.at_once(guess, range(first, first + 12))
        # Some come again.
        stage.at_once(guess, range(0, len(BOTS), 9))
