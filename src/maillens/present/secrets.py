"""Inputs that give secrets away -> the warning, and the command that shows where."""

import shlex

from maillens.present.page import Advice
from maillens.present.text.amounts import number
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Reading

JOURNAL = "journal"
"""The name that `read` gives the journal."""
MOST_NAMED = 5
"""Files of a set of which there may be hundreds; what is in these is most likely in the others too."""


def secrets_advice(reading: Reading, words: Words) -> Advice | None:
    """The warning, and what to do; None where no input holds a secret.

    Args:
        words: The catalogue `secrets`, and one with `level.soon`.
    """
    names = [file.name for file in reading.files if file.holds_secrets]
    if not names:
        return None
    what = words.one_of("secrets", len(names)).format(subject=visible(names[0]), places=number(len(names)))
    return Advice("soon", words["level.soon"], what, words.say("secrets.do", check=check_command(reading)))


def check_command(reading: Reading) -> str:
    """`maillens redact --check` for the first inputs that hold secrets, to be pasted."""
    names = [file.name for file in reading.files if file.holds_secrets][:MOST_NAMED]
    words = ["--journal" if name == JOURNAL else shlex.quote(name) for name in names]
    return visible(" ".join(["maillens redact --check", *words]))
