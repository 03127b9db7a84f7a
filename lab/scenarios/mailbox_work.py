"""A user reads, copies, moves and deletes mail and folders over IMAP, and fetches mail over POP3."""

from lab.stage import Stage
from lab.truth import sent

KINDS = "mailbox-copy mailbox-expunge mailbox-delete mailbox-renamed mailbox-deleted imap-end pop3-end"


def play(stage: Stage) -> None:
    with stage.smtp() as client:
        stage.wait_for(*(client.send("bob@example.jp", sent("erin@example.jp")) for _ in range(3)))
    with stage.imap("203.0.113.13") as reader:
        reader.log_in("erin@example.jp", "secret-erin")
        reader.select()
        reader.fetch("1:*", "(RFC822)")
        reader.copy("1", "Junk")
        reader.store("1", "+FLAGS", "\\Deleted")
        reader.store("1", "-FLAGS", "\\Deleted")
        reader.store("1", "+FLAGS", "\\Deleted")
        reader.expunge()
        reader.create("Work")
        reader.rename("Work", "Done")
        reader.append("Done", "", "", b"Subject: kept\r\nMessage-ID: <kept@example.jp>\r\n\r\nhello\r\n")
        reader.delete("Done")
    fetcher = stage.pop3("203.0.113.13")
    fetcher.log_in("erin@example.jp", "secret-erin")
    fetcher.retr(1)
    fetcher.dele(1)
    fetcher.quit()
