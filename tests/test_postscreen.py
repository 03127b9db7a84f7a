"""postscreen(8) serves all clients in one process: address and port say whose line it is. Logs written by hand."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

# Two clients at once; one waits until it is refused, the other hangs up.
LOG = """\
2026-11-08T10:00:00Z mx1 postfix/postscreen[61]: CONNECT from [198.51.100.7]:47407 to [192.0.2.1]:25
2026-11-08T10:00:00Z mx1 postfix/postscreen[61]: CONNECT from [198.51.100.7]:47408 to [192.0.2.1]:25
2026-11-08T10:00:01Z mx1 postfix/dnsblog[62]: addr 198.51.100.7 listed by domain bl.example.net as 127.0.0.2
2026-11-08T10:00:02Z mx1 postfix/postscreen[61]: HANGUP after 1.2 from [198.51.100.7]:47408 in tests before SMTP handshake
2026-11-08T10:00:02Z mx1 postfix/postscreen[61]: DISCONNECT [198.51.100.7]:47408
2026-11-08T10:00:06Z mx1 postfix/postscreen[61]: DNSBL rank 3 for [198.51.100.7]:47407
2026-11-08T10:00:08Z mx1 postfix/postscreen[61]: NOQUEUE: reject: RCPT from [198.51.100.7]:47407: 550 5.7.1 Service unavailable; client [198.51.100.7] blocked using bl.example.net; from=<spam@example.com>, to=<alice@example.jp>, proto=ESMTP, helo=<robot>
2026-11-08T10:00:09Z mx1 postfix/postscreen[61]: DISCONNECT [198.51.100.7]:47407
"""

Tables = dict[str, pa.Table]


@pytest.fixture
def tables(tmp_path: Path, read: Callable[..., Tables]) -> Tables:
    """The facts of the log above."""
    (tmp_path / "mail.log").write_text(LOG)
    return read([tmp_path / "mail.log"])


def test_two_connections_of_one_address(tables: Tables) -> None:
    """Connections of one address are told apart by their ports."""
    columns = ["client_address", "client_port", "connected_at", "disconnected_at", "outcome"]
    rows = tables["sessions"].select(columns).to_pylist()
    assert [(row["client_port"], (row["disconnected_at"] - row["connected_at"]).seconds) for row in rows] == [
        (47408, 2),
        (47407, 9),
    ]
    assert {row["client_address"] for row in rows} == {"198.51.100.7"}


def test_refusal(tables: Tables) -> None:
    """A refusal tells who was refused, for whom, and by which list."""
    columns = ["action", "stage", "client_address", "client_port", "sender", "recipient", "helo", "dnsbl"]
    assert tables["refusals"].select(columns).to_pylist() == [
        {
            "action": "reject",
            "stage": "RCPT",
            "client_address": "198.51.100.7",
            "client_port": 47407,
            "sender": "spam@example.com",
            "recipient": "alice@example.jp",
            "helo": "robot",
            "dnsbl": "bl.example.net",
        }
    ]


def test_refusal_belongs_to_its_session(tables: Tables) -> None:
    """A refusal of postscreen counts in the session of its client."""
    [refusal] = tables["refusals"].to_pylist()
    session = next(row for row in tables["sessions"].to_pylist() if row["client_port"] == 47407)
    assert refusal["session"] == session["session"]
    assert session["refusal_count"] == 1
