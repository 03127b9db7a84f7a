"""Stories of mails -> JSON and CSV, for programs; the same names and values in either language."""

from collections.abc import Iterator, Sequence

from maillens.present.csv_text import csv_text
from maillens.present.json_text import json_text
from maillens.query.trace.condition import Condition
from maillens.query.trace.logins import Logins
from maillens.query.trace.story import Story
from maillens.query.trace.verdict import Verdict

COLUMNS = (
    "time", "sender", "recipient", "outcome", "status", "dsn", "reply", "relay", "mailboxes", "attempts", "cause",
    "notice", "size_bytes", "queue_id", "message_id", "client_name", "client_address", "sasl_username", "host",
)  # fmt: skip
_OF_LOGINS = ("result", "protocol", "client_address", "count", "first_at", "last_at")
_HEAD = ("sender", "size_bytes", "message_id", "client_name", "client_address", "sasl_username", "host")


def as_json(stories: Sequence[Story], conditions: Sequence[Condition], logins: Sequence[Logins]) -> str:
    """The stories as one object: what was asked for, all that is known of each, and the logins of a user."""
    asked = [{"field": one.field, "text": one.text} for one in conditions]
    attempts = [{name: getattr(one, name) for name in _OF_LOGINS} for one in logins]
    return json_text({"asked": asked, "found": [_as_dict(story) for story in stories], "logins": attempts})


def as_csv(stories: Sequence[Story]) -> str:
    """A row for each recipient of each story."""
    return csv_text(COLUMNS, [row for story in stories for row in _rows(story)])


def _rows(story: Story) -> Iterator[list[object]]:
    head = {name: story.head.get(name) for name in _HEAD}
    for verdict in (*story.verdicts, *story.notices):
        values = {**head, **_verdict(verdict), "queue_id": story.queue_id, "time": story.time}
        values["time"] = story.time.isoformat().replace("+00:00", "Z") if story.time else None
        values["mailboxes"] = " ".join(verdict.mailboxes)
        yield [values[name] for name in COLUMNS]


def _as_dict(story: Story) -> dict[str, object]:
    return {
        "queue_id": story.queue_id or None,
        "time": story.time,
        "outcome": story.outcome,
        **{name: story.head.get(name) for name in _HEAD},
        "recipients": [_verdict(verdict) for verdict in story.verdicts],
        "notices": [_verdict(verdict) for verdict in story.notices],
        "events": [
            {
                "time": event.time, "kind": event.what, "host": event.host, "daemon": event.daemon,
                "queue_id": event.queue_id or None, "link": event.link, **event.values, "line": event.line.text,
            }
            for event in story.events
        ],
    }  # fmt: skip


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {
        "recipient": verdict.recipient,
        "final_recipient": verdict.final or None,
        "outcome": verdict.outcome,
        "decided_at": verdict.time,
        "first_at": verdict.first_at,
        "attempts": verdict.attempts,
        "status": verdict.status or None,
        "dsn": verdict.dsn or None,
        "reply": verdict.reply or None,
        "relay": verdict.relay or None,
        "mailboxes": list(verdict.mailboxes),
        "cause": verdict.cause.name if verdict.cause else None,
        "notice": verdict.notice,
        "parts": [_verdict(part) for part in verdict.parts],
    }
