"""Logins to read mail that fail: wrong password, no such user, a disabled one, hostile names, unfinished ones."""

from lab.stage import Stage

KINDS = "dovecot-login-failure dovecot-login-aborted dovecot-auth-failure"

TRIES = (
    ("grace@example.jp", "wrong"),
    ("nobody@example.jp", "x"),
    ("admin", "admin"),
    ("disabled@example.jp", "secret-disabled"),
    ("x' OR '1'='1", "x"),
    ("<script>alert(1)</script>", "x"),
)


def play(stage: Stage) -> None:
    for number, (user, password) in enumerate(TRIES):
        reader = stage.imap(f"198.51.100.{150 + number}")
        reader.log_in(user, password, result="failure")
        reader.logout()
        fetcher = stage.pop3(f"198.51.100.{160 + number}")
        fetcher.log_in(user, password, result="failure")
        fetcher.drop()
    stage.imap("198.51.100.170").drop()
    stage.pop3("198.51.100.171").drop()
    writer = stage.sieve("198.51.100.172")
    writer.log_in("grace@example.jp", "wrong", result="failure")
    writer.quit()
