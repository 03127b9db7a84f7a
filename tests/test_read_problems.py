"""Every text about a problem can be filled in, and errors print in three parts."""

import re

import pytest

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.read.problem import HARMLESS, TEXTS, ReadProblem


@pytest.mark.parametrize("code", TEXTS)
def test_texts_are_whole(code: str) -> None:
    """Each problem says what, why and what to do; a hint holds something to paste or to expect."""
    what, why, hint = TEXTS[code]
    assert what and why and hint
    names = set(re.findall(r"{(\w+)}", what + why + hint)) - {"name", "quoted"}
    problem = ReadProblem(code, "mail.log", dict.fromkeys(names, "x"))
    assert str(problem).count("\n") == 2
    assert problem.fatal == (code not in HARMLESS)


def test_names_in_hints_are_quoted() -> None:
    """A hint can be pasted even if the name holds a blank or a quote."""
    problem = ReadProblem("empty", "my mail's.log")
    assert problem.what == "nothing in `my mail's.log`"
    assert "'my mail'\"'\"'s.log'" in problem.hint


def test_errors_print_what_why_hint() -> None:
    """An error reads like a problem, and knows the exit code."""
    error = UsageError("cannot read the day `2026-13-01`", "there is no month 13", "`--day 2026-12-01`")
    assert str(error) == "cannot read the day `2026-13-01`\n  there is no month 13\nhint: `--day 2026-12-01`"
    assert (error.exit_code, NothingMatched("x").exit_code) == (2, 1)
    assert issubclass(UsageError, MaillensError)
