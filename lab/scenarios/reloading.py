"""An instance reads its settings again."""

import time

from lab.stage import Stage

KINDS = "postfix-reloading master-reloaded"


def play(stage: Stage) -> None:
    time.sleep(1)
    stage.postfix("postfix", "reload", instance="short-lived")
