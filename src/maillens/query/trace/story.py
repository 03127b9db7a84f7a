"""A mail that was found -> its story: who handed it in, what happened in order of time, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maillens.query.trace.facts import Row
from maillens.query.trace.known import Known
from maillens.query.trace.lines import Line
from maillens.query.trace.verdict import Verdict, refused_verdicts, verdicts_of


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the story.

    Args:
        what: The kind of the line.
        link: Of the first line of a message, how that came of another one (`correlate.lineage`).
        values: Fields of the line.
    """

    time: datetime | None
    what: str
    queue_id: str
    host: str
    daemon: str
    link: str | None
    values: Row
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
    """The story of the mail with this number, which LINES belong to."""
    head = known.mail(mail)
    links = {row["order"]: known.links[row["message"]] for row in known.messages_of(mail)}
    verdicts, notices = (verdicts_of(mail, known, lines, notices=which) for which in (False, True))
    events = [_event(line, links.get(line.place)) for line in lines]
    return Story(head["queue_id"], head["first_at"], head["outcome"], head, verdicts, notices, events)


def door_story(refusals: Sequence[Row], lines: Sequence[Line]) -> Story:
    """The story of a connection, or a part of one, that was turned away, which LINES belong to."""
    first = refusals[0]
    events = [_event(line, None) for line in lines]
    return Story("", first["time"], "refused", first, refused_verdicts(refusals), [], events)


def _event(line: Line, link: str | None) -> Event:
    return Event(line.time, line.kind, line.queue_id, line.host, line.daemon, link, line.fields, line)
