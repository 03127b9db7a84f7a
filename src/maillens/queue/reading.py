"""Lines of `postqueue -j`, live or saved -> entries, one at a time, and what could not be read."""

import json as _json
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain

from maillens.queue import postfix
from maillens.queue.entry import Entry, entry_of
from maillens.queue.trouble import QueueError

Lines = Callable[[list[QueueError]], Iterator[bytes]]
"""Opens a list and gives its lines, and adds to the warnings; closing the iterator closes it."""

_SHOWN = 60
"""Characters of a bad line that a message shows."""


class Listing:
    """The entries of a queue. Iterating reads them, and no more than one is held.

    Args:
        name: Of the file or the instance, for messages.
        lines: Opens it.
        at_s: The moment ages are counted to, seconds since 1970.
        instance: Configuration directory of the instance; empty for the default.
    """

    def __init__(self, name: str, lines: Lines, at_s: float, instance: str = "") -> None:
        self.name = name
        self.at_s = at_s
        self.problems: list[QueueError] = []
        """What could not be read; known when all entries were read."""
        self.warnings: list[QueueError] = []
        """What should be known beside the entries; as late."""
        self.repeated = 0
        """Entries left out: a file that moves while the queue is listed is listed twice (postqueue(1))."""
        self._lines = lines
        self.instance = instance
        """Configuration directory; empty for the default."""

    def __iter__(self) -> Iterator[Entry]:
        """The entries, in the order of the list.

        Raises:
            QueueError: nothing can be read, or reading broke off.
        """
        self.repeated = 0
        self.warnings = []
        seen: set[str] = set()
        bad = _BadLines(self.name)
        with closing(self._lines(self.warnings)) as lines:  # type: ignore[type-var]  # a generator can be closed
            for number, line in enumerate(lines, 1):
                bad.last = number
                try:
                    entry = entry_of(_value(line), self.instance)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                    bad.add(number, line)
                    continue
                if entry.queue_id in seen:
                    self.repeated += 1
                    continue
                seen.add(entry.queue_id)
                yield entry
        self.problems = bad.problems(any_good=bool(seen))


_decode = _json.JSONDecoder().raw_decode
"""What `json.loads` calls, without what it does around it: a queue has 100,000 lines."""


def _value(line: bytes) -> object:
    text = line.decode("utf-8", "surrogateescape")
    value, end = _decode(text)
    if text[end:].strip():
        raise ValueError("more than one value")
    return value


class _BadLines:
    """The lines that are no entry: the first is shown, the others are counted."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.last = 0
        self._count = 0
        self._first = (0, b"")
        self._latest = (0, b"")

    def add(self, number: int, line: bytes) -> None:
        """Remember LINE, the NUMBERth, which is no entry; an empty one is nothing."""
        if not line.strip():
            return
        self._count += 1
        self._latest = (number, line)
        if self._count == 1:
            self._first = self._latest

    def problems(self, *, any_good: bool) -> list[QueueError]:
        """What there is to tell of the lines that are no entries.

        Raises:
            QueueError: None was an entry, and the first does not even begin like one.
        """
        if not self._count:
            return []
        number, line = self._first
        values = {"name": self.name, "line": number, "text": _beginning(line), "count": self._count}
        if not any_good and not line.lstrip().startswith(b"{"):
            raise QueueError("not-json", **values)
        if self._count == 1 and number == self.last and not line.endswith(b"}\n"):
            return [QueueError("truncated", **values | {"text": _end(line)})]
        return [QueueError("bad-lines", **values)]


def _beginning(line: bytes) -> str:
    text = line.decode("utf-8", "surrogateescape").rstrip("\n")
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _end(line: bytes) -> str:
    text = line.decode("utf-8", "surrogateescape").rstrip("\n")
    return text if len(text) <= _SHOWN else "…" + text[1 - _SHOWN :]


def read(
    *, json: str | os.PathLike[str] | None = None, config_dir: str | None = None, at_s: float | None = None
) -> Listing:
    """A queue: that of this host, or a saved copy.

    Nothing is read before the entries are asked for.

    Args:
        json: A file with the output of `postqueue -j`; `-` for standard input.
        config_dir: Configuration directory of the Postfix instance (`postqueue -c`); None for the default.
        at_s: The moment ages are counted to, seconds since 1970. None for the present; for a
            saved file, the time it was written.

    Raises:
        QueueError: (while iterating) no file, no Postfix, no permission.
    """
    if json is None:
        name = config_dir or "postqueue -j"
        return Listing(
            name, lambda warnings: postfix.list_queue(config_dir, warnings), at_s or time.time(), config_dir or ""
        )
    path = os.fspath(json)
    if path == "-":
        return Listing("stdin", lambda _: (line for line in sys.stdin.buffer), at_s or time.time())
    return Listing(path, lambda _: _file_lines(path), at_s or _written_s(path))


def read_all(listings: Sequence[Listing]) -> Iterator[Entry]:
    """The entries of several queues, one after the other."""
    return chain.from_iterable(listings)


def _file_lines(path: str) -> Iterator[bytes]:
    try:
        with open(path, "rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise QueueError("missing", name=path, quoted=shlex.quote(path)) from error
    except OSError as error:
        raise QueueError("unreadable", name=path, quoted=shlex.quote(path), reason=error.strerror) from error


def _written_s(path: str) -> float:
    """When the copy was made: the ages in a copy of yesterday are those of yesterday."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return time.time()  # reading it will say what is wrong
