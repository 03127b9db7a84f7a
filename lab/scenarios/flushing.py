"""An administrator asks for an attempt at once: of a mail, of a domain; and names a mail that is not there."""

from lab.stage import Stage
from lab.truth import deferred


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        queue_id = client.send("alice@example.jp", deferred("seven@closed.example", "4.4.1"))
    stage.wait_for(queue_id, queue="deferred")
    stage.postfix("postqueue", "-i", queue_id)
    stage.postfix("postqueue", "-s", "closed.example")
    stage.postfix("postsuper", "-d", "0123456789AB")
    stage.postfix("postlog", "-t", "postfix/script", "-p", "warn", "a line that somebody's script wrote")
