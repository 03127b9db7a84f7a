"""Verdicts of filters: the table of facts and the section `verdicts`."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import maillens
from maillens.present.words import LANGUAGES, Words
from maillens.query.report import Row

# Lines are written by hand in the form of each program.
LINES = """\
amavis[1]: (02248-02) Passed CLEAN {RelayedInbound}, [203.0.113.10]:40652 [203.0.113.10] <bob@example.com> -> <alice@example.jp>, Queue-ID: 3F2A1C0D5E, Message-ID: <1@example.com>, mail_id: 7vtR, Hits: 1.3, size: 330, queued_as: 888C624276B, 91 ms
amavis[1]: (02248-02) Passed CLEAN, <bob@example.com> -> <alice@example.jp>, Hits: 1.3, tag=-999, tag2=5, kill=8, queued_as: 888C624276B, L/Y/0/0
amavis[1]: (02248-03) Blocked INFECTED (Eicar-Test) {DiscardedInbound}, [203.0.113.10]:40652 [203.0.113.10] <bob@example.com> -> <alice@example.jp>, Message-ID: <2@example.com>, mail_id: 7vtS, Hits: -, size: 330, 91 ms
rspamd[2]: <9f1krg>; task; rspamd_task_write_log: id: <1@example.com>, qid: <3F2A1C0D5E>, ip: 192.0.2.25, from: <bob@example.com>, (default: F (no action): [1.20/15.00] [R(1.2){}]), len: 500, time: 20.1ms, dns req: 5, digest: <abc>, rcpts: <alice@example.jp>, mime_rcpts: <alice@example.jp>
spamd[3]: spamd: clean message (3.7/5.0) for root:110 in 0.0 seconds, 86 bytes.
spamd[3]: spamd: result: . 3 - MISSING_DATE scantime=0.0,size=86,user=root,uid=110,required_score=5.0,rhost=localhost,raddr=127.0.0.1,rport=50144,mid=<1@example.com>,autolearn=no
spamd[3]: spamd: identified spam (1003.7/5.0) for root:110 in 0.0 seconds, 139 bytes.
opendkim[4]: 3F2A1C0D5E: DKIM verification successful
opendkim[4]: 3F2A1C0D5F: s=mail d=example.com a=rsa-sha256 SSL error:04091068:rsa routines:int_rsa_verify:bad signature
opendkim[4]: 3F2A1C0D5F: bad signature data
opendkim[4]: 3F2A1C0D60: key retrieval failed (s=mail, d=example.com): 'mail._domainkey.example.com' record not found
opendkim[4]: 3F2A1C0D61: DKIM-Signature field added (s=mail, d=example.jp)
opendmarc[5]: 3F2A1C0D5E: example.com pass
opendmarc[5]: 3F2A1C0D5E: SPF(mailfrom): example.com softfail
policyd-spf[6]: prepend Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=203.0.113.10; helo=mx.example.com; envelope-from=bob@example.com; receiver=example.jp
policyd-spf[6]: 550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id=x@example.com;ip=198.51.100.90;r=example.jp
postgrey[7]: action=greylist, reason=new, client_name=mx.example.com, client_address=203.0.113.10, sender=bob@example.com, recipient=alice@example.jp
postgrey[7]: action=pass, reason=triplet found, delay=412, client_name=mx.example.com, client_address=203.0.113.10, sender=bob@example.com, recipient=alice@example.jp
"""
DECIDED = {
    ("amavis", "content", "passed", "clean"),
    ("amavis", "content", "blocked", "infected"),
    ("rspamd", "spam", "", "no action"),
    ("spamd", "spam", "", "clean"),
    ("spamd", "spam", "", "spam"),
    ("opendkim", "dkim", "", "pass"),
    ("opendkim", "dkim", "", "fail"),
    ("opendkim", "dkim", "", "unknown"),
    ("opendkim", "signing", "", "signed"),
    ("opendmarc", "dmarc", "", "pass"),
    ("opendmarc", "spf", "", "softfail"),
    ("policyd-spf", "spf", "", "pass"),
    ("policyd-spf", "spf", "reject", "fail"),
    ("postgrey", "greylisting", "", "greylist"),
    ("postgrey", "greylisting", "", "pass"),
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Every program's verdicts, once each."""
    path = tmp_path / "mail.log"
    path.write_text("".join(f"2026-11-20T09:00:00+00:00 mx1 {line}\n" for line in LINES.splitlines()))
    return path


def names(row: Row) -> tuple[object, ...]:
    """What was decided, by whom."""
    return row["daemon"], row["check"], row["action"], row["verdict"]


def test_each_verdict_counts_once(log: Path) -> None:
    """Of lines that say the same twice (per recipient, with details) one counts, so that each verdict is there once."""
    rows = maillens.open(log).report().sections["verdicts"]
    assert {names(row): row["count"] for row in rows} == dict.fromkeys(DECIDED, 1)


def test_shares_are_of_a_program_and_check(log: Path) -> None:
    """Shares add up to 1 within a program's check, and a program's rows stand together, the busiest program first."""
    log.write_text(log.read_text() + log.read_text().splitlines()[-1] + "\n" * 2)
    rows = maillens.open(log).report().sections["verdicts"]
    sums = Counter[tuple[object, object]]()
    for row in rows:
        sums[row["daemon"], row["check"]] += float(row["share"] or 0)  # type: ignore[assignment]
    assert all(total == pytest.approx(1) for total in sums.values())
    programs = [row["daemon"] for row in rows]
    assert programs[:4] == ["opendkim"] * 4
    assert len([a for a, b in pairwise(programs) if a != b]) == len(set(programs)) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_meaning(language: str) -> None:
    """What these programs usually decide is explained in both languages."""
    words = Words(language, "sections")
    for _, check, action, verdict in DECIDED:
        assert words.get(".".join(part for part in ("verdicts", check, action, verdict) if part), "")


def test_verdicts_know_their_message(tmp_path: Path, log: Path) -> None:
    """A verdict about a queue id is linked to the message that has it, by whichever field the program names it."""
    client = "2026-11-20T08:59:59+00:00 mx1 postfix/smtpd[9]: 3F2A1C0D5E: client=mx.example.com[192.0.2.25]\n"
    log.write_text(client + log.read_text())
    opened = maillens.open(log)
    (message,) = [row["message"] for row in opened.messages().to_pylist() if row["queue_id"] == "3F2A1C0D5E"]
    linked = {(row["daemon"], row["kind"]) for row in opened.verdicts().to_pylist() if row["message"] == message}
    assert linked == {
        ("amavis", "amavis-verdict"),
        ("rspamd", "rspamd-result"),
        ("opendkim", "dkim-verdict"),
        ("opendmarc", "dmarc-verdict"),
        ("opendmarc", "spf-verdict"),
    }


def test_lab_verdicts(shared: Path) -> None:
    """On a real server's log the verdicts are those that the programs wrote, counted by plain search."""
    path = shared / "lab/logs/syslog-mode/mail.log"
    rows = maillens.open(path).report().sections["verdicts"]
    found = {(row["daemon"], row["check"], row["verdict"]): row["count"] for row in rows}
    text = path.read_text(errors="replace")
    assert found["opendkim", "dkim", "none"] == text.count(": no signature data")
    assert found["opendkim", "signing", "signed"] == text.count(": DKIM-Signature field added")
    assert found["opendmarc", "spf", "fail"] == text.count(": SPF(mailfrom): lab.test fail")
    assert found["spamd", "spam", "spam"] == text.count("spamd: identified spam")
    assert found["postgrey", "greylisting", "greylist"] == text.count(": action=greylist")
    assert found["amavis", "content", "banned"] == text.count(") Blocked BANNED") - text.count(
        "<am@friend.test> -> , Hits: -"
    )
