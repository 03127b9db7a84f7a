"""One address tries two common passwords on every user it knows of; none fits."""

from lab.stage import Stage
from lab.threats import Threat

KINDS = "sasl-failure"

SPRAYER = "192.0.2.13"
NAMES = "alice bob carol dave erin frank grace heidi ivan judy walter yuki".split()


def play(stage: Stage) -> None:
    def spray(name: str) -> None:
        with stage.smtp(SPRAYER, "submission", helo="User") as client:
            for password in ("Spring2026", "Welcome1"):
                client.log_in(f"{name}@example.jp", password, "LOGIN", result="failure")

    with stage.attack(Threat.PASSWORD_SPRAY):
        stage.at_once(spray, NAMES)
