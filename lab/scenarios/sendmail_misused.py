"""Programs that call sendmail(1) wrongly."""

from lab.stage import Stage

KINDS = "submission-failed"


def play(stage: Stage) -> None:
    # 75: EX_TEMPFAIL of sysexits(3), so that nobody throws the mail away.
    stage.run("sendmail", "-C", "/run/lab/etc/postfix", given="Subject: to nobody\n\nhello\n", expect=75)
