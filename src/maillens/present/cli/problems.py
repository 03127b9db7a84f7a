"""What could not be read -> what a person is told, and the exit code."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maillens.pipeline import TEXTS, ReadProblem
from maillens.present.cli.say import say_error
from maillens.present.words import Words
from maillens.present.words.problems import TEXTS_JA, VALUES_JA

DAMAGED = frozenset({"damaged", "broke-off"})
"""Codes that `--skip-damaged` excuses."""

_LONGEST_HINT = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in the words of one language."""

    what: str
    why: str
    hint: str


def told(problem: ReadProblem, words: Words, files: Sequence[str] = ()) -> Told:
    """PROBLEM in the language of WORDS.

    Args:
        files: As they were asked for, so that the hint can be pasted.
    """
    texts = TEXTS
    if words.language == "ja" and problem.code in TEXTS_JA:
        texts = TEXTS_JA
        problem = replace(problem, values={name: _in_japanese(name, text) for name, text in problem.values.items()})
    hint = problem.told(2, texts)
    if problem.code == "damaged":
        asked = shlex.join(files)
        names = asked if 0 < len(asked) <= _LONGEST_HINT else shlex.quote(problem.name)
        hint = words.say("problem.damaged.hint", command=f"maillens report --skip-damaged {names}")
    return Told(problem.told(0, texts), problem.told(1, texts), hint)


def _in_japanese(name: str, value: str) -> str:
    if name in ("reason", "owner", "looked_at"):
        for english, japanese in VALUES_JA:
            value = value.replace(english, japanese)
    return value


def say_problems(problems: Iterable[ReadProblem], words: Words, files: Sequence[str] = ()) -> None:
    """Print each problem on stderr, once: an error where something is missing from the answer, else a note."""
    said: list[ReadProblem] = []
    for problem in problems:
        if problem in said:  # what is read more than once fails more than once
            continue
        said.append(problem)
        text = told(problem, words, files)
        say_error(words, text.what, text.why, text.hint, level="error" if problem.fatal else "note")


def excused(problem: ReadProblem, *, skip_damaged: bool) -> bool:
    """Whether the answer counts as whole in spite of PROBLEM."""
    return not problem.fatal or (skip_damaged and problem.code in DAMAGED)
