"""Mail and readers from this host over ::1."""

from lab.stage import Stage
from lab.truth import sent


def play(stage: Stage) -> None:
    with stage.smtp("::1") as client:
        client.send("bob@example.jp", sent("carol@example.jp"), sent("someone@accepts.example"))
    with stage.smtp("::1", "submission", helo="webmail") as client:
        client.start_tls()
        client.log_in("carol@example.jp", "secret-carol")
        client.send("carol@example.jp", sent("dave@example.jp"))
    reader = stage.imap("::1")
    reader.log_in("dave@example.jp", "secret-dave", "CRAM-MD5")
    reader.logout()
    fetcher = stage.pop3("::1", "pop3s")
    fetcher.log_in("dave@example.jp", "secret-dave")
    fetcher.quit()
