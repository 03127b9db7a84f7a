"""The report's numbers are those of a naive count: of any mail traffic, any period of it, and any host in it."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from naive import Counted, counted
from traffic import BEGIN, HOSTS, MINUTES, TRAFFIC, Line, delivery, log_of

from maillens.present.cli import main


def report(path: Path, *options: str) -> dict[str, Any]:
    """The report as JSON; an empty one where nothing was found."""
    result = CliRunner().invoke(main, ["report", "--format", "json", "--tz", "UTC", *options, str(path)])
    assert result.exit_code in (0, 1), result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


TOTALS = "lines received bytes_received delivered bytes_delivered bounced deferrals rejected senders recipients".split()


def differences(
    found: dict[str, Any], naive: Counted, totals: Sequence[str] = (*TOTALS, "deferred")
) -> Iterator[tuple[str, object, object]]:
    """Where report and naive count say different things."""
    for name in totals:
        if found["totals"][name] != naive.totals[name]:
            yield name, found["totals"][name], naive.totals[name]
    sections = found["sections"]
    lists = {
        "outcomes": ({row["status"]: row["count"] for row in sections["outcomes"]}, naive.statuses),
        "senders": ({row["sender"]: row["count"] for row in sections["senders"]}, naive.senders),
        "recipients": ({row["recipient"]: row["count"] for row in sections["recipients"]}, naive.recipients),
        "sender_domains": ({row["domain"]: row["count"] for row in sections["sender_domains"]}, naive.sender_domains),
        "recipient_domains": (
            {row["domain"]: row["count"] for row in sections["recipient_domains"] if row["count"]},
            naive.recipient_domains,
        ),
    }
    yield from ((name, ours, theirs) for name, (ours, theirs) in lists.items() if ours != theirs)
    for series, key, naively in (("hours", "hour", naive.hours), ("days", "day", naive.days)):
        for row in sections[series]:
            ours = {name: row[name] for name in ("received", "delivered", "deferred", "bounced", "rejected")}
            theirs = naively[row[key]]
            if any(number != theirs[name] for name, number in ours.items()):
                yield f"{key} {row[key]}", ours, theirs
    waiting = {row["queue_name"]: row for row in sections["waiting"]}.get("deferred")
    if waiting or naive.waiting:
        ours = {"mails": "count", "recipients": "recipient_count", "bytes": "size_bytes"}
        told = {name: (waiting or {}).get(column) for name, column in ours.items()}
        if told != naive.waiting:
            yield "waiting", told, naive.waiting


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the log of an example is written."""
    return tmp_path_factory.mktemp("oracle") / "mail.log"


@settings(max_examples=60, deadline=None)
@given(traffic=TRAFFIC)
def test_whole_log(path: Path, traffic: list[list[Line]]) -> None:
    """Without a period everything counts."""
    lines = log_of(traffic)
    path.write_text("\n".join([*lines, ""]))
    assert not list(differences(report(path), counted(lines)))


@settings(max_examples=60, deadline=None)
@given(traffic=TRAFFIC, since=MINUTES, span=st.integers(1, 3000))
def test_period(path: Path, traffic: list[list[Line]], since: int, span: int) -> None:
    """`--since` is inside, `--until` outside; a mail of before still gives its deliveries sender and size."""
    lines = log_of(traffic)
    path.write_text("\n".join([*lines, ""]))
    begin, end = BEGIN + timedelta(minutes=since), BEGIN + timedelta(minutes=since + span)
    shown = "%Y-%m-%d %H:%M:%S"
    found = report(path, "--since", begin.strftime(shown), "--until", end.strftime(shown))
    naive = counted(lines, lambda time: begin <= time < end, until=end)
    # `deferred` is of the mails that came in the period, whenever they were put back.
    assert not list(differences(found, naive, TOTALS))


@settings(max_examples=40, deadline=None)
@given(traffic=TRAFFIC, host=st.sampled_from(HOSTS))
def test_host(path: Path, traffic: list[list[Line]], host: str) -> None:
    """`--host` counts what one host did; the lines that were read are those of all."""
    lines = log_of(traffic)
    path.write_text("\n".join([*lines, ""]))
    assert not list(differences(report(path, "--host", host), counted(lines, host=host)))


@settings(max_examples=40, deadline=None)
@given(traffic=TRAFFIC, places=st.lists(st.floats(0, 1), max_size=3), order=st.randoms(use_true_random=False))
def test_cut_into_files(
    tmp_path_factory: pytest.TempPathFactory, traffic: list[list[Line]], places: list[float], order: Any
) -> None:
    """Cut between any two lines into files that are given in any order, a log gives the same numbers."""
    folder = tmp_path_factory.mktemp("parts")
    lines = log_of(traffic)
    cuts = [0, *sorted(int(place * len(lines)) for place in places), len(lines)]
    parts = [lines[begin:end] for begin, end in pairwise(cuts)]
    names = []
    for number, part in enumerate(parts):
        if part:
            names.append(folder / f"mail.log.{len(parts) - number}")
            names[-1].write_text("\n".join([*part, ""]))
    order.shuffle(names)
    found = CliRunner().invoke(main, ["report", "--format", "json", "--tz", "UTC", *map(str, names)])
    assert not list(differences(json.loads(found.stdout), counted(lines))), found.stderr


def test_records_are_the_lines(path: Path) -> None:
    """Counted over what `maillens records` writes, the demo log has the deliveries and refusals of its report."""
    demo = Path(__file__).resolve().parents[1] / "demo/mail.log"
    written = CliRunner().invoke(main, ["records", str(demo)]).stdout.splitlines()
    records = [json.loads(line) for line in written]
    text = demo.read_text()
    assert len(records) == len(text.splitlines()) == report(demo)["totals"]["lines"]
    deliveries = [record for record in records if record["kind"] == "delivery"]
    for status in ("sent", "deferred", "bounced"):
        assert sum(record["status"] == status for record in deliveries) == text.count(f" status={status} (")
    refused = [record for record in records if record.get("action") == "reject"]
    assert len(refused) == text.count(": reject: ")


def at_quarter_to_seven(path: Path) -> None:
    """Write the lines of a mail that goes out on 8 November at 18:45 UTC."""
    path.write_text(
        "2026-11-08T18:45:00Z mx1 postfix/qmgr[13]: 4B000000001Z: from=<a@example.com>, size=900, nrcpt=1 (queue active)\n"
        f"2026-11-08T18:45:01Z mx1 postfix/smtp[14]: 4B000000001Z: {delivery('b@example.jp', 'sent')}\n"
    )


@pytest.mark.parametrize(
    ("zone", "day", "hour"),
    [
        ("UTC", "2026-11-08", 18),
        ("Asia/Tokyo", "2026-11-09", 3),
        ("America/New_York", "2026-11-08", 13),
        ("Asia/Kolkata", "2026-11-09", 0),
        ("Asia/Kathmandu", "2026-11-09", 0),
    ],
)
def test_day_and_hour_are_those_of_the_zone(path: Path, zone: str, day: str, hour: int) -> None:
    """`--tz` decides to which day and hour a delivery belongs."""
    at_quarter_to_seven(path)
    found = json.loads(CliRunner().invoke(main, ["report", "--format", "json", "--tz", zone, str(path)]).stdout)[
        "sections"
    ]
    assert [str(row["day"]) for row in found["days"]] == [day]
    assert [row["hour"] for row in found["hours"] if row["delivered"]] == [hour]
