"""Arguments -> sources: what is read, in which order, and what is said about the rest."""

import gzip
import io
import itertools
import os
import random
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillens.read import blocks, find_sources, place
from maillens.read.order import anchor_of
from maillens.read.years import moments
from maillens.stamp import parse_stamp

CONNECT = b" mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n"


def utc(year: int, month: int, day: int) -> float:
    """The beginning of a day as UNIX seconds."""
    return datetime(year, month, day, tzinfo=UTC).timestamp()


def log(path: Path, *stamps: str, written_s: float | None = None) -> Path:
    """Write a log with one line for each stamp."""
    path.write_bytes(b"".join(stamp.encode() + CONNECT for stamp in stamps))
    if written_s is not None:
        os.utime(path, (written_s, written_s))
    return path


def names(*arguments: object) -> list[str]:
    """The file names of the sources that ARGUMENTS name, in order."""
    return [Path(source.name).name for source in find_sources([str(one) for one in arguments])[0]]


def codes(*arguments: object) -> list[str]:
    """The problems that ARGUMENTS give."""
    return [problem.code for problem in find_sources([str(one) for one in arguments])[1]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 1 << 30),
    cuts=st.lists(st.integers(1, 199), max_size=5, unique=True),
    compress=st.booleans(),
)
def test_rotated_set_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, seed: int, cuts: list[int], compress: bool
) -> None:
    """The parts of a set come out in order of time, whatever their names and their order."""
    folder = tmp_path_factory.mktemp("set")
    dice = random.Random(seed)
    # Two lines a second over New Year, so that cuts also fall into the middle of a second.
    begin = int(utc(2026, 12, 31)) + 86_400 - 50
    moments = [datetime.fromtimestamp(begin + n // 2, UTC) for n in range(200)]
    lines = [
        moment.strftime("%b %e %H:%M:%S").encode() + b" mail postfix/smtpd[%d]: connect\n" % n
        for n, moment in enumerate(moments)
    ]
    bounds = [0, *sorted(cuts), 200]
    parts = [b"".join(lines[start:end]) for start, end in itertools.pairwise(bounds)]
    paths = []
    for number, part in enumerate(parts):
        path = folder / "".join(dice.choices("abcdefghij.", k=12))
        path.write_bytes(gzip.compress(part) if compress and number % 2 else part)
        written = utc(2027, 1, 2) + number / 1000
        os.utime(path, (written, written))
        paths.append(str(path))
    dice.shuffle(paths)
    sources, problems = find_sources(paths)
    assert b"".join(block.data for source in sources for block in blocks(source, problems=problems)) == b"".join(lines)
    assert problems == []


def test_year_comes_from_the_anchor(tmp_path: Path) -> None:
    """Stamps without a year belong to the latest year that the time of writing allows."""
    log(tmp_path / "a", "Jan  2 10:00:00", written_s=utc(2027, 1, 3))
    log(tmp_path / "b", "Dec 30 10:00:00", written_s=utc(2027, 1, 1))
    log(tmp_path / "c", "2026-12-31T10:00:00+09:00", written_s=utc(2027, 1, 1))
    assert names(tmp_path / "a", tmp_path / "b", tmp_path / "c") == ["b", "c", "a"]


def test_leap_day_is_in_a_leap_year() -> None:
    """29 February without a year is counted back to the last leap year, and the days around it too."""
    days = [yearless(b"Feb 28 23:59:59"), yearless(b"Feb 29 12:00:00"), yearless(b"Mar  1 00:00:00")]
    dated = moments(days, utc(2027, 6, 1))
    assert [dated[day] // 1_000_000 for day in days] == [
        int(utc(2024, 2, 29)) - 1,
        int(utc(2024, 2, 29)) + 43_200,
        int(utc(2024, 3, 1)),
    ]


def yearless(stamp: bytes) -> int:
    """The clock reading of a STAMP without a year."""
    parsed = parse_stamp(stamp)
    assert parsed is not None
    return parsed.value_us


def test_copied_set_is_not_torn_apart(tmp_path: Path) -> None:
    """Files copied on a day that lies in the middle of their own season stay together, in the year before."""
    copied = utc(2026, 12, 10)
    for name, stamp in {"a": "Jan 20", "b": "Nov  8", "c": "Dec  5", "d": "Dec 20"}.items():
        log(tmp_path / name, f"{stamp} 10:00:00", written_s=copied)
    sources = find_sources([str(tmp_path / name) for name in "abcd"])[0]
    assert [Path(source.name).name for source in sources] == ["b", "c", "d", "a"]
    assert sources[1].anchor_s < utc(2026, 12, 4)
    assert sources[3].anchor_s == copied


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("maillog-20261115", 15),
        ("mail.log-20261115.gz", 15),
        ("mail.log.2026-11-15", 15),
        ("mail-2026111506.xz", 15),
        ("maillog-20269915", None),
        ("mail.log.1", None),
        ("mail-1763164800", None),
        ("2026111599.log", None),
        ("mail-202611150655.gz", None),
    ],
)
def test_date_in_the_name(name: str, day: int | None) -> None:
    """The date that logrotate put into a name says when the file ends, better than a copy's own time."""
    written = utc(2027, 5, 1)
    assert anchor_of(name, written) == (utc(2026, 11, 16) + 43_200 if day else written)
    assert anchor_of(name, utc(2026, 11, 1)) == utc(2026, 11, 1)


def test_part_with_the_repeated_hour(tmp_path: Path) -> None:
    """A part that ends before it began, when summer time ended, stands before the next one."""
    log(tmp_path / "one", "Oct 25 02:59:52", "Oct 25 02:00:30", written_s=utc(2026, 10, 26))
    log(tmp_path / "two", "Oct 25 02:00:31", "Oct 25 02:00:40", written_s=utc(2026, 10, 26))
    log(tmp_path / "three", "Oct 25 02:00:41", "Oct 25 03:10:00", written_s=utc(2026, 10, 26))
    log(tmp_path / "zero", "Oct 25 02:20:00", "Oct 25 02:59:51", written_s=utc(2026, 10, 26))
    paths = [tmp_path / name for name in ("two", "three", "zero", "one")]
    assert names(*paths) == ["zero", "one", "two", "three"]


def test_changed_stamp_format(tmp_path: Path) -> None:
    """A log whose stamps lose the year in the middle, near another one, is ordered without trouble."""
    log(tmp_path / "one", "2026-11-08T10:00:00", "Nov  8 12:00:00", written_s=utc(2026, 11, 9))
    log(tmp_path / "two", "2026-11-08T11:00:00", "Nov  8 12:30:00", written_s=utc(2026, 11, 9))
    assert names(tmp_path / "two", tmp_path / "one") == ["one", "two"]


def test_read_once(tmp_path: Path) -> None:
    """A file named twice, by another path, by a link or through its directory is read once."""
    path = log(tmp_path / "mail.log", "Nov  8 10:00:00")
    (tmp_path / "link.log").symlink_to(path)
    os.link(path, tmp_path / "hard.log")
    assert names(path, tmp_path / "link.log", tmp_path / "." / "mail.log", tmp_path, tmp_path / "*.log") == ["mail.log"]


def test_twins(tmp_path: Path) -> None:
    """Of two files where one holds all lines of the other, the longer is read, and this is told."""
    long = log(tmp_path / "mail.log", "Nov  8 10:00:00", "Nov  8 10:00:01", "Nov  8 10:00:02")
    (tmp_path / "old.gz").write_bytes(gzip.compress(long.read_bytes()[:150]))
    log(tmp_path / "other.log", "Nov  8 10:00:00", "Nov  8 10:00:05")
    sources, problems = find_sources([str(tmp_path / name) for name in ("old.gz", "mail.log", "other.log")])
    assert [Path(source.name).name for source in sources] == ["mail.log", "other.log"]
    assert [(problem.code, problem.fatal) for problem in problems] == [("twin", False)]


def test_directory(tmp_path: Path) -> None:
    """Of a directory its mail logs are read, at any depth, and all else is passed over in silence."""
    log(tmp_path / "mail.log", "Nov  9 10:00:00")
    (tmp_path / "mx2").mkdir()
    log(tmp_path / "mx2" / "any-name", "Nov  8 10:00:00")
    (tmp_path / "notes.txt").write_text("postfix was updated\n")
    (tmp_path / "dpkg.log").write_text("2026-11-08 10:00:00 status installed libc6\n")
    (tmp_path / "picture.png").write_bytes(bytes(range(256)))
    (tmp_path / "mail.empty").write_bytes(b"")
    (tmp_path / ".mail.log.swp").write_bytes(b"Nov  8 10:00:00" + CONNECT)
    assert names(tmp_path) == ["any-name", "mail.log"]
    assert codes(tmp_path) == []


def test_copies_in_a_directory(tmp_path: Path) -> None:
    """Syslog and mail.warn repeat lines of mail.log: in a directory they are left out, named they are read."""
    for number, name in enumerate(["mail.log", "mail.warn", "syslog", "syslog.1"]):
        log(tmp_path / name, f"Nov  8 10:00:0{number}")
    assert names(tmp_path) == ["mail.log"]
    assert codes(tmp_path) == ["copy"] * 3
    assert names(tmp_path / "syslog") == ["syslog"]
    (tmp_path / "mail.log").unlink()
    assert names(tmp_path) == ["mail.warn", "syslog", "syslog.1"]


def test_directory_without_logs(tmp_path: Path) -> None:
    """A directory that holds no log is named."""
    (tmp_path / "notes.txt").write_text("nothing\n")
    assert codes(tmp_path) == ["no-log-inside"]


def test_pattern(tmp_path: Path) -> None:
    """A pattern that the shell did not expand is expanded; one that matches nothing is named."""
    log(tmp_path / "mail.log", "Nov  9 10:00:00")
    log(tmp_path / "mail.log.1", "Nov  8 10:00:00")
    log(tmp_path / "mail[1].log", "Nov  7 10:00:00")
    assert names(tmp_path / "mail.log*") == ["mail.log.1", "mail.log"]
    assert names(tmp_path / "mail[1].log") == ["mail[1].log"]
    assert codes(tmp_path / "nothing*") == ["no-match"]


def test_problems_name_file_reason_and_hint(tmp_path: Path) -> None:
    """What cannot be read is named with its reason and a hint, and the rest is read."""
    good = log(tmp_path / "mail.log", "Nov  8 10:00:00")
    (tmp_path / "empty log").write_bytes(b"")
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0\0" * 100)
    (tmp_path / "letter").write_text("Dear example.com,\n")
    (tmp_path / "mail.2.gz").write_bytes(b"\0\0\xff" * 100)
    arguments = [str(tmp_path / name) for name in ("gone", "empty log", "binary", "letter", "mail.2.gz")]
    sources, problems = find_sources([*arguments, str(good)])
    assert [source.name for source in sources] == [str(good)]
    assert [(p.code, p.fatal) for p in problems] == [
        ("missing", True),
        ("empty", False),
        ("binary", True),
        ("not-a-log", True),
        ("mislabelled", True),
    ]
    assert str(problems[1]) == (
        f"nothing in `{tmp_path}/empty log`\n  the file is empty\n"
        f"hint: after a rotation the last lines are in the file before it: `ls -l '{tmp_path}/empty log'*`"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden(tmp_path: Path) -> None:
    """A file that this user may not read is named, with the command for root."""
    path = log(tmp_path / "mail.log", "Nov  8 10:00:00")
    path.chmod(0)
    [problem] = find_sources([str(path)])[1]
    assert problem.code == "forbidden" and "sudo maillens report" in problem.hint
    assert codes(tmp_path) == ["forbidden"]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Make DATA standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]


def test_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input takes its place in the order, is unpacked if need be, and loses nothing."""
    late = log(tmp_path / "mail.log", "Nov  9 10:00:00", written_s=utc(2026, 11, 10))
    data = b"2026-11-08T10:00:00Z" + CONNECT
    stdin(monkeypatch, data)
    sources, problems = find_sources([str(late), "-"])
    assert [source.kind for source in sources] == ["stdin", "file"]
    assert [bytes(block.data) for block in blocks(sources[0], problems=problems)] == [data]
    stdin(monkeypatch, gzip.compress(data))
    assert [bytes(block.data) for block in blocks(find_sources(["-"])[0][0], problems=problems)] == [data]
    assert problems == []


def test_pipe_is_read_once(tmp_path: Path) -> None:
    """A named pipe, as from <(zcat …), keeps its bytes until it is read."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    [source], problems = find_sources([str(path)])
    writer = threading.Thread(target=path.write_bytes, args=(b"Nov  8 10:00:00" + CONNECT,))
    writer.start()
    assert [bytes(block.data) for block in blocks(source, problems=problems)] == [b"Nov  8 10:00:00" + CONNECT]
    writer.join()


def test_log_of_this_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an argument the usual places are looked into, and then the journal."""
    monkeypatch.setattr(place, "HOST_PATTERNS", (str(tmp_path / "mail.log*"), str(tmp_path / "mail")))
    log(tmp_path / "mail.log", "Nov  9 10:00:00")
    log(tmp_path / "mail.log.1", "Nov  8 10:00:00")
    assert names() == ["mail.log.1", "mail.log"]
    for path in tmp_path.iterdir():
        path.unlink()
    monkeypatch.setattr("maillens.read.find.has_journalctl", lambda: True)
    assert [source.kind for source in find_sources([])[0]] == ["journal"]
    monkeypatch.setattr("maillens.read.find.has_journalctl", lambda: False)
    assert codes() == ["no-input"]
