"""An instance that warns after two seconds, gives up after six, and then reads its settings again; long queue ids."""

import time

from lab.stage import PATIENCE_S, Stage
from lab.truth import bounced, expired, sent

KINDS = "delay-notice postmaster-delay-notice expired postfix-reloading master-reloaded"


def play(stage: Stage) -> None:
    with stage.smtp(service="short-lived") as client:
        client.send("alice@example.jp", expired("user@closed.example", "4.4.1"))
        client.send("alice@example.jp", expired("user@defers.example", "4.2.0"), sent("someone@accepts.example"))
        client.send("alice@example.jp", bounced("user@refuses.example", "5.1.1"))
        client.send("alice@example.jp", sent("someone@accepts.example"))
    end = time.monotonic() + PATIENCE_S
    while stage.postfix("postqueue", "-j", instance="short-lived") and time.monotonic() < end:
        time.sleep(0.5)
    # A queue manager that starts anew leaves alone what is being delivered at that moment, for as long as it runs.
    stage.postfix("postfix", "reload", instance="short-lived")
