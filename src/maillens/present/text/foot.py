"""What a report stands on -> its foot: files, span, lines, and what was not understood."""

import shlex
from collections.abc import Sequence
from datetime import datetime, tzinfo

from maillens.present.page import AnyPage, Column
from maillens.present.text.amounts import number, percent
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Reading

MOST_FILES = 8
MOST_SAMPLES = 3


def clock(moment: datetime, zone: tzinfo | None) -> str:
    """A moment in the zone of the report, to the second."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def period_words(since: datetime | None, until: datetime | None, zone: tzinfo | None, words: Words) -> str:
    """The period that was asked for; empty for all there is."""
    values = {
        "since": clock(since, zone) if since else "",
        "until": clock(until, zone) if until else "",
    }
    key = "both" if since and until else "since" if since else "until"
    return words.say(f"period.{key}", **values) if since or until else ""


def add_foot(
    page: AnyPage, reading: Reading, problems: Sequence[tuple[str, str]], zone: tzinfo | None, words: Words
) -> None:
    """Put the foot on the page.

    Args:
        problems: What could not be read, and why, in the language of the page.
        zone: Of the times shown; None for this machine's.
    """
    page.section(words["foot.title"])
    page.table([Column(""), Column("", "text")], _facts(reading, zone, words))
    for what, why in problems:
        page.note(words.say("foot.problem", what=visible(what), why=visible(why)))
    if reading.lines_unknown:
        _add_samples(page, reading, words)
    if reading.year_inferred:
        page.note(words["foot.year"])
    if reading.zone_assumed:
        page.note(words.say("foot.zone", zone=reading.zone))
    page.note(words["foot.sent"])


def _facts(reading: Reading, zone: tzinfo | None, words: Words) -> list[list[str]]:
    rows = [["", _file(name, lines, words)] for name, lines in _files(reading)]
    rows[:1] = [[words["foot.files"], rows[0][1]]] if rows else []
    if len(reading.files) > MOST_FILES:
        rows.append(["", words.counted("foot.more-files", len(reading.files) - MOST_FILES)])
    if asked := period_words(reading.since, reading.until, zone, words):
        rows.append([words["foot.period"], asked])
    if reading.first_at and reading.last_at:
        ends = {"first": clock(reading.first_at, zone), "last": clock(reading.last_at, zone)}
        rows.append([words["foot.span"], words.say("span", **ends, zone=reading.zone)])
    rows.append([words["foot.lines"], number(reading.lines)])
    for name in ("understood", "unknown", "foreign"):
        count = getattr(reading, f"lines_{name}")
        if count or name != "foreign":
            share = f"  {percent(count / reading.lines)}" if reading.lines else ""
            rows.append([words[f"foot.{name}"], number(count).rjust(len(number(reading.lines))) + share])
    return rows


def _files(reading: Reading) -> list[tuple[str, int]]:
    return [(file.name, file.lines) for file in reading.files[:MOST_FILES]]


def _file(name: str, lines: int, words: Words) -> str:
    shown = words.get(f"input.{name}", visible(name))
    return words.say("foot.file", name=shown, lines=words.counted("foot.n-lines", lines))


def _add_samples(page: AnyPage, reading: Reading, words: Words) -> None:
    names = [file.name for file in reading.files]
    page.note(words.say("foot.unknown-hint", file=visible(shlex.quote(names[0])) if len(names) == 1 else "FILE"))
    for sample in reading.unknown_samples[:MOST_SAMPLES]:
        page.example(visible(sample))
