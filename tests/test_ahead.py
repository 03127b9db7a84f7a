"""Work ahead: what comes, in which order, and that nothing of it is left behind."""

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.ahead import MOST, ahead


@given(st.lists(st.one_of(st.integers(), st.none())))
def test_all_comes_in_order(items: list[int | None]) -> None:
    """Whatever is made is drawn in the order in which it was made."""
    assert list(ahead(iter(items))) == items


def test_a_failure_comes_in_its_place() -> None:
    """What making an item raises is raised where that item would have been drawn."""

    def items() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    drawn = ahead(items())
    assert next(drawn) == 1
    with pytest.raises(ZeroDivisionError):
        next(drawn)


def test_it_is_no_further_ahead_than_that() -> None:
    """Beside the item in use some lie ready and one is being made: memory does not grow with what is to come."""
    made: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    for number in ahead(items()):
        time.sleep(0.001)
        assert made[-1] <= number + MOST + 1


def test_who_draws_no_more_leaves_no_thread() -> None:
    """Items that nobody wants are not made, and what makes them is closed."""
    closed = threading.Event()

    def items() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    before = threading.active_count()
    drawn = ahead(items())
    assert next(drawn) == 1
    drawn.close()
    gc.collect()
    assert closed.wait(10)
    for _ in range(1000):
        if threading.active_count() == before:
            return
        time.sleep(0.01)
    pytest.fail("the thread is still there")


def test_a_process_ends_that_waits_for_input() -> None:
    """Ctrl-C ends a program whose input never comes, though a thread of it waits there."""
    program = (
        "import sys; from maillens.ahead import ahead\n"
        "def items():\n"
        "    yield 1\n"
        "    sys.stdin.read()\n"
        "for item in ahead(items()):\n"
        "    raise KeyboardInterrupt\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.wait(20) != 0
        assert process.stderr is not None and b"KeyboardInterrupt" in process.stderr.read()
