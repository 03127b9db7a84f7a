"""The report's totals agree with another program's, and with the tables of facts they are counted from."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

import maillens

ROOT = Path(__file__).resolve().parents[1]
LAB = ROOT.parent / "shared" / "lab" / "logs"
DEMO = ROOT / "demo" / "mail.log"


SAME_QUESTION = ("forwarded", "deferred", "bounced", "held")


def pflogsumm_totals(page: str) -> dict[str, int]:
    """The grand totals of a pflogsumm report, as far as they count what ours count."""
    found = {word: int(count) for count, word in re.findall(r"^ +(\d+) +(\w+)", page, re.MULTILINE)[:9]}
    deferrals = re.search(r"\((\d+) +deferrals\)", page)
    assert deferrals is not None
    return {name: found[name] for name in (*SAME_QUESTION, "delivered")} | {"deferrals": int(deferrals[1])}


@pytest.mark.parametrize(
    ("log", "reference"),
    [
        ("file-mode/mail.log", "file-mode/reference/pflogsumm.txt"),
        ("syslog-mode/mail.log", "syslog-mode/reference/pflogsumm.txt"),
        ("syslog-mode/mail.traditional.log", "syslog-mode/reference-traditional/pflogsumm.txt"),
    ],
)
def test_totals_equal_those_of_pflogsumm(log: str, reference: str) -> None:
    """Where pflogsumm asks the same question, the answer is the same; it counts filter passes as deliveries."""
    if not LAB.exists():
        pytest.skip("../shared is absent")
    theirs = pflogsumm_totals((LAB / reference).read_text(errors="replace"))
    opened = maillens.open(LAB / log)
    ours = opened.report().totals
    passes = sum(
        row["status"] == "sent" and row["next_message"] is not None and not row["reply"].startswith("forwarded as")
        for row in opened.deliveries().to_pylist()
    )
    assert {name: ours[name] for name in theirs} | {"delivered": ours["delivered"] + passes} == theirs


def test_totals_count_the_tables() -> None:
    """Every total is what somebody counts who goes through the tables of facts row by row."""
    log = maillens.open(DEMO)
    totals = log.report().totals
    deliveries = log.deliveries().to_pylist()
    final = [row for row in deliveries if row["next_message"] is None]
    statuses = Counter(row["status"] for row in final)
    actions = Counter(row["action"] for row in log.refusals().to_pylist())
    logins = Counter(row["login_result"] for row in log.logins().to_pylist())
    messages = log.messages().to_pylist()
    received = [
        row
        for row in messages
        if row["accepted"]
        and row["parent_link"] not in ("content-filter", "requeue")
        and row["outcome"] not in ("incomplete", "canceled", "refused")
    ]
    assert totals["delivered"] == statuses["sent"]
    assert totals["deferrals"] == statuses["deferred"]
    assert totals["bounced"] == statuses["bounced"]
    assert totals["rejected"] == actions["reject"] + actions["milter-reject"] + actions["proxy-reject"]
    assert (totals["logins"], totals["login_failures"]) == (logins["success"], logins["failure"])
    assert totals["received"] == len(received)
    assert totals["bytes_received"] == sum(row["size_bytes"] or 0 for row in received)
    assert totals["senders"] == len({row["sender"].lower() for row in received if row["sender"] is not None})
    assert totals["recipients"] == len({row["recipient"].lower() for row in final if row["status"] == "sent"})
    assert totals["deferred"] == sum(row["deferred_count"] > 0 for row in messages)


def test_period_parts_add_up() -> None:
    """What happened before a moment and what happened from it on add up to the whole."""
    whole = maillens.open(DEMO).report()
    first_at = whole.reading.first_at
    assert first_at is not None
    moment = first_at + timedelta(hours=9)
    before = maillens.open(DEMO, until=moment).report().totals
    after = maillens.open(DEMO, since=moment).report().totals
    for name in ("delivered", "deferrals", "bounced", "rejected", "logins", "login_failures", "lines"):
        assert before[name] + after[name] == whole.totals[name], name
