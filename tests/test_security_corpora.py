"""What CrowdSec, sshguard and OSSEC hold to be an attack by Postfix's and Dovecot's lines names the same address here.

Their cases are a few lines each, as they act on a few; so the limits are set as low here. What is not found, and why,
is in `DEVIATIONS`.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from maillens.present.cli import main
from maillens.query.security.thresholds import load_thresholds

DEVIATIONS = {
    "postfix-helo": "a refused HELO name is bad manners of a client that mail is refused from, no threat by itself",
    "postfix-non-smtp": "a scanner is known by a connection that wants nothing; the case has no connection",
    "postfix-logs": "tests a parser, there is no verdict",
    "dovecot-logs": "tests a parser, there is no verdict",
}
"""CrowdSec's cases that are not held against ours."""

SSHGUARD_DEVIATIONS = {
    "Aborted login (auth failed, 6 attempts): XYZ rip": "no form of a line that Dovecot writes",
    "pam_unix(dovecot:auth)": "PAM's line beside that of Dovecot, which tells the same",
    "non-SMTP command": "as above",
}

SERVERS = re.compile(r"postfix/|dovecot|imap-login|pop3-login")


@pytest.fixture
def nervous(tmp_path: Path) -> Path:
    """Thresholds at which one sign is enough."""
    own = tmp_path / "nervous.toml"
    tables = (f"[{name}]\n" + "".join(f"{limit} = 0\n" for limit in limits)
              for name, limits in load_thresholds().items() if name not in ("network", "password-spray"))  # fmt: skip
    own.write_text("".join(tables) + "[password-spray]\nusers = 5\n")
    return own


def addresses(log: Path, thresholds: Path) -> set[str]:
    """All that is found in a log."""
    done = CliRunner().invoke(main, ["security", "--format", "json", "--thresholds", str(thresholds), str(log)])
    return {address for one in json.loads(done.stdout)["findings"] for address in one["addresses"]}


def test_crowdsec_cases(shared: Path, nervous: Path) -> None:
    """Each source that a scenario of CrowdSec overflows for is named."""
    cases = sorted((shared / "corpora/crowdsecurity-hub/.tests").glob("*"))
    seen = 0
    for case in cases:
        if not re.match("postfix|dovecot", case.name) or case.name in DEVIATIONS:
            continue
        verdict = (case / "scenario.assert").read_text()
        sources = set(re.findall(r'Overflow\.Sources\["([^"]+)"\]\.IP', verdict))
        (log,) = case.glob("*.log")
        assert sources <= addresses(log, nervous), case.name
        seen += len(sources)
    assert seen >= 8


def test_sshguard_cases(shared: Path, nervous: Path, tmp_path: Path) -> None:
    """Each line about Postfix or Dovecot that sshguard counts names its address."""
    missed = {
        line: address
        for line, address in _sshguard(shared / "corpora/sshguard/src/parser/tests.txt")
        if address not in _of_line(line, tmp_path, nervous)
    }
    unexplained = [line for line in missed if not any(part in line for part in SSHGUARD_DEVIATIONS)]
    assert unexplained == []


def test_ossec_cases(shared: Path, nervous: Path, tmp_path: Path) -> None:
    """Each line that OSSEC's rules for failed logins (9702, 9705) match names its address."""
    text = "".join(
        path.read_text() for path in (shared / "corpora/ossec-hids/contrib/ossec-testing/tests").glob("*.ini")
    )
    seen = 0
    for case in text.split("\n["):
        rule = re.search(r"^rule = (\d+)", case, re.MULTILINE)
        for line in re.findall(r"^log \d+ pass = (.*)", case, re.MULTILINE):
            address = re.search(r"rip=([0-9.]+)|,(\d+[0-9.]+)\)", line)
            if rule and rule[1] in ("9702", "9705") and address:
                assert (address[1] or address[2]) in _of_line(line, tmp_path, nervous), line
                seen += 1
    assert seen >= 3


def _sshguard(path: Path) -> Iterator[tuple[str, str]]:
    """(line, address) of each case about the servers of mail."""
    for case in path.read_text().split("\n\n"):
        lines = [line for line in case.splitlines() if not line.startswith("#")]
        verdict = re.match(r"\d+ (\S+) [46] \d+", lines[1]) if len(lines) > 1 else None
        if verdict and SERVERS.search(lines[0]):
            yield lines[0], verdict[1]


def _of_line(line: str, folder: Path, thresholds: Path) -> set[str]:
    log = folder / "line.log"
    log.write_text(line if re.match(r"\w{3} [ \d]\d |\d{4}-", line) else f"Nov 20 09:00:00 mail {line}")
    log.write_text(log.read_text() + "\n")
    return addresses(log, thresholds)
