"""What is told of an input that cannot be read, or not to its end: the right problem, with the right values."""

import errno
import gzip
import importlib
import io
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from maillens.read import Block, Source, blocks, find_sources
from maillens.read.input import recognised
from maillens.read.problem import ReadProblem
from maillens.read.spool import rereadable
from maillens.read.trouble import breaking_off, not_a_log, not_opened

LINES = b"".join(b"2026-11-08T10:00:%02dZ mx1 postfix/qmgr[13]: 3F2A1C0D5E: removed\n" % n for n in range(60))


class Failing:
    """A reader whose disk fails after some bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = io.BytesIO(data)

    def readinto(self, buffer: memoryview, /) -> int:
        """Put some bytes into BUFFER, or fail."""
        count = self.data.readinto(buffer)
        if not count:
            raise OSError(errno.EIO, "Input/output error")
        return count


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_failing_disk(pack: Callable[[bytes], bytes]) -> None:
    """A disk that fails is what is told, with the bytes that came, and not what it did to the compression."""
    opened = recognised(Failing(pack(LINES)))
    while opened.plain.readinto(memoryview(bytearray(500))):
        pass
    problem = breaking_off("mail.log", opened, lines=60, size_bytes=4_080)
    assert problem == ReadProblem("broke-off", "mail.log", {"reason": "input/output error", "bytes": "4,080"})
    assert problem.fatal


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "missing", {"folder": "/var/log"}),
        (PermissionError(errno.EACCES, "Permission denied"), "forbidden", {"owner": "another user"}),
        (
            OSError(errno.ELOOP, "Too many levels of symbolic links"),
            "unreadable",
            {"reason": "too many levels of symbolic links"},
        ),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "unreadable", {"reason": "is a directory"}),
        (OSError("odd"), "unreadable", {"reason": "odd"}),
    ],
)
def test_why_a_file_cannot_be_opened(error: OSError, code: str, reason: dict[str, str]) -> None:
    """The error of the system becomes a problem that says what to do about it."""
    assert not_opened("/var/log/mail.log", None, error) == ReadProblem(code, "/var/log/mail.log", reason)


def test_owner_of_a_forbidden_file(tmp_path: Path) -> None:
    """Whose file it is, so that one knows whom to ask."""
    (tmp_path / "mail.log").write_bytes(LINES)
    path = tmp_path / "mail.log"
    problem = not_opened(str(path), path, PermissionError(errno.EACCES, "Permission denied"))
    assert problem.values["owner"] == f"user {path.owner()}, group {path.group()}"


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [
        ("system.journal", b"LPKSHHRH" + bytes(50), "journal-file"),
        ("mail.log.Z", b"\x1f\x9d" + bytes(50), "packed"),
        ("mail.log.gz", b"\xff\xfe\xfd" * 20, "mislabelled"),
        ("photo", b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        ("notes.txt", b"nothing of mail\n", "not-a-log"),
        ("notes.gz", b"text that was never packed\n", "not-a-log"),
    ],
)
def test_what_it_is_instead(name: str, head: bytes, code: str) -> None:
    """What is no log is told as what it is, as far as its first bytes say."""
    assert not_a_log(name, head).code == code


def test_how_far_was_looked() -> None:
    """That no stamp was found is said of so many bytes."""
    assert not_a_log("a", b"x" * 12).values == {"looked_at": "12 bytes"}
    assert not_a_log("a", b"x" * 65_536).values == {"looked_at": "64 KiB"}


def without(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make a package one that is not installed."""
    real = importlib.import_module

    def imported(module: str) -> ModuleType:
        if module.startswith(name):
            raise ImportError(name)
        return real(module)

    monkeypatch.setattr("maillens.read.compression.importlib.import_module", imported)


def test_zstd_without_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where zstandard is not installed, a file that needs it is named with what to install."""
    path = tmp_path / "mail.log.1.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd" + bytes(20))
    without(monkeypatch, "zstandard")
    sources, problems = find_sources([str(path)])
    assert sources == [] and [problem.code for problem in problems] == ["no-zstd"]


def test_gzip_without_its_fast_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where isal is not installed, the standard library unpacks gzip, with the same bytes."""
    path = tmp_path / "mail.log.1.gz"
    path.write_bytes(gzip.compress(LINES))
    without(monkeypatch, "isal")
    sources, problems = find_sources([str(path)])
    assert b"".join(block.data for block in blocks(sources[0], problems=problems)) == LINES
    assert problems == []


def test_progress_reaches_the_size(tmp_path: Path) -> None:
    """The bytes told while reading add up to the size of the file as it is stored, packed or not."""
    for name, data in (("mail.log", LINES * 300), ("mail.log.1.gz", gzip.compress(LINES * 300))):
        path = tmp_path / name
        path.write_bytes(data)
        told: list[int] = []
        source = Source(str(path), path, "file", 0, len(data))
        list(blocks(source, problems=[], progress=told.append))
        assert sum(told) == len(data) == source.size_bytes


def read_again(sources: list[Source]) -> list[bytes]:
    """The bytes of some sources, each read twice."""
    found = []
    for source in sources:
        parts: list[list[Block]] = [list(blocks(source, problems=[])) for _ in range(2)]
        once, again = (b"".join(block.data for block in part) for part in parts)
        assert once == again
        found.append(once)
    return found


def test_pipe_can_be_read_again(tmp_path: Path) -> None:
    """A pipe is copied once where it is needed twice; a file is read where it lies."""
    (tmp_path / "mail.log").write_bytes(LINES)
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(LINES[:680],))
    writer.start()
    plain = Source("mail.log", tmp_path / "mail.log", "file", 0, len(LINES))
    pipe = Source("pipe", tmp_path / "pipe", "file", 0, None)
    with rereadable([plain, pipe]) as sources:
        writer.join()
        assert sources[0] is plain
        assert read_again(sources) == [LINES, LINES[:680]]
        copy = sources[1].path
        assert (copy is not None and copy.stat().st_mode & 0o077 == 0) or copy.parent.stat().st_mode & 0o077 == 0
    assert not copy.exists()


def test_standard_input_can_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input is copied once where it is needed twice."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    with rereadable([Source("-", None, "stdin", 0, None)]) as sources:
        assert read_again(sources) == [LINES]
