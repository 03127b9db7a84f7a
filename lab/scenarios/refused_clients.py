"""Clients on a list, senders on a list, and clients without a name."""

from lab.stage import Stage
from lab.truth import refused

CLIENTS = {
    "198.51.100.3": "554 5.7.1",
    "198.51.100.4": "554 5.7.1",
    "2001:db8:bad::1": "554 5.7.1",
    "203.0.113.30": "450 4.7.1",
}


def play(stage: Stage) -> None:
    for address, reply in CLIENTS.items():
        with stage.smtp(address) as client:
            client.send("sender@friend.example", refused("alice@example.jp", reply))
    with stage.smtp("203.0.113.10") as client:
        client.send("x@listed.example", refused("alice@example.jp", "554 5.7.1"))
