"""Users hand in mail: with a login, from the wrong sender, and without any."""

from lab.stage import Stage
from lab.truth import refused, sent


def play(stage: Stage) -> None:
    for mechanism in ("PLAIN", "LOGIN", "CRAM-MD5"):
        with stage.smtp("203.0.113.13", "submission", helo="[192.0.2.7]") as client:
            client.start_tls()
            client.log_in("alice@example.jp", "secret-alice", mechanism)
            client.send("alice@example.jp", sent("someone@accepts.example"), sent("bob@example.jp"))
    with stage.smtp("2001:db8::25", "smtps", helo="phone") as client:
        client.log_in("bob@example.jp", "secret-bob")
        client.send("bob@example.jp", sent("alice@example.jp"))
        client.send("alice@example.jp", refused("someone@accepts.example", "553 5.7.1"))
    with stage.smtp("203.0.113.13", "submission", helo="phone") as client:
        client.send("alice@example.jp", refused("someone@accepts.example", "553 5.7.1"))
        client.send("stranger@friend.example", refused("someone@accepts.example", "554 5.7.1"))
    with stage.smtp(service="submission", helo="webmail") as client:
        client.log_in("carol@example.jp", "secret-carol")
        client.send("carol@example.jp", sent("dave@example.jp"))
