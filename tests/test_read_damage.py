"""Input that is broken, odd or hostile: what can be read is read, what cannot is named, nothing crashes."""

import bz2
import gzip
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import maillens
from maillens.read import blocks, find_sources
from maillens.read.problem import ReadProblem

LINE = b"2026-11-08T10:00:%02d.000000+00:00 mx1 postfix/qmgr[13]: 3F2A1C0D%02d: removed\n"
LINES = b"".join(LINE % (n, n) for n in range(40))


def zstd(data: bytes) -> bytes:
    """DATA compressed with zstd."""
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd,
}


def read(*names: Path | str) -> tuple[bytes, list[ReadProblem]]:
    """The bytes that names stand for, and all problems."""
    sources, problems = find_sources([str(name) for name in names])
    return b"".join(block.data for source in sources for block in blocks(source, problems=problems)), problems


def codes(problems: list[ReadProblem]) -> list[str]:
    """The codes of some problems."""
    return [problem.code for problem in problems]


@pytest.mark.parametrize("suffix", PACKERS)
def test_cut_at_every_byte(tmp_path: Path, suffix: str) -> None:
    """A compressed file that ends after any of its bytes gives a beginning of the lines, and is always named."""
    packed = PACKERS[suffix](LINES)
    path = tmp_path / f"mail.log.2.{suffix}"
    for end in range(len(packed)):
        path.write_bytes(packed[:end])
        data, problems = read(path)
        assert LINES.startswith(data), end
        assert len(problems) == 1, (end, codes(problems))
        assert problems[0].fatal or end == 0, end
        assert str(problems[0])


@pytest.mark.parametrize("suffix", PACKERS)
def test_damaged_at_every_byte(tmp_path: Path, suffix: str) -> None:
    """One wrong byte anywhere in a compressed file: never a crash, and never wrong lines without a word about it."""
    packed = PACKERS[suffix](LINES)
    path = tmp_path / f"mail.log.2.{suffix}"
    for place in range(len(packed)):
        path.write_bytes(packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :])
        data, problems = read(path)
        # zstd has no checksum of the content unless asked for one (RFC 8878, 3.1.1): it alone cannot tell.
        assert data == LINES or problems or suffix == "zst", place


@pytest.mark.parametrize("suffix", PACKERS)
def test_damaged_file_beside_others(tmp_path: Path, suffix: str) -> None:
    """The report covers what could be read of the damaged file and all of the others."""
    (tmp_path / f"mail.log.2.{suffix}").write_bytes(PACKERS[suffix](LINES * 50)[:-20])
    (tmp_path / "mail.log").write_bytes(LINE.replace(b"11-08", b"11-09") % (0, 0))
    log = maillens.open([tmp_path / "mail.log", tmp_path / f"mail.log.2.{suffix}"])
    assert log.report().totals["lines"] >= 1
    assert codes(log.problems) == ["damaged"]


def test_wrong_suffix(tmp_path: Path) -> None:
    """A plain file that is called .gz is read as what it is."""
    path = tmp_path / "mail.log.2.gz"
    path.write_bytes(LINES)
    assert read(path)[0] == LINES


@pytest.mark.parametrize("text", [b"", b"\n", b"\n\n\n", b" \n", b"\0" * 5_000, b"\r\n\r\n"])
def test_nothing_in_it(tmp_path: Path, text: bytes) -> None:
    """An empty file, or one of blanks and NUL, is told and is no crash."""
    path = tmp_path / "mail.log"
    path.write_bytes(text)
    data, problems = read(path)
    assert data in (b"", text)
    assert len(problems) == 1


def test_empty_file_beside_others_takes_nothing_away(tmp_path: Path) -> None:
    """After a rotation mail.log is empty: that is no error where the set is read."""
    (tmp_path / "mail.log").write_bytes(b"")
    (tmp_path / "mail.log.1").write_bytes(LINES)
    data, problems = read(tmp_path / "mail.log", tmp_path / "mail.log.1")
    assert data == LINES
    assert codes(problems) == ["empty"] and not problems[0].fatal


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines.replace(b"\n", b"\r\n"),
        lambda lines: lines.rstrip(b"\n"),
        lambda lines: b"\xef\xbb\xbf" + lines,
        lambda lines: b"\0" * 700 + lines,
        lambda lines: lines + b"\0" * 700,
        lambda lines: b"\n\n" + lines.replace(b"\n", b"\n\n"),
        lambda lines: lines.replace(b"\n", b" \t\n"),
    ],
    ids=[
        "CRLF",
        "no last newline",
        "byte order mark",
        "NUL before",
        "NUL behind",
        "empty lines",
        "blanks at line ends",
    ],
)
def test_bytes_around_lines(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """What editors, copies between systems and copytruncate leave around the lines changes no fact."""
    path = tmp_path / "mail.log"
    path.write_bytes(change(LINES))
    messages = maillens.open(path).messages()
    assert messages["queue_id"].to_pylist() == [f"3F2A1C0D{n:02d}" for n in range(40)]
    assert messages["outcome"].to_pylist() == ["removed"] * 40


@settings(max_examples=100, deadline=None)
@given(junk=st.binary(max_size=300), place=st.integers(0, len(LINES)))
def test_junk_costs_only_the_lines_it_hits(tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int) -> None:
    """Any bytes anywhere in a log leave all the other lines what they were."""
    path = tmp_path_factory.getbasetemp() / "junk.log"
    path.write_bytes(LINES[:place] + junk + LINES[place:])
    if not find_sources([str(path)])[0]:
        return  # the junk stands before everything, and made it something else than a log
    found = maillens.open(path).messages()["queue_id"].to_pylist()
    hit = {LINES[:place].count(b"\n"), LINES[:place].count(b"\n") - (place > 0)}
    whole = [f"3F2A1C0D{n:02d}" for n in range(40) if n not in hit]
    assert [queue_id for queue_id in found if queue_id in whole] == whole


def test_links_in_a_circle(tmp_path: Path) -> None:
    """A directory that holds a link to itself, and links that lead nowhere, are no endless search."""
    (tmp_path / "log").mkdir()
    (tmp_path / "log/mail.log").write_bytes(LINES)
    (tmp_path / "log/again").symlink_to(tmp_path / "log", target_is_directory=True)
    (tmp_path / "log/mail.log.1").symlink_to(tmp_path / "log/mail.log.2")
    (tmp_path / "log/mail.log.2").symlink_to(tmp_path / "log/mail.log.1")
    assert read(tmp_path / "log")[0] == LINES


@pytest.mark.parametrize("target", ["gone", "mail.log.loop"])
def test_link_that_leads_nowhere(tmp_path: Path, target: str) -> None:
    """A link to nothing, or to itself, that was named is told with its reason."""
    path = tmp_path / "mail.log.loop"
    path.symlink_to(tmp_path / target)
    data, [problem] = read(path)
    assert data == b"" and problem.fatal and problem.why


@pytest.mark.parametrize(
    "name", ["mail[1].log", "mail*.log", "what?.log", "-mail.log", "メール.log", "a b.log", "x\ny.log"]
)
def test_names_with_signs(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose name holds signs of patterns, blanks or a newline is the file, not a pattern."""
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(LINES)
    assert read(f"./{name}") == (LINES, [])


def test_name_that_is_no_text(tmp_path: Path) -> None:
    """A name of bytes that are no UTF-8 is read like any other."""
    path = os.fsencode(tmp_path) + b"/mail-\xff.log"
    with open(path, "wb") as file:
        file.write(LINES)
    assert read(os.fsdecode(path)) == (LINES, [])


def test_pattern_takes_each_file_once(tmp_path: Path) -> None:
    """Patterns that overlap, with each other and with names, give each file once."""
    (tmp_path / "mail.log").write_bytes(LINES)
    (tmp_path / "mail.log.1").write_bytes(LINES.replace(b"11-08", b"11-07"))
    data, problems = read(tmp_path / "mail.*", tmp_path / "*.log", tmp_path / "mail.log.1", tmp_path)
    assert data == LINES.replace(b"11-08", b"11-07") + LINES
    assert problems == []


def test_directory_inside_directory(tmp_path: Path) -> None:
    """Logs are found at any depth, and other files there are passed over."""
    deep = tmp_path / "2026/11"
    deep.mkdir(parents=True)
    (deep / "mail.log").write_bytes(LINES)
    (deep / "mail.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (deep / "notes.txt").write_text("nothing of mail\n")
    assert read(tmp_path) == (LINES, [])


def test_deleted_between_search_and_reading(tmp_path: Path) -> None:
    """A file that logrotate takes away before it is read is named."""
    path = tmp_path / "mail.log"
    path.write_bytes(LINES)
    sources, problems = find_sources([str(path)])
    path.unlink()
    assert list(blocks(sources[0], problems=problems)) == []
    assert len(problems) == 1 and problems[0].fatal


def test_truncated_while_reading(tmp_path: Path) -> None:
    """A copytruncate in the middle of reading ends the file early; what was read stays, and nothing crashes."""
    path = tmp_path / "mail.log"
    path.write_bytes(LINES * 200)
    sources, problems = find_sources([str(path)])
    reading = blocks(sources[0], block_bytes=1_000, problems=problems)
    first = next(reading).data
    os.truncate(path, 0)
    rest = b"".join(block.data for block in reading)
    assert (LINES * 200).startswith(first) and len(first + rest) < len(LINES) * 200


@pytest.mark.parametrize("end", range(0, 400, 7))
def test_export_cut_anywhere(tmp_path: Path, end: int) -> None:
    """A journal export that was cut while it was saved gives the entries before the cut."""
    entry = (
        b"__CURSOR=s=1;i=1\n__REALTIME_TIMESTAMP=1794132000000000\n_HOSTNAME=mx1\nSYSLOG_IDENTIFIER=postfix/qmgr\n"
        b"_PID=13\nMESSAGE=3F2A1C0D5E: removed\n\n"
    )
    path = tmp_path / "saved"
    path.write_bytes(entry + entry.replace(b"0D5E", b"0D5F")[:end])
    found = maillens.open(path).messages()["queue_id"].to_pylist()
    assert found[0] == "3F2A1C0D5E"
    assert found[1:] in ([], ["3F2A1C0D5F"])


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\0" * 50_000])
def test_offsets_behind_what_stands_before_the_first_line(tmp_path: Path, before: bytes) -> None:
    """Offsets are places in the file, whatever was left out at its beginning."""
    path = tmp_path / "mail.log"
    path.write_bytes(before + LINES)
    found = [
        offset for batch in maillens.open(path, block_bytes=500).records() for offset in batch["offset"].to_pylist()
    ]
    assert found == [len(before) + number * len(LINE % (0, 0)) for number in range(40)]
