"""Attacks that are too long for the lab, as lines of the shape that its Postfix 3.7 and Dovecot 2.3 write.

Names and addresses are those of examples; the same arguments give the same lines.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

BEGIN = datetime(2026, 11, 2, tzinfo=UTC)


def stamp(second: float) -> str:
    """RFC 3339, so many seconds after BEGIN."""
    return (BEGIN + timedelta(seconds=second)).isoformat(timespec="microseconds")


def smtp_failure(user: str, address: str, at_s: float) -> Iterator[str]:
    """One wrong password by SMTP, as the auth process and Postfix tell of it; `user` is not in Postfix's line."""
    yield (
        f"{stamp(at_s)} mail dovecot[261]: auth-worker(436): conn unix:auth-worker (pid=424,uid=104): "
        f"auth-worker<{int(at_s) % 1000}>: sql({user},{address}): Password mismatch\n"
    )
    yield (
        f"{stamp(at_s + 2)} mail postfix/smtps/smtpd[492]: warning: unknown[{address}]: "
        "SASL LOGIN authentication failed: UGFzc3dvcmQ6\n"
    )


def imap_failure(user: str, address: str, at_s: float, *, verbose: bool = False) -> Iterator[str]:
    """One wrong password by IMAP; with auth_verbose the auth process tells of it too."""
    session = f"<{int(at_s):x}{user[:2]}{address[-2:].replace(':', 'x')}AAAAAC>"
    if verbose:
        yield f"{stamp(at_s)} mail dovecot[261]: auth-worker(436): sql({user},{address},{session}): Password mismatch\n"
    yield (
        f"{stamp(at_s + 2)} mail dovecot[261]: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in "
        f"2 secs): user=<{user}>, method=PLAIN, rip={address}, lip=127.0.0.1, TLS: Connection closed, session={session}\n"
    )


def imap_login(user: str, address: str, at_s: float) -> Iterator[str]:
    """A login that works."""
    yield (
        f"{stamp(at_s)} mail dovecot[261]: imap-login: Login: user=<{user}>, method=PLAIN, rip={address}, lip=127.0.0.1, "
        f"mpid={int(at_s) % 30000}, TLS, session=<{int(at_s):x}okAAAAAC>\n"
    )


def mail(user: str, address: str, at_s: float, *, recipients: int, bounced: int = 0, queue_id: str) -> Iterator[str]:
    """A mail that a user hands in, with what became of it for each recipient."""
    yield (
        f"{stamp(at_s)} mail postfix/smtps/smtpd[497]: {queue_id}: client=unknown[{address}], sasl_method=LOGIN, "
        f"sasl_username={user}\n"
    )
    yield (
        f"{stamp(at_s + 0.1)} mail postfix/qmgr[284]: {queue_id}: from=<{user}>, size=1310, nrcpt={recipients} "
        "(queue active)\n"
    )
    for number in range(recipients):
        status, dsn = ("bounced", "5.1.1") if number < bounced else ("sent", "2.0.0")
        yield (
            f"{stamp(at_s + 1)} mail postfix/smtp[541]: {queue_id}: to=<reader{number}@d{number % 7}.example>, "
            f"relay=mx.d{number % 7}.example[198.51.100.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn={dsn}, "
            f"status={status} (as they said)\n"
        )
    yield f"{stamp(at_s + 2)} mail postfix/qmgr[284]: {queue_id}: removed\n"
