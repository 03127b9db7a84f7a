"""A user sends from home; then thieves elsewhere send to the world by her account, without one failed login."""

from lab.stage import Stage
from lab.threats import Threat
from lab.truth import Recipient, bounced, deferred, refused, sent

KINDS = "delivery bounce-notice"

USER, PASSWORD = "quinn@example.jp", "secret-quinn"
HOME, THIEVES = "192.0.2.61", ("192.0.2.20", "192.0.2.21")


def play(stage: Stage) -> None:
    with stage.innocents(), stage.smtp(HOME, "submission", helo="[192.168.1.5]") as client:
        client.start_tls()
        client.log_in(USER, PASSWORD)
        client.send(USER, sent("bob@example.jp"), sent("customer@accepts.example"))
    with stage.attack(Threat.STOLEN_ACCOUNT):
        stage.at_once(lambda address: _send(stage, address), THIEVES)


def _send(stage: Stage, address: str) -> None:
    with stage.smtp(address, "smtps", helo="WIN-2026") as client:
        client.log_in(USER, PASSWORD, "LOGIN")
        for number in range(4):
            client.send(USER, *_victims(address, number), subject="Your invoice")
        client.send("ceo@example.jp", refused("payroll@accepts.example", "553 5.7.1"))


def _victims(address: str, number: int) -> list[Recipient]:
    name = f"victim{address.rpartition('.')[2]}-{number}"
    found = [sent(f"{name}-{one}@accepts.example") for one in range(8)]
    found += [bounced(f"{name}-{one}@refuses.example", "5.1.1") for one in range(3)]
    if number % 2:
        found.append(deferred(f"{name}@defers.example", "4.2.0"))
    return found
