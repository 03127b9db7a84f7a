"""Those who are turned away: bots, probes and guessed passwords."""

from delivery import token
from host import ADDRESS, NAME, Host, Process
from names import Client
from sessions import unknown_user

GUESSED = (
    "admin info test root office user scan postmaster webmaster mail backup support sales www oracle guest".split()
)


def refused(host: Host, at: int) -> None:
    """A client whose mail is not taken."""
    rng = host.random
    client = host.names.bots.pick()
    server = host.smtpd.take(at)
    host.say(at, server.tag, f"connect from {client.label}")
    now = at + host.seconds(0.1, 6)
    count = rng.choice((1, 1, 1, 2, 3))
    for _ in range(count):
        host.say(now, server.tag, _refusal(host, client))
        now += host.seconds(0.05, 2)
    if rng.random() < 0.3:
        host.say(now, server.tag, f"lost connection after RCPT from {client.label}")
        host.say(
            now + 20, server.tag, f"disconnect from {client.label} ehlo=1 mail=1 rcpt=0/{count} commands=2/{count + 2}"
        )
    else:
        host.say(
            now,
            server.tag,
            f"disconnect from {client.label} ehlo=1 mail=1 rcpt=0/{count} quit=1 commands=3/{count + 3}",
        )
    host.smtpd.give_back(server, now + 20)


def _refusal(host: Host, client: Client) -> str:
    rng = host.random
    sender, user = host.names.strangers.pick(), host.names.users.pick().text
    roll = rng.random()
    if roll < 0.30:
        return unknown_user(host, client, sender)
    if roll < 0.62:
        list_name = rng.choice(("zen.dnsbl.example", "zen.dnsbl.example", "bl.spamlist.example"))
        reply = f"554 5.7.1 Service unavailable; Client host [{client.ip}] blocked using {list_name}; https://{list_name}/query/ip/{client.ip}"
    elif roll < 0.74:
        user = host.names.strangers.pick().text
        reply = f"454 4.7.1 <{user}>: Relay access denied"
    elif roll < 0.84:
        reply = f"450 4.7.25 Client host rejected: cannot find your hostname, [{client.ip}]"
    elif roll < 0.90:
        reply = f"450 4.1.8 <{sender.text}>: Sender address rejected: Domain not found"
    elif roll < 0.95:
        reply = f"504 5.5.2 <{client.helo}>: Helo command rejected: need fully-qualified hostname"
    else:
        reply = f"450 4.2.0 <{user}>: Recipient address rejected: Greylisted, see https://grey.example/help/{sender.domain}.html"
    protocol = rng.choice(("ESMTP", "ESMTP", "SMTP"))
    return f"NOQUEUE: reject: RCPT from {client.label}: {reply}; from=<{sender.text}> to=<{user}> proto={protocol} helo=<{client.helo}>"


def screened(host: Host, at: int) -> None:
    """A bot that postscreen(8) keeps away from the mail server."""
    rng = host.random
    client, screen = host.names.bots.pick(), host.single["postfix/postscreen"]
    peer = f"[{client.ip}]:{rng.randrange(1024, 65536)}"
    host.say(at, screen, f"CONNECT from {peer} to [{ADDRESS}]:25")
    roll, now = rng.random(), at + host.seconds(0.05, 4)
    if roll < 0.35:
        host.say(
            now,
            screen,
            f"PREGREET {len(client.helo) + 7} after 0.{rng.randrange(10, 99)} from {peer}: EHLO {client.helo}\\r\\n",
        )
    elif roll < 0.55:
        host.say(now, screen, f"HANGUP after {rng.randrange(1, 30) / 10:g} from {peer} in tests before SMTP handshake")
    else:
        process = host.dnsblog.take(now - 20_000)
        host.say(
            now - 10_000,
            process.tag,
            f"addr {client.ip} listed by domain zen.dnsbl.example as 127.0.0.{rng.choice((2, 3, 4, 10, 11))}",
        )
        host.dnsblog.give_back(process, now)
        host.say(now, screen, f"DNSBL rank {rng.randrange(3, 9)} for {peer}")
        now += host.seconds(0.3, 3)
        sender, user = host.names.strangers.pick().text, host.names.users.pick().text
        refusal = f"550 5.7.1 Service unavailable; client [{client.ip}] blocked using zen.dnsbl.example"
        envelope = f"from=<{sender}>, to=<{user}>, proto=ESMTP, helo=<{client.helo}>"
        host.say(now, screen, f"NOQUEUE: reject: RCPT from {peer}: {refusal}; {envelope}")
    host.say(now + 5_000, screen, f"DISCONNECT {peer}")


def guessed_password(host: Host, at: int) -> None:
    """SASL failures on the submission port."""
    rng = host.random
    client = host.names.bots.pick()
    server = host.submission.take(at)
    if rng.random() < 0.5:
        host.say(
            at,
            server.tag,
            f"warning: hostname h{rng.randrange(9)}.bulk.example does not resolve to address {client.ip}",
        )
    now, count = at + 900, rng.choice((1, 1, 1, 2, 4))
    host.say(now, server.tag, f"connect from {client.label}")
    for _ in range(count):
        now += host.seconds(0.4, 4)
        name = rng.choice(GUESSED) if rng.random() < 0.6 else host.names.users.pick().text
        _auth_worker(host, now - 2_000, name, client.ip)
        failure = f"SASL {rng.choice(('LOGIN', 'LOGIN', 'PLAIN'))} authentication failed: (reason unavailable)"
        host.say(now, server.tag, f"warning: {client.label}: {failure}, sasl_username={name}")
    now += host.seconds(0.05, 1)
    if rng.random() < 0.5:
        host.say(now, server.tag, f"lost connection after AUTH from {client.label}")
        counts = f"ehlo=1 auth=0/{count} commands=1/{count + 1}"
    else:
        counts = f"ehlo=1 auth=0/{count} quit=1 commands=2/{count + 2}"
    host.say(now + 15, server.tag, f"disconnect from {client.label} {counts}")
    host.submission.give_back(server, now + 15)


def _auth_worker(host: Host, at: int, name: str, ip: str) -> None:
    why = "unknown user" if "@" not in name else "Password mismatch"
    rng = host.random
    worker, request = 1400 + rng.randrange(6), rng.randrange(1, 9000)
    origin = f"auth-worker({worker}): conn unix:auth-worker (pid=1391,uid=103): auth-worker<{request}>"
    host.say(at, host.single["dovecot"], f"{origin}: sql({name},{ip}): {why}")


def guessed_imap(host: Host, at: int) -> None:
    """Login failures on the IMAP port."""
    rng = host.random
    client, user = host.names.bots.pick(), host.names.users.pick().text
    count = rng.choice((1, 1, 2, 3))
    end = at + host.seconds(2, 12)
    for index in range(count):
        _auth_worker(host, at + index * 600_000, user, client.ip)
    reason = f"Connection closed (auth failed, {count} attempts in {(end - at) // 1_000_000} secs)"
    who = f"user=<{user}>, method=PLAIN, rip={client.ip}, lip={ADDRESS}, TLS, session=<{token(rng)}>"
    host.say(end, host.single["dovecot"], f"imap-login: Disconnected: {reason}: {who}")


def probe(host: Host, at: int) -> None:
    """A scanner that connects and goes, on one of the ports."""
    rng = host.random
    client = host.names.bots.pick()
    roll = rng.random()
    if roll < 0.3:
        reason = f"Connection closed (no auth attempts in {rng.randrange(3)} secs)"
        who = f"user=<>, rip={client.ip}, lip={ADDRESS}, session=<{token(rng)}>"
        host.say(at, host.single["dovecot"], f"imap-login: Disconnected: {reason}: {who}")
        return
    program = host.smtpd if roll < 0.7 else host.submission
    server = program.take(at)
    host.say(at, server.tag, f"connect from {client.label}")
    now = at + host.seconds(0.05, 20)
    counts = _probe(host, server, client, now)
    host.say(now + 900, server.tag, f"disconnect from {client.label} {counts}")
    program.give_back(server, now + 900)


def _probe(host: Host, server: Process, client: Client, at: int) -> str:
    """What the scanner did; the command counters that follow from it."""
    roll = host.random.random()
    if roll < 0.25:
        why = host.random.choice(("lost connection", "-1", "Connection reset by peer"))
        host.say(at, server.tag, f"SSL_accept error from {client.label}: {why}")
        host.say(
            at + 40,
            server.tag,
            "warning: TLS library problem: error:0A00010B:SSL routines::wrong version number:../ssl/record/ssl3_record.c:354:",
        )
        host.say(at + 300, server.tag, f"lost connection after STARTTLS from {client.label}")
        return "ehlo=1 starttls=0/1 commands=1/2"
    if roll < 0.35:
        host.say(
            at,
            server.tag,
            f"improper command pipelining after CONNECT from {client.label}: GET / HTTP/1.1\\r\\nHost: {NAME}\\r\\n\\r\\n",
        )
        return "unknown=0/1 commands=0/1"
    if roll < 0.5:
        host.say(at, server.tag, f"timeout after EHLO from {client.label}")
        return "ehlo=1 commands=1"
    host.say(at, server.tag, f"lost connection after {'CONNECT' if roll < 0.8 else 'EHLO'} from {client.label}")
    return "commands=0/0" if roll < 0.8 else "ehlo=1 commands=1"
