"""Items that threads carry through steps, each thread one item all the way: it stays in that processor's cache."""

from collections.abc import Callable, Iterator
from threading import Condition, Lock, Thread
from typing import Any, TypeVar

from maillens.ahead import processors

MOST_THREADS = 4
"""More of them would only wait for their turn."""

Drawn = TypeVar("Drawn")
Worked = TypeVar("Worked")
Made = TypeVar("Made")


def relay(
    items: Iterator[Drawn],
    work: Callable[[Drawn], Worked],
    make: Callable[[Worked], Made],
    use: Callable[[Made], object],
    *,
    threads: int | None = None,
) -> None:
    """WORK on each of ITEMS, MAKE something of what comes out, and USE that.

    Args:
        work: May be done on several items at once.
        make, use: Each gets the items in their order, one at a time.
        threads: The caller's included; None for as many as there are processors, within reason.

    Raises:
        Exception: what failed first; nothing is begun any more then.

    The threads are no hindrance to the end of the process, not even where one waits for input that never comes.
    """
    carrying = _Carrying(items, (work, make, use))
    count = threads or min(processors(), MOST_THREADS)
    others = [Thread(target=carrying.carry_all, daemon=True) for _ in range(count - 1)]
    for thread in others:
        thread.start()
    carrying.carry_all()
    while carrying.failure is None and others:
        others.pop().join()
    if carrying.failure is not None:
        raise carrying.failure


class _Carrying:
    """What the threads share."""

    def __init__(self, items: Iterator[Any], steps: tuple[Callable[[Any], Any], ...]) -> None:
        self._items, self._steps = enumerate(items), steps
        self._drawing = Lock()
        self._changed = Condition()
        self._turns = [0] * len(steps)  # number of the item that a step gets next; the first takes any
        self.failure: BaseException | None = None

    def carry_all(self) -> None:
        """Carry items until there are no more, or something fails."""
        try:
            while self._carry_next():
                pass
        except BaseException as failure:  # noqa: BLE001  # `relay` raises it
            with self._changed:
                self.failure = self.failure or failure
                self._changed.notify_all()

    def _carry_next(self) -> bool:
        with self._drawing:
            number, made = next(self._items, (0, self)) if self.failure is None else (0, self)
        if made is self:
            return False
        for step, do in enumerate(self._steps):
            if not self._comes_to(step, number):
                return False
            made = do(made)
            self._leave(step)
        return True

    def _comes_to(self, step: int, number: int) -> bool:
        """Wait until it is an item's turn; whether it comes."""
        with self._changed:
            self._changed.wait_for(lambda: step == 0 or self._turns[step] == number or self.failure is not None)
            return self.failure is None

    def _leave(self, step: int) -> None:
        with self._changed:
            self._turns[step] += 1
            self._changed.notify_all()
