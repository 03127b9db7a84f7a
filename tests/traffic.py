"""Mail traffic that hypothesis makes up: taken in, refused, tried again for hours, delivered or returned."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

BEGIN = datetime(2026, 11, 8, tzinfo=UTC)
HOSTS = ("mx1", "mx2")
NAMES = st.sampled_from(["alice", "bob", "carol", "d.e+f"])
DOMAINS = st.sampled_from(["example.com", "example.jp", "mail.example.net"])
ADDRESSES = st.builds("{}@{}".format, NAMES, DOMAINS)
ENDS = st.sampled_from(["sent", "bounced", "deferred", "deferred sent", "deferred deferred bounced"])
MINUTES = st.integers(0, 3 * 24 * 60)
REASONS = {
    "sent": "2.0.0 250 2.0.0 Ok",
    "bounced": "5.1.1 550 5.1.1 User unknown",
    "deferred": "4.4.1 Connection timed out",
}

Line = tuple[datetime, str]


@st.composite
def mails(draw: st.DrawFn) -> list[Line]:
    """The lines of a mail: taken in, tried for each recipient as often as it takes, gone."""
    number, host, at = (
        draw(st.integers(0, 10**9)),
        draw(st.sampled_from(HOSTS)),
        BEGIN + timedelta(minutes=draw(MINUTES)),
    )
    queue_id = f"4B{number:09d}Z"
    recipients = draw(st.dictionaries(ADDRESSES, ENDS, min_size=1, max_size=3))
    head = f"{queue_id}: from=<{draw(st.one_of(ADDRESSES, st.just('')))}>, size={draw(st.integers(300, 10**7))}"
    found = [
        (at, f"{host} postfix/smtpd[11]: {queue_id}: client=mail.example.com[192.0.2.10]"),
        (at, f"{host} postfix/cleanup[12]: {queue_id}: message-id=<{number}@example.com>"),
    ]
    last = at
    for turn in range(max(len(ends.split()) for ends in recipients.values())):
        last += timedelta(hours=turn and draw(st.integers(1, 9)), seconds=1)
        found.append((last, f"{host} postfix/qmgr[13]: {head}, nrcpt={len(recipients)} (queue active)"))
        for recipient, ends in recipients.items():
            if turn < len(ends.split()):
                found.append((last, f"{host} postfix/smtp[14]: {queue_id}: {delivery(recipient, ends.split()[turn])}"))
    if not any(ends.endswith("deferred") for ends in recipients.values()):
        found.append((last, f"{host} postfix/qmgr[13]: {queue_id}: removed"))
    return found


def delivery(recipient: str, status: str) -> str:
    """The line of smtp(8) about an attempt, from `to=` on."""
    dsn, _, reason = REASONS[status].partition(" ")
    relay = "relay=mx.example.org[192.0.2.20]:25, delay=1, delays=0.1/0.2/0.3/0.4"
    return f"to=<{recipient}>, {relay}, dsn={dsn}, status={status} ({reason})"


@st.composite
def refusals(draw: st.DrawFn) -> list[Line]:
    """The line of a refusal."""
    at, recipient = BEGIN + timedelta(minutes=draw(MINUTES)), draw(ADDRESSES)
    reason = f"550 5.1.1 <{recipient}>: Recipient address rejected: User unknown"
    head = f"{draw(st.sampled_from(HOSTS))} postfix/smtpd[11]: NOQUEUE: reject: RCPT from unknown[198.51.100.9]"
    return [(at, f"{head}: {reason}; from=<x@example.com> to=<{recipient}> proto=ESMTP helo=<friend>")]


# Two mails are two queue ids: a long one is never used again (postconf(5), enable_long_queue_ids).
TRAFFIC = st.lists(st.one_of(mails(), refusals()), min_size=1, max_size=12, unique_by=lambda lines: lines[0][1])


def log_of(traffic: list[list[Line]]) -> list[str]:
    """The lines of all, in order of time."""
    lines = sorted((line for part in traffic for line in part), key=lambda line: line[0])
    return [f"{time.isoformat()} {text}" for time, text in lines]
