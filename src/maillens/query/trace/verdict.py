"""The facts of a mail -> one verdict for each recipient: what became of it, why, and what can be done."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from maillens.causes import CAUSES, REFUSALS, Cause, find
from maillens.query.trace.facts import Row
from maillens.query.trace.known import Known
from maillens.query.trace.lines import Line

TURNED_AWAY = ("reject", "milter-reject", "proxy-reject")
"""Actions that refuse; others change mail, put it aside, or only warn."""
_ASIDE = {"discard": "discarded", "milter-discard": "discarded", "hold": "held", "milter-hold": "held"}
FAILED = ("deferred", "bounced", "expired", "refused", "undeliverable")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one recipient.

    Args:
        recipient: As the sender gave it, or an address that it was expanded to.
        outcome: One of those of `correlate.mails.join_mails`, and `delivered` for mail that was put into
            a mailbox here, `sieve-discarded` for what the user's own rule threw away, `refused` at the door.
        time: Of the attempt that decided.
        first_at: Of the first attempt.
        attempts: How many there were.
        status, dsn, reply, relay: Of the attempt that decided.
        mailboxes: Where Dovecot put it.
        cause: Why it failed, where that is known.
        notice: Sort of notice, for the recipient of one: bounce, delay-notice, dsn.
        final: The address that it was expanded to, where that is one and another.
        parts: What became of each address that an alias was expanded to.
        is_returned: Its sender is told when it fails: the null sender cannot be.
    """

    recipient: str
    outcome: str
    time: datetime | None = None
    first_at: datetime | None = None
    attempts: int = 0
    status: str = ""
    dsn: str = ""
    reply: str = ""
    relay: str = ""
    mailboxes: tuple[str, ...] = ()
    cause: Cause | None = None
    notice: str | None = None
    final: str = ""
    parts: list["Verdict"] = field(default_factory=list)
    is_returned: bool = True


def verdicts_of(mail: int, known: Known, lines: Sequence[Line], *, notices: bool = False) -> list[Verdict]:
    """The verdicts of a mail, or those of the notices that it caused."""
    tries: dict[int, list[Row]] = {}
    for row in known.deliveries_of(mail):
        tries.setdefault(row["message"], []).append(row)
    rows = [row for row in known.recipients_of(mail) if bool(row["notice"]) == notices]
    is_returned = not notices and known.mail(mail)["sender"] != ""
    found = [
        replace(
            _verdict(row, list(_ends_of(row["message"], row["recipient"], tries, known)), lines),
            is_returned=is_returned,
        )
        for row in rows
    ]
    if not notices:
        refused = _beside(mail, known)
        known_names = {one.recipient.lower() for one in found}
        found += [one for one in refused_verdicts(refused) if one.recipient.lower() not in known_names]
    return found


def _ends_of(message: int, name: str | None, tries: dict[int, list[Row]], known: Known) -> Iterator[Row]:
    """The deliveries with which a recipient ended: those of the messages that its own went on as, where there are any.

    Args:
        name: None for all recipients of the message, as a forward has new ones.
    """
    for row in tries.get(message, ()):
        if name is not None and not _is_for(row, name.lower()):
            continue
        following = row["next_message"]
        if following is None or following not in tries or following == message:
            yield row
        elif (row["reply"] or "").startswith("forwarded as "):
            yield from _ends_of(following, None, tries, known)
        else:
            yield from _ends_of(following, row["recipient"], tries, known)


def refused_verdicts(refusals: Iterable[Row]) -> list[Verdict]:
    """One verdict for each recipient, or command without one, that was turned away."""
    found: dict[str, Verdict] = {}
    for row in refusals:
        if row["action"] not in TURNED_AWAY and row["action"] not in _ASIDE:
            continue
        recipient = row["recipient"] or ""
        first = found[recipient].first_at if recipient in found else row["time"]
        count = found[recipient].attempts if recipient in found else 0
        code = " ".join(str(part) for part in (row["reply_code"], row["dsn"]) if part)
        reason = (row["reason"] or "").removeprefix(f"<{recipient}>: ")
        outcome = _ASIDE.get(row["action"], "refused")
        found[recipient] = Verdict(
            recipient, outcome, row["time"], first, count + 1, row["action"], row["dsn"] or "",
            " ".join(filter(None, (code, reason))), cause=find(reason, REFUSALS),
        )  # fmt: skip
    return list(found.values())


def _beside(mail: int, known: Known) -> list[Row]:
    """The refusals of other recipients of this very mail: with its queue id, or before it had one."""
    rows = known.refusals_of(mail)
    for message in known.messages_of(mail):
        in_session = known.refusals_in(message["session"]) if message["session"] is not None else ()
        rows += [row for row in in_session if row["sender"] == message["sender"]]
    return [row for row in rows if row["recipient"] is not None and row["action"] in TURNED_AWAY]


def _verdict(row: Row, mine: Sequence[Row], lines: Sequence[Line]) -> Verdict:
    finals = {(one["recipient"] or "").lower(): one["recipient"] for one in mine}
    parts = []
    if len(finals) > 1:
        parts = [_part(final, [one for one in mine if one["recipient"] == final], lines) for final in finals.values()]
    outcome, stored = _outcome(row, lines)
    reply = row["reply"] or ""
    return Verdict(
        row["recipient"],
        outcome,
        row["time"],
        min((one["time"] for one in mine if one["time"]), default=None),
        row["attempt_count"] or 0,
        row["status"] or "",
        row["dsn"] or "",
        said(reply),
        relay_of(row),
        stored,
        find(reply, CAUSES) if reply and row["outcome"] in FAILED else None,
        row["notice"],
        _other(row["recipient"], list(finals.values())),
        parts,
    )


def _other(recipient: str, finals: Sequence[str | None]) -> str:
    """The one address that RECIPIENT became; empty where it stayed what it was, or became several."""
    final = (finals[0] or "") if len(finals) == 1 else ""
    return "" if final.lower() == recipient.lower() else final


def _is_for(delivery: Row, name: str) -> bool:
    return name in ((delivery["recipient"] or "").lower(), (delivery["original_recipient"] or "").lower())


def _part(final: str, attempts: Sequence[Row], lines: Sequence[Line]) -> Verdict:
    last = attempts[-1]
    outcome, stored = _outcome({**last, "outcome": last["status"]}, lines)
    reply = last["reply"] or ""
    cause = find(reply, CAUSES) if outcome in FAILED else None
    return Verdict(
        final, outcome, last["time"], attempts[0]["time"], len(attempts), last["status"] or "", last["dsn"] or "",
        said(reply), relay_of(last), stored, cause,
    )  # fmt: skip


def _outcome(row: Row, lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """The outcome, told more closely where the mail ended on this host; and the mailboxes it was put into."""
    if row["outcome"] != "sent":
        return row["outcome"] or "unknown", ()
    local = row["daemon"] in ("local", "virtual", "pipe") or (
        row["daemon"] == "lmtp" and "/" in (row["relay_address"] or row["relay_name"] or "")
    )
    told = [line for line in lines if _speaks_of(line, row)]
    stored = tuple(dict.fromkeys(line.fields["mailbox"] for line in told if line.kind == "mail-saved"))
    if any(line.kind == "sieve-discard" for line in told) and not stored:
        return "sieve-discarded", ()
    return "delivered" if local or stored else "sent", stored


def _speaks_of(line: Line, row: Row) -> bool:
    """Whether Dovecot says in LINE what it did with the mail of a delivery: its session stands in the reply."""
    session, user = line.fields.get("session_id"), line.fields.get("login_user")
    return bool(line.kind.startswith(("mail-s", "sieve-")) and (
        (session and session in (row["reply"] or "")) or (not session and user and user == row["recipient"])
    ))  # fmt: skip


def relay_of(row: Row) -> str:
    """The next hop as the log writes it: name[address]:port."""
    if not row["relay_name"] or row["relay_name"] == "none":
        return ""
    port = f":{row['relay_port']}" if row.get("relay_port") else ""
    return f"{row['relay_name']}[{row['relay_address']}]{port}" if row["relay_address"] else str(row["relay_name"])


def said(reply: str) -> str:
    """A reply without what Postfix puts around the words of the other server, which is named beside it."""
    return _SAID.sub("", reply).partition(" (in reply to ")[0]


_SAID = re.compile(r"host \S+ said: ")
