"""What the tests of pflogsumm's report share: our report as text, and what differs between two reports."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, cast

from maillens.pflogsumm.arguments import parse
from maillens.pflogsumm.make import Made, make_report
from maillens.pflogsumm.options import ReleaseName
from maillens.pipeline import Inputs, find_sources

_ROW = re.compile(r"(\s*)(-?\d+[km ]?)(?:\s\s+(-?\d+[km ]?|\d+:\d\d:\d\d))?")


def made(
    arguments: Sequence[str | Path],
    release: str,
    now: datetime,
    *,
    strict: bool,
    unused: Callable[[bytes], object] | None = None,
) -> Made:
    """Our report of what ARGUMENTS ask for.

    Args:
        unused: Shown the lines that count for nothing; every line is then read by Python.
    """
    name = cast("ReleaseName", release)
    asked = parse([str(argument) for argument in arguments], name, strict=strict)
    inputs = Inputs(*find_sources(asked.files))
    return make_report(inputs, asked.settings, name, strict=strict, now=now, unused=unused)


def printed(arguments: Sequence[str | Path], release: str, now: datetime) -> str:
    """The text of our report with `--strict`."""
    return made(arguments, release, now, strict=True).text


def differences(ours: str, theirs: str, *, is_cut: bool = False) -> list[str]:
    """The lines in which two reports differ.

    Rows that pflogsumm orders at random (Perl's order of hashes) may stand in any order.

    Args:
        is_cut: Lists show their first rows only: where they are cut among rows of equal
            rank, it is random which of them are shown.
    """
    if ours == theirs:
        return []
    left, right = _sections(ours), _sections(theirs)
    if [title for title, _ in left] != [title for title, _ in right]:
        return sorted({title for title, _ in left} ^ {title for title, _ in right}) or ["the order of sections"]
    return [
        line
        for (title, lines), (_, others) in zip(left, right, strict=True)
        for line in _of_section(title, lines, others, is_cut=is_cut)
    ]


def _of_section(title: str, ours: list[str], theirs: list[str], *, is_cut: bool) -> list[str]:
    left, right = _ranks(title, ours), _ranks(title, theirs)
    if [(rank, len(rows)) for rank, rows in left] != [(rank, len(rows)) for rank, rows in right]:
        return [f"{title}: {line}" for line in sorted({*ours} ^ {*theirs})] or [f"{title}: the order of rows"]
    return [
        f"{title}: {line}"
        for (rank, rows), (_, others) in zip(left, right, strict=True)
        if sorted(rows) != sorted(others) and not (is_cut and rank is not None)
        for line in sorted({*rows} ^ {*others})
    ]


def _sections(text: str) -> list[tuple[str, list[str]]]:
    """The lines of a report by the underlined headings above them."""
    found: list[tuple[str, list[str]]] = [("", [])]
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line and re.fullmatch("-{3,}", below):
            found.append((line, []))
        found[-1][1].append(line)
    return found


def _ranks(title: str, lines: list[str]) -> list[tuple[Any, list[str]]]:
    """Lines in groups of equal rank; None is the rank of what is no row."""

    def rank(line: str) -> Any:
        row = _ROW.match(line)
        if row is None:
            return None
        return row.groups() if title.startswith("Host/Domain") else row.groups()[:2]

    return [(key, list(rows)) for key, rows in groupby(lines, rank)]
