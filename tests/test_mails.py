"""Messages are joined to mails, and each recipient is followed to where it ends. Logs written by hand, in Postfix's words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from maillens.arrow import schema
from maillens.correlate.lineage import trace_lineage
from maillens.correlate.mails import Lists, join_mails
from maillens.model import TABLES

Row = dict[str, Any]
Joined = Callable[..., tuple[list[Row], list[Row]]]


@pytest.fixture
def join(tmp_path: Path, read: Callable[..., dict[str, pa.Table]]) -> Joined:
    """`join(log, …)`: mails and recipients of some logs; a line is `SECONDS HOST DAEMON TEXT`."""

    def joined(*logs: str) -> tuple[list[Row], list[Row]]:
        paths = []
        for number, log in enumerate(logs):
            lines = [line.strip().split(" ", 3) for line in log.strip().splitlines()]
            paths.append(tmp_path / f"{number}.log")
            paths[-1].write_text(
                "".join(
                    f"2026-11-08T{10 + int(s) // 3600:02}:{int(s) // 60 % 60:02}:{int(s) % 60:02}.5+00:00 {host} postfix/{daemon}[1]: {text}\n"
                    for s, host, daemon, text in lines
                )
            )
        tables = read(paths)
        found = join_mails(tables["messages"], tables["deliveries"], tables["refusals"])
        return found.mails.to_pylist(), found.recipients.to_pylist()

    return joined


def outcomes(recipients: list[Row]) -> dict[str, str]:
    """Outcome by recipient, those of notices aside."""
    return {row["recipient"]: row["outcome"] for row in recipients if row["notice"] is None}


MX1 = """
0 mx1 smtpd 3F2A1C0D5E: client=mail.example.com[192.0.2.10]
0 mx1 cleanup 3F2A1C0D5E: message-id=<1@example.com>
0 mx1 qmgr 3F2A1C0D5E: from=<alice@example.com>, size=900, nrcpt=1 (queue active)
1 mx1 smtp 3F2A1C0D5E: to=<bob@example.jp>, relay=mx2.example.jp[192.0.2.20]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 3F2A1C0D5E)
1 mx1 qmgr 3F2A1C0D5E: removed
"""
MX2 = """
1 mx2 smtpd 3F2A1C0D5E: client=mx1.example.jp[192.0.2.19]
1 mx2 cleanup 3F2A1C0D5E: message-id=<1@example.com>
1 mx2 qmgr 3F2A1C0D5E: from=<alice@example.com>, size=1100, nrcpt=1 (queue active)
2 mx2 lmtp 3F2A1C0D5E: to=<bob@example.jp>, relay=mx2.example.jp[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=5.2.2, status=bounced (host mx2.example.jp[private/dovecot-lmtp] said: 552 5.2.2 Mailbox is full)
2 mx2 cleanup 4A2A1C0D5E: message-id=<2@mx2.example.jp>
2 mx2 bounce 3F2A1C0D5E: sender non-delivery notification: 4A2A1C0D5E
2 mx2 qmgr 4A2A1C0D5E: from=<>, size=2000, nrcpt=1 (queue active)
2 mx2 qmgr 3F2A1C0D5E: removed
3 mx2 smtp 4A2A1C0D5E: to=<alice@example.com>, relay=mail.example.com[192.0.2.10]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 77)
3 mx2 qmgr 4A2A1C0D5E: removed
"""


@pytest.mark.parametrize("order", [(MX1, MX2), (MX2, MX1)])
def test_next_host(order: tuple[str, str], join: Joined) -> None:
    """The next host's message is the same mail, even under the same queue id; what became of it there counts."""
    mails, recipients = join(*order)
    assert [(mail["outcome"], mail["message_count"], mail["host_count"], mail["notice_count"]) for mail in mails] == [
        ("bounced", 3, 2, 1)
    ]
    assert outcomes(recipients) == {"bob@example.jp": "bounced"}
    assert [(row["recipient"], row["outcome"]) for row in recipients if row["notice"] == "bounce"] == [
        ("alice@example.com", "sent")
    ]
    assert mails[0]["host"] == "mx1"


def test_next_host_not_in_the_log(join: Joined) -> None:
    """Without the next host's log, what it took is sent."""
    assert outcomes(join(MX1)[1]) == {"bob@example.jp": "sent"}


def test_queue_id_used_again(join: Joined) -> None:
    """A short queue id that is used again at once is another mail."""
    again = MX1.replace("<1@", "<2@").replace("alice", "carol").replace("\n0 ", "\n5 ").replace("\n1 ", "\n6 ")
    mails, _ = join(MX1 + again.lstrip("\n"))
    assert [(mail["sender"], mail["message_id"]) for mail in mails] == [
        ("alice@example.com", "<1@example.com>"),
        ("carol@example.com", "<2@example.com>"),
    ]


def test_filter_through_sendmail(join: Joined) -> None:
    """A filter that hands mail back with sendmail(1) tells neither id: the Message-ID joins the two."""
    mails, recipients = join("""
        0 mx smtpd A1A1A1A1A1: client=mail.example.com[192.0.2.10]
        0 mx cleanup A1A1A1A1A1: message-id=<1@example.com>
        0 mx qmgr A1A1A1A1A1: from=<alice@example.com>, size=900, nrcpt=1 (queue active)
        1 mx pickup B2B2B2B2B2: uid=65534 from=<alice@example.com>
        1 mx cleanup B2B2B2B2B2: message-id=<1@example.com>
        1 mx pipe A1A1A1A1A1: to=<bob@example.jp>, relay=filter, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (delivered via filter service)
        1 mx qmgr A1A1A1A1A1: removed
        1 mx qmgr B2B2B2B2B2: from=<alice@example.com>, size=1000, nrcpt=1 (queue active)
        2 mx smtp B2B2B2B2B2: to=<bob@example.jp>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.jp[192.0.2.20]:25: Connection refused)
    """)
    assert [(mail["pass_count"], mail["outcome"]) for mail in mails] == [(1, "deferred")]
    assert outcomes(recipients) == {"bob@example.jp": "deferred"}


def test_service_that_took_it(read: Callable[..., dict[str, pa.Table]], tmp_path: Path) -> None:
    """The service that took a mail stays its own behind a filter, and is that of the notice which it caused."""
    log = tmp_path / "mail.log"
    log.write_text(
        "2026-11-08T10:00:00+00:00 mx postfix/submission/smtpd[1]: A1A1A1A1A1: client=pc.example.jp[192.0.2.7]\n"
        "2026-11-08T10:00:00+00:00 mx postfix/qmgr[2]: A1A1A1A1A1: from=<alice@example.jp>, size=900, nrcpt=1 (queue active)\n"
        "2026-11-08T10:00:01+00:00 mx postfix/smtpd[3]: B2B2B2B2B2: client=localhost[127.0.0.1], orig_queue_id=A1A1A1A1A1\n"
        "2026-11-08T10:00:01+00:00 mx postfix/qmgr[2]: B2B2B2B2B2: from=<alice@example.jp>, size=950, nrcpt=1 (queue active)\n"
        "2026-11-08T10:00:02+00:00 mx postfix/smtp[4]: B2B2B2B2B2: to=<bob@example.com>, relay=mx.example.com[192.0.2.30]:25, "
        "delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.30] said: 550 5.1.1 unknown)\n"
        "2026-11-08T10:00:02+00:00 mx postfix/bounce[5]: B2B2B2B2B2: sender non-delivery notification: C3C3C3C3C3\n"
        "2026-11-08T10:00:03+00:00 mx postfix/smtpd[3]: D4D4D4D4D4: client=mx.example.com[192.0.2.30]\n"
        "2026-11-08T10:00:04+00:00 mx postfix/pickup[6]: E5E5E5E5E5: uid=0 from=<root>\n"
    )
    tables = read([log])
    services = {row["queue_id"]: row["client_service"] for row in tables["messages"].to_pylist()}
    assert services == {
        "A1A1A1A1A1": "submission",
        "B2B2B2B2B2": "submission",
        "C3C3C3C3C3": "submission",
        "D4D4D4D4D4": "smtpd",
        "E5E5E5E5E5": "pickup",
    }
    assert tables["deliveries"]["client_service"].to_pylist() == ["submission"]


def test_redirect_is_no_pass(join: Joined) -> None:
    """A mail that Sieve sends on to somebody else is part of the mail, but no pass of a filter."""
    mails, recipients = join("""
        0 mx smtpd A1A1A1A1A1: client=mail.example.com[192.0.2.10]
        0 mx cleanup A1A1A1A1A1: message-id=<1@example.com>
        0 mx qmgr A1A1A1A1A1: from=<alice@example.com>, size=900, nrcpt=1 (queue active)
        1 mx smtpd B2B2B2B2B2: client=localhost[127.0.0.1]
        1 mx cleanup B2B2B2B2B2: message-id=<1@example.com>
        1 mx lmtp A1A1A1A1A1: to=<bob@example.jp>, relay=mx[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 <bob@example.jp> abc Saved)
        1 mx qmgr A1A1A1A1A1: removed
        1 mx qmgr B2B2B2B2B2: from=<alice@example.com>, size=1000, nrcpt=1 (queue active)
        2 mx smtp B2B2B2B2B2: to=<carol@example.net>, relay=mx.example.net[192.0.2.30]:25, delay=1, delays=0/0/1/0, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.30] said: 550 5.1.1 unknown)
        2 mx qmgr B2B2B2B2B2: removed
    """)
    assert [(mail["message_count"], mail["pass_count"]) for mail in mails] == [(2, 0)]
    assert outcomes(recipients) == {"bob@example.jp": "sent"}


def test_requeued_by_the_hundred(join: Joined) -> None:
    """`postsuper -r ALL` names no message: that pickup takes it up again tells, and the recipients go on there."""
    mails, recipients = join("""
        0 mx smtpd A1A1A1A1A1: client=mail.example.com[192.0.2.10]
        0 mx cleanup A1A1A1A1A1: message-id=<1@example.com>
        0 mx qmgr A1A1A1A1A1: from=<alice@example.com>, size=900, nrcpt=2 (queue active)
        1 mx lmtp A1A1A1A1A1: to=<bob@example.jp>, relay=mx[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Saved)
        1 mx smtp A1A1A1A1A1: to=<carol@example.net>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.30]:25: Connection refused)
        600 mx postsuper Requeued: 1 message
        601 mx pickup B2B2B2B2B2: uid=104 from=<alice@example.com> orig_id=A1A1A1A1A1
        601 mx cleanup B2B2B2B2B2: message-id=<1@example.com>
        601 mx qmgr B2B2B2B2B2: from=<alice@example.com>, size=900, nrcpt=1 (queue active)
        602 mx smtp B2B2B2B2B2: to=<carol@example.net>, relay=mx.example.net[192.0.2.30]:25, delay=602, delays=600/0/1/1, dsn=2.0.0, status=sent (250 Ok)
        602 mx qmgr B2B2B2B2B2: removed
    """)
    assert len(mails) == 1 and mails[0]["outcome"] == "sent"
    assert {row["recipient"]: (row["outcome"], row["attempt_count"]) for row in recipients} == {
        "bob@example.jp": ("sent", 1),
        "carol@example.net": ("sent", 2),
    }


def test_held_before_it_has_an_id(join: Joined) -> None:
    """What a restriction decides comes before the queue id: the line of the session tells who waits on hold."""
    mails, recipients = join("""
        0 mx smtpd connect from mail.example.com[192.0.2.10]
        0 mx smtpd NOQUEUE: hold: RCPT from mail.example.com[192.0.2.10]: <bob@example.jp>: Recipient address triggers HOLD action; from=<alice@example.com> to=<bob@example.jp> proto=ESMTP helo=<mail.example.com>
        0 mx smtpd A1A1A1A1A1: client=mail.example.com[192.0.2.10]
        0 mx cleanup A1A1A1A1A1: message-id=<1@example.com>
        0 mx smtpd disconnect from mail.example.com[192.0.2.10] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5
    """)
    assert [(mail["sender"], mail["outcome"]) for mail in mails] == [("alice@example.com", "held")]
    assert outcomes(recipients) == {"bob@example.jp": "held"}


def test_alias_of_which_one_part_waits(join: Joined) -> None:
    """A recipient who was expanded has one outcome: under way as long as one part is, partial when one failed."""
    log = """
        0 mx smtpd A1A1A1A1A1: client=mail.example.com[192.0.2.10]
        0 mx cleanup A1A1A1A1A1: message-id=<1@example.com>
        0 mx qmgr A1A1A1A1A1: from=<alice@example.com>, size=900, nrcpt=2 (queue active)
        1 mx lmtp A1A1A1A1A1: to=<bob@example.jp>, orig_to=<team@example.jp>, relay=mx[private/dovecot-lmtp], delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Saved)
        1 mx smtp A1A1A1A1A1: to=<carol@example.net>, orig_to=<team@example.jp>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to mx.example.net[192.0.2.30]:25: Connection refused)
    """
    assert outcomes(join(log)[1]) == {"team@example.jp": "deferred"}
    later = """
        432000 mx qmgr A1A1A1A1A1: from=<alice@example.com>, status=expired, returned to sender
        432000 mx qmgr A1A1A1A1A1: removed
    """
    assert outcomes(join(log + later.replace("432000", "40000").lstrip("\n"))[1]) == {"team@example.jp": "partial"}


def test_other_log_of_the_same_host(join: Joined) -> None:
    """A log that begins hours before the one read last does not age the messages in it at once."""
    early = MX1.replace("\n1 mx1 qmgr 3F2A1C0D5E: removed", "")
    late = "7000 mx1 smtpd connect from mail.example.com[192.0.2.10]\n"
    mails, recipients = join(late + early.lstrip("\n") + "2 mx1 qmgr 3F2A1C0D5E: removed\n" + MX2.lstrip("\n"))
    assert len(mails) == 1 and outcomes(recipients) == {"bob@example.jp": "bounced"}


def test_circle_is_cut_open() -> None:
    """Lines out of order could make messages each other's parents: that neither hangs nor loses one."""
    numbers = {"message": [0, 1, 2, 3], "parent": [2, 0, 1, 2]}
    links = ["content-filter"] * 4
    columns = {
        field.name: numbers.get(
            field.name, links if field.name == "parent_link" else ["mx"] * 4 if field.name == "host" else [None] * 4
        )
        for field in schema(TABLES["messages"])
    }
    messages = pa.table(
        {f.name: pa.array(columns[f.name], f.type) for f in schema(TABLES["messages"]) if f.name != "file"}
    )
    deliveries = pa.table({f.name: pa.array([], f.type) for f in schema(TABLES["deliveries"]) if f.name != "file"})
    lineage = trace_lineage(Lists(messages), Lists(deliveries))
    assert len(set(lineage.roots)) == 1 and sorted(lineage.order) == [0, 1, 2, 3]
