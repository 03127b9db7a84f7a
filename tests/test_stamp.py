"""Every way in which log lines carry the time, read by Python and natively alike."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.parse._stamp import stamp_of
from maillens.stamp import ABSOLUTE, LOCAL, MONTHS, PLACEHOLDER_YEAR, YEARLESS, parse_stamp

EPOCH = datetime(1970, 1, 1)

FORMS = {
    "syslog": (YEARLESS, lambda m: f"{m:%b} {m.day:2} {m:%H:%M:%S}"),
    "syslog, one blank": (YEARLESS, lambda m: f"{m:%b} {m.day} {m:%H:%M:%S}"),
    "postlogd": (YEARLESS, lambda m: f"{m:%b %d %H:%M:%S}"),
    "short-precise": (YEARLESS, lambda m: f"{m:%b %d %H:%M:%S.%f}"),
    "syslog with year": (LOCAL, lambda m: f"{m:%b} {m.day:2} {m.year} {m:%H:%M:%S}"),
    "RFC 3339": (ABSOLUTE, lambda m: f"{m:%Y-%m-%dT%H:%M:%S.%f}Z"),
    "RFC 3339, nine digits": (ABSOLUTE, lambda m: f"{m:%Y-%m-%dT%H:%M:%S.%f}999+00:00"),
    "short-iso": (ABSOLUTE, lambda m: f"{m:%Y-%m-%dT%H:%M:%S}+0000"),
    "no zone": (LOCAL, lambda m: f"{m:%Y-%m-%d %H:%M:%S}"),
    "comma": (LOCAL, lambda m: f"{m:%Y-%m-%d %H:%M:%S},{m:%f}"),
    "short-full": (LOCAL, lambda m: f"{m:%a %Y-%m-%d %H:%M:%S} JST"),
    "short-full, UTC": (ABSOLUTE, lambda m: f"{m:%a %Y-%m-%d %H:%M:%S} UTC"),
    "priority": (YEARLESS, lambda m: f"<22>{m:%b %d %H:%M:%S}"),
    "RFC 5424": (ABSOLUTE, lambda m: f"<22>1 {m:%Y-%m-%dT%H:%M:%S.%f}Z"),
}
"""Name -> kind of stamp, how it is written; journalctl's forms have their names from there."""


def us(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def both(line: bytes) -> tuple[int, int, int] | None:
    """What the two readers, which must agree, say of a line: kind, microseconds, end."""
    stamp = parse_stamp(line)
    found = None if stamp is None else (stamp.kind, stamp.value_us, stamp.end)
    assert stamp_of(line) == found
    return found


@pytest.mark.parametrize("form", FORMS)
@given(moment=st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)))
def test_form(form: str, moment: datetime) -> None:
    """What each program writes is read back, with the fraction if it has one; the line goes on behind it."""
    kind, write = FORMS[form]
    text = write(moment)
    expected = moment if "%f" in _source(form) else moment.replace(microsecond=0)
    if kind == YEARLESS:
        expected = expected.replace(year=PLACEHOLDER_YEAR)
    # The name of a zone is one only before a blank.
    for behind in (" mail",) if form == "short-full" else (" mail", ": mail"):
        found = both((text + behind).encode())
        assert found == (kind, us(expected), len(text) + len(behind) - 4)


def _source(form: str) -> str:
    """`%f` for the forms that write a fraction."""
    return "%f" if form in ("short-precise", "RFC 3339", "RFC 3339, nine digits", "comma", "RFC 5424") else ""


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31)),
    st.integers(-14 * 60, 14 * 60),
    st.sampled_from(["", ":"]),
)
def test_offset(moment: datetime, minutes: int, colon: str) -> None:
    """An offset of zone is taken off."""
    zone = timezone(timedelta(minutes=minutes))
    text = f"{moment.replace(tzinfo=zone):%Y-%m-%dT%H:%M:%S.%f%z} x"
    text = text[:-4] + colon + text[-4:]
    found = both(text.encode())
    assert found is not None and found[:2] == (ABSOLUTE, us(moment - timedelta(minutes=minutes)))


@given(st.integers(10**8, 10**11 - 1), st.integers(0, 999_999))
def test_unix(seconds: int, micro: int) -> None:
    """The form short-unix of journalctl is the seconds since 1970."""
    assert both(f"{seconds}.{micro:06} x".encode()) == (ABSOLUTE, seconds * 1_000_000 + micro, len(str(seconds)) + 8)


@pytest.mark.parametrize(
    "line",
    [
        "", "x", "<22>", "<22>1 ", "<2222>Nov  8 10:00:00 x", "Nov", "Nov  8", "Nov  8 10:00:0", "Nov  8 10:00:00x", "Nov   8 10:00:00 x",
        "Nov 31 10:00:00 x", "Feb 30 10:00:00 x", "Feb 29 2026 10:00:00 x", "Nov 00 10:00:00 x", "Nov  8 24:00:00 x",
        "Nov  8 10:60:00 x", "Nov  8 10:00:61 x", "nov  8 10:00:00 x", "Nov  8 0000 10:00:00 x", "Nov  8 10:00:00.1234567890 x",
        "2026-13-01 10:00:00 x", "9999-12-31 10:00:00 x", "2026-02-29 10:00:00 x", "1969-12-31 10:00:00 x", "2026-11-08_10:00:00 x", "2026-11-08T10:00 x",
        "2026-11-08T10:00:00+9 x", "2026-11-08T10:00:00Zx", "Xxx 2026-11-08 10:00:00 x", "12345678.000000 x", "1795298507.00344 x",
        "123456789012.000000 x", "-1795298507.003448 x",
    ],
)  # fmt: skip
def test_no_stamp(line: str) -> None:
    """What only looks like a stamp, or names a day or an hour that does not exist, is none."""
    assert both(line.encode()) is None


def test_leap_second() -> None:
    """A second of 60 counts as 59."""
    found = both(b"2016-12-31T23:59:60Z x")
    assert found is not None and found[1] == us(datetime(2016, 12, 31, 23, 59, 59))


def test_leap_day_without_a_year() -> None:
    """29 February exists in the placeholder year."""
    assert both(b"Feb 29 00:00:00 x") == (YEARLESS, us(datetime(2000, 2, 29)), 16)


@pytest.mark.parametrize(
    "line", [b"2026-11-08 10:00:00", b"Nov  8 10:00:00", b"Nov  8 10:00:00:", b"Nov  8 10:00:00\r"]
)
def test_nothing_behind(line: bytes) -> None:
    """A line may end with its stamp."""
    assert both(line) is not None


pieces = st.sampled_from(
    [*(month.decode() for month in MONTHS), " ", "  ", "8", "08", "31", "2026", "10:00:00", ".5", ",123456789", "-", "11", "T", "Z", "+09:00",
     "-0930", " UTC", " JST ", "Sun ", "<22>", "<22>1 ", ":", "\r", "\t", "1795298507", ".003448", "2026-11-08", "x", "\0"]
)  # fmt: skip


@given(st.lists(pieces, max_size=8).map("".join))
def test_readers_agree_on_pieces(line: str) -> None:
    """The native reader says what the Python one says about any sequence of what stamps are made of."""
    both(line.encode())


@given(st.binary(max_size=40))
def test_readers_agree_on_bytes(line: bytes) -> None:
    """And about any bytes."""
    both(line)
