"""`maillens security --lines` prints the lines that findings stand on, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maillens.present.cli import main
from maillens.query.security.lines import evidence_lines

# Written by hand with example names: one address guesses, another user mistypes once, mail goes on all the time.
GUESS = (
    "Nov 20 09:{minute:02}:00 mail postfix/smtpd[{pid}]: connect from unknown[203.0.113.9]",
    "Nov 20 09:{minute:02}:01 mail postfix/smtpd[{pid}]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: "
    "UGFzc3dvcmQ6, sasl_username=alice@example.jp",
    "Nov 20 09:{minute:02}:02 mail postfix/smtpd[{pid}]: disconnect from unknown[203.0.113.9] ehlo=1 auth=0/1 quit=1 commands=2/3",
)
OTHERS = (
    "Nov 20 09:{minute:02}:03 mail postfix/smtpd[{pid}]: connect from unknown[203.0.113.90]",
    "Nov 20 09:{minute:02}:03 mail postfix/smtpd[{pid}]: 5BBBBBB{minute:02}: client=unknown[203.0.113.90]",
    "Nov 20 09:{minute:02}:04 mail postfix/smtpd[{pid}]: disconnect from unknown[203.0.113.90] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5",
    "Nov 20 09:{minute:02}:04 mail postfix/smtp[77]: 4AAAAAAAAA: to=<bob@example.com>, relay=mx.example.com[198.51.100.2]:25, "
    "delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 OK id=1203.0.113.9)",
)


def log_of(tmp_path: Path) -> tuple[Path, list[str]]:
    """A log, and the lines of it that the guessing is."""
    lines, guilty = [], []
    for minute in range(40):
        for shape in (*GUESS, *OTHERS):
            line = shape.format(minute=minute, pid=400 + minute)
            lines.append(line)
            guilty += [line] * (shape in GUESS)
    path = tmp_path / "mail.log"
    path.write_text("".join(f"{line}\n" for line in lines))
    return path, guilty


def run(*words: object, given: bytes = b"") -> Result:
    """Run the command, as a person types it."""
    return CliRunner().invoke(main, ["security", "--tz", "UTC", *map(str, words)], input=given)


def test_lines_are_all_lines_of_the_evidence_in_order(tmp_path: Path) -> None:
    """Every line of the guessing address is there, once and in order, and no line of anybody else."""
    path, guilty = log_of(tmp_path)
    result = run("--lines", path)
    assert result.stdout.splitlines() == guilty
    assert result.exit_code == 1


def test_a_threat_and_a_number_choose_findings(tmp_path: Path) -> None:
    """`--threat` and `--open` leave only what is asked for, in every form of the answer; a number too high is an error."""
    path, guilty = log_of(tmp_path)
    assert run("--lines", "--threat", "password-guessing", "--open", 1, path).stdout.splitlines() == guilty
    other = run("--lines", "--threat", "password-spray", path)
    assert (other.stdout, other.exit_code) == ("", 0)
    threats = [
        one["threat"]
        for one in json.loads(run("--format", "json", "--threat", "password-guessing", path).stdout)["findings"]
    ]
    assert threats == ["password-guessing"]
    missing = run("--lines", "--open", 99, path)
    assert missing.exit_code == 2 and "there is no finding number 99" in missing.stderr


def test_lines_from_a_pipe(tmp_path: Path) -> None:
    """What can be read only once is read twice all the same."""
    path, guilty = log_of(tmp_path)
    program = [Path(sys.executable).parent / "maillens", "security", "--lines", "--no-progress", "-"]
    done = subprocess.run(program, input=path.read_bytes(), capture_output=True, check=False)
    assert done.stdout.decode().splitlines() == guilty


def test_the_period_that_was_asked_for_bounds_the_lines(tmp_path: Path) -> None:
    """Lines before `--since` are no evidence of what was found behind it."""
    path, guilty = log_of(tmp_path)
    year = json.loads(run("--format", "json", path).stdout)["reading"]["first_at"][:4]
    found = run("--lines", "--since", f"{year}-11-20 09:10", path).stdout.splitlines()
    assert found == [line for line in guilty if line >= "Nov 20 09:10"]


def test_no_finding_has_no_lines(tmp_path: Path) -> None:
    """Without a finding nothing is printed, and the exit code says that there was none."""
    log = tmp_path / "mail.log"
    log.write_text("".join(shape.format(minute=0, pid=1) + "\n" for shape in OTHERS))
    result = run("--lines", log)
    assert (result.stdout, result.exit_code) == ("", 0)


@pytest.mark.parametrize("form", ["file-mode", "syslog-mode"])
def test_lines_of_the_lab_name_who_is_accused(shared: Path, form: str) -> None:
    """In a log of the lab, each line names an address of a finding, or is of a mail that came in from one."""
    from maillens.pipeline import Inputs, find_sources
    from maillens.query.security.search import search

    logs = [str(shared / "lab" / "logs" / form / "mail.log")]
    inputs = Inputs(*find_sources(logs))
    findings = search(inputs).findings
    lines = evidence_lines(inputs, findings)
    addresses = {address.encode() for one in findings for address in one.addresses}
    assert findings and lines
    assert sum(any(address in line for address in addresses) for line in lines) > len(lines) / 2
