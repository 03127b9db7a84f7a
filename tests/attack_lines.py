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


def local_mail(
    uid: int, at_s: float, *, recipients: int = 1, bounced: int = 0, queue_id: str, removed: bool = True
) -> Iterator[str]:
    """A mail that a program of this host hands to sendmail(1)."""
    yield f"{stamp(at_s)} mail postfix/pickup[283]: {queue_id}: uid={uid} from=<www-data>\n"
    yield f"{stamp(at_s)} mail postfix/cleanup[540]: {queue_id}: message-id=<{queue_id}@mail.example.jp>\n"
    yield from _handled("www-data@mail.example.jp", at_s, recipients, bounced, queue_id, removed=removed)


def relayed(address: str, at_s: float, *, recipients: int = 1, queue_id: str) -> Iterator[str]:
    """A mail of a host that may relay without a login."""
    yield f"{stamp(at_s)} mail postfix/smtpd[497]: {queue_id}: client=printer.example.jp[{address}]\n"
    yield f"{stamp(at_s)} mail postfix/cleanup[540]: {queue_id}: message-id=<{queue_id}@printer.example.jp>\n"
    yield from _handled("printer@example.jp", at_s, recipients, 0, queue_id)


def _handled(
    sender: str, at_s: float, recipients: int, bounced: int, queue_id: str, *, removed: bool = True
) -> Iterator[str]:
    yield (
        f"{stamp(at_s + 0.1)} mail postfix/qmgr[284]: {queue_id}: from=<{sender}>, size=1310, nrcpt={recipients} "
        "(queue active)\n"
    )
    for number in range(recipients):
        status, dsn = (
            ("bounced", "5.1.1") if number < bounced else ("sent", "2.0.0") if removed else ("deferred", "4.2.2")
        )
        yield (
            f"{stamp(at_s + 1)} mail postfix/smtp[541]: {queue_id}: to=<reader{number}@d{number % 7}.example>, "
            f"relay=mx.d{number % 7}.example[198.51.100.5]:25, delay=1, delays=0.1/0/0.4/0.5, dsn={dsn}, "
            f"status={status} (as they said)\n"
        )
    if removed:
        yield f"{stamp(at_s + 2)} mail postfix/qmgr[284]: {queue_id}: removed\n"


def returned(sender: str, recipient: str, address: str, at_s: float, *, queue_id: str, notice_id: str) -> Iterator[str]:
    """A mail that is accepted from outside, cannot be delivered and goes back to its sender as a notice."""
    domain = sender.rpartition("@")[2]
    yield f"{stamp(at_s)} mail postfix/smtpd[497]: {queue_id}: client=unknown[{address}]\n"
    yield f"{stamp(at_s)} mail postfix/cleanup[540]: {queue_id}: message-id=<{queue_id}@client.example>\n"
    yield f"{stamp(at_s + 0.1)} mail postfix/qmgr[284]: {queue_id}: from=<{sender}>, size=1310, nrcpt=1 (queue active)\n"
    yield (
        f"{stamp(at_s + 1)} mail postfix/smtp[541]: {queue_id}: to=<{recipient}>, relay=inner.example.jp[192.168.1.2]:25, "
        "delay=1, delays=0.1/0/0.4/0.5, dsn=5.1.1, status=bounced (host inner.example.jp[192.168.1.2] said: 550 5.1.1 "
        f"<{recipient}>: Recipient address rejected: User unknown (in reply to RCPT TO command))\n"
    )
    yield f"{stamp(at_s + 1.1)} mail postfix/cleanup[540]: {notice_id}: message-id=<{notice_id}@mail.example.jp>\n"
    yield f"{stamp(at_s + 1.2)} mail postfix/bounce[542]: {queue_id}: sender non-delivery notification: {notice_id}\n"
    yield f"{stamp(at_s + 1.3)} mail postfix/qmgr[284]: {notice_id}: from=<>, size=3310, nrcpt=1 (queue active)\n"
    yield f"{stamp(at_s + 1.4)} mail postfix/qmgr[284]: {queue_id}: removed\n"
    yield (
        f"{stamp(at_s + 2)} mail postfix/smtp[541]: {notice_id}: to=<{sender}>, relay=mx.{domain}[198.51.100.5]:25, "
        "delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n"
    )
    yield f"{stamp(at_s + 3)} mail postfix/qmgr[284]: {notice_id}: removed\n"


def looping(recipient: str, at_s: float, *, queue_id: str) -> Iterator[str]:
    """A mail that local(8) has seen before, by its Delivered-To header."""
    yield f"{stamp(at_s)} mail postfix/smtpd[497]: {queue_id}: client=mx.friend.example[198.51.100.9]\n"
    yield f"{stamp(at_s)} mail postfix/cleanup[540]: {queue_id}: message-id=<{queue_id}@friend.example>\n"
    yield f"{stamp(at_s + 0.1)} mail postfix/qmgr[284]: {queue_id}: from=<a@friend.example>, size=1310, nrcpt=1 (queue active)\n"
    yield (
        f"{stamp(at_s + 1)} mail postfix/local[541]: {queue_id}: to=<{recipient}>, relay=local, delay=0.12, "
        f"delays=0.03/0/0/0.08, dsn=5.4.6, status=bounced (mail forwarding loop for {recipient})\n"
    )
    yield f"{stamp(at_s + 2)} mail postfix/qmgr[284]: {queue_id}: removed\n"
