"""Relay: every item goes through every step, in order where that is promised, and failures come out."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillens.relay import relay

THREADS = st.integers(1, 5)


def same(item: int) -> int:
    """What a step makes that does nothing."""
    return item


@given(st.lists(st.one_of(st.integers(), st.none())), THREADS)
def test_steps_get_all_items_in_order(items: list[int | None], threads: int) -> None:
    """Each step gets what the one before it made, in the order of the items."""
    first: list[list[int | None]] = []
    second: list[tuple[int | None]] = []

    def pack(item: list[int | None]) -> tuple[int | None]:
        first.append(item)
        return (item[0],)

    relay(iter(items), lambda item: [item], pack, second.append, threads=threads)
    assert first == [[item] for item in items]
    assert second == [(item,) for item in items]


def test_a_step_has_one_item_at_a_time() -> None:
    """Neither of the last two steps is entered twice at once."""
    inside = {"make": 0, "use": 0}

    def alone(step: str, item: int) -> int:
        inside[step] += 1
        time.sleep(0.0005)
        assert inside[step] == 1
        inside[step] -= 1
        return item

    relay(iter(range(50)), lambda item: item, partial(alone, "make"), partial(alone, "use"), threads=4)


def test_work_is_done_on_several_at_once() -> None:
    """The first step of one item waits for no other item."""
    together = threading.Barrier(3)
    relay(iter(range(3)), lambda _: together.wait(20), same, same, threads=3)


@pytest.mark.parametrize("step", ["draw", "work", "make", "use"])
@pytest.mark.parametrize("threads", [1, 2, 4])
def test_a_failure_is_raised(step: str, threads: int) -> None:
    """What fails in any step is raised, and no step is begun behind it."""
    counted: list[int] = []

    def fails_at_7(here: str, item: int) -> int:
        if here == step and item == 7:
            raise ZeroDivisionError
        return item

    items = (fails_at_7("draw", number) for number in range(1000))
    with pytest.raises(ZeroDivisionError):
        relay(
            items,
            partial(fails_at_7, "work"),
            partial(fails_at_7, "make"),
            lambda item: counted.append(fails_at_7("use", item)),
            threads=threads,
        )
    assert counted == list(range(len(counted))) and len(counted) <= 7


def test_few_items_are_on_their_way() -> None:
    """No more items than threads are drawn ahead of the last step: memory does not grow with what is to come."""
    drawn: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            drawn.append(number)
            yield number

    def count(number: int) -> None:
        time.sleep(0.001)
        assert drawn[-1] < number + 3

    relay(items(), same, same, count, threads=3)


def test_a_process_ends_that_waits_for_input() -> None:
    """Ctrl-C ends a program whose input never comes, whichever thread waits there."""
    program = (
        "import os, signal, sys, threading; from maillens.relay import relay\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def items():\n"
        "    yield 1\n"
        "    threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()\n"
        "    sys.stdin.read()\n"
        "relay(items(), str, str, str, threads=2)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.wait(20) != 0
        assert process.stderr is not None and b"KeyboardInterrupt" in process.stderr.read()
