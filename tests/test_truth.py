"""The tables agree with what the lab's driver sent and was answered (../shared/lab/logs/*/truth.jsonl).

What each address of the scenarios stands for is written in `truth/outcomes.toml`.
"""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from replies import as_logged, is_refusal_with

from maillens.correlate.mails import Mails, join_mails

Row = dict[str, Any]

LOGS = {
    "file-mode": ("mail.log", "dovecot.log"),
    "plain-mode": ("mail.log", "dovecot.log"),
    "syslog-mode": ("mail.log",),
    "journal-mode": ("journal.short-iso-precise.log",),
}
RULES = tomllib.loads((Path(__file__).parent / "truth" / "outcomes.toml").read_text(encoding="utf-8"))["rule"]

QUEUED = re.compile(r"250 2\.0\.0 Ok: queued as (\S+)")

SESSION_S = 12.0
"""How long before the driver's record of a session its lines may have been written; the longest waits for verify(8)."""


@dataclass
class Run:
    """One run of the lab: what was sent, what the log says, and what stood in the queue at `queue_ops`."""

    name: str
    truth: list[Row]
    tables: dict[str, pa.Table]
    queue: list[Row]
    kinds: Counter[str]

    @cached_property
    def joined(self) -> Mails:
        """The mails of the run."""
        return join_mails(self.tables["messages"], self.tables["deliveries"], self.tables["refusals"])

    @cached_property
    def messages(self) -> dict[str, list[Row]]:
        """Messages that a client handed in, by queue id, each with its `mail`."""
        found = defaultdict(list)
        for row, mail in zip(self.tables["messages"].to_pylist(), self.joined.mail_of, strict=True):
            if row["accepted"]:
                found[row["queue_id"]].append({**row, "mail": mail})
        return found

    @cached_property
    def recipients(self) -> dict[int, list[Row]]:
        """Recipients of each mail, those of its notices aside."""
        found = defaultdict(list)
        for row in self.joined.recipients.to_pylist():
            if row["notice"] is None:
                found[row["mail"]].append(row)
        return found

    @cached_property
    def mails(self) -> dict[int, Row]:
        """Mails by number."""
        return {row["mail"]: row for row in self.joined.mails.to_pylist()}

    @property
    def sends(self) -> Iterator[Row]:
        """What was submitted, with its place among the sends of one sender in one scenario."""
        places: Counter[tuple[str, str]] = Counter()
        for row in self.truth:
            if row["kind"] == "send":
                key = row["scenario"], row["frm"]
                yield {**row, "place": places[key], "queue_id": queued_as(row)}
                places[key] += 1

    @cached_property
    def expired_until(self) -> float:
        """Until when a mail that is put off was old enough for the scenario `expiry`."""
        return max(row["t"] for row in self.truth if row["scenario"] == "expiry")

    @cached_property
    def deleted(self) -> set[str]:
        """Queue ids that `queue_ops` deleted: the third deferred one and the second on hold."""
        return {self.in_queue("deferred")[2], self.in_queue("hold")[1]}

    @property
    def force_expired(self) -> set[str]:
        """Queue ids that `queue_ops` made expire (postsuper -e and -f): the fifth and the sixth deferred one."""
        return set(self.in_queue("deferred")[4:6])

    def in_queue(self, name: str) -> list[str]:
        """Queue ids of one queue as postqueue -j listed them at `queue_ops`."""
        return [row["queue_id"] for row in self.queue if row["queue_name"] == name]


def queued_as(send: Row) -> str | None:
    """The queue id of the last reply; only Postfix's own words, not those of a remote server."""
    found = QUEUED.fullmatch(send["replies"][-1])
    return found[1] if found else None


def accepted(send: Row) -> list[str]:
    """Recipients that got a 250."""
    return [to for to, reply in zip(send["rcpts"], send["replies"][1:], strict=False) if reply.startswith("25")]


def rule_of(run: Run, send: Row, recipient: str) -> Row:
    """The first rule of outcomes.toml that speaks of this recipient."""
    values = {"run": run.name, "sender": send["frm"], "subject": send["subject"], "recipient": recipient}
    for rule in RULES:
        matches = all(re.fullmatch(rule[name], value) for name, value in values.items() if name in rule)
        if matches and re.fullmatch(str(rule.get("nth", ".*")), str(send["place"] % rule.get("every", 1))):
            return rule
    raise AssertionError("the last rule matches everything")


def expected(run: Run, send: Row, recipient: str) -> set[str]:
    """The outcomes that one recipient may have when the log ends."""
    outcome, queue_id = rule_of(run, send, recipient)["outcome"], send["queue_id"]
    if not outcome.startswith(("put-off", "held")):
        return set(outcome.split("|"))
    if queue_id in run.deleted:
        return {"deleted"}
    if queue_id in run.force_expired:
        return {"expired"}
    if outcome == "put-off":
        return {"expired" if send["t"] <= run.expired_until else "deferred"}
    if queue_id not in run.in_queue("deferred") + run.in_queue("hold"):
        return {"deferred" if outcome == "put-off-by-filter" else "held"}
    if outcome == "held-again":
        return {"sent" if queue_id == run.in_queue("hold")[0] else "held"}
    return {"sent"}


@pytest.fixture(scope="module", params=LOGS)
def run(
    request: pytest.FixtureRequest,
    shared: Path,
    tables: Callable[..., dict[str, pa.Table]],
    records: Callable[..., Iterator[Any]],
) -> Run:
    """Each run of the lab."""
    folder = shared / "lab" / "logs" / request.param
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    queue = (folder / "capture" / "postqueue-j.json").read_text(encoding="utf-8").splitlines()
    paths = [folder / name for name in LOGS[request.param]]
    return Run(
        request.param,
        [json.loads(line) for line in lines],
        tables(*paths),
        [json.loads(line) for line in queue],
        Counter(record.kind for record in records(paths)),
    )


def message_of(run: Run, send: Row) -> Row:
    """The one message that a submission became."""
    found = run.messages[send["queue_id"]]
    assert len(found) == 1, f"{send} is {len(found)} messages"
    return found[0]


def test_submission_is_a_message(run: Run) -> None:
    """An accepted submission is one message with the queue id of its reply, its sender, and its Message-ID where one is logged."""
    for send in run.sends:
        if send["queue_id"] is None:
            continue
        message = message_of(run, send)
        # The milter's new sender is the only one that the log has.
        sender = "changed@lab.test" if send["subject"] == "milter:chgfrom" else send["frm"]
        assert message["sender"] == sender, send
        # What is discarded before or in its header gets no Message-ID line.
        if message["message_id"] is not None or message["outcome"] != "discarded":
            assert message["message_id"] == (send["message_id"] or "<>"), send


def test_each_recipient_ends_once(run: Run) -> None:
    """Each accepted recipient has one outcome, the one its address stands for; none is missing, none double."""
    checked, wrong = 0, []
    for send in run.sends:
        if send["queue_id"] is None:
            continue
        wanted: dict[str, set[str]] = {}
        for recipient in accepted(send):
            outcomes = expected(run, send, recipient)
            if outcomes != {"not-logged"}:
                wanted[as_logged(recipient)] = outcomes
            wanted.update({address: {"sent"} for address in rule_of(run, send, recipient).get("added", ())})
        rows = run.recipients[message_of(run, send)["mail"]]
        found = {row["recipient"].lower(): row["outcome"] for row in rows}
        assert len(found) == len(rows), f"a recipient of {send} is there twice"
        if found.keys() != wanted.keys() or any(found[address] not in wanted[address] for address in found):
            wrong.append((send["scenario"], send["frm"], send["subject"], send["queue_id"], found, wanted))
        checked += len(wanted)
    print(f"\n{run.name}: {checked} recipients")
    assert not wrong


NOT_LOGGED_AS_REFUSALS = (
    (r"503 5\.5\.1 Error: (need MAIL command|nested MAIL command)", "", "commands out of order: smtpd logs nothing"),
    (r"EOF", "", "no reply: the connection was cut"),
    (r"451 4\.6\.0 Alias expansion error", "map-loop", "cleanup warns of the aliases; the reply is not logged"),
    (r"554 5\.4\.0 Error: too many hops", "message-rejected", "cleanup warns; the reply is not logged"),
    (
        r"450 4\.7\.1 Error: too much mail from .*",
        "message-rate-limit",
        "smtpd warns of the limit; the reply is not logged",
    ),
)
"""Replies that are no refusals in any log: pattern, kind of the line that tells of it instead, reason."""


def test_refused_command_is_a_refusal(run: Run) -> None:
    """A refused command is a refusal with the code, status and text of its reply, for that sender and recipient."""
    rows = run.tables["refusals"].to_pylist()
    wrong, silent, checked = [], Counter[int](), 0
    for send in run.sends:
        for reply in send["replies"]:
            if reply[0] in "23":
                continue
            number = next((n for n, one in enumerate(NOT_LOGGED_AS_REFUSALS) if re.fullmatch(one[0], reply)), None)
            found = next((row for row in rows if is_refusal_of(row, send, reply)), None)
            if found is not None:
                rows.remove(found)
                checked += 1
            elif number is not None:
                silent[number] += 1
            else:
                wrong.append((send["scenario"], send["frm"], send["rcpts"], reply))
    print(f"\n{run.name}: {checked} refusals, {silent.total()} replies that are not logged")
    assert not wrong
    for number, count in silent.items():
        kind = NOT_LOGGED_AS_REFUSALS[number][1]
        assert not kind or run.kinds[kind] >= count


def is_refusal_of(row: Row, send: Row, reply: str) -> bool:
    """Whether a row of refusals tells of this reply to this client."""
    return (
        is_refusal_with(row, reply)
        # A second MAIL is refused, and what follows belongs to the first.
        and ((row["sender"] or "") in (send["frm"], "") or send["replies"][0].startswith("503"))
        and (row["recipient"] is None or as_logged(row["recipient"]) in map(as_logged, send["rcpts"]))
        and -SESSION_S < row["time"].timestamp() - send["t"] < 1
    )


LOGIN = ("login_protocol", "login_result", "login_user", "login_mechanism", "client_address")


def login_of(row: Row) -> tuple[str, str, str | None, str | None, str]:
    """The columns of `LOGIN` for a record of the truth; None where the log cannot tell."""
    if row["kind"] == "imap" and "err" in row:
        # The password was right; `mail_max_userip_connections` turned the user away all the same.
        return "imap", "aborted", row["user"], "PLAIN", "203.0.113.12"
    if row["kind"] == "imap":
        return "imap", "success", row["user"], "PLAIN", "127.0.0.1"
    protocol = {"cyrus": "smtp"}.get(row.get("svc", ""), row.get("svc", "smtp"))
    address = row.get("ip", "127.0.0.1")
    if row["reply"].startswith("LOGIN command error"):
        return protocol, "aborted", "", None, address  # the quotes in the name are bad IMAP syntax: nothing was tried
    if row["ok"] and "ip" in row:
        return protocol, "success", None, None, address  # no mail followed, and only `client=` says who logged in
    return protocol, "success" if row["ok"] else "failure", row["user"], row.get("mech", "PLAIN"), address


def test_login_is_a_login(run: Run) -> None:
    """Each login of the driver is a login with its result, and user, mechanism and address as far as the log has them."""
    rows = run.tables["logins"].to_pylist()
    wrong, checked = [], 0
    for one in run.truth:
        if one["kind"] not in ("auth", "imap"):
            continue
        wanted = login_of(one)
        found = [
            row
            for row in rows
            if tuple(row[name] for name in LOGIN) == wanted and -SESSION_S < row["time"].timestamp() - one["t"] < 3
        ]
        if found:
            rows.remove(found[0])
            checked += 1
        else:
            wrong.append((one, wanted))
    print(f"\n{run.name}: {checked} logins")
    assert not wrong


def test_filtered_mail_is_one_mail(run: Run) -> None:
    """What went through the content filter is one mail with one more message, whatever came of it."""
    passes = defaultdict(list)
    for row in run.joined.mails.to_pylist():
        passes[row["message_id"]].append((row["pass_count"], row["recipient_count"]))
    checked = 0
    for send in run.sends:
        through = re.fullmatch(r"content filter(, three recipients| )|this is hc-filter ok", send["subject"])
        through = through or (send["subject"] == "through amavis" and send["place"] == 0)
        if send["queue_id"] and (through or send["rcpts"][0] in ("a-filter@lab.test", "p-filter@lab.test")):
            assert passes[send["message_id"]] == [(1, len(send["rcpts"]))], send
            checked += 1
    assert checked >= 5


def test_every_mail_is_accounted_for(run: Run) -> None:
    """Mails that were handed in and are not the driver's are the ones that its commands, Dovecot and Sieve sent."""
    known = {message_of(run, send)["mail"] for send in run.sends if send["queue_id"]}
    refused = {send["message_id"] for send in run.sends if not send["queue_id"]}
    others = Counter(
        reason_for(run, row)
        for row in run.mails.values()
        if row["mail"] not in known
        and row["message_id"] not in refused
        and row["outcome"] not in ("incomplete", "refused")
    )
    print(f"\n{run.name}: {len(known)} mails of the driver, {dict(others)}")
    assert others["unknown"] == 0


def reason_for(run: Run, mail: Row) -> str:
    """Who sent a mail that is not in the truth file."""
    if mail["uid"] is not None:
        return "sendmail"
    if mail["probe"]:
        return "probe"
    if mail["message_id"].startswith("<dovecot"):
        return "Sieve reject and vacation"
    if mail["sender"].startswith("double-bounce@") and mail["client_address"] is None:
        return "notice to postmaster"
    return "swaks" if re.fullmatch(r"<\d{14}\.\d{6}@[^>]*>", mail["message_id"]) else "unknown"
