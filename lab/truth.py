"""What a scenario did and what must come of it, as JSON lines: the truth that logs are held against.

A line holds one of the classes below: `{"what": "submission", "scenario": "aliases", …}`.
Addresses are written as the client gave them, times are seconds since 1970.
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of a submission and what must become of it; made by the functions below.

    Args:
        outcome: As in the column of that name of `maillens` (`correlate.mails`), when the log ends;
            `refused` also when no mail came of it; `unseen` when no line speaks of this recipient.
        dsn: Status of the delivery that decided, empty where the scenario leaves it open.
        reply: How the refusing reply begins, for `refused`.
        at: The command that was refused: MAIL, RCPT, DATA, or END of the message.
    """

    address: str
    outcome: str
    dsn: str = ""
    reply: str = ""
    at: str = ""


def sent(address: str, dsn: str = "2.0.0") -> Recipient:
    """It arrives where it should: in a mailbox, at a command, at the next server."""
    return Recipient(address, "sent", dsn)


def deferred(address: str, dsn: str = "") -> Recipient:
    """It still waits when the log ends."""
    return Recipient(address, "deferred", dsn)


def bounced(address: str, dsn: str = "") -> Recipient:
    """It goes back to its sender."""
    return Recipient(address, "bounced", dsn)


def expired(address: str, dsn: str = "") -> Recipient:
    """It goes back to its sender after it waited for too long."""
    return Recipient(address, "expired", dsn)


def held(address: str) -> Recipient:
    """It is on hold when the log ends."""
    return Recipient(address, "held")


def discarded(address: str) -> Recipient:
    """It is thrown away silently."""
    return Recipient(address, "discarded")


def partial(address: str) -> Recipient:
    """It is an alias of several, of whom some get the mail and some cannot."""
    return Recipient(address, "partial")


def unseen(address: str) -> Recipient:
    """It is accepted, but no line of the log speaks of it."""
    return Recipient(address, "unseen")


def refused(address: str, reply: str, at: str = "RCPT") -> Recipient:
    """The client is told no; REPLY is how the reply begins, `550 5.1.1`."""
    return Recipient(address, "refused", reply=reply, at=at)


@dataclass(frozen=True, slots=True)
class Submission:
    """A mail that a client tried to hand in.

    Args:
        scenario: Who played it.
        at: When its last reply came.
        service: The service of `place.PORTS`, `sendmail` for the command.
        client_address: The address that the log must have; None for `sendmail`.
        recipients: As the client gave them.
        added: Recipients that the configuration adds to those.
        queue_id: The id that the reply gave; None when the mail was refused, or nobody said the id.
        replies: To MAIL, each RCPT, DATA and the end of the message, as far as it came.
    """

    scenario: str
    at: float
    service: str
    client_address: str | None
    sender: str
    recipients: tuple[Recipient, ...]
    added: tuple[Recipient, ...]
    message_id: str
    subject: str
    sasl_username: str
    queue_id: str | None
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that was refused without being about a recipient.

    Args:
        stage: As Postfix names it in `reject: STAGE from`.
        reply: The whole reply.
    """

    scenario: str
    at: float
    service: str
    client_address: str | None
    stage: str
    reply: str


@dataclass(frozen=True, slots=True)
class Login:
    """One attempt to authenticate.

    Args:
        protocol: smtp imap pop3 sieve.
        result: success, failure, or aborted when the attempt was not finished.
        reply: What the server said to it.
        connection: Counts the connections of a scenario; tries on one connection have the same number.
    """

    scenario: str
    at: float
    service: str
    protocol: str
    client_address: str | None
    user: str
    mechanism: str
    result: str
    reply: str
    connection: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search for threats must say of an attacker.

    It may say more about the same addresses and users: who found a password has guessed before.

    Args:
        threat: One of `threats.Threat`.
        addresses: All that took part.
        users: The names that were tried, or whose account was abused, as the client wrote them.
        first_at, last_at: The first and the last sign of it.
        failures: Failed logins, whether or not the log tells of each.
        pace_s: Mean time from one try to log in to the next; None below two tries.
        successes: The logins that worked.
        queue_ids: The mails that were accepted.
        waiting_queue_ids: Those that still wait for a recipient when the log ends.
    """

    scenario: str
    threat: str
    addresses: tuple[str, ...]
    users: tuple[str, ...]
    first_at: float
    last_at: float
    failures: int
    pace_s: float | None
    successes: tuple[Login, ...]
    queue_ids: tuple[str, ...]
    waiting_queue_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Innocent:
    """Who did nothing wrong.

    Args:
        addresses: A search for threats may not name them.
        users: Nor these, save as the owner of an account that a `Finding` says is abused.
    """

    scenario: str
    addresses: tuple[str, ...]
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario that was played to its end, and the kinds of lines that the log must have for it."""

    scenario: str
    began_at: float
    ended_at: float
    kinds: tuple[str, ...]


Fact = Submission | Refusal | Login | Finding | Innocent | Played
_CLASSES: dict[str, type[Fact]] = {
    one.__name__.lower(): one for one in (Submission, Refusal, Login, Finding, Innocent, Played)
}
_PARTS: dict[str, type[Recipient] | type[Login]] = {"recipients": Recipient, "added": Recipient, "successes": Login}


class TruthFile:
    """A truth file that many scenarios write at once."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()

    def write(self, fact: Fact) -> None:
        """Append one fact."""
        line = json.dumps({"what": type(fact).__name__.lower(), **asdict(fact)}, ensure_ascii=False)
        with self._lock:
            self._file.write(line + "\n")
            self._file.flush()

    def close(self) -> None:
        """No more facts."""
        self._file.close()


def read_truth(path: Path) -> Iterator[Fact]:
    """The facts of a truth file, in the order in which they were written."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _fact(json.loads(line))


def _fact(row: dict[str, Any]) -> Fact:
    made = _CLASSES[row.pop("what")]
    for name, part in _PARTS.items():
        if name in row:
            row[name] = tuple(part(**one) for one in row[name])
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return made(**values)
