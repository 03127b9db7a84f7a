"""Clients that leave postscreen while it waits, or never speak its proxy protocol, and too many at once."""

import time

from lab.stage import Stage


def play(stage: Stage) -> None:
    stage.smtp("198.51.100.130", "postscreen", greeting="").drop()
    client = stage.smtp("198.51.100.131", "postscreen")
    client.command("EHLO x.example")
    client.drop()
    crowd = [stage.smtp("198.51.100.132", "postscreen", greeting="") for _ in range(13)]
    time.sleep(0.5)
    for one in crowd:
        one.drop()
