"""Mail from programs on this host, through sendmail(1) and pickup(8)."""

from lab.stage import Stage
from lab.truth import bounced, deferred, sent

KINDS = "pickup"


def play(stage: Stage) -> None:
    stage.sendmail("alice@example.jp", sent("someone@accepts.example"))
    stage.sendmail("cron@example.jp", sent("bob@example.jp"), sent("carol@example.jp"))
    stage.sendmail("alice@example.jp", bounced("user@disabled.example", "5.1.2"))
    stage.sendmail("alice@example.jp", deferred("user@moving.example", "4.3.2"))
    stage.sendmail("alice@example.jp", bounced("bob@example.jp", "5.7.1"), subject="header-reject")
