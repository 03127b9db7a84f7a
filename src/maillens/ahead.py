"""Work that is done ahead of who needs it, by a thread of its own."""

import os
from collections.abc import Generator, Iterator
from queue import Empty, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 1
"""Items that lie ready. One more is being made, and one is in use: few, so that they stay in the processor's cache."""


def processors() -> int:
    """How many processors this process may use; more threads than these only wait for each other."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ahead(items: Iterator[T]) -> Generator[T, None, None]:
    """ITEMS, made while those before them are in use; what making them raises is raised here, in its place.

    The thread is no hindrance to the end of the process, not even where it waits for input that never comes.
    """
    maker = _Maker(items)
    try:
        while (made := maker.ready.get()) is not None:
            if isinstance(made, BaseException):
                raise made
            yield made[0]
        maker.thread.join()
    finally:
        maker.stop()


class _Maker(Generic[T]):
    """Makes items until there are no more, or nobody wants them."""

    def __init__(self, items: Iterator[T]) -> None:
        self.ready: Queue[tuple[T] | BaseException | None] = Queue(MOST)
        self._is_unwanted = Event()
        self.thread = Thread(target=self._make, args=(items,), daemon=True)
        self.thread.start()

    def _make(self, items: Iterator[T]) -> None:
        try:
            for item in items:
                self.ready.put((item,))
                del item  # or it would be kept while the next is made
                if self._is_unwanted.is_set():
                    return
        except BaseException as failure:  # noqa: BLE001  # raised again where the items are drawn
            self.ready.put(failure)
        else:
            self.ready.put(None)

    def stop(self) -> None:
        """Make no more; an item that waits to be put is let go."""
        self._is_unwanted.set()
        try:
            while True:
                self.ready.get_nowait()
        except Empty:
            pass
