"""Every form of line in the catalogue of Postfix's log statements is understood.

The catalogue (`../shared/reference/postfix-log-formats.tsv`, one row for each
statement in the source, 1.1 to 3.12) lies beside the repository, not in it.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from maillens.grammar import load
from maillens.grammar.entry import Entry
from maillens.model import Value
from maillens.parse.matcher import match
from maillens.parse.prefix import split_severity
from maillens.queue_id import split_queue_id

CATALOGUE = Path(__file__).resolve().parents[1].parent / "shared" / "reference" / "postfix-log-formats.tsv"

CATCH_ALL = re.compile(r"%s|hash:%s|%[sw]: (%[sw]: )?%s|%s: %w lookup %s|%s\(%d\): %s|connect to %s: %s")
"""Shapes so wide that only a kind of last resort can answer them."""

NOT_UNDERSTOOD = {}
"""Rows whose example nothing matches, and why."""

NOT_SAMPLED = {
    "F085": "one shape with F084 (Issuing or Decrypting), which has one",
    "F256": "any function and any text: the kind of last resort, `warning`, answers it",
}
"""Rows for which the grammar has no sample of that form, and why."""


@cache
def rows() -> dict[str, dict[str, str]]:
    """The rows of the catalogue by id, none where it is absent."""
    if not CATALOGUE.exists():
        return {}
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def read(daemon: str, text: str) -> tuple[Entry, dict[str, Value]] | None:
    """The entry that matches TEXT as a line of DAEMON, and its fields."""
    severity, body = split_severity(text.encode())
    queue_id, body = split_queue_id(body)
    return match("postfix", daemon, severity, queue_id, body.rstrip())


@pytest.mark.skipif(not CATALOGUE.exists(), reason=f"no {CATALOGUE.name} in ../shared/reference")
def test_catalogue_is_whole() -> None:
    """The catalogue is the one whose exceptions are listed here."""
    assert len(rows()) > 250
    assert rows().keys() >= NOT_UNDERSTOOD.keys() | NOT_SAMPLED.keys()


@pytest.mark.parametrize("row_id", [i for i, row in rows().items() if row["example"]])
def test_example_is_understood(row_id: str) -> None:
    """The example of a catalogue row matches a kind; only catch-all rows may end in a kind of last resort."""
    row = rows()[row_id]
    found = [hit[0] for daemon in row["daemons"].split("|") if (hit := read(daemon, row["example"]))]
    entry = min(found, key=lambda e: e.kind.fallback, default=None)
    if row_id in NOT_UNDERSTOOD:
        assert entry is None, "understood by now: take it off the list"
        return
    assert entry is not None, row["example"]
    if entry.kind.fallback and not CATCH_ALL.fullmatch(row["shape"]):
        assert entry.kind.name not in ("warning", "error", "fatal", "panic"), row["example"]


@pytest.mark.parametrize("row_id", rows())
def test_form_has_a_sample(row_id: str) -> None:
    """A kind of one of the row's daemons has a sample of the row's form, so rows without example are covered too."""
    row = rows()[row_id]
    form, daemons = re.compile(row["regex"]), {"*", *row["daemons"].split("|")}
    sampled = any(
        form.match(sample)
        for entry in load().entries
        if entry.product == "postfix" and daemons & set(entry.kind.daemons)
        for sample in entry.kind.samples
    )
    if row_id in NOT_SAMPLED:
        assert not sampled, "sampled by now: take it off the list"
    else:
        assert sampled, row["shape"]


FIELDS = (
    (
        "qmgr",
        'B9F6D238300: from=<"a>, size=9, nrcpt=9"@example.com>, size=1204, nrcpt=2 (queue active)',
        {
            "sender": '"a>, size=9, nrcpt=9"@example.com',
            "size_bytes": 1204,
            "recipient_count": 2,
            "queue_name": "active",
        },
    ),
    (
        "qmgr",
        "B9F6D238300: from=<>, status=force-expired, returned to sender",
        {"sender": "", "status": "force-expired"},
    ),
    (
        "bounce",
        "4jX5hm4BnFzKWTH: sender non-delivery notification: 4jX5hm4CdszKWVp",
        {"child_queue_id": "4jX5hm4CdszKWVp"},
    ),
    (
        "pickup",
        "B9F6D238300: uid=33 from=<www-data> orig_id=C1A7E238311",
        {"uid": 33, "sender": "www-data", "original_queue_id": "C1A7E238311"},
    ),
    (
        "postscreen",
        "CONNECT from [2001:db8::7]:40586 to [2001:db8::25]:25",
        {"client_address": "2001:db8::7", "client_port": 40586, "local_address": "2001:db8::25", "local_port": 25},
    ),
    (
        "postscreen",
        "NOQUEUE: reject: RCPT from [198.51.100.7]:47407: 550 5.7.1 Service unavailable; client [198.51.100.7] blocked"
        " using bl.example.net; from=<a@example.com>, to=<b@example.jp>, proto=ESMTP,"
        " helo=<x>; from=<evil@example.com>, to=<y>, proto=SMTP, helo=<z>",
        {
            "action": "reject",
            "stage": "RCPT",
            "client_address": "198.51.100.7",
            "client_port": 47407,
            "reply_code": 550,
            "dsn": "5.7.1",
            "reason": "Service unavailable; client [198.51.100.7] blocked using bl.example.net",
            "sender": "a@example.com",
            "recipient": "b@example.jp",
            "protocol": "ESMTP",
            "helo": "x>; from=<evil@example.com>, to=<y>, proto=SMTP, helo=<z",
        },
    ),
    (
        "postscreen",
        "NOQUEUE: reject: CONNECT from [198.51.100.7]:1337: all server ports busy",
        {
            "action": "reject",
            "stage": "CONNECT",
            "client_address": "198.51.100.7",
            "client_port": 1337,
            "reason": "all server ports busy",
        },
    ),
    (
        "postscreen",
        r"COMMAND PIPELINING from [198.51.100.7]:42606 after HELO: MAIL FROM:<a@example.com>\r\n",
        {
            "client_address": "198.51.100.7",
            "client_port": 42606,
            "last_command": "HELO",
            "text": r"MAIL FROM:<a@example.com>\r\n",
        },
    ),
    (
        "anvil",
        "statistics: max connection count 4 for (smtpd:2001:db8:0:1::3) at Oct 26 17:46:59",
        {
            "name": "connection",
            "count": 4,
            "transport": "smtpd",
            "client_address": "2001:db8:0:1::3",
            "text": "Oct 26 17:46:59",
        },
    ),
    (
        "anvil",
        "statistics: max message rate 5/60s for (127.0.0.1:10025:198.51.100.7) at Oct 26 17:46:59",
        {
            "name": "message",
            "count": 5,
            "interval_s": 60,
            "local_port": 10025,
            "client_address": "198.51.100.7",
            "text": "Oct 26 17:46:59",
        },
    ),
)


@pytest.mark.parametrize(("daemon", "line", "fields"), FIELDS, ids=[line[:40] for _, line, _ in FIELDS])
def test_fields_are_read(daemon: str, line: str, fields: dict[str, str | int]) -> None:
    """Fields come out whole and typed, whatever a client wrote into its addresses and HELO."""
    found = read(daemon, line)
    assert found is not None
    assert {n: v.decode() if isinstance(v, bytes) else v for n, v in found[1].items()} == fields
