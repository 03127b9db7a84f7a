"""All that is known of one mail in the queue -> a page."""

from dataclasses import dataclass

from maillens.causes import find
from maillens.present.page import Column
from maillens.present.text.amounts import size
from maillens.present.text.page import Page
from maillens.present.text.queue_summary import age_words, clock
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.queue.entry import Entry
from maillens.queue.story import Event
from maillens.queue.summary import age_s

_PLAIN = (Column(""), Column("", "text"))


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a mail.

    Args:
        header: Of the message, as postcat(1) shows it; empty where it could not be read.
        no_header: Why it could not; empty for a saved queue.
        events: What the log says; None where no log was read.
    """

    entry: Entry
    header: str
    no_header: str
    events: list[Event] | None


def add_entry(page: Page, known: Told, at_s: float, words: Words) -> None:
    """Put a mail on the page: envelope, reasons, header, story."""
    entry = known.entry
    if page.lines:
        page.lines.append("")
    page.headline(words.say("show.headline", id=entry.queue_id))
    page.lines.append("")
    page.table(_PLAIN, _envelope(entry, at_s, words))
    _add_recipients(page, entry, words)
    _add_header(page, known, words)
    if known.events is not None:
        _add_story(page, known.events, words)


def _envelope(entry: Entry, at_s: float, words: Words) -> list[list[str]]:
    arrived = words.say("show.arrived", moment=clock(entry.arrival_s), age=age_words(age_s(entry, at_s), words))
    rows = [
        [words["column.queue"], words.get(f"queue.{entry.queue_name}", visible(entry.queue_name))],
        [words["column.from"], visible(entry.sender)],
        [words["show.since"], arrived],
        [words["column.size"], size(entry.size_bytes)],
    ]
    if entry.instance:
        rows.append([words["show.instance"], visible(entry.instance)])
    if entry.forced_expire:
        rows.append(["", words["show.forced"]])
    return rows


def _add_recipients(page: Page, entry: Entry, words: Words) -> None:
    page.section(words["show.recipients"])
    for recipient in entry.recipients:
        rows = [[words["column.to"], visible(recipient.address)]]
        cause = find(recipient.delay_reason) if recipient.delay_reason else None
        if cause is not None:
            rows.append([words["column.why"], cause.meaning(words.language)])
            rows.append(["", words.say("advice", text=cause.advice(words.language))])
        if recipient.delay_reason:
            rows.append([words["show.said"], visible(recipient.delay_reason)])
        else:
            rows.append([words["column.why"], words["no-reason"]])
        page.table(_PLAIN, rows)


def _add_header(page: Page, known: Told, words: Words) -> None:
    if known.header:
        page.section(words["show.header"])
        page.lines += [f"  {visible(line.expandtabs(4))}" for line in known.header.splitlines()]
    elif known.no_header:
        page.section(words["show.header"])
        page.note(words.say("show.no-header", why=visible(known.no_header)))


def _add_story(page: Page, events: list[Event], words: Words) -> None:
    page.section(words["show.story"])
    if not events:
        page.note(words["show.no-story"])
        return
    rows = [[event.time.astimezone().strftime("%m-%d %H:%M:%S"), _sentence(event, words)] for event in events]
    page.table(_PLAIN, rows)


def _sentence(event: Event, words: Words) -> str:
    values = {name: visible(value) if isinstance(value, str) else value for name, value in event.values.items()}
    if event.what == "delivery":
        relay = values.get("relay_name", "none")
        if address := values.get("relay_address"):
            relay = f"{relay}[{address}]"
        known = {"recipient": values.get("recipient", "-"), "status": values.get("status", "-")}
        return words.say("event.delivery", relay=relay, reply=values.get("reply", "-"), **known)
    if event.what == "refusal":
        return words.say("event.refusal", action=values.get("action", "-"), reason=values.get("reason", "-"))
    return words.say(f"event.{event.what}", client=_origin(values, words), sender=values.get("sender", "<>"))


def _origin(values: dict[str, object], words: Words) -> str:
    """Who handed a mail in: the client, the login, the local user."""
    if "client_address" in values:
        client = f"{values.get('client_name', 'unknown')}[{values['client_address']}]"
        login = values.get("sasl_username")
        return words.say("origin.login", client=client, login=login) if login else client
    return words.say("origin.local", uid=values["uid"]) if "uid" in values else words["origin.unknown"]
