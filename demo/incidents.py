"""What goes wrong on the demo day, told once each: the stories that its report should tell.

Everything ordinary comes from the scenes of the benchmark log.
"""

from functools import partial
from typing import NamedTuple

from delivery import TLS, clean_up, deliver, new_message, seconds, token
from host import ADDRESS, HOUR, MILLISECOND, MINUTE, SECOND, Host, Message
from names import Address, Client


class Trouble(NamedTuple):
    """A delivery that does not go through at once.

    Args:
        relay: As the delivery line names it; `none` when nobody answered.
        connect_s, transmit_s: The last two of delays=.
        said: A line without a queue id that comes before.
        cured: How it ends when the trouble is over, `relay` and reply; None when it never is.
    """

    recipient: str
    relay: str
    dsn: str
    reply: str
    connect_s: float = 0.4
    transmit_s: float = 0.6
    said: str = ""
    cured: tuple[str, str] | None = None


FULL_MAILBOX = Trouble(
    "endo@partner.example.com", "mx.partner.example.com[198.51.100.40]:25", "4.2.2",
    "host mx.partner.example.com[198.51.100.40] said: 452 4.2.2 <endo@partner.example.com>: Mailbox full, "
    "try again later (in reply to RCPT TO command)",
)  # fmt: skip
DEAD_DOMAIN = Trouble(
    "order@closed-shop.example.com", "none", "4.4.3",
    "Host or domain name not found. Name service error for name=closed-shop.example.com type=MX: Host not found, try again",
    connect_s=0.02, transmit_s=0,
)  # fmt: skip
NO_ANSWER = Trouble(
    "fax@gateway.example.com", "none", "4.4.1", "connect to gateway.example.com[198.51.100.77]:25: Connection timed out",
    connect_s=30, transmit_s=0, said="connect to gateway.example.com[198.51.100.77]:25: Connection timed out",
    cured=("gateway.example.com[198.51.100.77]:25", "250 2.0.0 Ok: queued as 1D04A37E59"),
)  # fmt: skip
GREYLISTED = Trouble(
    "desk@city.example.com", "mx.city.example.com[203.0.113.52]:25", "4.2.0",
    "host mx.city.example.com[203.0.113.52] said: 450 4.2.0 <desk@city.example.com>: Recipient address rejected: Greylisted, "
    "please come back in 300 seconds (in reply to RCPT TO command)",
    cured=("mx.city.example.com[203.0.113.52]:25", "250 2.0.0 Ok: queued as 7A31C05D2E"),
)  # fmt: skip
MISTYPED = Trouble(
    "tanabe@exampel.example.com", "none", "5.4.4",
    "Host or domain name not found. Name service error for name=exampel.example.com type=AAAA: Host not found",
    connect_s=0.05, transmit_s=0,
)  # fmt: skip
LEFT_COMPANY = Trouble(
    "mori@partner.example.com", "mx.partner.example.com[198.51.100.40]:25", "5.1.1",
    "host mx.partner.example.com[198.51.100.40] said: 550 5.1.1 <mori@partner.example.com>: Recipient address rejected: "
    "User unknown in virtual mailbox table (in reply to RCPT TO command)",
)  # fmt: skip
SLOW_PEER = Trouble(
    "drawings@builder.example.com", "mail.builder.example.com[203.0.113.90]:25", "2.0.0", "250 2.0.0 Ok: queued as 4Dq1xk2Zb8z9rT",
    connect_s=61, transmit_s=244,
)  # fmt: skip
EXPIRED_CERTIFICATE = Trouble(
    "soumu@supplier.example.com", "mail.supplier.example.com[203.0.113.80]:25", "2.0.0", "250 2.0.0 Ok: queued as 9C2E41F0A3",
    said="certificate verification failed for mail.supplier.example.com[203.0.113.80]:25: certificate has expired",
)  # fmt: skip

ATTACKER = Client("unknown", "203.0.113.66", "ylmf-pc", "unknown[203.0.113.66]")


def stuck(host: Host, trouble: Trouble, at: int, *, until: int) -> None:
    """A user's mail that is deferred again and again: until that time, where there is a cure, else for ever."""
    message = submit(host, trouble.recipient, at)
    attempt(host, message, trouble, "deferred", until, at + 400 * MILLISECOND)


def attempt(host: Host, message: Message, trouble: Trouble, status: str, until: int, at: int) -> None:
    """One of its deliveries; the next follows as postconf(5) minimal_backoff_time has it."""
    end = deliver_to(host, message, trouble, status, at)
    if status == "bounced":
        end = notify(host, message, "sender non-delivery notification", end)
    if status != "deferred":
        host.say(end + 400, host.single["postfix/qmgr"], f"{message.queue_id}: removed")
        return
    age = end - message.arrived_at
    if age > 4 * HOUR and not message.warned:
        message.warned = True
        notify(host, message, "sender delay notification", end)
    later = end + min(max(age, 5 * MINUTE), 4000 * SECOND) + host.random.randrange(2 * MINUTE)
    if later > until and trouble.cured is not None:
        relay, reply = trouble.cured
        trouble = Trouble(trouble.recipient, relay, "2.0.0", reply)
        status = "sent"
    host.plan(later, partial(attempt, host, message, trouble, status, until))


def submit(host: Host, recipient: str, at: int, size: int = 48_211) -> Message:
    """One of our users writes to RECIPIENT."""
    rng = host.random
    user, client = host.names.users.pick(), host.names.homes.pick()
    server = host.submission.take(at)
    host.say(at, server.tag, f"connect from {client.label}")
    host.say(at + 60_000, server.tag, f"Anonymous TLS connection established from {client.label}: {TLS[0]}")
    to = Address(recipient, recipient.partition("@")[2], "remote")
    message = new_message(
        host, at + 200_000, user, [to], size, message_id=f"<{rng.getrandbits(128):032x}@{user.domain}>"
    )
    login = f"sasl_method=PLAIN, sasl_username={user.text}"
    host.say(at + 200_000, server.tag, f"{message.queue_id}: client={client.label}, {login}")
    clean_up(host, message, at + 300_000)
    host.say(
        at + 304_000,
        host.single["opendkim"],
        f"{message.queue_id}: DKIM-Signature field added (s=mail2026, d={user.domain})",
    )
    counts = "ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8"
    host.say(at + 500_000, server.tag, f"disconnect from {client.label} {counts}")
    host.submission.give_back(server, at + 500_000)
    return message


def deliver_to(host: Host, message: Message, trouble: Trouble, status: str, at: int) -> int:
    """The queue manager and the SMTP client at work; when they end."""
    sender = message.sender.text if message.sender else ""
    host.say(
        at,
        host.single["postfix/qmgr"],
        f"{message.queue_id}: from=<{sender}>, size={message.size}, nrcpt=1 (queue active)",
    )
    connected = at + int(trouble.connect_s * SECOND) + 3_000
    end = connected + int(trouble.transmit_s * SECOND)
    client = host.smtp.take(at)
    if trouble.said:
        host.say(connected - 400, client.tag, trouble.said)
    if trouble.relay != "none":
        trust = "Untrusted" if "certificate" in trouble.said else "Trusted"
        host.say(connected, client.tag, f"{trust} TLS connection established to {trouble.relay}: {TLS[1]}")
    before = seconds(at - message.arrived_at)
    spans = f"{before}/0.01/{seconds(connected - at)}/{seconds(end - connected)}"
    where = (
        f"to=<{trouble.recipient}>, relay={trouble.relay}, delay={seconds(end - message.arrived_at)}, delays={spans}"
    )
    host.say(end, client.tag, f"{message.queue_id}: {where}, dsn={trouble.dsn}, status={status} ({trouble.reply})")
    host.smtp.give_back(client, end)
    return end


def notify(host: Host, about: Message, what: str, at: int) -> int:
    """bounce(8) writes to the sender; when that is done."""
    assert about.sender is not None
    notice = new_message(host, at + 3_000, None, [about.sender], about.size + 2_100)
    clean_up(host, notice, at + 3_300)
    process = host.bounce.take(at)
    host.say(at + 4_000, process.tag, f"{about.queue_id}: {what}: {notice.queue_id}")
    host.bounce.give_back(process, at + 4_100)
    host.plan(at + 5_000, partial(deliver, host, notice))
    return at + 5_100


def attack(host: Host, at: int) -> None:
    """One address tries many names at the submission port, a few in each connection."""
    rng = host.random
    for _ in range(12):
        server = host.submission.take(at)
        host.say(at, server.tag, f"connect from {ATTACKER.label}")
        now = at
        for name in rng.sample(
            ("info", "admin", "sales", "test", "office", "scan", "info@example.jp", "sato@example.jp"), 3
        ):
            now += host.seconds(1, 4)
            why = f"sql({name},{ATTACKER.ip}): {'unknown user' if '@' not in name else 'Password mismatch'}"
            worker = (
                f"auth-worker(1402): conn unix:auth-worker (pid=1391,uid=103): auth-worker<{rng.randrange(1, 9000)}>"
            )
            host.say(now - 2_000, host.single["dovecot"], f"{worker}: {why}")
            failure = "SASL LOGIN authentication failed: (reason unavailable)"
            host.say(now, server.tag, f"warning: {ATTACKER.label}: {failure}, sasl_username={name}")
        host.say(now + 900_000, server.tag, f"disconnect from {ATTACKER.label} ehlo=1 auth=0/3 quit=1 commands=2/5")
        host.submission.give_back(server, now + 900_000)
        at = now + 2 * SECOND + host.seconds(1, 60)


def forgotten_password(host: Host, at: int) -> None:
    """A user's telephone keeps an old password, until its owner types the new one."""
    user, client = host.names.users.items[3].text, host.names.homes.items[3]
    dovecot = host.single["dovecot"]
    for number in range(4):
        then = at + number * 3 * MINUTE
        who = f"user=<{user}>, method=PLAIN, rip={client.ip}, lip={ADDRESS}, TLS, session=<{token(host.random)}>"
        host.say(
            then, dovecot, f"imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): {who}"
        )
    then, pid, session = at + 14 * MINUTE, host.new_pid(), token(host.random)
    who = f"user=<{user}>, method=PLAIN, rip={client.ip}, lip={ADDRESS}, mpid={pid}, TLS, session=<{session}>"
    host.say(then, dovecot, f"imap-login: Login: {who}")
    sizes = "in=412 out=20931 deleted=0 expunged=0 trashed=0 hdr_count=31 hdr_bytes=18972 body_count=4 body_bytes=60452"
    host.say(then + 40 * SECOND, dovecot, f"imap({user})<{pid}><{session}>: Disconnected: Logged out {sizes}")


def distrustful_phone(host: Host, at: int) -> None:
    """A new telephone does not know who signed our certificate, and tries three times."""
    client = host.names.homes.items[5]
    for number in range(3):
        then = at + number * 20 * SECOND + host.random.randrange(SECOND)
        server = host.submission.take(then)
        host.say(then, server.tag, f"connect from {client.label}")
        host.say(then + 210_000, server.tag, f"SSL_accept error from {client.label}: -1")
        alert = (
            "error:0A000418:SSL routines::tlsv1 alert unknown ca:../ssl/record/rec_layer_s3.c:1584:SSL alert number 48:"
        )
        host.say(then + 210_050, server.tag, f"warning: TLS library problem: {alert}")
        host.say(then + 210_300, server.tag, f"lost connection after STARTTLS from {client.label}")
        host.say(then + 210_340, server.tag, f"disconnect from {client.label} ehlo=1 starttls=0/1 commands=1/2")
        host.submission.give_back(server, then + 210_400)


def locked_mailbox(host: Host, at: int) -> None:
    """A user's mail program holds the mailbox for too long."""
    user, pid, session = host.names.users.items[9].text, host.new_pid(), token(host.random)
    for number in range(2):
        why = "Timeout (180s) while waiting for lock for transaction log file /var/vmail/kato/dovecot.index.log"
        host.say(at + number * 200 * SECOND, host.single["dovecot"], f"imap({user})<{pid}><{session}>: Error: {why}")
