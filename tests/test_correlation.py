"""What belongs together does so whatever lies between: properties of the facts of any mail traffic."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traffic import TRAFFIC, Line, log_of

Tables = dict[str, pa.Table]
Facts = dict[str, list[dict[str, Any]]]
Read = Callable[..., Tables]

NUMBERS = ("message", "parent", "session", "next_message", "file", "offset")
"""Columns that depend on what else is in the log: numbers that are given in its order, and places in it."""

NOISE = st.sampled_from(
    [
        "mx1 sshd[7]: Failed password for root from 203.0.113.5 port 22 ssh2",
        "mx2 kernel: [12345.678] eth0: link up",
        "mx1 postfix/smtpd[99]: something that no release of Postfix says",
        "mx1 postfix/anvil[98]: statistics: max connection count 1 for (smtp:192.0.2.10) at Nov  8 10:00:00",
        "mx2 postfix/qmgr[97]: warning: no such thing",
        "mx1 dovecot[9]: imap(alice@example.jp)<1><x>: Disconnected: Logged out in=1 out=2",
    ]
)


def facts(read: Read, path: Path, lines: list[str], hosts: tuple[str, ...] = ("mx1", "mx2")) -> Facts:
    """The facts of some lines by host, without the numbers that depend on what else is there."""
    path.write_text("\n".join([*lines, ""]))
    tables = read([path])
    return {
        f"{host} {name}": [
            {column: value for column, value in row.items() if column not in NUMBERS}
            for row in tables[name].to_pylist()
            if row["host"] == host
        ]
        for host in hosts
        for name in ("sessions", "messages", "deliveries", "refusals")
    }


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the log of an example is written."""
    return tmp_path_factory.mktemp("correlation") / "mail.log"


def in_order(found: Facts) -> dict[str, list[str]]:
    """Facts as texts in an order of their own: what closes later comes later, and that depends on other hosts."""
    return {name: sorted(map(repr, rows)) for name, rows in found.items()}


@settings(max_examples=60, deadline=None)
@given(traffic=TRAFFIC, seed=st.integers(0, 1 << 30))
def test_hosts_do_not_touch_each_other(read: Read, path: Path, traffic: list[list[Line]], seed: int) -> None:
    """Lines of two hosts, shuffled together in any way that keeps the order of each, give the facts of each."""
    lines = log_of(traffic)
    by_host = {host: [line for line in lines if line.split()[1] == host] for host in ("mx1", "mx2")}
    choice = random.Random(seed)
    turns = ["mx1"] * len(by_host["mx1"]) + ["mx2"] * len(by_host["mx2"])
    choice.shuffle(turns)
    rest = {host: iter(some) for host, some in by_host.items()}
    together = in_order(facts(read, path, [next(rest[host]) for host in turns]))
    for host, some in by_host.items():
        alone = in_order(facts(read, path, some, (host,)))
        assert {name: rows for name, rows in together.items() if name.startswith(host)} == alone


@settings(max_examples=60, deadline=None)
@given(traffic=TRAFFIC, noise=st.lists(st.tuples(NOISE, st.floats(0, 1)), max_size=8))
def test_other_lines_change_nothing(
    read: Read, path: Path, traffic: list[list[Line]], noise: list[tuple[str, float]]
) -> None:
    """Lines of other programs, and lines that nobody understands, leave the facts of the others as they are."""
    lines = log_of(traffic)
    noisy = list(lines)
    for text, place in noise:
        at = int(place * len(noisy))
        time = noisy[min(at, len(noisy) - 1)].split()[0]
        noisy.insert(at, f"{time} {text}")
    assert facts(read, path, noisy) == facts(read, path, lines)


@settings(max_examples=40, deadline=None)
@given(traffic=TRAFFIC, block_bytes=st.integers(100, 3000))
def test_blocks_of_any_size(read: Read, path: Path, traffic: list[list[Line]], block_bytes: int) -> None:
    """Where the input is cut into blocks changes no table, its numbers and places included."""
    path.write_text("\n".join([*log_of(traffic), ""]))
    assert read([path], block_bytes=block_bytes) == read([path])


@settings(max_examples=40, deadline=None)
@given(traffic=TRAFFIC)
def test_names_of_queue_files_do_not_matter(read: Read, path: Path, traffic: list[list[Line]]) -> None:
    """With other queue ids, the same facts: an id joins lines, and says nothing else."""
    lines = log_of(traffic)
    renamed = [line.replace(" 4B", " 4C").replace(": 4B", ": 4C") for line in lines]
    found = facts(read, path, renamed)
    for rows in found.values():
        for row in rows:
            if row.get("queue_id"):
                row["queue_id"] = row["queue_id"].replace("4C", "4B", 1)
    assert found == facts(read, path, lines)


@settings(max_examples=40, deadline=None)
@given(traffic=TRAFFIC)
def test_every_line_of_a_delivery_is_a_delivery(read: Read, path: Path, traffic: list[list[Line]]) -> None:
    """No delivery is lost or doubled, each has the sender of its message, and each message all of its deliveries."""
    lines = log_of(traffic)
    path.write_text("\n".join([*lines, ""]))
    tables = read([path])
    deliveries, messages = tables["deliveries"].to_pylist(), tables["messages"].to_pylist()
    assert len(deliveries) == sum(", status=" in line for line in lines)
    assert len(messages) == len({tuple(line.split()[1:4:2]) for line in lines if "NOQUEUE" not in line})
    by_number = {row["message"]: row for row in messages}
    for row in deliveries:
        message = by_number[row["message"]]
        assert (row["host"], row["queue_id"], row["sender"]) == (
            message["host"],
            message["queue_id"],
            message["sender"],
        )
    for row in messages:
        counted = [delivery["status"] for delivery in deliveries if delivery["message"] == row["message"]]
        assert (row["sent_count"], row["deferred_count"], row["bounced_count"]) == (
            counted.count("sent"),
            counted.count("deferred"),
            counted.count("bounced"),
        )


@settings(max_examples=40, deadline=None)
@given(senders=st.lists(st.text("abcdefgh", max_size=40), min_size=1, max_size=6))
def test_what_is_told_again_replaces_itself_alone(read: Read, path: Path, senders: list[str]) -> None:
    """The sender that was told last stands, shorter or longer than those before, and what else is known stays as it is."""
    start = "2026-11-08T10:00:00+09:00 mx1 postfix"
    taken = "client=one.example.jp[192.0.2.7], sasl_method=PLAIN, sasl_username=alice@example.jp"
    lines = [f"{start}/smtpd[7]: 4B1C2D3E4F5: {taken}", f"{start}/cleanup[8]: 4B1C2D3E4F5: message-id=<1@example.jp>"]
    lines += [f"{start}/qmgr[9]: 4B1C2D3E4F5: from=<{sender}>, size=1, nrcpt=1 (queue active)" for sender in senders]
    path.write_text("\n".join([*lines, ""]))
    (message,) = read([path])["messages"].to_pylist()
    known = ("queue_id", "sender", "message_id", "client_name", "client_address", "sasl_method", "sasl_username")
    assert [message[name] for name in known] == [
        "4B1C2D3E4F5",
        senders[-1],
        "<1@example.jp>",
        "one.example.jp",
        "192.0.2.7",
        "PLAIN",
        "alice@example.jp",
    ]
