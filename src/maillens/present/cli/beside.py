"""Work that is done beside other work, on another processor: Python's threads share one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

KILLED = 1
"""Exit code of a copy that could not say what went wrong."""


@contextmanager
def beside(work: Callable[[], None], killed: Exception) -> Iterator[None]:
    """Do WORK in a copy of this process, which must have no threads, while the body runs; both are done at its end.

    Args:
        work: What it changes is gone with the copy, but for files that it writes.
        killed: Raised where the copy ended before it was done.

    Raises:
        Exception: what WORK raised, where the body raised nothing.
    """
    sys.stdout.flush()  # or what waits there is written twice
    told, telling = os.pipe()
    try:
        copy = os.fork()
    except OSError:  # as many processes as there may be, or no memory for one more: one after the other, then
        os.close(told)
        os.close(telling)
        yield
        work()
        return
    if copy == 0:
        _work(work, telling)
    os.close(telling)
    try:
        yield
    finally:
        with open(told, "rb") as pipe:
            failure = pipe.read()
        status = os.waitpid(copy, 0)[1]
    if failure:
        import pickle

        raise pickle.loads(failure)  # noqa: S301  # from this program itself
    if status:
        raise killed


def _work(work: Callable[[], None], telling: int) -> NoReturn:
    """Do WORK, tell what it raised, and end without anything that the end of this program does."""
    status = KILLED
    try:
        work()
        status = 0
    except Exception as failure:  # noqa: BLE001  # raised again in the process that waits
        import pickle

        with open(telling, "wb") as pipe:
            pipe.write(pickle.dumps(failure))
    finally:
        os._exit(status)
