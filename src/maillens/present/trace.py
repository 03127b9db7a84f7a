"""Stories of mails -> pages: the same layout for every form that a page can have."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from maillens.present.page import Advice, AnyPage, Column
from maillens.present.text.amounts import size
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.trace.condition import Condition
from maillens.query.trace.facts import Row
from maillens.query.trace.logins import Logins
from maillens.query.trace.story import Event, Story
from maillens.query.trace.verdict import Verdict

SUBJECTS = ("amounts", "trace")
JUNK = ("junk", "spam", "迷惑メール")
"""Folders whose name says that the mail is taken for spam; Dovecot's `\\Junk` has one of them as a rule."""

MOST_REPEATS = 2
"""A line of a story that says the same more often than this is shown once."""

MOST_LOGINS = 50
"""Clients and protocols of logins that are told."""

_PLAIN = (Column(""), Column("", "text"))
_LEVELS = {
    "urgent": ("bounced", "expired", "refused", "undeliverable", "partial"),
    "soon": ("deferred", "held", "discarded", "sieve-discarded", "deleted", "incomplete", "unknown"),
}


@dataclass(frozen=True, slots=True)
class Print:
    """How stories are shown.

    Args:
        words: The texts, `SUBJECTS` among them.
        zone: Of the times; None for this machine's.
    """

    words: Words
    zone: tzinfo | None = None

    def clock(self, moment: datetime | None) -> str:
        """A moment to the second; empty for none."""
        return "" if moment is None else moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M:%S")

    def outcome(self, story: Story) -> str:
        """What became of a mail, in a word or two."""
        told = {one.outcome for one in story.verdicts}
        return self.words[f"outcome.{told.pop() if len(told) == 1 else story.outcome or 'unknown'}"]


def add_story(page: AnyPage, story: Story, how: Print) -> None:
    """Put one story on the page: what it is about, what became of it, what happened, what is not proved."""
    words = how.words
    if story.queue_id:
        page.headline(words.say("headline.mail", id=story.queue_id, outcome=how.outcome(story)))
    else:
        page.headline(words.say("headline.door", client=_client(story.head)))
    page.table(_PLAIN, _facts(story, how))
    page.section(words["verdicts"])
    if story.verdicts:
        page.advice([one for verdict in story.verdicts for one in _advice(verdict, how)])
    else:
        page.note(words["no-recipients"])
    if story.notices:
        page.section(words["notices"])
        page.advice([one for verdict in story.notices for one in _advice(verdict, how)])
    if story.events:
        page.section(words["story"])
        page.table(_PLAIN, _events(story.events, how))
    notes = _unproven(story, how)
    if notes:
        page.section(words["unproven"])
        for note in notes:
            page.note(note)


def add_table(page: AnyPage, stories: Sequence[Story], conditions: Sequence[Condition], how: Print, count: int) -> None:
    """Put a table of what was found on the page.

    Args:
        stories: The last ones in time.
        count: How many were found.
    """
    words = how.words
    left_out = count - len(stories)
    heading = words.one_of("table.headline", count)
    page.headline(heading.format(n=f"{count:,}", what=asked(conditions, words)))
    shape = [
        Column(words["column.number"], "number"), Column(words["column.time"]), Column(words["column.from"]),
        Column(words["column.to"]), Column(words["column.status"]), Column(words["column.size"], "number"),
        Column(words["column.id"]),
    ]  # fmt: skip
    rows = [[str(number), *summary(story, how)] for number, story in enumerate(stories, left_out + 1)]
    page.table(shape, rows)
    if left_out:
        page.note(words.say("table.earlier", n=f"{left_out:,}"))
    page.note(words["table.open"])


def add_logins(page: AnyPage, logins: Sequence[Logins], mail_count: int, how: Print) -> None:
    """Put the attempts to log in of a user on the page.

    Args:
        mail_count: How many mails were found beside.
    """
    words = how.words
    counts = {result: sum(one.count for one in logins if one.result == result) for result in ("success", "failure")}
    told = [words.counted(f"logins.{result}", count) for result, count in counts.items() if count]
    told += [] if mail_count else [words["logins.no-mail"]]
    sentence = words["names.separator"].join(told)
    if mail_count:
        page.section(words["logins.title"])
        page.note(sentence)
    else:
        page.headline(sentence)
    shape = [
        Column(words["column.count"], "number"), Column(words["column.result"]), Column(words["column.protocol"]),
        Column(words["column.client"]), Column(words["column.first"]), Column(words["column.last"]),
    ]  # fmt: skip
    rows = [
        [f"{one.count:,}", words[f"login.{one.result}"], visible(one.protocol), visible(one.client_address),
         how.clock(one.first_at)[5:], how.clock(one.last_at)[5:]]
        for one in logins[:MOST_LOGINS]
    ]  # fmt: skip
    page.table(shape, rows)
    if len(logins) > MOST_LOGINS:
        page.note(words.say("logins.more", n=f"{len(logins) - MOST_LOGINS:,}"))


def summary(story: Story, how: Print) -> list[str]:
    """A story as a row: time, from, to, status, size, id."""
    sender = story.head.get("sender")
    recipients = [one.recipient for one in story.verdicts if one.recipient]
    first = visible(recipients[0]) if recipients else ""
    if len(recipients) > 1:
        first = how.words.say("more-recipients", first=first, n=len(recipients) - 1)
    size_bytes = story.head.get("size_bytes")
    return [
        how.clock(story.time)[5:], "<>" if sender == "" else visible(sender or ""), first, how.outcome(story),
        "" if size_bytes is None else size(size_bytes), story.queue_id,
    ]  # fmt: skip


def asked(conditions: Sequence[Condition], words: Words) -> str:
    """What was searched for, in words."""
    parts = (words.say("asked", field=words[f"field.{one.field}"], text=visible(one.text)) for one in conditions)
    return words["and"].join(parts)


def _facts(story: Story, how: Print) -> list[list[str]]:
    words, head = how.words, story.head
    sender = head.get("sender")
    rows = []
    if sender is not None:
        rows.append([words["fact.from"], visible(sender) if sender else words["null-sender"]])
    if story.queue_id:
        rows.append([words["fact.received"], how.clock(story.time)])
        rows.append([words["fact.client"], _origin(story, words)])
    else:
        rows.append([words["fact.door"], how.clock(story.time)])
    if head.get("size_bytes") is not None:
        rows.append([words["fact.size"], size(head["size_bytes"])])
    if head.get("message_id"):
        rows.append([words["fact.message-id"], visible(head["message_id"])])
    if head.get("host"):
        rows.append([words["fact.host"], visible(head["host"])])
    return rows


def _origin(story: Story, words: Words) -> str:
    head = story.head
    if head.get("client_address"):
        login = head.get("sasl_username")
        return words.say("origin.login", client=_client(head), login=visible(login)) if login else _client(head)
    if head.get("uid") is not None:
        return words.say("origin.local", uid=head["uid"])
    return words["origin.itself" if head.get("sender") == "" else "origin.unknown"]


def _client(row: Row) -> str:
    return visible(f"{row.get('client_name') or 'unknown'}[{row.get('client_address') or ''}]")


def _advice(verdict: Verdict, how: Print) -> list[Advice]:
    """A verdict as people read it, and below it those of the addresses behind an alias."""
    words = how.words
    cause, language = None if verdict.notice else verdict.cause, words.language
    what = sentence(verdict, how)
    if cause is not None:
        what = words["why.between"].join([what.rstrip("。."), cause.meaning(language)]) if language == "en" else (
            f"{what.rstrip('。')}。{cause.meaning(language)}"
        )  # fmt: skip
    level = next((level for level, outcomes in _LEVELS.items() if verdict.outcome in outcomes), "watch")
    label = words[f"notice.{verdict.notice}"] if verdict.notice else words[f"outcome.{verdict.outcome}"]
    found = [Advice(level, label, what, cause.advice(language) if cause else "")]
    return found + [one for part in verdict.parts for one in _advice(part, how)]


def sentence(verdict: Verdict, how: Print) -> str:
    """What became of one recipient, in a plain sentence."""
    words = how.words
    values = {
        "recipient": _recipient(verdict) or words["client-itself"],
        "relay": visible(verdict.relay),
        "reply": visible(verdict.reply),
        "first": how.clock(verdict.first_at),
        "attempts": words.counted("attempts", verdict.attempts),
        "mailbox": ", ".join(visible(name) for name in verdict.mailboxes),
    }
    return words.say(f"verdict.{_wording(verdict)}", **values).rstrip(": ：")


def _recipient(verdict: Verdict) -> str:
    names = (verdict.recipient, verdict.final) if verdict.final else (verdict.recipient,)
    return " → ".join(visible(name) for name in names)


def _wording(verdict: Verdict) -> str:
    if not verdict.is_returned and verdict.outcome in ("bounced", "expired"):
        return "notice-lost"
    if verdict.outcome == "delivered" and verdict.mailboxes:
        is_junk = all(name.rpartition("/")[2].lower() in JUNK for name in verdict.mailboxes)
        return "delivered-junk" if is_junk else "delivered-into"
    if verdict.outcome in ("deferred", "bounced") and not verdict.relay:
        return f"{verdict.outcome}-nowhere"
    return verdict.outcome


def _events(events: Sequence[Event], how: Print) -> list[list[str]]:
    """A row for each event; what is said again and again, as of a mail that is tried for days, is said once."""
    hosts = {event.host for event in events}
    rows = [(event.time, event_text(event, how.words, with_host=len(hosts) > 1)) for event in events]
    counts = Counter(text for _, text in rows)
    lasts = {text: time for time, text in rows}
    told: set[str] = set()
    found = []
    for time, text in rows:
        if counts[text] <= MOST_REPEATS:
            found.append([how.clock(time)[5:], text])
        elif text not in told:
            times = how.words.say("repeated", n=f"{counts[text]:,}", last=how.clock(lasts[text])[5:])
            found.append([how.clock(time)[5:], text + times])
            told.add(text)
    return found


def event_text(event: Event, words: Words, *, with_host: bool = False) -> str:
    """A line of the story in a sentence; as it stands in the log where there is none for its kind."""
    template = words.get(f"event.{event.what}", "")
    text = template.format_map(_Shown(event, words)) if template else _message_of(event)
    text += words[f"link.{event.link}"] if event.link else ""
    return f"{visible(event.host)}: {text}" if with_host else text


def _message_of(event: Event) -> str:
    """The line without time, host and tag."""
    text = event.line.text
    return visible(text.partition("]: ")[2] or text)


class _Shown(dict[str, str]):
    """The fields of a line as they are shown; what the line does not say is `-`."""

    def __init__(self, event: Event, words: Words) -> None:
        values = {name: visible(str(value)) for name, value in event.values.items()}
        super().__init__(values)
        self["id"] = event.queue_id
        self["client"] = _client(event.values)
        self["relay"] = self.get("relay_name", "-") + (
            f"[{values['relay_address']}]" if "relay_address" in values else ""
        )
        self["peer"] = self["relay"] if "relay_name" in values else self["client"]
        self["size"] = size(event.values["size_bytes"]) if "size_bytes" in event.values else "-"
        original = values.get("original_recipient")
        self["original"] = words.say("event.original", original=original) if original else ""
        login = values.get("sasl_username")
        self["login"] = words.say("event.login", login=login) if login else ""
        if values.get("sender") == "":
            self["sender"] = "<>"

    def __missing__(self, name: str) -> str:
        return "-"


def _unproven(story: Story, how: Print) -> list[str]:
    words = how.words
    outcomes = {one.outcome for verdict in story.verdicts for one in (verdict, *verdict.parts)}
    notes = [words[f"unproven.{name}"] for name in ("sent", "delivered") if name in outcomes]
    if outcomes & {"deferred", "held", "unfinished"}:
        notes.append(words.say("unproven.open", id=story.queue_id))
    if story.queue_id and story.head.get("client_address") is None and story.head.get("uid") is None:
        notes += [words["unproven.beginning"]] if story.head.get("sender") else []
    return notes
