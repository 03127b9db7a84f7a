"""Measurements -> ratios, goals and the text and JSON of a run file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from machine import Machine
from measure import Measurement

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class LogResult:
    """One log and what every command made of it.

    Args:
        log: The summary that the generator wrote.
        measured: By name of the command, in the order they ran.
        skipped: Why a command was not measured.
    """

    log: Mapping[str, Any]
    measured: Mapping[str, Measurement]
    skipped: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Goal:
    """Something we promised, and whether it holds; `met` is None when it was not measured."""

    text: str
    value: str
    met: bool | None


def goals(result: LogResult) -> list[Goal]:
    """The goals of the report, the search for threats, the parser, the trace and memory."""
    report = result.measured.get("report")
    faster = _ratio(result, "pflogsumm", "report")
    slower = _ratio(result, "parse", "grep")
    traced = _ratio(result, "trace", "report")
    searched = _ratio(result, "security", "report")
    peak = report.peak_bytes / MEGABYTE if report else None
    return [
        _goal(
            "report, at least 25 times the lines per second of pflogsumm",
            faster,
            "x",
            faster is not None and faster >= 25,
        ),
        _goal(
            "security, at most 1.5 times the time of a report", searched, "x", searched is not None and searched <= 1.5
        ),
        _goal("parse on one core, at most 6 times the time of grep", slower, "x", slower is not None and slower <= 6),
        _goal(
            "trace of an address, at most half the time of a report", traced, "x", traced is not None and traced <= 0.5
        ),
        _goal("report, peak memory under 400 MB", peak, " MB", peak is not None and peak < 400),
    ]


def _ratio(result: LogResult, name: str, to: str) -> float | None:
    one, other = result.measured.get(name), result.measured.get(to)
    return one.wall_s / other.wall_s if one and other else None


def _goal(text: str, value: float | None, unit: str, met: bool) -> Goal:
    if value is None:
        return Goal(text, "not measured", None)
    return Goal(text, f"{value:.2f}{unit}" if value < 1 else f"{value:.1f}{unit}", met)


def table(result: LogResult) -> Iterator[str]:
    """The measurements as a Markdown table, then the goals."""
    log = result.log
    yield f"### {log['lines']:,} lines, {log['bytes'] / MEGABYTE:,.0f} MB, {log['format']} stamps, {log['queue_ids']} queue ids, seed {log['seed']}"
    yield ""
    yield "| command | median s | fastest to slowest s | CPU s | lines/s | MB/s | times report | times grep | peak MB |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for name, got in result.measured.items():
        low, high = got.spread_s
        yield (
            f"| {name} | {got.wall_s:.3f} | {low:.3f} to {high:.3f} | {got.cpu_s:.3f} | {log['lines'] / got.wall_s:,.0f} | "
            f"{log['bytes'] / MEGABYTE / got.wall_s:,.0f} | {_times(result, name, 'report')} | {_times(result, name, 'grep')} | "
            f"{got.peak_bytes / MEGABYTE:,.0f} |"
        )
    yield ""
    for name, why in result.skipped.items():
        yield f"- {name}: not measured, {why}"
    for goal in goals(result):
        verdict = {True: "met", False: "MISSED", None: "unknown"}[goal.met]
        yield f"- {verdict}: {goal.text}: {goal.value}"


def _times(result: LogResult, name: str, to: str) -> str:
    ratio = _ratio(result, name, to)
    return f"{ratio:.2f}" if ratio is not None else ""


def markdown(
    results: list[LogResult], commands: Mapping[str, str], machine: Machine, date: str, invocation: str
) -> str:
    """The run file for people."""
    text = [
        f"# Benchmark of {date}",
        "",
        f"- machine: {machine.cpu}, {machine.cores} cores, {machine.memory_bytes / 1e9:.0f} GB, {machine.kernel}, Python {machine.python}",
        f"- command: `{invocation}`",
        "- every command runs in the C locale on a file in the page cache; the commands take turns, round after round",
        "",
    ]
    for result in results:
        text += [*table(result), ""]
    text += ["### Commands", "", *(f"- {name}: `{command}`" for name, command in commands.items()), ""]
    if results:
        text += ["### Lines of the log, by what they say", "", "| lines | what |", "|---:|---|"]
        text += [
            f"| {count:,} | {what} |"
            for what, count in sorted(results[0].log["mix"].items(), key=lambda item: -item[1])
        ]
    return "\n".join(text) + "\n"


def as_json(results: list[LogResult], commands: Mapping[str, str], machine: Machine, date: str, invocation: str) -> str:
    """The run file for programs: every sample."""
    return (
        json.dumps(
            {
                "date": date,
                "machine": asdict(machine),
                "command": invocation,
                "commands": dict(commands),
                "results": [
                    {
                        "log": dict(r.log),
                        "samples": {name: [asdict(s) for s in got.samples] for name, got in r.measured.items()},
                        "skipped": dict(r.skipped),
                        "goals": [asdict(g) for g in goals(r)],
                    }
                    for r in results
                ],
            },
            indent=1,
        )
        + "\n"
    )


def keep(folder: Path, name: str, markdown_text: str, json_text: str) -> Path:
    """Write both run files under a name not yet taken; the path of the Markdown one."""
    folder.mkdir(parents=True, exist_ok=True)
    number, stem = 1, name
    while (folder / f"{stem}.md").exists():
        number += 1
        stem = f"{name}-{number}"
    (folder / f"{stem}.json").write_text(json_text)
    path = folder / f"{stem}.md"
    path.write_text(markdown_text)
    return path
