"""The tables agree with what the lab's driver sent and was answered (../shared/lab/logs/*/truth.jsonl).

What each address of the scenarios stands for is written in `truth/outcomes.toml`.
"""

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

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
REPLY = re.compile(r"(\d{3})[ -](?:(\d\.\d+\.\d+) )?(.*)")

DRIVER_S = 2.0
"""How long before the driver's record the line may have been written: one SMTP session."""


@dataclass
class Run:
    """One run of the lab: what was sent, what the log says, and what stood in the queue at `queue_ops`."""

    name: str
    truth: list[Row]
    tables: dict[str, pa.Table]
    queue: list[Row]

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
        places: Counter[tuple[str, str, str]] = Counter()
        for row in self.truth:
            if row["kind"] == "send":
                key = row["scenario"], row["frm"], row["message_id"] if row["frm"] == "mid@friend.test" else ""
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


def as_logged(address: str) -> str:
    """An address the way Postfix logs it: no source route, quotes instead of backslashes, in lower case."""
    address = re.sub(r"^@[^:]*:", "", address)
    local, _, domain = address.rpartition("@")
    if "\\" in local:
        local = '"' + local.replace("\\", "") + '"'
    return f"{local}@{domain}".lower() if domain and local else address.lower()


def rule_of(run: Run, send: Row, recipient: str) -> Row:
    """The first rule of outcomes.toml that speaks of this recipient."""
    values = {"run": run.name, "sender": send["frm"], "subject": send["subject"], "recipient": recipient}
    for rule in RULES:
        if all(re.fullmatch(rule[name], value) for name, value in values.items() if name in rule):
            if "every" not in rule or re.fullmatch(str(rule["nth"]), str(send["place"] % rule["every"])):
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
def run(request: pytest.FixtureRequest, shared: Path, tables: Callable[..., dict[str, pa.Table]]) -> Run:
    """Each run of the lab."""
    folder = shared / "lab" / "logs" / request.param
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    queue = (folder / "capture" / "postqueue-j.json").read_text(encoding="utf-8").splitlines()
    return Run(
        request.param,
        [json.loads(line) for line in lines],
        tables(*(folder / name for name in LOGS[request.param])),
        [json.loads(line) for line in queue],
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
            wanted.update(dict.fromkeys(rule_of(run, send, recipient).get("added", ()), {"sent"}))
        rows = run.recipients[message_of(run, send)["mail"]]
        found = {row["recipient"].lower(): row["outcome"] for row in rows}
        assert len(found) == len(rows), f"a recipient of {send} is there twice"
        if found.keys() != wanted.keys() or any(found[address] not in wanted[address] for address in found):
            wrong.append((send["scenario"], send["frm"], send["subject"], send["queue_id"], found, wanted))
        checked += len(wanted)
    print(f"\n{run.name}: {checked} recipients")
    assert not wrong
