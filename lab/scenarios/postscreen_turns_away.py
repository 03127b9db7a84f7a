"""postscreen turns clients away: on its list, on lists in DNS, too early, too talkative."""

import time

from lab.stage import Stage
from lab.truth import refused

KINDS = "postscreen-pregreet postscreen-dnsbl dnsblog-listed postscreen-denylisted postscreen-reject"


def play(stage: Stage) -> None:
    for address in ("203.0.113.200", "198.51.100.7"):
        with stage.smtp(address, "postscreen", helo="bot.example") as client:
            client.send("spam@friend.example", refused("alice@example.jp", "550 5."))
    with stage.smtp("198.51.100.100", "postscreen", helo="ylmf-pc", first=b"EHLO ylmf-pc\r\n", greeting="2") as client:
        client.send("spam@friend.example", refused("alice@example.jp", "550 5."))
    with stage.smtp("198.51.100.101", "postscreen", first=b"\x16\x03\x01\x00\xa5\x01\x00\r\n", greeting=""):
        time.sleep(1)
