"""Files -> blocks: whatever the block size and the bytes, the lines are the same."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maillens.read import Block, ReadProblem, Source, blocks, cutting

LINE = b"Nov  8 10:00:%02d mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n"


def source_of(path: Path, kind: str = "file") -> Source:
    """PATH as a source without looking into it."""
    return Source(str(path), path, kind, path.stat().st_mtime, path.stat().st_size)


def read_all(path: Path, block_bytes: int = 1 << 23) -> tuple[list[Block], list[ReadProblem]]:
    """The blocks of PATH, and the problems."""
    problems: list[ReadProblem] = []
    return list(blocks(source_of(path), block_bytes=block_bytes, problems=problems)), problems


def lines_with_offsets(read: list[Block]) -> list[tuple[int, bytes]]:
    """Every line with its offset in the input."""
    found = []
    for block in read:
        offset = block.offset
        for number, line in enumerate(re.findall(rb"[^\n]*\n|[^\n]+", block.data)):
            found.append((block.line_offsets[number] if block.line_offsets else offset, line))
            offset += len(line)
    return found


hostile_line = st.one_of(
    st.binary(max_size=40).map(lambda line: line.replace(b"\n", b" ")),
    st.sampled_from(
        [
            LINE[:-1] % 1,
            LINE[:-1] % 2 + b"\r",
            b"",
            b"\0" * 30,
            b"Nov  8 10:00:03 mail last message repeated 3 times",
            b"Nov  8 10:00:04 mail postfix/smtpd[7]: message repeated 2 times: [ connect from unknown[192.0.2.2]]",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(hostile_line, max_size=30), last_newline=st.booleans(), block_bytes=st.integers(1, 400))
def test_block_size_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], last_newline: bool, block_bytes: int
) -> None:
    """Blocks of any size hold the bytes of the file and give each line the same offset."""
    content = LINE % 0 + b"\n".join(lines) + (b"\n" if last_newline else b"")
    path = tmp_path_factory.getbasetemp() / "any.log"
    path.write_bytes(content)
    read, problems = read_all(path, block_bytes)
    assert b"".join(block.data for block in read) == content
    assert [block.number for block in read] == list(range(len(read)))
    assert lines_with_offsets(read) == lines_with_offsets(read_all(path)[0])
    assert all(block.data.endswith(b"\n") for block in read[:-1])
    assert not any(cutting.is_repeat(block.data, 0, block.data.find(b"\n")) for block in read[1:])
    assert problems == []


def test_repeats_are_given_up_in_the_end(tmp_path: Path) -> None:
    """A file of nothing but repeat lines still comes in blocks of bounded size."""
    path = tmp_path / "mail.log"
    path.write_bytes(LINE % 0 + b"Nov  8 10:00:03 mail last message repeated 3 times\n" * 20_000)
    read, _ = read_all(path, 4096)
    assert b"".join(block.data for block in read) == path.read_bytes()
    assert max(len(block.data) for block in read) < 200_000


def test_endless_line_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the limit is cut there, at the same places for every block size."""
    monkeypatch.setattr(cutting, "LONGEST_LINE", 100)
    content = LINE % 1 + b"x" * 250 + b"\n" + b"y" * 100 + b"\n" + LINE % 2
    path = tmp_path / "mail.log"
    path.write_bytes(content)
    expected = [len(LINE % 1), 100, 100, 51, 101, len(LINE % 2)]
    for block_bytes in (1, 64, 1000):
        read, _ = read_all(path, block_bytes)
        assert b"".join(block.data for block in read) == content
        assert [len(line) for _, line in lines_with_offsets(read)] == expected


def test_file_that_shrinks(tmp_path: Path) -> None:
    """A file truncated while it is read (copytruncate) ends there, without a problem."""
    path = tmp_path / "mail.log"
    path.write_bytes(b"".join(LINE % (n % 60) for n in range(2_000)))
    problems: list[ReadProblem] = []
    reading = blocks(source_of(path), block_bytes=1 << 16, problems=problems)
    next(reading)
    os.truncate(path, 0)
    assert len(list(reading)) <= 1
    assert problems == []


def test_file_that_grows(tmp_path: Path) -> None:
    """Lines that arrive while a file is read belong to it."""
    path = tmp_path / "mail.log"
    path.write_bytes(b"".join(LINE % (n % 60) for n in range(2_000)))
    reading = blocks(source_of(path), block_bytes=1 << 16, problems=[])
    data = bytes(next(reading).data)
    with path.open("ab") as log:
        log.write(b"Nov  8 11:00:00 mail late\n")
    assert (data + b"".join(block.data for block in reading)).endswith(b"late\n")


def test_blocks_are_not_touched_again(tmp_path: Path) -> None:
    """A block that was handed out keeps its bytes while the next ones are read."""
    path = tmp_path / "mail.log"
    path.write_bytes(b"".join(LINE % (n % 60) for n in range(500)))
    seen = [(block, bytes(block.data)) for block in blocks(source_of(path), block_bytes=999, problems=[])]
    assert len(seen) > 10
    assert all(block.data == data for block, data in seen)


def test_later_stamps(tmp_path: Path) -> None:
    """Stamps without a year are also shown from further down, and the last one."""
    path = tmp_path / "mail.log"
    filler = b"Nov  8 10:00:00 mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n"
    path.write_bytes(filler * 3_000 + b"Dec 31 23:59:59 mail postfix/smtpd[7]: late\n")
    read, _ = read_all(path, 1 << 16)
    assert read[0].later_stamps[0] == filler[:-1]
    assert read[0].later_stamps[-1].startswith(b"Dec 31 23:59:59")
    assert len(read[0].later_stamps) == path.stat().st_size // (1 << 16) + 1
    assert all(block.later_stamps == () for block in read[1:])


def test_no_later_stamps_where_the_year_is_known(tmp_path: Path) -> None:
    """A file whose stamps have the year is not looked through twice."""
    path = tmp_path / "mail.log"
    path.write_bytes(b"2026-11-08T10:00:00Z mail postfix/smtpd[7]: connect from a.example.com[192.0.2.1]\n" * 3_000)
    assert read_all(path, 1 << 16)[0][0].later_stamps == ()


def test_progress_reaches_the_size(tmp_path: Path) -> None:
    """The reads told to the progress bar add up to the size of the file."""
    path = tmp_path / "mail.log"
    path.write_bytes(LINE % 1 * 5_000)
    told: list[int] = []
    list(blocks(source_of(path), block_bytes=1 << 16, problems=[], progress=told.append))
    assert sum(told) == path.stat().st_size
