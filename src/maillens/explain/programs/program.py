"""A program that writes to the log: what it does in the flow of mail."""

from dataclasses import dataclass

from maillens.explain.text import Text


@dataclass(frozen=True, slots=True)
class Program:
    """A daemon, command or filter.

    Args:
        product: As the grammar calls it: `postfix`, `dovecot`, `amavis` …
        name: As the log shows it: `cleanup`.
        does: What it does, and what comes before and after it.
        manual: Its manual page, empty where there is none.
    """

    product: str
    name: str
    does: Text
    manual: str = ""


def programs(product: str, section: str, *texts: tuple[str, str, str]) -> tuple[Program, ...]:
    """(names with blanks between, English, Japanese) -> programs.

    Args:
        section: Of their manual page, which bears the first of the names; empty where there is none.
    """
    return tuple(
        Program(product, name, Text(en, ja), f"{names.split()[0]}({section})" if section else "")
        for names, en, ja in texts
        for name in names.split()
    )
