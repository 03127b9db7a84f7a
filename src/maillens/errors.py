"""The exceptions of maillens: each says what failed, on what, why, and what to do now.

    MaillensError          exit 2: could not tell
    ├── UsageError         the request makes no sense: an option, a period, a pattern
    ├── ReadError          an input cannot be read and nothing can be said without it
    └── NothingMatched     exit 1: all was read, and nothing answers the question

A trouble with one input among many is no exception but a `read.ReadProblem` beside
the answer, so that the other inputs are still reported.
"""

from typing import ClassVar


class MaillensError(Exception):
    """What a person is told instead of a stack trace.

    Args:
        what: What failed, on which literal: "cannot read `mail.log`".
        why: The reason, as far as it is known.
        hint: What can be done; a command in it can be pasted.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, why: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        return message(self.what, self.why, self.hint)


class UsageError(MaillensError):
    """The request makes no sense; nothing was read."""


class ReadError(MaillensError):
    """An input cannot be read, and without it there is no answer."""


class NothingMatched(MaillensError):
    """All input was read and nothing in it answers the question."""

    exit_code = 1


def message(what: str, why: str = "", hint: str = "") -> str:
    """The three parts the way people read them: what, the reason below it, the hint."""
    lines = [what]
    if why:
        lines.append(f"  {why}")
    if hint:
        lines.append(f"hint: {hint}")
    return "\n".join(lines)
