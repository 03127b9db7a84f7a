"""One address guesses the password of one user and rests after each try; the truth has the pace."""

import time

from lab.stage import Stage
from lab.threats import Threat

KINDS = "sasl-failure dovecot-login-failure"

GUESSER = "192.0.2.12"
USER = "mona@example.jp"
PAUSE_S = 3.0


def play(stage: Stage) -> None:
    with stage.attack(Threat.SLOW_GUESSING):
        for password in ("mona1", "mona2", "mona3", "mona4"):
            with stage.smtp(GUESSER, "submission", helo="[192.0.2.12]") as client:
                client.log_in(USER, password, "LOGIN", result="failure")
            time.sleep(PAUSE_S)
        reader = stage.imap(GUESSER)
        reader.log_in(USER, "mona5", result="failure")
        reader.logout()
