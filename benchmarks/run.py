"""Measure maillens beside pflogsumm and grep on a made log: what `make bench` runs.

python benchmarks/run.py [--lines N] [--rounds N] [--format F] [--memory] [--no-keep]
"""

import argparse
import datetime
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machine import this_machine
from measure import CommandFailedError, Measurement, Sample, measure, warm
from results import MEGABYTE, LogResult, as_json, keep, markdown, table

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / ".bench"
RUNS = HERE / "runs"
FORMATS = ("traditional", "rfc3339")
GENERATOR = ("names.py", "host.py", "delivery.py", "sessions.py", "strangers.py", "logins.py", "make_log.py")
PARSE = "import sys, maillens\nfor _ in maillens.open([sys.argv[1]]).records(threads=1): pass"


@dataclass(frozen=True, slots=True)
class Contender:
    """A command of the comparison.

    Args:
        shown: The command as a person would type it, with FILE for the log.
        command: Its words; `{log}`, `{folder}` and `{address}`, a recipient in the log, are filled in.
        missing: How to get it, when it is not installed.
        well: Exit codes that are an answer.
    """

    name: str
    shown: str
    command: tuple[str, ...]
    missing: str = ""
    well: tuple[int, ...] = (0,)


def contenders() -> list[Contender]:
    """All commands, in the order in which they take turns."""
    maillens = _which("maillens")
    ours = "" if maillens else "maillens is not installed here; run it through `make bench`"
    pflogsumm = _which("pflogsumm")
    return [
        Contender("report", "maillens report FILE", (maillens, "report", "{log}"), ours),
        # 1 says that something was found.
        Contender("security", "maillens security FILE", (maillens, "security", "{log}"), ours, (0, 1)),
        Contender("parse", f"python -c '{PARSE}' FILE", (sys.executable, "-c", PARSE, "{log}"), ours),
        Contender(
            "records to NDJSON", "maillens records FILE --format ndjson -o /dev/null",
            (maillens, "records", "{log}", "--format", "ndjson", "-o", "/dev/null"), ours,
        ),
        Contender(
            "records to Parquet", "maillens records FILE --format parquet -o DIR/out.parquet",
            (maillens, "records", "{log}", "--format", "parquet", "-o", "{folder}/out.parquet"), ours,
        ),
        Contender("trace", "maillens trace ADDRESS FILE", (maillens, "trace", "{address}", "{log}"), ours),
        Contender("grep ADDRESS", "LC_ALL=C grep ADDRESS FILE", ("grep", "-F", "{address}", "{log}")),
        Contender("pflogsumm", "pflogsumm FILE", (pflogsumm, "{log}"), "" if pflogsumm else "not installed; on Debian: apt install pflogsumm"),
        Contender("grep", "LC_ALL=C grep -c status=deferred FILE", ("grep", "-c", "status=deferred", "{log}")),
        Contender("wc", "wc -l FILE", ("wc", "-l", "{log}")),
    ]  # fmt: skip


def _which(name: str) -> str:
    """The command beside this Python, else the one on the path, else the empty string."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name) or ""


def log_file(lines: int, style: str, seed: int) -> tuple[Path, dict[str, Any]]:
    """The log and its summary, made when the cache folder has none of this generator."""
    path = CACHE / f"{lines}-{style}-{seed}.log"
    summary = path.with_suffix(".json")
    generator = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in GENERATOR)).hexdigest()[:12]
    about: dict[str, Any] = json.loads(summary.read_text()) if summary.exists() and path.exists() else {}
    if about.get("generator") != generator:
        CACHE.mkdir(exist_ok=True)
        (CACHE / ".gitignore").write_text("*\n")
        _tell(f"making {path.name}")
        # In a process of its own: see measure() about memory.
        words = [
            sys.executable,
            str(HERE / "make_log.py"),
            "--lines",
            str(lines),
            "--seed",
            str(seed),
            "--format",
            style,
        ]
        made = subprocess.run([*words, "-o", str(path)], check=True, capture_output=True, text=True)
        about = {**json.loads(made.stdout), "generator": generator}
        summary.write_text(json.dumps(about, indent=1) + "\n")
    return path, about


def compare(log: Path, about: dict[str, Any], rounds: int, chosen: list[Contender]) -> LogResult:
    """Let all commands take turns on one log."""
    samples: dict[str, list[Sample]] = {}
    skipped = {c.name: c.missing for c in chosen if c.missing}
    warm(log)
    for turn in range(rounds):
        for contender in chosen:
            if contender.name in skipped:
                continue
            _tell(f"{log.name}: round {turn + 1} of {rounds}, {contender.name}")
            try:
                samples.setdefault(contender.name, []).append(once(contender, log))
            except CommandFailedError as error:
                skipped[contender.name] = str(error)
    measured = {name: Measurement(tuple(got)) for name, got in samples.items() if got and name not in skipped}
    return LogResult(about, measured, skipped)


def once(contender: Contender, log: Path) -> Sample:
    """Run one command on the log, its output in a folder that goes away."""
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        values = {"{log}": str(log), "{folder}": folder, "{address}": an_address(log)}
        words = [_filled_in(word, values) for word in contender.command]
        return measure(words, Path(folder), contender.well)


def an_address(log: Path) -> str:
    """The first recipient of a delivery in the second half of LOG."""
    with log.open("rb") as file:
        file.seek(log.stat().st_size // 2)
        for line in file:
            found = re.search(rb": to=<([^<>@]+@[^<>@]+)>, ", line)
            if found:
                return found[1].decode()
    raise ValueError(f"{log} has no delivery")


def _filled_in(word: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        word = word.replace(name, value)
    return word


def memory(lines: int, style: str, seed: int) -> int:
    """Print the peak memory of a report of the log and of one ten times as long."""
    report = contenders()[0]
    if report.missing:
        print(f"error: {report.missing}", file=sys.stderr)
        return 2
    for size in (lines, 10 * lines):
        log, about = log_file(size, style, seed)
        sample = once(report, log)
        peak, taken = f"{sample.peak_bytes / MEGABYTE:,.0f} MB", f"{sample.wall_s:.2f} s"
        print(
            f"{size:>12,} lines, {about['bytes'] / MEGABYTE:>6,.0f} MB of log: {taken:>9}, peak {peak:>8}", flush=True
        )
    return 0


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    """The command line; the exit code is 0 unless nothing could be measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, action="append", help="time stamps of the log; default both")
    parser.add_argument("--host", help="a word for the machine in the name of the run file")
    parser.add_argument(
        "--memory", action="store_true", help="only the memory of a report, of this log and of one ten times as long"
    )
    parser.add_argument("--no-keep", action="store_true", help="print only, write no run file")
    args = parser.parse_args()
    styles = args.format or list(FORMATS)
    if args.memory:
        return memory(args.lines, styles[-1], args.seed)
    chosen, results = contenders(), []
    for style in styles:
        log, about = log_file(args.lines, style, args.seed)
        results.append(compare(log, about, args.rounds, chosen))
        print("\n".join(table(results[-1])), end="\n\n", flush=True)
    if not args.no_keep:
        _keep(results, chosen, args.host, f"make bench LINES={args.lines} ROUNDS={args.rounds}")
    return 0


def _keep(results: list[LogResult], chosen: list[Contender], host: str | None, invocation: str) -> None:
    machine = this_machine()
    commands = {c.name: c.shown for c in chosen}
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    about = (results, commands, machine, today, invocation)
    print(
        f"kept in {keep(RUNS, f'{today}-{host or machine.kind}', markdown(*about), as_json(*about)).relative_to(HERE.parent)}"
    )


if __name__ == "__main__":
    sys.exit(main())
