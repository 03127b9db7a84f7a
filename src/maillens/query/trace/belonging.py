"""Facts and lines -> which lines belong to which mail, and to which connection."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from maillens.query.trace.facts import Facts, Row
from maillens.query.trace.known import Known
from maillens.query.trace.lines import CLIENTS, Line

LATE = timedelta(seconds=100)
"""How long before the first and after the last line of a message others may speak of it (`correlate`, LINGER)."""
READERS = ("imap", "pop3")
"""Daemons whose lines about a mail are of what its reader does with it later."""
SCREEN = "postscreen"

_ID = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{6,}(?![0-9A-Za-z])")
_Key = tuple[object, ...]


class Belonging:
    """The lines of each mail, and those of each connection that carry no queue id.

    Args:
        lines: In the order in which they stand in the log.
    """

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self._mails: dict[int, dict[tuple[int, int], Line]] = defaultdict(dict)
        self._sessions: dict[int, list[Line]] = defaultdict(list)
        self._by_place = {line.place: line for line in lines}
        self._refused = set(known.refusals.places)
        self._known = known
        self._screened: dict[_Key, list[Line]] = defaultdict(list)
        lives, connections = _Lives(known, lines), _Connections(known, lines)
        for line in lines:
            if line.daemon == SCREEN and "client_address" in line.fields:
                self._screened[line.host, line.fields["client_address"]].append(line)
            session = connections.session_of(line)
            if session is not None and not line.queue_id:
                self._sessions[session].append(line)
            for mail in lives.mails_of(line):
                self._mails[mail][line.place] = line
        for line, mail in _before_deliveries(lines, lives):
            self._mails[mail][line.place] = line

    def of_mail(self, mail: int) -> list[Line]:
        """The lines of a mail and of the connections that brought it, in order of time."""
        sessions = {row["session"] for row in self._known.messages_of(mail) if row["session"] is not None}
        found = dict(self._mails[mail])
        found |= {line.place: line for session in sessions for line in self._sessions[session]}
        found |= {line.place: line for session in sessions for line in self._screening(self._known.session(session))}
        return in_order(found.values())

    def _screening(self, session: Row) -> list[Line]:
        """What postscreen(8) said of a connection before it handed it to smtpd(8): from its last CONNECT on."""
        connected_at = session["connected_at"]
        lines = self._screened.get((session["host"] or "", session["client_address"]), ())
        near = [
            line for line in lines if line.time and connected_at and timedelta() <= connected_at - line.time <= LATE
        ]
        ports = {line.fields.get("client_port") for line in near[-1:]}
        return [line for line in near if line.fields.get("client_port") in ports]

    def of_door(self, refusals: Sequence[Row]) -> list[Line]:
        """The lines of refusals and of the connection that they belong to, without the other refusals in it."""
        own = {row["order"] for row in refusals}
        others = self._refused - own
        sessions = {row["session"] for row in refusals if row["session"] is not None}
        found = {line.place: line for session in sessions for line in self._sessions[session]}
        found |= {place: self._by_place[place] for place in own if place in self._by_place}
        return in_order(line for place, line in found.items() if place not in others)


def in_order(lines: Iterable[Line]) -> list[Line]:
    """LINES in order of time, those without a time first."""
    return sorted(lines, key=lambda line: (line.time is not None, line.time, line.place))


@dataclass(frozen=True, slots=True)
class _Life:
    """The life of a queue file, which is a message."""

    row: Row
    mail: int

    def holds(self, line: Line) -> bool:
        """Whether LINE falls into it."""
        first, last = self.row["first_at"], self.row["last_at"]
        # A log that Dovecot writes itself names no host.
        if line.host and line.host != (self.row["host"] or ""):
            return False
        if line.time is None or first is None or last is None:
            return bool(line.place >= self.row["order"])
        return bool(first - LATE <= line.time <= last + LATE)


class _Lives:
    """The lives of the messages that lines name, by host and queue id, by queue id, and by Message-ID."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self._of_id: dict[_Key, list[_Life]] = defaultdict(list)
        self._named: dict[str, list[_Life]] = defaultdict(list)
        said = {name for line in lines for name in (line.queue_id, *_names_in(line))}
        names = zip(known.messages["queue_id"], known.messages["message_id"], strict=True)
        for row in _rows_in_order(known.messages, (queue_id in said or named in said for queue_id, named in names)):
            life = _Life(row, known.mail_of[row["message"]])
            self._of_id[row["host"] or "", row["queue_id"]].append(life)
            for name in {row["queue_id"], row["message_id"] or row["queue_id"]}:
                self._named[name].append(life)

    def mails_of(self, line: Line) -> set[int]:
        """The mails that LINE is about."""
        if line.queue_id:
            life = self._latest(line)
            return {life.mail} if life else set()
        if line.daemon in READERS:
            return set()
        names = [name for name in _names_in(line) if name in self._named]
        return {life.mail for name in names for life in self._named[name] if life.holds(line)}

    def _latest(self, line: Line) -> _Life | None:
        """The life of its queue id that began last before LINE: short ids are used again."""
        lives = self._of_id.get((line.host, line.queue_id), [])
        at = bisect_right([life.row["order"] for life in lives], line.place)
        return lives[max(at - 1, 0)] if lives else None


class _Connections:
    """The connections to server processes that wrote lines, by host, daemon and process."""

    def __init__(self, known: Known, lines: Sequence[Line]) -> None:
        self._of: dict[_Key, list[Row]] = defaultdict(list)
        said = {(line.host, line.daemon, line.pid) for line in lines}
        names = zip(*(known.sessions[name] for name in ("host", "daemon", "pid")), strict=True)
        for row in _rows_in_order(known.sessions, ((host or "", *rest) in said for host, *rest in names)):
            self._of[row["host"] or "", row["daemon"], row["pid"]].append(row)

    def session_of(self, line: Line) -> int | None:
        """The connection that LINE belongs to: the one that the process began last, unless it is over."""
        rows = self._of.get((line.host, line.daemon, line.pid), [])
        at = bisect_right([row["order"] for row in rows], line.place)
        if not at:
            return None
        over_at = rows[at - 1]["disconnected_at"]
        is_over = over_at is not None and line.time is not None and line.time > over_at
        return None if is_over else rows[at - 1]["session"]


def _names_in(line: Line) -> set[str]:
    """What in LINE may be a queue id or a Message-ID."""
    return {line.fields.get("message_id", ""), *_ID.findall(line.text)} - {""}


def _rows_in_order(table: Facts, wanted: Iterable[bool]) -> list[Row]:
    """The rows of TABLE that are wanted, in the order in which their lines stand in the log."""
    rows = [table.row(number) for number, is_wanted in enumerate(wanted) if is_wanted]
    return sorted(rows, key=lambda row: row["order"])


def _before_deliveries(lines: Sequence[Line], lives: _Lives) -> Iterator[tuple[Line, int]]:
    """What a client process logs without a queue id (TLS, connections that fail) belongs to its next delivery."""
    waiting: dict[_Key, list[Line]] = defaultdict(list)
    for line in lines:
        if line.daemon not in CLIENTS:
            continue
        process = line.host, line.daemon, line.pid
        if not line.queue_id:
            waiting[process].append(line)
        elif line.kind == "delivery":
            for mail in lives.mails_of(line):
                yield from ((earlier, mail) for earlier in waiting.pop(process, ()) if _is_of(earlier, line))


def _is_of(earlier: Line, delivery: Line) -> bool:
    """Whether a line speaks of the same next hop as a delivery, a short time before it."""
    if earlier.time is None or delivery.time is None or not timedelta() <= delivery.time - earlier.time <= LATE:
        return False
    names = ("relay_address", "relay_name")
    spoken = [(earlier.fields[name], delivery.fields.get(name)) for name in names if name in earlier.fields]
    return not spoken or any(one == other for one, other in spoken) or delivery.fields.get("relay_name") == "none"
