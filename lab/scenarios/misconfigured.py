"""Services that cannot start: no server for passwords, no restrictions for relaying."""

from lab.stage import Stage

KINDS = "sasl-setup-error no-relay-restriction process-exited service-throttled"


def play(stage: Stage) -> None:
    for service in ("no-passwords", "no-restrictions"):
        stage.smtp("203.0.113.10", service, greeting="").drop()
