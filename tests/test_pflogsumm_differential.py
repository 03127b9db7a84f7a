"""pflogsumm itself beside ours, with options chosen at random; needs the Debian package."""

import os
import random
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from pflogsumm_report import differences, made, printed

from maillens.pflogsumm.make import Made

ROOT = Path(__file__).resolve().parents[1]
RUNS = 6
"""Reports for each log; a run of `benchmarks/make_log.py` makes others."""

SWITCHES = (
    "-e -i --ignore-case --iso-date-time -m --uucp-mung --no-no-msg-size --problems-first --problems_first "
    "--rej-add-from -q --smtpd-stats --verbose-msg-detail --verp-mung --verp-mung=2 --zero-fill --no-smtpd-warnings "
    "--no_bounce_detail --no-reject-detail --no-deferral-detail --prob"
).split()
COUNTS = "--bounce-detail --deferral-detail --detail -h -u --reject-detail --smtp-detail --smtpd-warning-detail".split()
LAB = (
    "syslog-mode/mail.log",
    "syslog-mode/mail.traditional.log",
    "file-mode/mail.log",
    "plain-mode/mail.log",
    "time/newyear-syslog.mail.traditional.log",
    "syslog-mode/mail.rfc5424.log",
)


@pytest.fixture(scope="session")
def pflogsumm() -> str:
    """The program; skips where it is not installed, or is another release."""
    path = shutil.which("pflogsumm", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if path is None:
        pytest.skip("pflogsumm is not installed (Debian: apt install pflogsumm)")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout.split()
    if version[-1:] != ["1.1.5"]:
        pytest.skip(f"pflogsumm is release {' '.join(version)}, not 1.1.5")
    return path


def options(rng: random.Random) -> tuple[list[str], bool]:
    """Options chosen at random, and whether they cut lists."""
    chosen = [switch for switch in SWITCHES if rng.random() < 0.15]
    limits = [part for name in COUNTS if rng.random() < 0.1 for part in (name, str(rng.choice((0, 1, 3, 20, 100))))]
    if rng.random() < 0.15:
        chosen += ["-d", rng.choice(("today", "yesterday"))]
    if rng.random() < 0.15:
        chosen += ["--syslog-name", rng.choice(("postfix-out", "mta"))]
    return chosen + limits, bool(limits)


def compare(program: str, log: Path, seed: int) -> None:
    """Hold RUNS reports of one log against the program."""
    rng = random.Random(seed)
    for _ in range(RUNS):
        chosen, is_cut = options(rng)
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        run = subprocess.run([program, *chosen, str(log)], capture_output=True, env=environment, check=True)
        ours = printed([*chosen, log], "1.1.5", datetime.now())
        assert not differences(ours, run.stdout.decode("latin-1"), is_cut=is_cut), chosen


@pytest.mark.parametrize("name", LAB)
def test_lab(name: str, pflogsumm: str, shared: Path) -> None:
    """Whatever the options, `--strict` prints what pflogsumm prints of the lab's logs."""
    compare(pflogsumm, shared / "lab/logs" / name, len(name))


@pytest.mark.parametrize("form", ["traditional", "rfc3339"])
@pytest.mark.parametrize("seed", [1, 2])
def test_generated(form: str, seed: int, pflogsumm: str, tmp_path: Path) -> None:
    """Whatever the options, `--strict` prints what pflogsumm prints of logs made from a seed."""
    log = generated(tmp_path, form, seed)
    compare(pflogsumm, log, seed)


def generated(folder: Path, form: str, seed: int) -> Path:
    """A log of a busy host."""
    path = folder / "mail.log"
    maker = [sys.executable, str(ROOT / "benchmarks/make_log.py"), "--lines", "5000", "--seed", str(seed)]
    subprocess.run([*maker, "--format", form, "-o", str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


CASES = [
    (release, [*more, "--smtpd-stats"])
    for release in ("1.1.5", "1.3")
    for more in ([], ["-e"], ["--verbose-msg-detail"], ["--rej-add-from", "-i"], ["--detail", "0"])
] + [("1.3", ["--use-orig-to", "--ssl-tls-stats"]), ("1.3", ["--pscrn-stats", "--colwidth", "120"])]


def each_line(arguments: list[str | Path], release: str, *, strict: bool) -> Made:
    """Our report, each line read by Python on its own."""
    return made(arguments, release, datetime(2026, 11, 21), strict=strict, unused=lambda _: None)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(("release", "chosen"), CASES)
def test_frequent_lines(release: str, chosen: list[str], strict: bool, tmp_path: Path, shared: Path) -> None:
    """Lines that are counted without Python count as when Python reads every line."""
    logs = [generated(tmp_path, "rfc3339", 3), shared / "lab/logs/syslog-mode/mail.log"]
    logs += sorted((shared / "pflogsumm").glob("*.log"))
    for log in logs:
        ours = made([*chosen, log], release, datetime(2026, 11, 21), strict=strict)
        slow = each_line([*chosen, log], release, strict=strict)
        assert (ours.text, set(ours.touched)) == (slow.text, set(slow.touched))


def test_broken_lines(tmp_path: Path, shared: Path) -> None:
    """Lines cut, repeated and with bytes changed are counted alike by both ways of reading."""
    rng = random.Random(7)
    lines = (shared / "lab/logs/syslog-mode/mail.traditional.log").read_bytes().splitlines()
    for _ in range(5):
        broken = [mutated(rng.choice(lines), rng) for _ in range(2500)]
        log = tmp_path / "mail.log"
        log.write_bytes(b"\n".join([*lines[:50], *broken]) + b"\n")
        for release in ("1.1.5", "1.3"):
            ours = printed(["--smtpd-stats", log], release, datetime(2026, 11, 21))
            assert ours == each_line(["--smtpd-stats", log], release, strict=True).text


FORGED = (
    b"from=<x@example.com>, size=7",
    b"size=99999999999999999999",
    b"reject: ",
    b" to=<",
    b": client=a[192.0.2.1]",
    b"  ",
    b"\0",
)


def mutated(line: bytes, rng: random.Random) -> bytes:
    """LINE with something in it changed, or as it is."""
    at = rng.randrange(len(line))
    kind = rng.randrange(6)
    if kind == 0:
        return line[:at]
    if kind == 1:
        return line[:at] + bytes([rng.randrange(32, 127)]) + line[at + 1 :]
    if kind == 2:
        return line[:at] + line[at + rng.randrange(1, 9) :]
    if kind == 3:
        return line[:at] + rng.choice(FORGED) + line[at:]
    return line
