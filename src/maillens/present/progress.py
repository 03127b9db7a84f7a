"""Bytes read -> a progress bar on stderr, once reading takes longer than a moment."""

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_S = 1.0
"""Work shorter than this gets no bar."""

_REDRAW_S = 0.1


class ProgressBar:
    """A bar that appears after `PATIENCE_S` and is gone when the work is done.

    Args:
        label: What is going on.
        total_bytes: None where nobody can tell beforehand: then only what was read is shown.
        on: False never shows it; neither is it shown where stderr is no terminal.
    """

    def __init__(self, label: str, total_bytes: int | None, *, on: bool = True) -> None:
        self._label = label
        self._total = total_bytes
        self._on = on and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = time.monotonic() + PATIENCE_S
        self._done = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def add(self, count: int) -> None:
        """So many more bytes were read."""
        self._done += count
        if not self._on or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _REDRAW_S
        if self._bar is None or self._task is None:
            self._start()
        else:
            self._bar.update(self._task, completed=self._done)
            self._bar.refresh()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        self._task = self._bar.add_task(self._label, total=self._total, completed=self._done)
        self._bar.start()
