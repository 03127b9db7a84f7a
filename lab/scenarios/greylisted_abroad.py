"""A remote server says later, and takes the mail when it comes again."""

import time

from lab.stage import Stage
from lab.truth import sent

PATIENCE_S = 30.0


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        queue_id = client.send("alice@example.jp", sent("someone@greylists.example"))
    end = time.monotonic() + PATIENCE_S
    while f'"{queue_id}"' in stage.postfix("postqueue", "-j") and time.monotonic() < end:
        time.sleep(1)
