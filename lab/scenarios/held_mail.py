"""An administrator puts mail on hold, lets it go, queues it anew and deletes it, each by its queue id."""

from lab.stage import Stage
from lab.truth import Recipient, deferred, held, sent

KINDS = "held released requeued"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        stay = client.send("alice@example.jp", held("one@defers.example"))
        go = client.send("alice@example.jp", deferred("two@defers.example", "4.2.0"))
        again = client.send("alice@example.jp", deferred("three@defers.example", "4.2.0"))
        gone = client.send("alice@example.jp", Recipient("four@defers.example", "deleted"))
        waiting = client.send("sender@friend.example", sent("access-hold@example.jp"))
    stage.wait_for(stay, go, again, gone, queue="deferred")
    for queue_id in (stay, go):
        stage.postfix("postsuper", "-h", queue_id)
    stage.postfix("postsuper", "-H", go)
    stage.postfix("postsuper", "-H", waiting)
    stage.postfix("postsuper", "-r", again)
    stage.postfix("postsuper", "-d", gone)
