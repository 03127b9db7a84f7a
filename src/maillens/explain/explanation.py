"""What is said about a text: the one form of all answers of `explain`."""

from dataclasses import dataclass

from maillens.explain.programs import Program
from maillens.explain.text import Text

LEVELS = ("trouble", "warning", "normal")
"""Mail is lost or something fails; look at it; all is as it should be."""


@dataclass(frozen=True, slots=True)
class FieldMeaning:
    """One value of a line.

    Args:
        label: As the log spells it: `nrcpt`, `delays c`.
        name: The field of `model.FIELDS`; empty for what stands before every line.
        value: As logged.
        unit: `s` or `bytes`, empty for none.
    """

    label: str
    name: str
    value: str
    unit: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a part of the text.

    Args:
        about: The part it speaks of: `5.1.1`, `NOQUEUE`.
    """

    about: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a text means.

    Args:
        form: What the text is: the name of the way in which it was recognised.
        name: What it is called: the kind of a line, a code, a program; what has the same
            form and name is explained once.
        asked: The text as it was given, the first of those that are alike.
        meaning: What it says.
        why: Why it happened, where that is known beside the meaning.
        level: One of `LEVELS`; empty where nothing happened, for a name or a setting.
        program: Who wrote it, as far as it is known.
        product: The software it belongs to: `postfix`, `dovecot` …; empty for none.
        fields: The values in it, in their order.
        remarks: What its parts mean.
        todo: What to do, if anything.
        source: Where it is defined: an RFC, a manual page.
        see: Settings that the texts name, which can be asked for in turn.
        count: How many of the texts given are alike.
    """

    form: str
    name: str
    asked: str
    meaning: Text
    why: Text | None = None
    level: str = ""
    program: Program | None = None
    product: str = ""
    fields: tuple[FieldMeaning, ...] = ()
    remarks: tuple[Remark, ...] = ()
    todo: tuple[Text, ...] = ()
    source: str = ""
    see: tuple[str, ...] = ()
    count: int = 1
