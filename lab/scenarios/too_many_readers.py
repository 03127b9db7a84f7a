"""A user with more IMAP connections from one address than allowed."""

import imaplib

from lab.stage import Stage

KINDS = "dovecot-login-aborted"

USER, PASSWORD = "frank@example.jp", "secret-frank"


def play(stage: Stage) -> None:
    readers = []
    for _ in range(3):
        reader = stage.imap("203.0.113.16")
        reader.log_in(USER, PASSWORD)
        readers.append(reader)
    one_more = stage.imap("203.0.113.16")
    # The password is right: it is no failed login, and no session either.
    try:
        one_more.login(USER, PASSWORD)
    except imaplib.IMAP4.error:
        stage.logged_in("imap", "imap", "203.0.113.16", USER, "PLAIN", "aborted", "NO", one_more.connection)
    for reader in readers:
        reader.logout()
