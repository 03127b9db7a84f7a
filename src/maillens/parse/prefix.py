"""Text of a line -> severity, queue id, Dovecot's prefix, body: what stands between tag and shape."""

import re
from dataclasses import dataclass

from maillens.grammar import SEVERITIES

# The words of msg_warn(3) and its kin in Postfix; information has none.
_SEVERITY = re.compile(rb"(warning|error|fatal|panic): ")

LEVELS = {b"Info": 0, b"Debug": 0, b"Warning": 1, b"Warn": 1, b"Error": 2, b"Fatal": 3, b"Panic": 4}
"""Dovecot's words for the severity; `Warn` is that of 1.x."""

_LEVEL = re.compile(rb"(Info|Debug|Warning|Warn|Error|Fatal|Panic): ")
# Dovecot 1.x wrote its daemons in capitals where it named the user: IMAP(alice): …
_DAEMON = re.compile(rb"[a-z0-9-]++|[A-Z0-9]++(?=\()")
_NAMED = re.compile(rb"(?:(?:Info|Debug|Warning|Warn|Error|Fatal|Panic): )?([a-z0-9-]++(?=[:(<])|[A-Z0-9]++(?=\())")
# A user may hold a parenthesis, so the first one ends it that all the rest of the prefix follows.
_OWNER = re.compile(rb"(?:\((.*?)\))?(?:<([0-9]{1,10})>)?(?:<([^<>]*)>)?:(?: +|\Z)", re.DOTALL)
_PID = re.compile(rb"([0-9]{1,10})(?:, (.+))?", re.DOTALL)
# 2.4 puts address and SASL mechanism behind the user: auth(alice,192.0.2.1,sasl:plain).
_USER = re.compile(rb"(.*?)(?:,(?=[0-9A-Fa-f]*[.:])([0-9A-Fa-f.:]+))?(?:,sasl:[^,]*)?", re.DOTALL)


@dataclass(slots=True)
class Prefix:
    """What a Dovecot line says before its text; None where it says nothing."""

    severity: int = 0
    daemon: bytes = b""
    pid: int | None = None
    login_user: bytes | None = None
    session_id: bytes | None = None
    client_address: bytes | None = None

    @property
    def fields(self) -> dict[str, bytes]:
        """The fields that are there, by name."""
        named = {"login_user": self.login_user, "session_id": self.session_id, "client_address": self.client_address}
        return {name: value for name, value in named.items() if value is not None}


def split_severity(text: bytes) -> tuple[int, bytes]:
    """Take Postfix's severity word off: (index into SEVERITIES, rest)."""
    found = _SEVERITY.match(text)
    if found is None:
        return 0, text
    return SEVERITIES.index(found[1].decode()), text[found.end() :]


def named_daemon(text: bytes) -> str:
    """The word that stands where Dovecot names its daemon, in lower case; empty where none does."""
    found = _NAMED.match(text)
    return found[1].decode().lower() if found else ""


def split_prefix(text: bytes) -> tuple[Prefix, bytes]:
    """Take Dovecot's prefix off.

    imap-login: Info: …                          its own log file has the level
    imap(alice)<2592><kD6i…>: …                  2.3
    lmtp(2265, alice): …   lmtp(2265): …         2.2
    auth(alice,192.0.2.1,sasl:plain)<kD6i…>: …   2.4
    Fatal: auth(default): …   IMAP(alice): …     1.x
    """
    prefix = Prefix()
    text = _split_level(prefix, text)
    daemon = _DAEMON.match(text)
    owner = daemon and _OWNER.match(text, daemon.end())
    if daemon is None or owner is None:
        return prefix, text
    prefix.daemon = daemon[0]
    _set_owner(prefix, *owner.groups())
    return prefix, _split_level(prefix, text[owner.end() :])


def _split_level(prefix: Prefix, text: bytes) -> bytes:
    found = _LEVEL.match(text)
    if found is None:
        return text
    prefix.severity = LEVELS[found[1]]
    return text[found.end() :]


def _set_owner(prefix: Prefix, user: bytes | None, pid: bytes | None, session: bytes | None) -> None:
    prefix.session_id = session or None
    prefix.pid = int(pid) if pid else None
    if user is None:
        return
    # Without a process id behind it, a number is one: lmtp(2265), auth-worker(2297).
    number = _PID.fullmatch(user) if pid is None and session is None else None
    if number is not None:
        prefix.pid, user = int(number[1]), number[2] or b""
    found = _USER.fullmatch(user)
    if found is None:
        return
    prefix.client_address = found[2]
    if found[1] not in (b"", b"?") and not (found[1] == b"default" and prefix.daemon.startswith(b"auth")):
        prefix.login_user = found[1]
