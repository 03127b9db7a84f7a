"""Compressed files: recognised by content, read through, and up to the break when damaged."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from maillens.read import blocks, find_sources
from maillens.read.problem import ReadProblem

LINES = b"".join(
    b"Nov  8 10:%02d:%02d mail postfix/smtpd[%d]: connect from a%d.example.com[192.0.2.1]\n"
    % (n // 60 % 60, n % 60, n, n * 7919)
    for n in range(3_000)
)


def zstd(data: bytes) -> bytes:
    """DATA compressed with zstd, where the package is installed."""
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstd,
}
packed = pytest.mark.parametrize("suffix", PACKERS)


def read(path: Path) -> tuple[bytes, list[ReadProblem]]:
    """The bytes of PATH found as a person names it, and all problems."""
    sources, problems = find_sources([str(path)])
    return b"".join(block.data for source in sources for block in blocks(source, problems=problems)), problems


@packed
def test_unpacked_whatever_the_name(tmp_path: Path, suffix: str) -> None:
    """Content decides: a compressed file without the suffix is read like any other."""
    path = tmp_path / "mail.log.1"
    path.write_bytes(PACKERS[suffix](LINES))
    assert read(path) == (LINES, [])


@packed
def test_streams_one_after_the_other(tmp_path: Path, suffix: str) -> None:
    """Compressed files put together with cat are read to the end."""
    path = tmp_path / "mail.log"
    path.write_bytes(PACKERS[suffix](LINES) + PACKERS[suffix](LINES[:500]))
    assert read(path) == (LINES + LINES[:500], [])


@packed
def test_cut_short(tmp_path: Path, suffix: str) -> None:
    """Data that ends early gives what came before, and is named with the number of lines."""
    whole = PACKERS[suffix](LINES * 20)
    path = tmp_path / f"mail.log.3.{suffix}"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    data, problems = read(path)
    assert (LINES * 20).startswith(data)
    [problem] = problems
    assert problem.code == "damaged" and problem.fatal
    if data:  # bzip2 and zstd may hold all of it in the block that is cut
        assert f"ends early, after {data.count(10):,} lines" in problem.why


def test_damaged_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    """All lines before flipped bytes come out of a gzip file."""
    whole = bytearray(gzip.compress(LINES))
    half = len(whole) // 2
    whole[half : half + 400] = b"\xff" * 400
    path = tmp_path / "mail.log.3.gz"
    path.write_bytes(whole)
    data, [problem] = read(path)
    shared = next((n for n in range(len(data)) if data[n] != LINES[n]), len(data))
    assert shared > len(LINES) * 0.4
    assert problem.what == f"cannot read `{path}` to its end"
    assert problem.why.startswith("gzip data is damaged (")


def test_wrong_checksum(tmp_path: Path) -> None:
    """A checksum that does not fit is told, and the lines are counted."""
    whole = bytearray(gzip.compress(LINES))
    whole[-6] ^= 1
    path = tmp_path / "mail.log.3.gz"
    path.write_bytes(whole)
    data, problems = read(path)
    assert data == LINES[: len(data)] and len(data) > len(LINES) * 0.9
    assert [problem.code for problem in problems] == ["damaged"]


def test_padding_is_no_damage(tmp_path: Path) -> None:
    """NUL bytes after the compressed data, as tapes leave them, are no trouble."""
    path = tmp_path / "mail.log.1.gz"
    path.write_bytes(gzip.compress(LINES) + b"\0" * 4_096)
    assert read(path) == (LINES, [])


def test_something_else_behind(tmp_path: Path) -> None:
    """Other bytes after the compressed data are told."""
    path = tmp_path / "mail.log.1.gz"
    path.write_bytes(gzip.compress(LINES) + b"and more")
    data, [problem] = read(path)
    assert data == LINES
    assert "followed by something else" in problem.why


@pytest.mark.parametrize("magic", [b"\x04\x22\x4d\x18", b"\x1f\x9d", b"PK\x03\x04", b"LPKSHHRH"])
def test_formats_that_are_not_read(tmp_path: Path, magic: bytes) -> None:
    """A format that is not read is named, with a command that unpacks it."""
    path = tmp_path / "mail.log.1"
    path.write_bytes(magic + bytes(100))
    data, [problem] = read(path)
    assert data == b""
    assert problem.code in ("packed", "journal-file")
    assert problem.hint.endswith("| maillens report -`")
