"""A running lab -> one whose servers log all they can of a login, and every way of logging in, played on it.

    python -m lab.talkative FILE         (inside a lab; FILE gets all that was secret, see `Exchange`)

Only for this: what everybody else plays would drown in such a log.
"""

import base64
import hashlib
import hmac
import imaplib
import json
import os
import poplib
import re
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lab.place import INSIDE, PORTS
from lab.protocols.connection import trusting

DOVECOT = """
auth_mechanisms = plain login cram-md5 digest-md5 scram-sha-1 scram-sha-256 apop xoauth2 oauthbearer
auth_verbose_passwords = plain
auth_debug = yes
auth_debug_passwords = yes
auth_cache_size = 1M
auth_failure_delay = 0
mail_debug = yes
"""
"""All that Dovecot can tell of passwords; the cache tells of them once more."""

LEVELS: dict[int, tuple[str, ...]] = {
    **{2700 + level: ("smtpd", "debug_peer_list=127.0.0.1", f"debug_peer_level={level}") for level in range(1, 5)},
    2705: ("smtpd -v",),
    2706: ("smtpd -v -v -v -v",),
    **{2710 + level: ("smtpd", f"smtpd_tls_loglevel={level}") for level in range(1, 5)},
    2715: ("smtpd -v", "smtpd_tls_loglevel=4", "smtpd_tls_security_level=encrypt"),
    2716: ("smtpd", "debug_peer_list=127.0.0.1", "debug_peer_level=4", "smtpd_tls_loglevel=4"),
}
"""Ports, with the settings of the server behind each; those from 2710 on are spoken to in TLS."""

FIRST_TLS = 2710
RELAYS: dict[str, tuple[str, ...]] = {
    "plain": ("smtp -v", "smtp_sasl_mechanism_filter=plain"),
    "login": ("smtp -v", "smtp_sasl_mechanism_filter=login"),
    "cram": ("smtp", "smtp_sasl_mechanism_filter=cram-md5", "debug_peer_list=127.0.0.1", "debug_peer_level=4"),
    "digest": ("smtp -v -v", "smtp_sasl_mechanism_filter=digest-md5"),
    "scram": ("smtp -v", "smtp_sasl_mechanism_filter=scram-sha-256"),
    "tls": ("smtp -v", "smtp_tls_loglevel=4", "smtp_tls_security_level=encrypt"),
}
"""Transports to a relay that wants a password, by name, and the settings of the client of each."""
RELAY_PORT = 2720
"""It takes mail from who logs in, and throws it away."""
RELAY_PASSWORD = "secret-frank"

USERS = ("alice", "bob", "carol", "dave", "erin", "grace")


@dataclass
class Exchange:
    """What one login gave away.

    Args:
        how: Port and mechanism.
        password: As the user knows it.
        said: What the client answered, unpacked: all of it is secret.
    """

    how: str
    password: str
    said: list[str] = field(default_factory=list)

    def says(self, answer: bytes) -> str:
        """Note ANSWER and give it as smtplib wants it, which packs it."""
        self.said.append(answer.decode("latin-1"))
        return answer.decode("latin-1")


Answer = Callable[[bytes | None], bytes]
"""From a challenge, None for none, to the answer."""


def main() -> None:
    """Make the servers talkative, log in by every mechanism, and write down what was secret."""
    make_talkative()
    _relay()
    with ThreadPoolExecutor(6) as pool:
        played = [*pool.map(_submission, LEVELS), *pool.map(_mailbox, _mailbox_ways())]
    exchanges = [Exchange("relay", RELAY_PASSWORD), *(one for some in played for one in some)]
    Path(sys.argv[1]).write_text("".join(f"{json.dumps(asdict(one))}\n" for one in exchanges), encoding="utf-8")


def make_talkative() -> None:
    """Add the settings, the services and the relays, and have the servers read them."""
    with (INSIDE / "etc/dovecot/log.conf").open("a", encoding="utf-8") as settings:
        settings.write(DOVECOT)
    dovecot = INSIDE / "etc/dovecot/dovecot.conf"
    # The last setting of a name counts, and these are included first.
    plain = re.sub(r"(?m)^(auth_mechanisms|auth_failure_delay) = .*\n", "", dovecot.read_text(encoding="utf-8"))
    dovecot.write_text(plain, encoding="utf-8")
    services = [_service(str(port), "inet", *rest) for port, rest in LEVELS.items()]
    services.append(
        _service(str(RELAY_PORT), "inet", "smtpd", "smtpd_recipient_restrictions=check_recipient_access static:DISCARD")
    )
    services += [_service(f"{name}-relay", "unix", *rest) for name, rest in RELAYS.items()]
    with (INSIDE / "etc/postfix/master.cf").open("a", encoding="utf-8") as lines:
        lines.write("".join(services))
    with (INSIDE / "etc/postfix/transport").open("a", encoding="utf-8") as table:
        table.writelines(f"{name}-relay.example {name}-relay:[127.0.0.1]:{RELAY_PORT}\n" for name in RELAYS)
    for command in (
        ("doveadm", "-c", str(dovecot), "reload"),
        ("postfix", "-c", str(INSIDE / "etc/postfix"), "reload"),
    ):
        subprocess.run(command, check=True, capture_output=True)
    time.sleep(2)


def _service(name: str, kind: str, command: str, *settings: str) -> str:
    """The lines of master.cf (master(5)) for one service."""
    if kind == "inet":
        own: tuple[str, ...] = ("smtpd_sasl_auth_enable=yes", "smtpd_hard_error_limit=100", "smtpd_tls_auth_only=no")
    else:
        own = (
            "smtp_sasl_auth_enable=yes",
            "smtp_sasl_security_options=",
            f"smtp_sasl_password_maps=inline:{{[127.0.0.1]:{RELAY_PORT}=frank@example.jp:{RELAY_PASSWORD}}}",
        )
    rows = [f"{name} {kind} {'n' if kind == 'inet' else '-'} - n - - {command}"]
    # Braces keep blanks and commas in a value together.
    rows += [f"  -o {{ {setting.replace('=', ' = ', 1)} }}" for setting in (*own, *settings)]
    return "\n".join(rows) + "\n"


# --- submission ---


def _submission(port: int) -> list[Exchange]:
    """Every mechanism on one port, with the right password and a wrong one."""
    exchanges = []
    for number, mechanism in enumerate(("PLAIN", "PLAIN-LATER", "LOGIN", "LOGIN-INITIAL", *MECHANISMS)):
        user = USERS[number % len(USERS)]
        for password in (f"secret-{user}", f"wr0ng-{user} p%s)s'w\"{port}", f"secret-{user}"):
            exchange = Exchange(f"{port} {mechanism}", password)
            with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
                client.ehlo("mail.friend.example")
                if port >= FIRST_TLS:
                    client.starttls(context=trusting())
                    client.ehlo("mail.friend.example")
                with suppress(smtplib.SMTPException):
                    _authenticate(client, mechanism, f"{user}@example.jp", exchange)
            exchanges.append(exchange)
    return exchanges


def _authenticate(client: smtplib.SMTP, mechanism: str, user: str, exchange: Exchange) -> None:
    answer = answers(mechanism.partition("-LATER")[0].partition("-INITIAL")[0], user, exchange.password)
    initial = mechanism in ("PLAIN", "LOGIN-INITIAL", "XOAUTH2", "OAUTHBEARER", "SCRAM-SHA-1", "SCRAM-SHA-256")
    name = mechanism.partition("-LATER")[0].partition("-INITIAL")[0]
    command = f"AUTH {name}"
    if initial:
        command += f" {_packed(answer(None), exchange)}"
    code, challenge = client.docmd(command)
    while code == 334:
        try:
            said = answer(base64.b64decode(challenge) if challenge or not initial else None)
        except (ValueError, LookupError):
            said = b""
        code, challenge = client.docmd(_packed(said, exchange))
    # What does not log in, may be typed where a command belongs.
    client.docmd(f"PASS {exchange.password}")


def _packed(answer: bytes, exchange: Exchange) -> str:
    exchange.says(answer)
    return base64.b64encode(answer).decode() or "="


# --- mailboxes ---


def _mailbox_ways() -> list[tuple[str, str, str]]:
    """(protocol, mechanism, password) of each login to be played."""
    ways = [("imap", name) for name in ("LOGIN-COMMAND", "PLAIN", "LOGIN", *MECHANISMS)]
    ways += [("pop3", name) for name in ("USER", "APOP")]
    return [
        (protocol, name, password)
        for protocol, name in ways
        for password in ("secret-judy", f"wr0ng-judy-{name.lower()}")
    ]


def _mailbox(way: tuple[str, str, str]) -> list[Exchange]:
    protocol, mechanism, password = way
    exchange = Exchange(f"{protocol} {mechanism}", password)
    with suppress(imaplib.IMAP4.error, poplib.error_proto, OSError):
        (_imap if protocol == "imap" else _pop3)(mechanism, exchange)
    return [exchange]


def _imap(mechanism: str, exchange: Exchange) -> None:
    with imaplib.IMAP4("127.0.0.1", PORTS["imap"], timeout=30) as client:
        if mechanism == "LOGIN-COMMAND":
            client.login("judy@example.jp", exchange.password)
            return
        answer = answers(mechanism, "judy@example.jp", exchange.password)
        client.authenticate(mechanism, lambda challenge: exchange.says(answer(challenge or None)).encode("latin-1"))


def _pop3(mechanism: str, exchange: Exchange) -> None:
    client = poplib.POP3("127.0.0.1", PORTS["pop3"], timeout=30)
    if mechanism == "APOP":
        client.apop("judy@example.jp", exchange.password)
    else:
        client.user("judy@example.jp")
        client.pass_(exchange.password)
    client.quit()


# --- relays ---


def _relay() -> None:
    """One mail through each relay; who waits for the other logins has waited for it too."""
    for name in RELAYS:
        command = [
            "sendmail",
            "-C",
            str(INSIDE / "etc/postfix"),
            "-f",
            "frank@example.jp",
            f"someone@{name}-relay.example",
        ]
        subprocess.run(command, input=b"Subject: relayed\n\nHello.\n", check=True)


# --- mechanisms ---


def answers(mechanism: str, user: str, password: str) -> Answer:
    """What a client answers in one login by MECHANISM."""
    simple = {
        "PLAIN": f"\0{user}\0{password}",
        "XOAUTH2": f"user={user}\x01auth=Bearer {password}\x01\x01",
        "OAUTHBEARER": f"n,a={user},\x01host=mail\x01port=587\x01auth=Bearer {password}\x01\x01",
    }
    if mechanism in simple:
        # After a refusal the server asks once more, and wants an empty answer (RFC 7628 3.2.3).
        return lambda challenge: b"\x01" if challenge else simple[mechanism].encode()
    if mechanism == "LOGIN":
        left = [user.encode(), password.encode()]
        return lambda _: left.pop(0)
    if mechanism == "CRAM-MD5":
        return lambda challenge: f"{user} {hmac.new(password.encode(), challenge or b'', 'md5').hexdigest()}".encode()
    if mechanism == "DIGEST-MD5":
        return lambda challenge: _digest(challenge or b"", user, password)
    return _Scram(mechanism.removeprefix("SCRAM-").replace("-", "").lower(), user, password)


def _digest(challenge: bytes, user: str, password: str) -> bytes:
    """RFC 2831; empty for the server's last word."""
    if b"nonce=" not in challenge:
        return b""
    said = {
        name.decode(): value.strip(b'"').decode() for name, value in re.findall(rb'(\w+)=("[^"]*"|[^,]*)', challenge)
    }
    realm, uri, cnonce = said.get("realm", ""), "smtp/mail.example.jp", "b2xpdmU"

    def h(text: bytes) -> str:
        return hashlib.md5(text, usedforsecurity=False).hexdigest()

    inner = hashlib.md5(f"{user}:{realm}:{password}".encode(), usedforsecurity=False).digest()
    first = h(inner + f":{said['nonce']}:{cnonce}".encode())
    proof = h(f"{first}:{said['nonce']}:00000001:{cnonce}:auth:{h(f'AUTHENTICATE:{uri}'.encode())}".encode())
    return (
        f'username="{user}",realm="{realm}",nonce="{said["nonce"]}",cnonce="{cnonce}",nc=00000001,qop=auth,'
        f'digest-uri="{uri}",response={proof},charset=utf-8'
    ).encode()


class _Scram:
    """RFC 5802, without channel binding."""

    def __init__(self, hash_name: str, user: str, password: str) -> None:
        self.hash, self.password = hash_name, password.encode()
        self.first = f"n={user},r={os.urandom(12).hex()}"

    def __call__(self, challenge: bytes | None) -> bytes:
        if not challenge:
            return f"n,,{self.first}".encode()
        if challenge[:2] != b"r=":
            return b""
        said = dict(part.split("=", 1) for part in challenge.decode().split(","))
        last = f"c=biws,r={said['r']}"
        salted = hashlib.pbkdf2_hmac(self.hash, self.password, base64.b64decode(said["s"]), int(said["i"]))
        key = hmac.digest(salted, b"Client Key", self.hash)
        signed = f"{self.first},{challenge.decode()},{last}".encode()
        signature = hmac.digest(hashlib.new(self.hash, key).digest(), signed, self.hash)
        proof = bytes(one ^ other for one, other in zip(key, signature, strict=True))
        return f"{last},p={base64.b64encode(proof).decode()}".encode()


MECHANISMS = ("CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "XOAUTH2", "OAUTHBEARER")

if __name__ == "__main__":
    main()
