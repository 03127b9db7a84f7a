"""Three users who mistype their password twice and get in: to send, to read, and to read on a single connection."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "sasl-failure dovecot-login-failure dovecot-login"

HOMES = {"sybil": "192.0.2.50", "steve": "192.0.2.53", "sara": "192.0.2.54"}


def play(stage: Stage) -> None:
    with stage.innocents():
        stage.at_once(lambda act: act(stage), (_send, _read, _read_on_one_connection))


def _send(stage: Stage) -> None:
    with stage.smtp(HOMES["sybil"], "submission", helo="[192.168.1.10]") as client:
        for password in ("secret-sibyl", "Secret-sybil"):
            client.log_in("sybil@example.jp", password, result="failure")
        client.log_in("sybil@example.jp", "secret-sybil")
        client.send("sybil@example.jp", sent("alice@example.jp"))


def _read(stage: Stage) -> None:
    for password, result in (("secret-stave", "failure"), ("secretsteve", "failure"), ("secret-steve", "success")):
        reader = stage.imap(HOMES["steve"], "imaps")
        reader.log_in("steve@example.jp", password, result=result)
        reader.logout()


def _read_on_one_connection(stage: Stage) -> None:
    reader = stage.imap(HOMES["sara"], "imaps")
    for password, result in (("secret-sarah", "failure"), ("secret_sara", "failure"), ("secret-sara", "success")):
        reader.log_in("sara@example.jp", password, result=result)
    reader.logout()
