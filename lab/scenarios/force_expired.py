"""An administrator makes waiting mail expire before its time."""

from lab.stage import Stage
from lab.truth import expired

KINDS = "force-expired expired"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        first = client.send("alice@example.jp", expired("five@defers.example", "4.2.0"))
        second = client.send("alice@example.jp", expired("six@closed.example", "4.4.1"))
    stage.wait_for(first, second, queue="deferred")
    stage.postfix("postsuper", "-e", first)
    stage.postfix("postsuper", "-f", second)
