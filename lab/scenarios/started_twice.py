"""An administrator asks for the state of what runs, and starts it once more."""

from lab.stage import Stage

KINDS = "postfix-status postfix-command-failed dovecot-already-running"


def play(stage: Stage) -> None:
    stage.postfix("postfix", "status")
    stage.postfix("postfix", "start", expect=1)
    # 89: Dovecot's own, fatal error.
    stage.run("dovecot", "-c", "/run/lab/etc/dovecot/dovecot.conf", expect=89)
