"""Runs `maillens security` on lines and gives what it finds, for the tests of the detections."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from maillens.present.cli import main


def run(*arguments: str | Path) -> Result:
    """`maillens security` with some arguments."""
    return CliRunner().invoke(main, ["security", "--tz", "UTC", *(str(argument) for argument in arguments)])


def of_lines(folder: Path, lines: Iterable[str], *options: str) -> list[dict[str, Any]]:
    """What is found in LINES, put in order of time, as JSON tells it; the log is `mail.log` in FOLDER."""
    log = folder / "mail.log"
    log.write_text("".join(sorted(lines)))
    found: list[dict[str, Any]] = json.loads(run("--format", "json", *options, log).stdout)["findings"]
    return found


def named(found: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """Threat of each finding, and how sure it is."""
    return [(one["threat"], one["sure"]) for one in found]


def page(folder: Path, language: str = "en") -> str:
    """What people read of `mail.log` in FOLDER, as one line."""
    return " ".join(run("--lang", language, "--top", "0", folder / "mail.log").stdout.split())
