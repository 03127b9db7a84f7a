"""The section `slow_destinations`: percentiles are those of all deliveries, and the slowest come first."""

import math
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

import maillens
from maillens.query.report import Row

# Lines are written by hand in the form of smtp(8) and lmtp(8).
LINE = (
    "2026-11-20T09:00:00+00:00 mx1 postfix/{daemon}[7]: 3F{number:08X}: to=<u@{domain}>, relay=mx.{domain}[192.0.2.1]:25, "
    "delay={delay}{parts}, dsn=2.0.0, status=sent (250 ok)\n"
)


def section(path: Path, deliveries: Sequence[tuple[str, str, str, str]]) -> list[Row]:
    """The rows for deliveries of (daemon, domain, delay, a/b/c/d)."""
    lines = [
        LINE.format(daemon=daemon, number=number, domain=domain, delay=delay, parts=parts and f", delays={parts}")
        for number, (daemon, domain, delay, parts) in enumerate(deliveries)
    ]
    path.write_text("".join(lines))
    return maillens.open(path).report().sections["slow_destinations"]


def logged(seconds: float) -> str:
    """Seconds as Postfix logs them: two digits, whole seconds from ten on (format_tv(3))."""
    return f"{seconds:.0f}" if seconds >= 9.95 else f"{seconds:.2g}" if seconds >= 0.1 else f"{seconds:.2f}"


@pytest.mark.parametrize("seed", range(5))
def test_percentiles_are_exact(tmp_path: Path, seed: int) -> None:
    """p50, p95 and p99 are the values of the sorted delays at these ranks, exact below 1,000 s and to three digits above."""
    random = Random(seed)
    delays = [logged(10 ** random.uniform(-2.5, 5.5)) for _ in range(random.randrange(1, 400))]
    (row,) = section(tmp_path / "log", [("smtp", "example.com", delay, "") for delay in delays])
    values = sorted(map(float, delays))
    for share in (50, 95, 99):
        exact = values[math.ceil(share * len(values) / 100) - 1]
        assert row[f"delay_p{share}_s"] == pytest.approx(exact, rel=1e-12 if exact < 999 else 0.005), share
        assert row[f"delay_p{share}_s"] <= values[-1], share
    assert row["delay_max_s"] == values[-1]
    assert row["count"] == len(values)


def test_slowest_first_and_few_last(tmp_path: Path) -> None:
    """The highest p95 comes first, then the busier; domains with fewer than ten deliveries come after all others."""
    deliveries = [("smtp", "fast.example", "0.2", "")] * 12 + [("smtp", "slow.example", "90", "")] * 10
    deliveries += [("smtp", "busy.example", "90", "")] * 11 + [("smtp", "once.example", "9000", "")] * 9
    rows = section(tmp_path / "log", deliveries)
    assert [row["domain"] for row in rows] == ["busy.example", "slow.example", "fast.example", "once.example"]


def test_mailboxes_and_other_hosts_are_told_apart(tmp_path: Path) -> None:
    """What lmtp put into mailboxes and what smtp sent to another host are two rows, though the domain is one."""
    rows = section(tmp_path / "log", [("smtp", "example.jp", "2", ""), ("lmtp", "EXAMPLE.JP", "1", "")])
    assert {(row["daemon"], row["domain"], row["count"]) for row in rows} == {
        ("smtp", "example.jp", 1),
        ("lmtp", "example.jp", 1),
    }


def test_where_the_time_went(tmp_path: Path) -> None:
    """The means are those of delays=a/b/c/d and the largest part is named; without delays= nothing is said of it."""
    deliveries = [("smtp", "example.com", "4", "1/0/2.5/0.5"), ("smtp", "example.com", "2", "0/0/1.5/2.5")]
    told, untold = section(tmp_path / "log", [*deliveries, ("smtp", "example.net", "1", "")])
    assert (told["domain"], told["slowest_part"], told["delay_connect_mean_s"]) == (
        "example.com",
        "delay_connect_s",
        2.0,
    )
    assert (told["delay_before_queue_mean_s"], told["delay_transmit_mean_s"]) == (0.5, 1.5)
    assert (untold["domain"], untold["slowest_part"], untold["delay_connect_mean_s"]) == ("example.net", "", None)


def test_what_was_not_delivered_has_no_delay(tmp_path: Path) -> None:
    """Attempts that were put off or failed are not counted."""
    path = tmp_path / "log"
    line = LINE.format(daemon="smtp", number=1, domain="example.com", delay="30", parts="")
    path.write_text(line.replace("status=sent", "status=deferred") + line.replace("status=sent", "status=bounced"))
    assert maillens.open(path).report().sections["slow_destinations"] == []


def test_lab_deliveries(shared: Path) -> None:
    """On a real server's log every delivery to a mailbox or another host is in one row, and the maxima are the table's."""
    log = maillens.open(shared / "lab/logs/file-mode/mail.log")
    finals = [row for row in log.deliveries().to_pylist() if row["status"] == "sent" and row["next_message"] is None]
    found = {(row["daemon"], row["domain"]): row for row in log.report().sections["slow_destinations"]}
    keys = {(row["daemon"], row["recipient"].rpartition("@")[2].lower()) for row in finals}
    assert found.keys() == keys
    assert {daemon for daemon, _ in keys} >= {"smtp", "lmtp"}
    for key, row in found.items():
        delays = [d["delay_s"] for d in finals if (d["daemon"], d["recipient"].rpartition("@")[2].lower()) == key]
        assert (row["count"], row["delay_max_s"]) == (len(delays), max(delays))
