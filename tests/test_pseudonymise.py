"""`maillens pseudonymise`: pseudonyms for all names, the same for the same name, and still a mail log."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pflogsumm import grand_totals

from maillens.present.cli import main
from maillens.privacy.naming import renamed
from maillens.privacy.pseudonyms import Pseudonyms

DEMO = Path(__file__).parents[1] / "demo" / "mail.log"
TALKATIVE = Path(__file__).parent / "logs" / "talkative.log"
LAB = ("file-mode/mail.log", "file-mode/dovecot.log", "syslog-mode/mail.log", "syslog-mode/mail.traditional.log")
KEY = b"0123456789abcdef0123456789abcdef"
NAMES = Pseudonyms(KEY)

FIELDS = (
    "client_name client_address helo sender recipient original_recipient message_id resent_message_id subject sasl_username "
    "sasl_sender login_user relay_address local_address tls_name tls_issuer tls_fingerprint"
).split()
"""Where a record has names."""
NOBODY = re.compile(
    rb"unknown|localhost|local|127\.[\d.]+|\[127\.[\d.]+\]|::1?|\(unavailable\)|root|private/[\w-]+|mailer-daemon|postmaster|\W*|[\d ]+",
    re.IGNORECASE,
)
"""What is in those places and names nobody, or what every server has."""
COMMON_WORDS = (b"info", b"scan", b"test", b"mail", b"postfix", b"alert(1)")
"""Names that attackers tried and that are words of the log as well: where they stand as names is looked at, not all the log."""


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A file with `KEY`."""
    path = tmp_path / "key"
    path.write_bytes(KEY + b"\n")
    return path


def run(*words: object, given: bytes = b"") -> Result:
    """Run the command, as a person types it."""
    return CliRunner().invoke(main, ["pseudonymise", *map(str, words)], input=given)


def logs(shared: Path) -> Iterator[Path]:
    """The demo log, a talkative one and those of the lab beside the repository."""
    yield from (DEMO, TALKATIVE, *(shared / "lab" / "logs" / name for name in LAB))


def report(path: Path) -> dict[str, Any]:
    """What our report counts in a log."""
    done = CliRunner().invoke(main, ["report", "--format", "json", "--lang", "en", str(path)])
    counts: dict[str, Any] = json.loads(done.stdout)
    return counts


def counts_of(value: Any) -> Any:
    """The numbers of a report, and how long its lists are; not its texts."""
    if isinstance(value, dict):
        return {name: counts_of(one) for name, one in value.items()}
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int | float) else None


def test_reports_on_it_are_the_same(shared: Path, tmp_path: Path) -> None:
    """Our report has the same numbers and lists of the same length, and pflogsumm the same totals."""
    for number, log in enumerate(logs(shared)):
        other = tmp_path / f"{number}.log"
        assert run(log, "-o", other).exit_code == 0
        before, after = report(log), report(other)
        assert before["totals"] == after["totals"], log
        assert counts_of(before) == counts_of(after), log
        if shutil.which("pflogsumm") and b"status=deferred" in log.read_bytes():
            pages = [
                subprocess.run(["pflogsumm", str(path)], capture_output=True, errors="replace", check=True)
                for path in (log, other)
            ]
            assert grand_totals(pages[0].stdout) == grand_totals(pages[1].stdout), log


def test_no_name_is_left(shared: Path, records: Callable[[list[Path]], Iterator[Any]], key_file: Path) -> None:
    """No address, name or IP that a field of any record holds is anywhere in the output."""
    for log in logs(shared):
        after = run(log, "--key-file", key_file).stdout_bytes
        names = {
            value
            for record in records([log])
            for name, value in record.fields.items()
            if name in FIELDS
            if len(value) > 2
        }
        names |= {name.rpartition(b"@")[2] for name in names if b"@" in name}
        assert len(names) > 10
        for name in names:
            if NOBODY.fullmatch(name.strip()) is None and name not in COMMON_WORDS and len(name) > 2 and name in after:
                left = re.search(rb"(?<![\w.-])" + re.escape(name) + rb"(?![\w-])", after)
                assert left is None, (log, name, left)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """200,000 lines of the benchmark's log, and the same with pseudonyms."""
    folder = tmp_path_factory.mktemp("made")
    log, other = folder / "mail.log", folder / "other.log"
    command = (sys.executable, str(DEMO.parents[1] / "benchmarks" / "make_log.py"), "--lines", "200000", "-o", str(log))
    subprocess.run(command, check=True, capture_output=True)
    assert run(log, "-o", other, "--no-progress").exit_code == 0
    return log, other


def test_reports_on_many_lines_are_the_same(made: tuple[Path, Path]) -> None:
    """On a log of the benchmark too, our report has the same numbers, and pflogsumm the same totals."""
    before, after = map(report, made)
    assert before["totals"]["delivered"] > 1000
    assert before["totals"] == after["totals"] and counts_of(before) == counts_of(after)
    if shutil.which("pflogsumm"):
        pages = [
            subprocess.run(["pflogsumm", path], capture_output=True, errors="replace", check=True) for path in made
        ]
        assert grand_totals(pages[0].stdout) == grand_totals(pages[1].stdout)


def test_no_name_is_left_in_many_lines(made: tuple[Path, Path], records: Callable[[list[Path]], Iterator[Any]]) -> None:
    """No address, name or IP of the original is in it, wherever one may stand."""
    log, other = made
    words = re.compile(rb"[\w.@+:-]+")
    names = {value.lower() for one in records([log]) for name, value in one.fields.items() if name in FIELDS}
    names |= {part for name in names for part in name.split(b"@") if b"." in part}
    wanted = {
        name
        for name in names
        if NOBODY.fullmatch(name.strip()) is None and (b"." in name or b"@" in name or b":" in name)
    }
    left = {word.strip(b".:") for word in words.findall(other.read_bytes().lower())}
    assert len(wanted) > 10_000
    assert sorted(wanted & left) == []


def test_two_runs_with_one_key_agree_and_others_do_not(key_file: Path) -> None:
    """A key gives the same pseudonyms every time; without one each run has its own, and the key is never shown."""
    one, two = run(DEMO, "--key-file", key_file), run(DEMO, "--key-file", key_file)
    assert one.stdout_bytes == two.stdout_bytes
    assert KEY not in one.stdout_bytes + one.stderr_bytes
    assert len({run(DEMO).stdout_bytes, run(DEMO).stdout_bytes, one.stdout_bytes}) == 3


def test_the_same_name_in_any_place_and_case_is_the_same_pseudonym() -> None:
    """A person is the same as sender, recipient and login; a host stays below its domain."""
    line = b"from=<Alice@Example.JP> to=<alice@example.jp>, user=<alice>, relay=mx.example.jp[192.0.2.7]:25"
    local, domain = NAMES.address(b"alice@example.jp").split(b"@")
    assert renamed(line, NAMES) == (
        b"from=<%b@%b> to=<%b@%b>, user=<%b>, relay=%b.%b[%b]:25"
        % (
            local,
            domain,
            local,
            domain,
            local,
            NAMES.host(b"mx.example.jp").split(b".")[0],
            domain,
            NAMES.ip(b"192.0.2.7"),
        )
    )


def test_kept_domains_stay_and_their_people_do_not() -> None:
    """`--keep-domains` leaves a domain and its hosts, not the local parts in it."""
    names = Pseudonyms(KEY, ["example.jp"])
    made = renamed(
        b"to=<alice@example.jp>, relay=mx.example.jp[192.0.2.7]:25, client=mx.notexample.jp[192.0.2.8]", names
    )
    assert b"@example.jp>, relay=mx.example.jp[" in made
    assert b"alice" not in made and b"notexample" not in made


@given(st.ip_addresses(), st.ip_addresses())
def test_addresses_keep_their_network_structure(one: IPv4Address | IPv6Address, two: IPv4Address | IPv6Address) -> None:
    """Two addresses share as many leading bits afterwards as before; private and loopback ones stay so."""

    def common(first: Any, second: Any) -> int:
        return int(first.max_prefixlen - (int(first) ^ int(second)).bit_length())

    made = [ip_address((NAMES.ip(str(address).encode()) or b"").decode()) for address in (one, two)]
    assert [address.is_loopback for address in made] == [one.is_loopback, two.is_loopback]
    ordinary = all((address.is_global and int(address) >> 64 != 0) or address.version == 4 for address in (one, two))
    if one.version == two.version and ordinary and one.is_global and two.is_global:
        assert common(one, two) == common(*made)


@pytest.mark.parametrize("address", ["10.1.2.3", "172.16.5.6", "192.168.7.8", "127.0.0.1", "::1", "fd00::1", "fe80::1"])
def test_private_addresses_stay_in_their_ranges(address: str) -> None:
    """Private, link-local and loopback addresses are still recognised as such."""
    made = ip_address((NAMES.ip(address.encode()) or b"").decode())
    assert made.is_private and made.is_loopback == ip_address(address).is_loopback
    assert made.is_link_local == ip_address(address).is_link_local


def test_an_address_behind_a_service_is_found() -> None:
    """The service stands before the address of a client in what anvil(8) says, IPv6 too."""
    for address in (b"2001:db8:c065::dbb", b"192.0.2.7"):
        for service in (b"smtp", b"127.0.0.1:10025"):
            line = b"statistics: max connection count 17 for (%b:%b) at Nov  3 01:01:39" % (service, address)
            made = renamed(line, NAMES)
            assert made == line.replace(address, NAMES.ip(address) or b"")


def test_a_colon_behind_an_address_is_no_part_of_it() -> None:
    """`… does not resolve to address 2001:db8::7: Name or service not known`."""
    for address in (b"2001:db8:c065::dbb", b"2001:db8::", b"192.0.2.7"):
        line = b"does not resolve to address %b: Name or service not known" % address
        assert renamed(line, NAMES) == line.replace(address, NAMES.ip(address) or b"")


def test_a_bad_key_file_is_an_error(tmp_path: Path) -> None:
    """A key that is not there or too short is named, with the command that makes one."""
    short = tmp_path / "short"
    short.write_bytes(b"abc\n")
    for path in (short, tmp_path / "none"):
        result = run(DEMO, "--key-file", path)
        assert result.exit_code == 2 and f"openssl rand -hex 32 > {path}" in result.stderr and result.stdout == ""


def test_secrets_are_gone_too() -> None:
    """What `redact` blacks out is no more in the output of `pseudonymise`."""
    after = run(TALKATIVE).stdout_bytes
    assert b"[redacted]" in after and b"secret-" not in after
