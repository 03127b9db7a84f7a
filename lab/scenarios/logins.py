"""Users log in to read and to send, by every mechanism and with and without TLS."""

from lab.stage import Stage

KINDS = "dovecot-login tls-established"


def play(stage: Stage) -> None:
    for mechanism in ("PLAIN", "LOGIN", "CRAM-MD5"):
        with stage.smtp("203.0.113.17", "submission") as client:
            client.start_tls()
            client.log_in("alice@example.jp", "secret-alice", mechanism)
        with stage.imap("203.0.113.17", "imaps") as reader:
            reader.log_in("bob@example.jp", "secret-bob", mechanism)
    for service in ("pop3", "pop3s"):
        fetcher = stage.pop3("203.0.113.17", service)
        fetcher.log_in("carol@example.jp", "secret-carol")
        fetcher.quit()
    writer = stage.sieve("203.0.113.17")
    writer.log_in("alice@example.jp", "secret-alice")
    writer.quit()
