"""One address sends a mail to each name of a list; the few who exist get it."""

from lab.stage import Stage
from lab.threats import Threat
from lab.truth import refused, sent

KINDS = "reject delivery"

HARVESTER = "192.0.2.41"
NAMES = (
    ("aaron", "abby", "adam", "alice", "alan"),
    ("ben", "beth", "bob", "brad", "bruce"),
    ("chen", "chris", "cindy", "craig", "cruz"),
    ("daisuke", "dan", "diana", "doris", "duke"),
)
HERE = ("alice", "bob")


def play(stage: Stage) -> None:
    with stage.attack(Threat.DIRECTORY_HARVEST):
        for some in NAMES:
            recipients = [
                sent(f"{name}@example.jp") if name in HERE else refused(f"{name}@example.jp", "550 5.1.1")
                for name in some
            ]
            with stage.smtp(HARVESTER, helo="harvest.bulk.example") as client:
                client.send("offer@bulk.example", *recipients, subject="Hi")
