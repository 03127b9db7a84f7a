"""A user whose phone has the old password: it fails again and again, while his computer at the same address gets in."""

import time

from lab.stage import Stage

KINDS = "dovecot-login-failure dovecot-login"

HOME = "192.0.2.51"
USER = "trent@example.jp"


def play(stage: Stage) -> None:
    with stage.innocents():
        for round_number in range(5):
            phone = stage.imap(HOME, "imaps")
            phone.log_in(USER, "secret-trent-2025", result="failure")
            phone.logout()
            if round_number % 2:
                computer = stage.imap(HOME, "imaps")
                computer.log_in(USER, "secret-trent")
                computer.logout()
            time.sleep(0.5)
