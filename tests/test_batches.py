"""Batches stand on the block and the tables that they were made of, for as long as anybody holds a part of them."""

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa
import pytest

import maillens
from maillens._batches import Batches
from maillens.batches import batches, names_of
from maillens.pipeline import Block, Inputs, Scanned, Source, scanned

LINES = """\
Nov  8 10:00:00 mx1 postfix/smtpd[9]: connect from client.example.com[192.0.2.7]
Nov  8 10:00:01 mx1 postfix/qmgr[7]: 3F0AB14C: from=<hanako.yamada@example.jp>, size=2048, nrcpt=1 (queue active)
Nov  8 10:00:04 mx1 postfix/smtp[8]: 3F0AB14C: to=<taro.suzuki@example.com>, relay=mx.example.com[192.0.2.1]:25, \
delay=1.2, delays=0.1/0/0.9/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4Xyz)
Nov  8 10:00:05 mx1 postfix/smtp[8]: 3F0AB14C: to=<jiro@example.com>, relay=none, delay=3, delays=1/0/2/0, dsn=4.4.1, \
status=deferred (connect to mx.example.com[192.0.2.1]:25: Connection refused)
no stamp, no tag
"""
SOURCE = Source("mail.log", None, "file", 1_795_300_000.0, None)


@pytest.fixture
def part() -> Scanned:
    """The lines as one block."""
    block = Block(bytearray(LINES.encode()), SOURCE, 0, None, 0)
    (found,) = scanned(Inputs([SOURCE], threads=1, blocks=[(0, block)]))
    return found


def all_batches(part: Scanned) -> list[pa.RecordBatch]:
    """All batches of PART."""
    return list(batches(part, names_of([SOURCE.name])))


def batch_of(part: Scanned, family: str) -> pa.RecordBatch:
    """The batch of one family."""
    (found,) = (batch for batch in all_batches(part) if batch.schema.metadata[b"family"] == family.encode())
    return found


def native(part: Scanned) -> Batches:
    """What makes the batches of PART; it has names for nothing."""
    codes = memoryview(b"\xff" * 16 * (len(part.origins) + 1)).cast("i", (len(part.origins) + 1, 4))
    return Batches(part.scan, tuple(names_of(["a"]) for _ in range(7)), codes, 0, 0, None)


def test_a_batch_outlives_the_scan_that_it_was_made_of(part: Scanned) -> None:
    """What was read, scanned and iterated over may be gone; the texts, which point into it, are still there."""
    batch = batch_of(part, "delivery")
    before = batch.to_pylist()
    del part
    gc.collect()
    batch.validate(full=True)
    assert batch.to_pylist() == before
    assert batch["recipient"].to_pylist() == ["taro.suzuki@example.com", "jiro@example.com"]


def test_a_column_alone_holds_what_it_needs(part: Scanned) -> None:
    """Of a batch that is gone, a column goes on holding its memory, a column of names its names."""
    columns = [batch_of(part, "delivery")[name] for name in ("line", "reply", "host", "delay_s")]
    del part
    gc.collect()
    for column in columns:
        column.validate(full=True)
    lines, replies, hosts, delays = (column.to_pylist() for column in columns)
    assert [line in LINES for line in lines] == [True, True] and replies[0] == "250 2.0.0 Ok: queued as 4Xyz"
    assert hosts == ["mx1", "mx1"] and delays == [1.2, 3.0]


def test_the_block_is_held_while_a_batch_is_there_and_no_longer(part: Scanned) -> None:
    """The bytes that views point into cannot be resized under them, and are free when the last batch is gone."""
    data = part.block.data
    held = all_batches(part)
    del part
    with pytest.raises(BufferError):
        data.clear()
    held.clear()
    gc.collect()
    data.clear()


def test_batches_are_let_go_by_any_thread(part: Scanned) -> None:
    """The last reference may be dropped by a thread that did not make the batch."""
    data, held = part.block.data, [all_batches(part) for _ in range(20)]
    del part
    threads = [threading.Thread(target=some.clear) for some in held]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()
    data.clear()


def test_what_nobody_took_over_is_let_go(part: Scanned) -> None:
    """An array that was handed out and not imported goes with the next one, or with its maker."""
    data = part.block.data
    family = next(number for number, table in enumerate(part.scan.tables) if len(table))
    made = native(part)
    assert made.of_family(family) == made.of_family(family)
    del part, made
    gc.collect()
    data.clear()


def test_a_family_without_records_has_no_batch(part: Scanned) -> None:
    """There is none in `records`, and asking for it is an error."""
    empty = next(number for number, table in enumerate(part.scan.tables) if not len(table))
    made = native(part)
    with pytest.raises(ValueError, match=part.scan.tables[empty].name):
        made.of_family(empty)


def test_names_and_origins_must_fit_the_scan(part: Scanned) -> None:
    """Native code reads them unchecked: too few are refused when it is handed them."""
    names = tuple(names_of(["a"]) for _ in range(7))
    codes = memoryview(bytes(16)).cast("i", (1, 4))
    with pytest.raises(ValueError, match="origins"):
        Batches(part.scan, names, codes, 0, 0, None)
    with pytest.raises(ValueError, match="names"):
        Batches(part.scan, names[:6], codes, 0, 0, None)


def test_null_counts_are_true(part: Scanned) -> None:
    """Each column says how many of its cells are missing; the queue id and the line never are."""
    for batch in all_batches(part):
        for name in batch.schema.names:
            assert batch[name].null_count == batch[name].to_pylist().count(None), name
        assert batch["queue_id"].null_count == batch["line"].null_count == 0


def test_batches_may_be_held_until_the_process_ends(tmp_path: Path) -> None:
    """Python ends well while Arrow still holds batches."""
    path = tmp_path / "mail.log"
    path.write_text(LINES)
    program = (
        "import sys, pyarrow, maillens\n"
        "sys.held = pyarrow.held = list(maillens.open(sys.argv[1]).records())\n"
        "table = pyarrow.concat_arrays([batch['line'] for batch in sys.held])\n"
        "print(len(table))"
    )
    done = subprocess.run([sys.executable, "-X", "dev", "-c", program, str(path)], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"5\n", b"")


@pytest.mark.parametrize("threads", [1, 2])
def test_batches_of_many_blocks_may_all_be_held(tmp_path: Path, threads: int) -> None:
    """The memory of a block that somebody holds is not given to the next."""
    path = tmp_path / "mail.log"
    path.write_text("".join(LINES.replace("taro.suzuki", f"taro.suzuki.{n:05}") for n in range(500)))
    held = list(maillens.open(path, block_bytes=2_000).records(threads=threads))
    deliveries = [batch for batch in held if batch.schema.metadata[b"family"] == b"delivery"]
    found = [name for batch in deliveries for name in batch["recipient"].to_pylist() if name.startswith("taro")]
    assert found == [f"taro.suzuki.{n:05}@example.com" for n in range(500)]
