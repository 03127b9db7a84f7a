"""Work beside other work: files are written, failures come back, and nothing is done twice."""

import os
import signal
from pathlib import Path

import pytest

from maillens.errors import MaillensError
from maillens.present.cli.beside import beside

KILLED = MaillensError("killed")


def test_both_are_done(tmp_path: Path) -> None:
    """When the body has ended, what was done beside it is done too, by another process."""
    with beside(lambda: _write(tmp_path / "slow", os.getpid()), KILLED):
        _write(tmp_path / "here", os.getpid())
    assert int((tmp_path / "here").read_text()) == os.getpid() != int((tmp_path / "slow").read_text())


def test_a_failure_comes_back(tmp_path: Path) -> None:
    """What the work raised is raised here, with its reason and hint, when the body has ended."""
    with pytest.raises(MaillensError) as failure, beside(_fail, KILLED):
        _write(tmp_path / "here", 1)
    assert (failure.value.what, failure.value.why, failure.value.hint) == ("cannot write", "no room", "make some")
    assert (tmp_path / "here").exists()


def test_a_failure_of_the_body_comes_first(tmp_path: Path) -> None:
    """A body that fails still waits for the work beside it."""
    with pytest.raises(ZeroDivisionError), beside(lambda: _write(tmp_path / "slow", 1), KILLED):
        raise ZeroDivisionError
    assert (tmp_path / "slow").exists()


def test_a_killed_copy_is_told() -> None:
    """A copy that was killed could not say so itself."""
    with pytest.raises(MaillensError, match="killed"), beside(lambda: os.kill(os.getpid(), signal.SIGKILL), KILLED):
        pass


def test_nothing_is_said_twice(capfd: pytest.CaptureFixture[str]) -> None:
    """What waits to be written to stdout is not written by the copy too."""
    print("once")
    with beside(lambda: None, KILLED):
        pass
    assert capfd.readouterr().out == "once\n"


def test_where_no_copy_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system allows no more processes, the work is done behind the body."""

    def no_fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", no_fork)
    with beside(lambda: _write(tmp_path / "slow", os.getpid()), KILLED):
        assert not (tmp_path / "slow").exists()
    assert int((tmp_path / "slow").read_text()) == os.getpid()


def _write(path: Path, number: int) -> None:
    path.write_text(str(number))


def _fail() -> None:
    raise MaillensError("cannot write", "no room", "make some")
