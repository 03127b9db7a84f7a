"""A mail that was found -> its story: who handed it in, what happened in order of time, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from maillens.query.trace.known import Known, Row
from maillens.query.trace.lines import Connection, Life, Line, belonging
from maillens.query.trace.verdict import Verdict, refused_verdicts, verdicts_of

READERS = ("imap", "pop3")
"""Daemons whose lines about a mail are of what its reader does with it later."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story.

    Args:
        what: The kind of the line.
        link: Of the first line of a message, how that came of another one.
        values: Fields of the line.
    """

    time: datetime | None
    what: str
    queue_id: str
    host: str
    daemon: str
    link: str | None
    values: dict[str, Any]
    line: Line


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one mail, or to one connection that was turned away.

    Args:
        queue_id: Of its first message; empty for what was turned away without one.
        time: When it began.
        outcome: What became of it, see `correlate.mails.join_mails`; `refused` at the door.
        head: The row of the mail (`model.MAIL_TABLES`), or of the first refusal.
        verdicts: One for each recipient.
        notices: What became of the notices that it caused.
        events: In order of time.
    """

    queue_id: str
    time: datetime | None
    outcome: str
    head: Row
    verdicts: list[Verdict]
    notices: list[Verdict] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The raw lines, in order of time."""
        return [event.line for event in self.events]


def story_of(mail: int, known: Known, lines: Sequence[Line]) -> Story:
    """The story of the mail with this number.

    Args:
        lines: All that belong to it, and any others.
    """
    head = next(row for row in known.mails if row["mail"] == mail)
    messages = [row for row in known.messages if known.mail_of[row["message"]] == mail]
    lives = [_life(row) for row in messages]
    others = [_life(row) for row in known.messages if known.mail_of[row["message"]] != mail]
    ids = {row["message_id"] for row in messages if row["message_id"]}
    own = belonging(lines, lives, _connections(messages, known), others)
    own += [line for line in lines if _is_stored(line, ids, messages) and line not in own]
    events = [_event(line, messages, known) for line in sorted(own, key=_when)]
    return Story(
        head["queue_id"],
        head["first_at"],
        head["outcome"],
        head,
        verdicts_of(mail, known, own),
        verdicts_of(mail, known, own, notices=True),
        events,
    )


def door_story(refusals: Sequence[Row], known: Known, lines: Sequence[Line]) -> Story:
    """The story of a connection, or a part of one, that was turned away."""
    first = refusals[0]
    places = {row["order"] for row in refusals}
    sessions = {row["session"] for row in refusals}
    connections = [_connection(row, known) for row in known.sessions if row["session"] in sessions]
    own = [line for line in lines if line.place in places or _is_around(line, connections, known)]
    events = [_event(line, [], known) for line in sorted(own, key=_when)]
    return Story("", first["time"], "refused", first, refused_verdicts(refusals), [], events)


def _is_around(line: Line, connections: Sequence[Connection], known: Known) -> bool:
    if line.queue_id or any(line.place == row["order"] for row in known.refusals):
        return False
    return any(connection.holds(line) for connection in connections)


def _when(line: Line) -> tuple[bool, datetime | None, tuple[int, int]]:
    return line.time is not None, line.time, line.place


def _life(row: Row) -> Life:
    return Life(row["host"] or "", row["queue_id"], row["order"], row["first_at"], row["last_at"])


def _connections(messages: Sequence[Row], known: Known) -> list[Connection]:
    wanted = {row["session"] for row in messages if row["session"] is not None}
    return [_connection(row, known) for row in known.sessions if row["session"] in wanted]


def _connection(row: Row, known: Known) -> Connection:
    following = [
        other["order"] for other in known.sessions
        if (other["host"], other["pid"], other["daemon"]) == (row["host"], row["pid"], row["daemon"])
        and other["order"] > row["order"]
    ]  # fmt: skip
    last = row["disconnected_at"]
    return Connection(row["host"] or "", row["daemon"], row["pid"], row["order"], last, min(following, default=None))


def _is_stored(line: Line, message_ids: set[str], messages: Sequence[Row]) -> bool:
    """Whether Dovecot, or a filter, speaks of the mail by its Message-ID while it is under way."""
    return (
        line.fields.get("message_id") in message_ids
        and not line.queue_id
        and line.daemon not in READERS
        and any(_life(row).holds(line) for row in messages)
    )


def _event(line: Line, messages: Sequence[Row], known: Known) -> Event:
    link = next((known.links.get(row["message"]) for row in messages if row["order"] == line.place), None)
    return Event(line.time, line.kind, line.queue_id, line.host, line.daemon, link, line.fields, line)
