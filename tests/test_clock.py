"""The clock gives stamps the year and the zone that the log left out."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.parse._clock import Clock
from maillens.parse._scanner import Scanner
from maillens.parse.program import compile_grammar
from maillens.stamp import YEARLESS, parse_stamp

SCANNER = Scanner(compile_grammar())
BERLIN = ZoneInfo("Europe/Berlin")
UTC = UTC
LAB = Path(__file__).resolve().parents[1].parent / "shared" / "lab" / "logs" / "time"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def times(
    *blocks: list[str] | bytes, anchor: str, zone: tzinfo | None = UTC, later: tuple[str, ...] = ()
) -> list[datetime]:
    """The times of lines that begin with the given stamps.

    Args:
        blocks: Stamps of each block of one file, or its bytes.
        anchor: When the file was last written, UTC.
        later: Stamps from further on, known when the first block is read.
    """
    clock = Clock(zone)
    clock.start(datetime.fromisoformat(anchor + "+00:00").timestamp())
    known = [stamp.value_us for text in later if (stamp := parse_stamp(text.encode())) and stamp.kind == YEARLESS]
    found = []
    for number, block in enumerate(blocks):
        data = block if isinstance(block, bytes) else "".join(f"{stamp} mail x: y\n" for stamp in block).encode()
        scan = SCANNER.scan(bytearray(data))
        clock.set_times(scan, known if number == 0 else ())
        found += [EPOCH + timedelta(microseconds=us) for _, us in scan.stamps()]
    return found


def texts(found: list[datetime]) -> list[str]:
    """Times as people write them."""
    return [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in found]


def test_year_is_that_of_the_anchor() -> None:
    """The last line is not younger than its file."""
    assert texts(times(["Nov  8 10:00:00"], anchor="2026-11-08 10:00:01")) == ["2026-11-08 10:00:00"]
    assert texts(times(["Nov  8 10:00:00"], anchor="2026-10-01 00:00:00")) == ["2025-11-08 10:00:00"]


def test_anchor_leaves_a_day_for_zones() -> None:
    """A line written in a zone ahead of this machine's is not put a year back."""
    assert texts(times(["Nov  9 03:00:00"], anchor="2026-11-08 18:00:00")) == ["2026-11-09 03:00:00"]


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_new_year(cut: int) -> None:
    """January follows December in the next year, wherever the file is cut into blocks."""
    stamps = ["Dec 30 10:00:00", "Dec 31 23:59:59", "Jan  1 00:00:00", "Jan  2 10:00:00"]
    found = times(stamps[:cut], stamps[cut:], anchor="2027-01-02 11:00:00", later=(stamps[-1],))
    assert [moment.year for moment in found] == [2026, 2026, 2027, 2027]


def test_new_year_beyond_the_first_block() -> None:
    """That the file reaches into the next year is known from its later stamps before it is read."""
    found = times(["Nov 30 10:00:00"], ["Jan  3 10:00:00"], anchor="2027-02-01 00:00:00", later=("Jan  3 10:00:00",))
    assert texts(found) == ["2026-11-30 10:00:00", "2027-01-03 10:00:00"]


def test_several_years_in_one_file() -> None:
    """A file that nobody rotates spans years; each turn of the year in it counts."""
    stamps = ["Nov  1 00:00:00", "Feb  1 00:00:00", "Sep  1 00:00:00", "Mar  1 00:00:00", "Jan  1 00:00:00"]
    found = times(stamps, anchor="2027-01-05 00:00:00")
    assert [moment.year for moment in found] == [2024, 2025, 2025, 2026, 2027]


def test_leap_day() -> None:
    """29 February is from a leap year, and so is what stands around it."""
    stamps = ["Feb 28 23:59:59", "Feb 29 00:00:00", "Mar  1 00:00:00"]
    assert texts(times(stamps, anchor="2028-03-02 00:00:00")) == [
        "2028-02-28 23:59:59", "2028-02-29 00:00:00", "2028-03-01 00:00:00",
    ]  # fmt: skip
    assert [moment.year for moment in times(stamps, anchor="2026-11-21 00:00:00")] == [2024, 2024, 2024]


def test_leap_day_years_apart() -> None:
    """Lines on both sides of a leap year keep their distance."""
    found = times(
        ["Dec 31 12:00:00", "Feb 29 12:00:00", "Nov  1 12:00:00", "Feb 28 12:00:00"], anchor="2029-03-01 00:00:00"
    )
    assert [moment.year for moment in found] == [2027, 2028, 2028, 2029]


def test_old_file() -> None:
    """A file ten years old is dated by its own anchor, not by today."""
    assert texts(times(["Aug 14 08:33:12"], anchor="2016-08-15 00:00:00")) == ["2016-08-14 08:33:12"]


def test_seconds_out_of_order() -> None:
    """Lines that overtake each other by seconds, also over New Year, do not change the year."""
    found = times(
        ["Dec 31 23:59:59", "Jan  1 00:00:01", "Dec 31 23:59:58", "Jan  1 00:00:02"], anchor="2027-01-01 10:00:00"
    )
    assert [moment.year for moment in found] == [2026, 2027, 2026, 2027]


def test_zone_of_stamps_without_one() -> None:
    """A stamp without a zone is a reading of the given clock, summer time included; one with a zone is as it says."""
    stamps = ["2026-01-08 10:00:00", "2026-07-08 10:00:00", "2026-07-08T10:00:00+00:00"]
    assert [moment.hour for moment in times(stamps, anchor="2026-11-08 00:00:00", zone=BERLIN)] == [9, 8, 10]
    assert [moment.hour for moment in times(stamps, anchor="2026-11-08 00:00:00", zone=ZoneInfo("Asia/Tokyo"))] == [
        1,
        1,
        10,
    ]
    traditional = ["Jul  8 10:00:00", "Nov  8 10:00:00"]
    assert [moment.hour for moment in times(traditional, anchor="2026-11-08 12:00:00", zone=BERLIN)] == [8, 9]


def test_repeated_hour() -> None:
    """In the hour that summer time repeats, a clock that went back is in its second pass."""
    stamps = [
        "Oct 25 01:59:59",
        "Oct 25 02:10:00",
        "Oct 25 02:59:50",
        "Oct 25 02:00:05",
        "Oct 25 02:45:00",
        "Oct 25 03:00:00",
    ]
    found = times(stamps, anchor="2026-11-01 00:00:00", zone=BERLIN)
    assert texts(found) == [
        "2026-10-24 23:59:59", "2026-10-25 00:10:00", "2026-10-25 00:59:50",
        "2026-10-25 01:00:05", "2026-10-25 01:45:00", "2026-10-25 02:00:00",
    ]  # fmt: skip


def test_repeated_hour_out_of_order() -> None:
    """Lines that overtake each other by seconds do not start the second pass."""
    found = times(["Oct 25 02:40:03", "Oct 25 02:40:01", "Oct 25 02:40:04"], anchor="2026-11-01 00:00:00", zone=BERLIN)
    assert [moment.hour for moment in found] == [0, 0, 0]


def test_skipped_hour() -> None:
    """The hour that summer time leaves out makes no gap in the times."""
    found = times(["Mar 28 01:59:59", "Mar 28 03:00:00"], anchor="2027-03-28 12:00:00", zone=BERLIN)
    assert found[1] - found[0] == timedelta(seconds=1)


def test_guesses_are_admitted() -> None:
    """The clock says whether it had to infer a year or to assume a zone."""
    for stamp, year, zone in (
        ("2026-11-08T10:00:00Z", False, False), ("2026-11-08 10:00:00", False, True), ("Nov  8 10:00:00", True, True),
    ):  # fmt: skip
        clock = Clock(UTC)
        clock.start(1_795_300_000.0)
        clock.set_times(SCANNER.scan(bytearray(f"{stamp} mail x: y\n".encode())))
        assert (clock.guessed_year, clock.assumed_zone) == (year, zone)


@pytest.mark.parametrize("zone", [UTC, BERLIN, None], ids=str)
def test_hostile_years(zone: tzinfo | None) -> None:
    """Stamps at the ends of the calendar, and files that jump between months ten thousand times, still have times."""
    times(
        ["9999-12-31 23:59:59", "1970-01-01 00:00:00", "9999-12-31T23:59:59-23:59"],
        anchor="2026-11-01 00:00:00",
        zone=zone,
    )
    found = times(
        ["Nov  1 00:00:00", "Jan  1 00:00:00", "Feb 29 00:00:00"] * 10_000, anchor="2026-11-02 00:00:00", zone=zone
    )
    assert all(1969 <= moment.year <= 9999 for moment in found)


steps = st.lists(st.integers(-20, 200 * 86_400), min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.datetimes(datetime(2001, 1, 1), datetime(2024, 1, 1)), steps, st.sampled_from(["UTC", "Asia/Tokyo"]))
def test_traditional_stamps_are_dated(first: datetime, gaps_s: list[int], zone: str) -> None:
    """Times written without year and zone come back, whenever the log was written, if no gap is longer than half a year."""
    moments = [first.replace(microsecond=0, tzinfo=ZoneInfo(zone))]
    for gap_s in gaps_s:
        moments.append(moments[-1] + timedelta(seconds=gap_s))
    stamps = [f"{moment:%b} {moment.day:2} {moment:%H:%M:%S}" for moment in moments]
    anchor = (max(moments) + timedelta(minutes=1)).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    assert times(stamps, anchor=anchor, zone=ZoneInfo(zone)) == moments


@pytest.mark.skipif(not LAB.exists(), reason="the lab's calendar logs are not in ../shared/lab")
@pytest.mark.parametrize("name", ["newyear", "dst-back", "dst-forward"])
def test_lab_forms_are_equal(name: str) -> None:
    """The lab's traditional log has, to the second, the times of the same events in RFC 3339."""
    forms = {f: (LAB / f"{name}-syslog.mail.{f}").read_bytes() for f in ("log", "traditional.log", "rfc5424.log")}
    exact = times(forms["log"], anchor="2027-04-01 00:00:00", zone=BERLIN)
    anchor = f"{exact[-1]:%Y-%m-%d %H:%M:%S}"
    assert times(forms["rfc5424.log"], anchor=anchor, zone=BERLIN) == exact
    seconds = times(forms["traditional.log"], anchor=anchor, zone=BERLIN)
    assert seconds == [moment.replace(microsecond=0) for moment in exact]


@pytest.mark.skipif(not LAB.exists(), reason="the lab's calendar logs are not in ../shared/lab")
@pytest.mark.parametrize(
    ("name", "begin", "end"),
    [
        ("newyear-file", "2026-12-31 22:59:51", "2026-12-31 23:00:07"),
        ("dst-back-file", "2026-10-25 00:59:52", "2026-10-25 01:00:10"),
        ("leapday-file", "2028-02-28 23:59:51", "2028-02-29 00:00:07"),
    ],
)
def test_lab_file_forms(name: str, begin: str, end: str) -> None:
    """Postfix's and Dovecot's own log files come out right over New Year, the repeated hour and 29 February."""
    zone = UTC if name.startswith("leap") else BERLIN
    for program in ("mail", "dovecot"):
        found = times((LAB / f"{name}.{program}.log").read_bytes(), anchor=end, zone=zone)
        assert abs(min(found) - datetime.fromisoformat(begin + "+00:00")) <= timedelta(seconds=3)
        assert abs(max(found) - datetime.fromisoformat(end + "+00:00")) <= timedelta(seconds=3)
