"""Cutting the input anywhere changes nothing: blocks of any size, the parts of a rotated set in any order."""

import bz2
import gzip
import lzma
import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from maillens.correlate.mails import join_mails
from maillens.stamp import parse_stamp

Tables = dict[str, pa.Table]
Read = Callable[..., Tables]

LOGS = (
    "file-mode/mail.log",
    "file-mode/dovecot.log",
    "syslog-mode/mail.log",
    "syslog-mode/mail.traditional.log",
    "syslog-mode/mail.rfc5424.log",
    "journal-mode/journal.short.log",
)
LAST_S = 1_795_700_000.0
"""Some days after the lab's logs: what the files of a test are dated with, so that stamps without a year get theirs."""

SMALLEST_BLOCK = 200

PROPERTY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def lines_of(path: Path) -> tuple[bytes, ...]:
    """The lines of a log, with their newlines."""
    return tuple(path.read_bytes().splitlines(keepends=True))


@contextmanager
def written(parts: Sequence[bytes], names: Sequence[str]) -> Iterator[list[Path]]:
    """Files that hold PARTS, the first the oldest; packed as their names say."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in names]
        for age, (path, part) in enumerate(zip(reversed(paths), reversed(parts), strict=True)):
            packed = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}.get(path.suffix, bytes)
            path.write_bytes(packed(part))
            os.utime(path, (LAST_S - 60 * age, LAST_S - 60 * age))
        yield paths


def assert_equal(found: Tables, wanted: Tables) -> None:
    """All columns of all tables are equal but those that say where a line stands, and the mails made of them too."""
    for name, table in wanted.items():
        columns = [column for column in table.column_names if column not in ("file", "offset")]
        assert found[name].num_rows == table.num_rows, name
        different = [column for column in columns if not found[name][column].equals(table[column])]
        assert not different, name
    joined, other = (join_mails(one["messages"], one["deliveries"], one["refusals"]) for one in (found, wanted))
    assert joined.recipients.equals(other.recipients)


@pytest.fixture(scope="session")
def logs(shared: Path) -> Path:
    """The folder of the lab's logs."""
    return shared / "lab" / "logs"


@PROPERTY
@given(data=st.data())
def test_blocks_of_any_size(data: st.DataObject, logs: Path, read: Read) -> None:
    """A stretch of a log, cut anywhere, gives the same tables in blocks of any size; its offsets are the same too."""
    lines = lines_of(logs / data.draw(st.sampled_from(LOGS)))
    begin = data.draw(st.integers(0, len(lines) - 1))
    text = b"".join(lines[begin : begin + data.draw(st.integers(1, 400))])
    # A log may begin and end in the middle of a line.
    text = text[data.draw(st.integers(0, 40)) : len(text) - data.draw(st.integers(0, 40))] or lines[begin]
    with written([text], ["mail.log"]) as paths:
        whole = read(paths)
        cut = read(paths, block_bytes=data.draw(st.integers(SMALLEST_BLOCK, 20_000)))
    assert_equal(cut, whole)
    for name in whole:
        assert cut[name]["offset"].equals(whole[name]["offset"])


@pytest.mark.parametrize("name", LOGS)
@pytest.mark.parametrize("block_bytes", [4_099, 65_537])
def test_whole_logs_in_blocks(name: str, block_bytes: int, logs: Path, read: Read) -> None:
    """All of a log gives the same tables in small blocks as in one."""
    assert_equal(read([logs / name], block_bytes=block_bytes), read([logs / name]))


NAMES = {
    "logrotate": ("mail.log.4.gz", "mail.log.3.gz", "mail.log.2.gz", "mail.log.1", "mail.log"),
    "dateext": ("mail.log-20261122.xz", "mail.log-20261123.bz2", "mail.log-20261124.gz", "mail.log-20261125", "mail"),
    "copies": ("d.log", "b.log", "e.log", "a.log", "c.log"),
}


def moments_of(parts: list[bytes]) -> list[int]:
    """The moment of each part all of whose lines carry the same."""
    stamps = [{stamp.value_us for line in part.splitlines() if (stamp := parse_stamp(line))} for part in parts]
    return [moment for moments in stamps if len(moments) == 1 for moment in moments]


@PROPERTY
@given(data=st.data(), scheme=st.sampled_from(sorted(NAMES)), seed=st.integers(0, 10_000))
def test_rotated_set_in_any_order(data: st.DataObject, scheme: str, seed: int, logs: Path, read: Read) -> None:
    """A log cut into up to five files, named and packed in any way and given in any order, gives the tables of one file."""
    lines = lines_of(logs / data.draw(st.sampled_from(LOGS)))
    begin = data.draw(st.integers(0, len(lines) - 1))
    some = lines[begin : begin + data.draw(st.integers(5, 600))]
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(some) - 1)), max_size=4)))
    parts = [b"".join(some[a:b]) for a, b in zip([0, *cuts], [*cuts, len(some)], strict=True)]
    assume(len(set(parts)) == len(parts))  # of two files with the same content one is read
    # Where names tell nothing, nothing tells which of two files comes first that lie in one and the same moment.
    assume(scheme != "copies" or len(moments := moments_of(parts)) == len(set(moments)))
    with written([b"".join(some)], ["mail.log"]) as paths:
        whole = read(paths)
    with written(parts, NAMES[scheme][5 - len(parts) :]) as paths:
        random.Random(seed).shuffle(paths)
        assert_equal(read(paths), whole)
