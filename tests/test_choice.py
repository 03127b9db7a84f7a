"""A report can be restricted to a host, an instance and some sections, and set beside the period before."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import maillens
from maillens.present.cli import main
from maillens.query.counts import ACTIONS
from maillens.query.unusual import unusual

DEMO = Path(__file__).resolve().parents[1] / "demo" / "mail.log"
# Written by hand with example names.
MAIL = (
    "{day}T09:0{n}:00Z {host} {instance}/smtpd[10]: {id}: client=unknown[192.0.2.1]\n"
    "{day}T09:0{n}:01Z {host} {instance}/qmgr[11]: {id}: from=<tanaka@example.jp>, size=900, nrcpt=1 (queue active)\n"
    "{day}T09:0{n}:02Z {host} {instance}/smtp[12]: {id}: to=<bob@example.com>, relay=mx.example.com[198.51.100.2]:25, "
    "delay=2, delays=1/0/0.5/0.5, dsn=2.0.0, status=sent (250 OK)\n"
    "{day}T09:0{n}:02Z {host} {instance}/qmgr[11]: {id}: removed\n"
)
WARNING = "{day}T10:00:00Z {host} {instance}/smtpd[10]: warning: hostname h.example.com does not resolve to address 192.0.2.7\n"

# Two mails of one session on the submission port, one of which a content filter hands back and one of which waits; a
# mail from outside for a mailbox; a refusal, a login that failed, a warning. Written by hand with example names.
SERVICES = """\
2026-11-20T09:00:00Z mail postfix/submission/smtpd[10]: connect from pc.example.jp[192.0.2.7]
2026-11-20T09:00:01Z mail postfix/submission/smtpd[10]: 3F0A01: client=pc.example.jp[192.0.2.7], sasl_method=PLAIN, sasl_username=hanako
2026-11-20T09:00:01Z mail postfix/cleanup[11]: 3F0A01: message-id=<1@example.jp>
2026-11-20T09:00:01Z mail postfix/qmgr[12]: 3F0A01: from=<hanako@example.jp>, size=900, nrcpt=1 (queue active)
2026-11-20T09:00:02Z mail postfix/smtpd[13]: 3F0A02: client=localhost[127.0.0.1], orig_queue_id=3F0A01, orig_client=pc.example.jp[192.0.2.7]
2026-11-20T09:00:02Z mail postfix/cleanup[11]: 3F0A02: message-id=<1@example.jp>
2026-11-20T09:00:02Z mail postfix/qmgr[12]: 3F0A02: from=<hanako@example.jp>, size=950, nrcpt=1 (queue active)
2026-11-20T09:00:02Z mail postfix/amavis/smtp[14]: 3F0A01: to=<bob@example.com>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0.5/0/0.1/0.4, dsn=2.0.0, status=sent (250 2.0.0 from MTA: 250 2.0.0 Ok: queued as 3F0A02)
2026-11-20T09:00:02Z mail postfix/qmgr[12]: 3F0A01: removed
2026-11-20T09:00:03Z mail postfix/smtp[15]: 3F0A02: to=<bob@example.com>, relay=mx.example.com[198.51.100.2]:25, delay=1, delays=0.1/0/0.4/0.5, dsn=2.0.0, status=sent (250 OK)
2026-11-20T09:00:03Z mail postfix/qmgr[12]: 3F0A02: removed
2026-11-20T09:00:04Z mail postfix/submission/smtpd[10]: 3F0A03: client=pc.example.jp[192.0.2.7], sasl_method=PLAIN, sasl_username=hanako
2026-11-20T09:00:04Z mail postfix/qmgr[12]: 3F0A03: from=<hanako@example.jp>, size=800, nrcpt=1 (queue active)
2026-11-20T09:00:05Z mail postfix/smtp[15]: 3F0A03: to=<eve@example.net>, relay=none, delay=1, delays=0.1/0/0.9/0, dsn=4.4.1, status=deferred (connect to mx.example.net[198.51.100.3]:25: Connection timed out)
2026-11-20T09:00:06Z mail postfix/submission/smtpd[10]: disconnect from pc.example.jp[192.0.2.7] ehlo=1 auth=1 mail=2 rcpt=2 data=2 quit=1 commands=9
2026-11-20T09:00:07Z mail postfix/smtpd[16]: 3F0A04: client=mx.example.com[198.51.100.2]
2026-11-20T09:00:07Z mail postfix/qmgr[12]: 3F0A04: from=<bob@example.com>, size=700, nrcpt=1 (queue active)
2026-11-20T09:00:08Z mail postfix/lmtp[17]: 3F0A04: to=<hanako@example.jp>, relay=mail[private/dovecot-lmtp], delay=1, delays=0.5/0/0.1/0.4, dsn=2.0.0, status=sent (250 2.0.0 Saved)
2026-11-20T09:00:08Z mail postfix/qmgr[12]: 3F0A04: removed
2026-11-20T09:00:09Z mail postfix/smtpd[16]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <x@example.net>: Relay access denied; from=<> to=<x@example.net> proto=ESMTP helo=<a>
2026-11-20T09:00:10Z mail postfix/smtpd[16]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: authentication failure
2026-11-20T09:00:11Z mail postfix/smtpd[16]: warning: hostname h.example.com does not resolve to address 192.0.2.7
"""


def mails(day: str, count: int, host: str = "mail", instance: str = "postfix") -> str:
    """COUNT mails of a day, and a warning."""
    values = {"day": day, "host": host, "instance": instance}
    lines = "".join(MAIL.format(**values, n=n % 10, id=f"{day[-2:]}A{n:07X}") for n in range(count))
    return lines + WARNING.format(**values)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A week apart: 40 mails, then 5 of another host, 4 of another instance and 6 more."""
    path = tmp_path / "mail.log"
    path.write_text(
        mails("2026-11-13", 40) + mails("2026-11-20", 5, "mx2") + mails("2026-11-20", 4, instance="postfix-out")
        + mails("2026-11-20", 6)
    )  # fmt: skip
    return path


def run(*arguments: str | Path) -> Result:
    """The result of a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def values(*arguments: str | Path) -> dict[str, Any]:
    """The report as JSON."""
    result = run("report", "--tz", "UTC", "--format", "json", *arguments)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_compare(log: Path) -> None:
    """The day a week before stands beside, and what is unusual is named."""
    found = values("--day", "2026-11-20", "--compare", log)
    assert (found["totals"]["received"], found["before"]["totals"]["received"]) == (15, 40)
    page = run("report", "--tz", "UTC", "--day", "2026-11-20", "--compare", log).stdout
    assert "Beside 2026-11-13 Fri: received -62%; delivered -62%; no unusual changes." in " ".join(page.split())
    assert [line.split() for line in page.splitlines() if line.startswith("  received")] == [
        ["received", "15", "40", "-62%"]
    ]


def test_compare_with_what_is_not_there(log: Path) -> None:
    """Where the log does not reach back, that is said, and nothing is called new."""
    page = run("report", "--tz", "UTC", "--day", "2026-11-13", "--compare", log).stdout
    assert "the log holds nothing of that period" in " ".join(page.split())
    assert "before" not in page[page.index("Totals") :].splitlines()[1]


def test_compare_needs_a_period(log: Path) -> None:
    """Without a period there is none before it."""
    result = run("report", "--compare", log)
    assert result.exit_code == 2
    assert "--day yesterday --compare" in result.stderr


def test_unusual() -> None:
    """What differs by more than chance is unusual, and worst first; small numbers and small changes are not."""
    assert unusual(
        {"received": 100, "rejected": 900, "bounced": 3}, {"received": 110, "rejected": 300, "bounced": 0}
    ) == ["rejected"]
    assert unusual({"received": 10, "rejected": 90}, {"received": 1000, "rejected": 10}) == ["received", "rejected"]
    assert unusual({}, {}) == []


def test_host_and_instance(log: Path) -> None:
    """Only mail and warnings of one host or instance are counted; the lines are those that were read."""
    host = values("--host", "mx2", log)
    assert (host["totals"]["received"], host["totals"]["delivered"]) == (5, 5)
    assert [row["count"] for row in host["sections"]["warnings"]] == [1]
    instance = values("--instance", "postfix-out", log)
    assert instance["totals"]["received"] == 4
    assert host["totals"]["lines"] == instance["totals"]["lines"] == len(log.read_text().splitlines())


def test_domain(log: Path) -> None:
    """Mail from a domain and mail to it is its mail; connections and warnings are nobody's."""
    sent, taken = values("--domain", "example.jp", log), values("--domain", "EXAMPLE.com", log)
    assert sent["totals"]["received"] == taken["totals"]["received"] == taken["totals"]["delivered"] == 55
    assert sent["sections"]["warnings"] == []
    assert values("--domain", "ample.jp", log)["totals"]["received"] == 0


@pytest.mark.parametrize("domain", ["example.jp", "kaisha.example", "partner.example.com"])
def test_domain_counts_the_tables(domain: str) -> None:
    """What is counted of a domain is what somebody finds who goes through the tables of facts."""

    def concerns(row: dict[str, Any]) -> bool:
        names = ("sender", "recipient", "original_recipient")
        return any((row.get(name) or "").lower().endswith(f"@{domain}") for name in names)

    opened = maillens.open(DEMO)
    deliveries = [row for row in opened.deliveries().to_pylist() if concerns(row)]
    known = {row["message"] for row in deliveries}
    messages = [row for row in opened.messages().to_pylist() if concerns(row) or row["message"] in known]
    totals = values("--domain", domain, DEMO)["totals"]
    final = [row["status"] for row in deliveries if row["next_message"] is None]
    assert (totals["delivered"], totals["deferrals"]) == (final.count("sent"), final.count("deferred"))
    assert totals["deferred"] == sum(row["deferred_count"] > 0 for row in messages)
    refusals = [
        row for row in opened.refusals().to_pylist() if concerns(row) and ACTIONS.get(row["action"]) == "rejected"
    ]
    assert totals["rejected"] == len(refusals)


def test_service(tmp_path: Path) -> None:
    """A service has its connections, logins, refusals and warnings, and the mail that it took or delivered."""
    log = tmp_path / "mail.log"
    log.write_text(SERVICES)
    submission, smtpd, lmtp = (values("--service", name, log) for name in ("submission", "smtpd", "lmtp"))
    numbers = ("received", "delivered", "connections", "logins", "login_failures", "rejected", "waiting")
    assert [submission["totals"].get(name) for name in numbers] == [2, 1, 1, 1, 0, 0, None]
    assert [smtpd["totals"].get(name) for name in numbers] == [1, 1, 0, 0, 1, 1, None]
    assert (lmtp["totals"]["received"], lmtp["totals"]["delivered"], lmtp["totals"]["rejected"]) == (1, 1, 0)
    assert [row["sender"] for row in lmtp["sections"]["senders"]] == ["bob@example.com"]
    assert [row["count"] for row in submission["sections"]["waiting"]] == [1]
    assert (smtpd["sections"]["waiting"], smtpd["only"]) == ([], {"service": "smtpd"})
    assert [len(found["sections"]["warnings"]) for found in (submission, smtpd, lmtp)] == [0, 1, 0]
    assert values("--service", "submission", "--domain", "example.net", log)["totals"]["received"] == 1
    assert "Mail report of submission" in run("report", "--tz", "UTC", "--service", "submission", log).stdout


def test_by_domain(tmp_path: Path) -> None:
    """Each domain with mailboxes here has a report, on the screen one after the other or as a file each."""
    page = run("report", "--tz", "UTC", "--by-domain", "--sections", "totals", DEMO).stdout
    assert [line.split(":")[0] for line in page.splitlines() if line.startswith("Mail report")] == [
        "Mail report of example.jp", "Mail report of kaisha.example"
    ]  # fmt: skip
    assert run("report", "--by-domain", "-o", tmp_path / "day.json", DEMO).exit_code == 0
    received = {path.name: json.loads(path.read_text())["totals"]["received"] for path in tmp_path.iterdir()}
    assert received == {
        f"day-{domain}.json": values("--domain", domain, DEMO)["totals"]["received"]
        for domain in ("example.jp", "kaisha.example")
    }


def test_by_domain_that_cannot_be(log: Path) -> None:
    """What can be read but once, and what has no mailbox, is told."""
    assert "read once for each domain" in run("report", "--by-domain", "-").stderr
    assert "-o report.json" in run("report", "--by-domain", "--format", "json", DEMO).stderr
    assert (run("report", "--by-domain", log).exit_code, run("report", "--by-domain", log).stdout) == (1, "")


def test_sections(log: Path) -> None:
    """Sections come in the order asked for, and nothing beside them; a wrong name is told with the right ones."""
    page = run("report", "--sections", "senders,outcomes", log).stdout
    assert page.index("Senders") < page.index("Deliveries by outcome")
    assert "Totals" not in page
    assert list(values("--sections", "senders,outcomes", log)["sections"]) == ["senders", "outcomes"]
    wrong = run("report", "--sections", "sender", log)
    assert wrong.exit_code == 2
    assert "senders" in wrong.stderr


def test_no_judgement_without_what_it_stands_on(log: Path) -> None:
    """Who asks for other sections than `attention` is not told that nothing needs attention."""
    trouble = log.with_name("trouble.log")
    trouble.write_text(
        log.read_text() + "2026-11-20T11:00:00Z mail postfix/master[1]: fatal: open lock file: Permission denied\n"
    )
    assert "Something is wrong" in run("report", trouble).stdout
    assert "Something is wrong" in run("report", "--only-problems", trouble).stdout
    page = run("report", "--sections", "senders", trouble).stdout
    assert "Nothing needs attention" not in page
    assert "Mail flows" not in page


def test_only_problems(log: Path) -> None:
    """The ordinary is left out."""
    page = run("report", "--only-problems", log).stdout
    assert "Warnings" in page
    assert "Senders" not in page
    assert "Totals" not in page
