"""A queued message -> its delivery attempts, retries, bounces and notices."""

import base64
import random
import time
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from host import HOUR, MILLISECOND, NAME, SECOND, Host, Message
from names import Address

_TLS13 = (
    "TLSv1.3 with cipher TLS_AES_{}_GCM_SHA{} ({}/{} bits) key-exchange {} server-signature {} server-digest SHA256"
)
TLS = (
    _TLS13.format(256, 384, 256, 256, "X25519", "RSA-PSS (2048 bits)"),
    _TLS13.format(256, 384, 256, 256, "X25519", "ECDSA (prime256v1)"),
    _TLS13.format(128, 256, 128, 128, "ECDHE (P-256)", "RSA-PSS (4096 bits)"),
    "TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)",
    "TLSv1.2 with cipher ECDHE-RSA-AES128-GCM-SHA256 (128/128 bits)",
)
QUEUE_LIFETIME = 5 * 24 * HOUR


class Ending(NamedTuple):
    """How an attempt at a remote host ends.

    Args:
        seconds: The longest it takes.
        connected: Whether a host answered, so that relay= names it.
        reply: With `{}` fields: to, domain, relay (`name[ip]:25`), peer (`name[ip]`), token, number.
        said: A line of its own before it, without a queue id.
    """

    weight: float
    status: str
    dsn: str
    seconds: float
    connected: bool
    reply: str
    said: str = ""


_SAID = "host {peer} said: "
_TO = " (in reply to RCPT TO command)"
_DOT = " (in reply to end of DATA command)"
_NO_NAME = "Host or domain name not found. Name service error for name={domain} "
_CONNECT = "connect to {relay}: "

ENDINGS = (
    Ending(40, "sent", "2.0.0", 4, True, "250 2.0.0 Ok: queued as {token:.11}"),
    Ending(16, "sent", "2.0.0", 3, True, "250 2.0.0 OK  {number} {token}-{token:.9}si{number}wmr.67 - gsmtp"),
    Ending(12, "sent", "2.6.0", 9, True, "250 2.6.0 <{token}@{domain}> [InternalId={number}, Hostname=EX01.{domain}]"
           " 10427 bytes in 0.183, 55.5 KB/sec Queued mail for delivery"),
    Ending(11, "sent", "2.0.0", 5, True, "250 OK id=1{token:.5}-0{token:.6}-2k"),
    Ending(9, "sent", "2.0.0", 6, True, "250 2.0.0 {token} Message accepted for delivery"),
    Ending(1.6, "bounced", "5.1.1", 2, True, _SAID + "550 5.1.1 <{to}>: Recipient address rejected:"
           " User unknown in virtual mailbox table" + _TO),
    Ending(0.7, "bounced", "5.1.1", 2, True, _SAID + "550-5.1.1 The account that you tried to reach does not exist."
           " Please check the address 550-5.1.1 for typos and unnecessary spaces 550 5.1.1 https://help.example/NoSuchUser" + _TO),
    Ending(0.6, "bounced", "5.7.1", 7, True, _SAID + "554 5.7.1 Message rejected as spam by Content Filtering." + _DOT),
    Ending(0.3, "bounced", "5.7.26", 7, True, _SAID + "550-5.7.26 Mail from {domain} is not authenticated, which"
           " its DMARC policy 550 5.7.26 demands" + _DOT),
    Ending(0.4, "bounced", "5.2.2", 2, True, _SAID + "552 5.2.2 <{to}>: Mailbox full" + _TO),
    Ending(0.4, "bounced", "5.4.4", 0.1, False, _NO_NAME + "type=AAAA: Host not found"),
    Ending(2.2, "deferred", "4.2.0", 3, True, _SAID + "450 4.2.0 <{to}>: Recipient address rejected: Greylisted,"
           " see https://grey.example/help/{domain}.html" + _TO),
    Ending(1.0, "deferred", "4.2.2", 3, True, _SAID + "452 4.2.2 The mailbox that you tried to reach is over quota" + _TO),
    Ending(1.4, "deferred", "4.4.1", 31, False, _CONNECT + "Connection timed out", _CONNECT + "Connection timed out"),
    Ending(0.8, "deferred", "4.4.1", 0.3, False, _CONNECT + "Connection refused", _CONNECT + "Connection refused"),
    Ending(0.5, "deferred", "4.7.0", 4, True, _SAID + "421 4.7.0 [192.0.2.25] Too much mail from your address;"
           " try again later" + _DOT),
    Ending(0.4, "deferred", "4.4.2", 60, True, "lost connection with {peer} while sending end of data"
           " -- message may be sent more than once"),
    Ending(0.6, "deferred", "4.4.3", 0.2, False, _NO_NAME + "type=MX: Host not found, try again"),
)  # fmt: skip
_WEIGHTS = [sum(e.weight for e in ENDINGS[: i + 1]) for i in range(len(ENDINGS))]
_DEFERRED = tuple(e for e in ENDINGS if e.status == "deferred")


class Attempt(NamedTuple):
    """One attempt for one recipient: when it began and ended, and how."""

    recipient: Address
    status: str
    end: int


def token(rng: random.Random, size: int = 12) -> str:
    """Random letters as base64 has them, 4 for every 3 bytes."""
    return base64.b64encode(rng.randbytes(size)).decode()


def seconds(span: int) -> str:
    """Microseconds as Postfix writes a delay: two digits that count, none of them beyond 0.01 s."""
    if span >= 10 * SECOND:
        return str(span // SECOND)
    return f"{span / SECOND:.{1 if span >= SECOND else 2}f}".rstrip("0").rstrip(".") or "0"


def new_message(
    host: Host, at: int, sender: Address | None, recipients: Sequence[Address], size: int, *, message_id: str = ""
) -> Message:
    """Make a queue file; its Message-ID is ours when none is given."""
    queue_id, inode = host.new_queue_id(at)
    if not message_id:
        message_id = f"<{time.strftime('%Y%m%d%H%M%S', time.gmtime(at // SECOND))}.{queue_id}@{NAME}>"
    return Message(queue_id, inode, message_id, sender, size, at, list(recipients))


def clean_up(host: Host, message: Message, at: int) -> None:
    """cleanup(8) has the header."""
    process = host.cleanup.take(at)
    host.say(at, process.tag, f"{message.queue_id}: message-id={message.message_id}")
    host.cleanup.give_back(process, at + 5 * MILLISECOND)


def deliver(host: Host, message: Message, at: int) -> None:
    """Try all recipients that wait, then remove the message or plan the next attempt."""
    sender = message.sender.text if message.sender else ""
    qmgr = host.single["postfix/qmgr"]
    if at - message.arrived_at > QUEUE_LIFETIME:
        host.say(at, qmgr, f"{message.queue_id}: from=<{sender}>, status=expired, returned to sender")
        _finish(host, message, at, bounced=True)
        return
    host.say(
        at,
        qmgr,
        f"{message.queue_id}: from=<{sender}>, size={message.size}, nrcpt={len(message.waiting)} (queue active)",
    )
    if message.to_filter:
        _filter(host, message, at)
        return
    attempts = [
        _mailbox(host, message, r, at) if not r.relay else _remote(host, message, r, at) for r in message.waiting
    ]
    end = max(a.end for a in attempts)
    message.waiting = [a.recipient for a in attempts if a.status == "deferred"]
    bounced = any(a.status == "bounced" for a in attempts)
    if message.waiting:
        _wait(host, message, end)
    else:
        _finish(host, message, end, bounced=bounced)


def _wait(host: Host, message: Message, at: int) -> None:
    # postconf(5): minimal_backoff_time 300s, maximal_backoff_time 4000s, queue_run_delay 300s.
    age = at - message.arrived_at
    if age > 4 * HOUR and not message.warned and message.sender:
        message.warned = True
        _notify(host, message, at, "sender delay notification")
    pause = min(max(age, 300 * SECOND), 4000 * SECOND) + host.random.randrange(300 * SECOND)
    host.plan(at + pause, partial(deliver, host, message))


def _finish(host: Host, message: Message, at: int, *, bounced: bool) -> None:
    if bounced and message.sender:
        at = _notify(host, message, at, "sender non-delivery notification")
    at += host.random.randrange(200, 900)
    host.say(at, host.single["postfix/qmgr"], f"{message.queue_id}: removed")
    host.free_inode(message.inode, at)


def _notify(host: Host, about: Message, at: int, what: str) -> int:
    """bounce(8) writes to the sender; when that is done."""
    if about.sender is None:
        return at
    at += host.random.randrange(2_000, 9_000)
    notice = new_message(host, at, None, [about.sender], about.size + 2_100)
    clean_up(host, notice, at + 300)
    process = host.bounce.take(at)
    host.say(at + 700, process.tag, f"{about.queue_id}: {what}: {notice.queue_id}")
    host.bounce.give_back(process, at + 800)
    host.plan(at + 1_500, partial(deliver, host, notice))
    return at + 1_600


def _mailbox(host: Host, message: Message, recipient: Address, at: int) -> Attempt:
    """To Dovecot by LMTP."""
    rng = host.random
    connected = at + rng.randrange(1_000, 12_000)
    end = connected + host.seconds(0.01, 0.25)
    client = host.lmtp.take(at)
    roll = rng.random()
    if roll < 0.988:
        status, dsn = "sent", "2.0.0"
        reply = f"250 2.0.0 <{recipient.text}> {_store(host, message, recipient, connected, end - 1_000)} Saved"
    else:
        status, dsn, code = ("deferred", "4.2.2", "452") if roll < 0.996 else ("bounced", "5.1.1", "550")
        why = "Quota exceeded (mailbox for user is full)" if code == "452" else f"User doesn't exist: {recipient.text}"
        reply = f"host {NAME}[private/dovecot-lmtp] said: {code} {dsn} <{recipient.text}> {why} (in reply to RCPT TO command)"
    alias = f", orig_to=<{recipient.text.split('.')[0]}@{recipient.domain}>" if roll < 0.07 else ""
    again = f", conn_use={rng.randrange(2, 5)}" if roll > 0.8 else ""
    host.say(
        end,
        client.tag,
        f"{message.queue_id}: to=<{recipient.text}>{alias}, relay={NAME}[private/dovecot-lmtp]{again}, "
        f"{_delays(message, at, connected, end)}, dsn={dsn}, status={status} ({reply})",
    )
    host.lmtp.give_back(client, end)
    return Attempt(recipient, status, end)


def _store(host: Host, message: Message, recipient: Address, at: int, end: int) -> str:
    """Dovecot's side of an LMTP delivery; the id of its session."""
    rng = host.random
    session = token(rng, 16)[:22]
    server = host.dovecot_lmtp.take(at)
    dovecot = host.single["dovecot"]
    folder = (
        "fileinto action: stored mail into mailbox 'Junk'"
        if rng.random() < 0.08
        else "stored mail into mailbox 'INBOX'"
    )
    host.say(at, dovecot, f"lmtp({server.pid}): Connect from local")
    host.say(
        end - 500,
        dovecot,
        f"lmtp({recipient.text})<{server.pid}><{session}>: sieve: msgid={message.message_id}: {folder}",
    )
    host.say(end + 1_500, dovecot, f"lmtp({server.pid}): Disconnect from local: Logged out (state=READY)")
    host.dovecot_lmtp.give_back(server, end + 2_000)
    return session


def _remote(host: Host, message: Message, recipient: Address, at: int) -> Attempt:
    """To another host by SMTP."""
    rng = host.random
    ending = rng.choices(ENDINGS, cum_weights=_WEIGHTS)[0]
    age = at - message.arrived_at
    if age > 240 * SECOND and rng.random() < (0.93 if age > 2 * HOUR else 0.65):
        ending = rng.choice(_DEFERRED)  # What is late is late for a lasting reason.
    started = at + rng.randrange(500, 9_000)
    connected = started + host.seconds(0.02, 0.6)
    end = connected + host.seconds(0.02, ending.seconds)
    process = host.smtp.take(started)
    if ending.connected and rng.random() < 0.85:
        trust = rng.choice(("Trusted", "Trusted", "Verified", "Untrusted"))
        host.say(connected, process.tag, f"{trust} TLS connection established to {recipient.relay}: {rng.choice(TLS)}")
    values = {
        "to": recipient.text,
        "domain": recipient.domain,
        "relay": recipient.relay,
        "peer": recipient.relay.removesuffix(":25"),
        "token": f"{rng.getrandbits(72):018X}",
        "number": at // SECOND,
    }
    if ending.said:
        host.say(end - 400, process.tag, ending.said.format_map(values))
    relay = recipient.relay if ending.connected else "none"
    host.say(
        end,
        process.tag,
        f"{message.queue_id}: to=<{recipient.text}>, relay={relay}, {_delays(message, started, connected, end)}, "
        f"dsn={ending.dsn}, status={ending.status} ({ending.reply.format_map(values)})",
    )
    host.smtp.give_back(process, end)
    return Attempt(recipient, ending.status, end)


def _delays(message: Message, started: int, connected: int, end: int) -> str:
    arrived = message.arrived_at
    before = max(started - arrived - 3 * MILLISECOND, 0)
    return f"delay={seconds(end - arrived)}, delays={seconds(before)}/0.01/{seconds(connected - started)}/{seconds(end - connected)}"


def _filter(host: Host, message: Message, at: int) -> None:
    """Through amavis on port 10024 and back on 10025, as another queue file."""
    rng = host.random
    back = at + host.seconds(0.15, 4)
    end = back + rng.randrange(9_000, 30_000)
    client, amavis = host.smtp.take(at), host.amavis.take(at)
    number = f"{amavis.pid:05d}-{amavis.uses + 1:02d}"
    recipients = ",".join(f"<{r.text}>" for r in message.waiting)
    sender = message.sender.text if message.sender else ""
    ip = message.origin[message.origin.find("[") + 1 : -1]
    spam = rng.random() < 0.04
    if spam:
        verdict, then = "Blocked SPAM {DiscardedInbound}", ""
        dsn, reply = "2.7.0", f"250 2.7.0 Ok, discarded, id={number} - spam"
    else:
        new_id = _come_back(host, message, back)
        verdict, then = "Passed CLEAN {RelayedInbound}", f", queued_as: {new_id}"
        dsn, reply = "2.0.0", f"250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as {new_id}"
    hits = f"{rng.gauss(22, 6):.3f}" if spam else f"{rng.gauss(-1.5, 2):.3f}"
    host.say(
        end,
        amavis.tag,
        f"({number}) {verdict}, [{ip}]:{rng.randrange(1024, 65536)} [{ip}] <{sender}> -> {recipients}, Queue-ID: {message.queue_id}, "
        f"Message-ID: {message.message_id}, mail_id: {token(rng, 9)}, Hits: {hits}, size: {message.size}{then}, {(end - at) // MILLISECOND} ms",
    )
    outcome = f"{_delays(message, at, at + 2 * MILLISECOND, end)}, dsn={dsn}, status=sent ({reply})"
    for recipient in message.waiting:
        host.say(
            end + 800,
            client.tag,
            f"{message.queue_id}: to=<{recipient.text}>, relay=127.0.0.1[127.0.0.1]:10024, {outcome}",
        )
    host.amavis.give_back(amavis, end)
    host.smtp.give_back(client, end + MILLISECOND)
    _finish(host, message, end + MILLISECOND, bounced=False)


def _come_back(host: Host, message: Message, at: int) -> str:
    """The filter's own SMTP session into the queue; the new queue id."""
    server = host.filtered.take(at)
    host.say(at, server.tag, "connect from localhost[127.0.0.1]")
    filtered = new_message(
        host, at + 900, message.sender, message.waiting, message.size + 411, message_id=message.message_id
    )
    came_as = f"orig_queue_id={message.queue_id}, orig_client={message.origin}"
    host.say(at + 900, server.tag, f"{filtered.queue_id}: client=localhost[127.0.0.1], {came_as}")
    clean_up(host, filtered, at + 2_000)
    count = len(message.waiting)
    host.say(
        at + 6_500,
        server.tag,
        f"disconnect from localhost[127.0.0.1] ehlo=1 mail=1 rcpt={count} data=1 quit=1 commands={count + 4}",
    )
    host.filtered.give_back(server, at + 6_600)
    host.plan(at + 6_000, partial(deliver, host, filtered))
    return filtered.queue_id


def local_mail(host: Host, at: int) -> None:
    """A cron job writes to root, which is an alias of a mailbox."""
    root = Address(f"root@{NAME}", NAME, "")
    message = new_message(host, at, root, [host.names.users.pick()], host.random.randrange(400, 3_000))
    host.say(at, host.single["postfix/pickup"], f"{message.queue_id}: uid=0 from=<root>")
    clean_up(host, message, at + 1_200)
    host.say(
        at + 2_000,
        host.single["postfix/qmgr"],
        f"{message.queue_id}: from=<{root.text}>, size={message.size}, nrcpt=1 (queue active)",
    )
    process = host.local.take(at + 4_000)
    forwarded = new_message(
        host, at + 9_000, message.sender, message.waiting, message.size + 133, message_id=message.message_id
    )
    clean_up(host, forwarded, at + 9_400)
    host.plan(at + 10_000, partial(deliver, host, forwarded))
    delays = _delays(message, at + 4_000, at + 4_000, at + 11_000)
    host.say(
        at + 11_000,
        process.tag,
        f"{message.queue_id}: to=<{root.text}>, orig_to=<root>, relay=local, {delays}, dsn=2.0.0, status=sent (forwarded as {forwarded.queue_id})",
    )
    host.local.give_back(process, at + 11_000)
    _finish(host, message, at + 11_100, bounced=False)
