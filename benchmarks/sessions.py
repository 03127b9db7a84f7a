"""Those who send mail: SMTP sessions from other hosts and from our users."""

import time
from functools import partial

from delivery import TLS, clean_up, deliver, new_message, token
from host import ADDRESS, MILLISECOND, SECOND, Host, Message, Process
from names import Address, Client


def inbound(host: Host, at: int) -> None:
    """Another mail server brings one to three messages."""
    rng = host.random
    client = host.names.senders.pick()
    screen, port = host.single["postfix/postscreen"], rng.randrange(1024, 65536)
    host.say(at, screen, f"CONNECT from [{client.ip}]:{port} to [{ADDRESS}]:25")
    host.say(at + 300, screen, f"PASS {'OLD' if rng.random() < 0.95 else 'NEW'} [{client.ip}]:{port}")
    server = host.smtpd.take(at + 500)
    if rng.random() < 0.04:
        host.say(
            at + 4_000,
            server.tag,
            f"warning: hostname {client.name} does not resolve to address {client.ip}: Name or service not known",
        )
        client = Client("unknown", client.ip, client.helo, f"unknown[{client.ip}]")
    now = at + host.seconds(0.005, 0.3)
    host.say(now, server.tag, f"connect from {client.label}")
    encrypted = rng.random() < 0.88
    if encrypted:
        now += rng.randrange(20_000, 120_000)
        host.say(now, server.tag, f"Anonymous TLS connection established from {client.label}: {rng.choice(TLS)}")
    count, recipients, refused = rng.choice((1, 1, 1, 1, 2, 3)), 0, 0
    for _ in range(count):
        now += rng.randrange(30_000, 200_000)
        to = [host.names.users.pick() for _ in range(rng.choice((1, 1, 1, 1, 1, 2, 3)))]
        sender = host.names.strangers.pick()
        if rng.random() < 0.04:
            host.say(now, server.tag, unknown_user(host, client, sender))
            refused += 1
            now += 40_000
        now = _receive(host, server, client, sender, to, now)
        recipients += len(to)
    now += rng.randrange(5_000, 60_000)
    host.say(now, server.tag, f"disconnect from {client.label} {_counts(encrypted, count, recipients, refused)}")
    host.smtpd.give_back(server, now)


def unknown_user(host: Host, client: Client, sender: Address) -> str:
    """The refusal of a recipient that does not exist."""
    user = host.names.users.pick()
    name = f"{host.random.getrandbits(12):x}{user.text}"
    return (
        f"NOQUEUE: reject: RCPT from {client.label}: 550 5.1.1 <{name}>: Recipient address rejected: User unknown in virtual mailbox table; "
        f"from=<{sender.text}> to=<{name}> proto=ESMTP helo=<{client.helo}>"
    )


def _receive(host: Host, server: Process, client: Client, sender: Address, to: list[Address], at: int) -> int:
    """MAIL to the end of DATA; when that is."""
    rng = host.random
    message_id = (
        f"<{rng.getrandbits(80):020x}@{sender.domain}>"
        if rng.random() < 0.7
        else f"<CA{token(rng, 24)}@mail.{sender.domain}>"
    )
    message = new_message(
        host,
        at,
        sender if rng.random() < 0.97 else None,
        to,
        int(rng.lognormvariate(9.6, 1.3)) + 600,
        message_id=message_id,
    )
    message.origin, message.to_filter = client.label, to[0].domain == "kaisha.example"
    host.say(at, server.tag, f"{message.queue_id}: client={client.label}")
    at += host.seconds(0.02, 0.6)
    clean_up(host, message, at)
    at += host.seconds(0.005, 1.5)
    milter, roll = host.single["opendkim"], rng.random()
    if roll < 0.72:
        host.say(at, milter, f"{message.queue_id}: DKIM verification successful")
    elif roll < 0.94:
        host.say(at, milter, f"{message.queue_id}: no signature data")
    else:
        host.say(at, milter, f"{message.queue_id}: bad signature data")
    if rng.random() < 0.01:
        _milter_reject(host, message, client, at + 800)
        return at + MILLISECOND
    host.plan(at + rng.randrange(1_500, 9_000), partial(deliver, host, message))
    return at + MILLISECOND


def _milter_reject(host: Host, message: Message, client: Client, at: int) -> None:
    process = host.cleanup.take(at)
    sender = message.sender.text if message.sender else ""
    envelope = f"from=<{sender}> to=<{message.waiting[0].text}> proto=ESMTP helo=<{client.helo}>"
    refusal = f"milter-reject: END-OF-MESSAGE from {client.label}: 5.7.1 Spam message rejected"
    host.say(at, process.tag, f"{message.queue_id}: {refusal}; {envelope}")
    host.cleanup.give_back(process, at)
    host.free_inode(message.inode, at)


def _counts(encrypted: bool, count: int, recipients: int, refused: int, auth: int = 0) -> str:
    """The command counters of a disconnect line, Postfix 3.0 and later."""
    hello = "ehlo=2 starttls=1" if encrypted else "ehlo=1"
    login = f" auth={auth}" if auth else ""
    asked = f"{recipients}/{recipients + refused}" if refused else str(recipients)
    good = (3 if encrypted else 1) + auth + count * 2 + recipients + 1
    total = f"{good}/{good + refused}" if refused else str(good)
    return f"{hello}{login} mail={count} rcpt={asked} data={count} quit=1 commands={total}"


def submission(host: Host, at: int) -> None:
    """One of our users writes."""
    rng = host.random
    client, user = host.names.homes.pick(), host.names.users.pick()
    server = host.submission.take(at)
    host.say(at, server.tag, f"connect from {client.label}")
    now = at + rng.randrange(30_000, 150_000)
    host.say(now, server.tag, f"Anonymous TLS connection established from {client.label}: {rng.choice(TLS)}")
    now += rng.randrange(50_000, 300_000)
    crowd = rng.randrange(8, 40) if rng.random() < 0.01 else rng.choice((1, 1, 1, 2, 3))
    to = [(host.names.users if rng.random() < 0.25 else host.names.strangers).pick() for _ in range(crowd)]
    message_id = f"<{rng.getrandbits(128):032x}@{user.domain}>"
    message = new_message(host, now, user, to, int(rng.lognormvariate(9.2, 1.6)) + 500, message_id=message_id)
    method = rng.choice(("PLAIN", "PLAIN", "PLAIN", "LOGIN"))
    host.say(
        now, server.tag, f"{message.queue_id}: client={client.label}, sasl_method={method}, sasl_username={user.text}"
    )
    now += host.seconds(0.03, 2)
    clean_up(host, message, now)
    host.say(
        now + 4_000,
        host.single["opendkim"],
        f"{message.queue_id}: DKIM-Signature field added (s=mail2025, d={user.domain})",
    )
    host.plan(now + 8_000, partial(deliver, host, message))
    now += host.seconds(0.05, 1)
    host.say(now, server.tag, f"disconnect from {client.label} {_counts(True, 1, len(to), 0, auth=1)}")
    host.submission.give_back(server, now)


def statistics(host: Host, at: int) -> None:
    """anvil(8) and scache(8) sum up every ten minutes."""
    rng = host.random
    client = host.names.senders.pick()
    anvil, scache = host.single["postfix/anvil"], host.single["postfix/scache"]
    stamp = clock(at - 300 * SECOND)
    for what in ("connection rate", "connection count", "message rate", "recipient rate", "newtls rate"):
        number = f"{rng.randrange(2, 40)}{'' if what.endswith('count') else '/60s'}"
        host.say(at, anvil, f"statistics: max {what} {number} for (smtp:{client.ip}) at {stamp}")
    host.say(at + 60, anvil, f"statistics: max cache size {rng.randrange(5, 90)} at {stamp}")
    hits, misses = rng.randrange(20, 200), rng.randrange(20, 200)
    host.say(at + 100, scache, f"statistics: start interval {stamp}")
    for index, what in enumerate(("domain", "address")):
        host.say(
            at + 110 + index,
            scache,
            f"statistics: {what} lookup hits={hits} miss={misses} success={100 * hits // (hits + misses)}%",
        )
    host.say(
        at + 120,
        scache,
        f"statistics: max simultaneous domains={rng.randrange(2, 9)} addresses={rng.randrange(2, 9)} connection={rng.randrange(9, 20)}",
    )


def clock(at: int) -> str:
    """A stamp inside a text, as anvil writes it: `Nov  3 09:12:44`."""
    return time.strftime("%b %e %H:%M:%S", time.gmtime(at // SECOND))
