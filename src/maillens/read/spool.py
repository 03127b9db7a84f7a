"""Inputs that can be read only once -> copies that can be read again, gone when they are no longer needed."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from maillens.read.source import Source


@contextmanager
def rereadable(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """SOURCES, stdin and pipes among them copied to files that only this user can read.

    Raises:
        OSError: there is no room for a copy.
    """
    with tempfile.TemporaryDirectory(prefix="maillens-") as folder:
        yield [_copied(source, Path(folder) / str(number)) for number, source in enumerate(sources)]


def _copied(source: Source, path: Path) -> Source:
    if source.kind == "journal" or (source.path is not None and stat.S_ISREG(os.stat(source.path).st_mode)):
        return source
    with path.open("wb") as copy:
        if source.path is None:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        else:
            with source.path.open("rb") as pipe:
                shutil.copyfileobj(pipe, copy)
    return replace(source, path=path, kind="file", size_bytes=path.stat().st_size)
