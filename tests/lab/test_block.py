"""What `maillens block` prints, the real programs take, and do with it what it says."""

import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from findings import THRESHOLDS

from lab.truth import Finding, Innocent
from maillens.grammar import load
from maillens.present.cli import main

STRANGERS = ("8.8.8.8", "203.0.113.77", "2001:db8:ffff::1")
"""Addresses that the lab has nobody at."""


def _block(played: Any, form: str, *more: str) -> str:
    logs = [str(path) for path in played.place.logs()]
    command = ["block", "--tz", "UTC", "--format", form, "--thresholds", str(THRESHOLDS), *more, *logs]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    return done.stdout


def _networks(played: Any) -> list[Any]:
    return [ip_network(line) for line in _block(played, "plain").splitlines()]


def _addresses(played: Any) -> list[str]:
    """Everybody who played a part, and some who did not."""
    facts = [fact for fact in played.truth if isinstance(fact, Finding | Innocent)]
    return sorted({address for fact in facts for address in fact.addresses} | {*STRANGERS})


def _ran(*command: object, given: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*map(str, command)], input=given, capture_output=True, text=True, check=False, env=environment, cwd=folder
    )


def _in_a_network_of_its_own(script: str, given: str) -> subprocess.CompletedProcess[str]:
    """A shell with a firewall that is nobody's."""
    return _ran("unshare", "--net", "sh", "-ec", script, given=given)


@pytest.mark.parametrize(("form", "action"), [("cidr", "REJECT"), ("postscreen", "reject")])
def test_postfix_finds_in_the_table_who_is_listed(played: Any, tmp_path: Path, form: str, action: str) -> None:
    """`postmap -q` finds every listed address and no other, innocents and strangers among them, without a warning."""
    (tmp_path / "main.cf").write_text("compatibility_level = 3.6\n")
    table = tmp_path / "block.cidr"
    table.write_text(_block(played, form))
    networks = _networks(played)
    addresses = _addresses(played)
    found = _ran("postmap", "-c", tmp_path, "-q", "-", f"cidr:{table}", given="".join(f"{one}\n" for one in addresses))
    assert found.stderr == ""
    wanted = [one for one in addresses if any(ip_address(one) in network for network in networks)]
    assert found.stdout.splitlines() == [f"{one}\t{action}" for one in wanted]
    assert len(wanted) > 20


def test_nftables_takes_the_sets(played: Any) -> None:
    """`nft -c -f` has no complaint, loading works twice, and the sets hold the listed addresses with their timeouts."""
    text = _block(played, "nftables")
    checked = _in_a_network_of_its_own("nft -c -f -", text)
    assert (checked.returncode, checked.stderr) == (0, "")
    script = "cat >$$.nft; trap 'rm -f $$.nft' EXIT; nft -f $$.nft; nft -f $$.nft; nft list ruleset"
    done = _in_a_network_of_its_own(f"cd /tmp; {script}", text)
    assert (done.returncode, done.stderr) == (0, "")
    elements = re.findall(r"([0-9a-f.:/-]+) timeout \S+ expires (\d+)d", done.stdout)
    assert len(elements) == len(_networks(played))
    assert {days for _, days in elements} == {"6"}


def test_the_rule_of_the_comment_works(played: Any) -> None:
    """The chain and the rule that the list tells of are taken by nftables as they stand there."""
    text = _block(played, "nftables")
    rules = [
        line.removeprefix("# ").partition(" (for IPv6")[0] for line in text.splitlines() if line.startswith("# nft add")
    ]
    assert len(rules) == 2
    done = _in_a_network_of_its_own("nft -f -; " + "; ".join(rules) + "; nft list ruleset", text)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ip saddr @blocked4 drop" in done.stdout


def test_ipset_takes_the_sets(played: Any) -> None:
    """`ipset restore` works twice, and a test of each address says whether it is listed."""
    networks = _networks(played)
    script = "cat >$$.set; trap 'rm -f $$.set' EXIT; ipset restore <$$.set; ipset restore <$$.set; ipset save"
    done = _in_a_network_of_its_own(f"cd /tmp; {script}", _block(played, "ipset"))
    assert (done.returncode, done.stderr) == (0, "")
    added = re.findall(r"^add maillens[46] (\S+) timeout \d+$", done.stdout, re.MULTILINE)
    assert {ip_network(one) for one in added} == {*networks}


# fail2ban


@contextmanager
def _fail2ban(folder: Path, played: Any, log: Path) -> Iterator[list[object]]:
    """A fail2ban of its own with the jail and the filter, which bans by doing nothing; how to speak to it."""
    for name in ("filter.d", "jail.d", "action.d"):
        (folder / name).mkdir()
    (folder / "filter.d" / "common.conf").write_text(Path("/etc/fail2ban/filter.d/common.conf").read_text())
    (folder / "filter.d" / "maillens.conf").write_text(_block(played, "fail2ban-filter"))
    (folder / "jail.d" / "maillens.conf").write_text(_block(played, "fail2ban-jail"))
    (folder / "action.d" / "nothing.conf").write_text("[Definition]\nactionban = true\nactionunban = true\n")
    (folder / "fail2ban.conf").write_text(
        f"[Definition]\nloglevel = INFO\nlogtarget = {folder}/f.log\nsyslogsocket = auto\nsocket = {folder}/f.sock\n"
        f"pidfile = {folder}/f.pid\ndbfile = None\ndbpurgeage = 1d\nallowipv6 = auto\n"
    )
    (folder / "jail.conf").write_text(
        f"[DEFAULT]\nsyslog_mail = {log}\nbackend = polling\nbanaction = nothing\naction = %(banaction)s\n"
        "usedns = no\nenabled = false\nmaxmatches = 5\nprotocol = tcp\nlogencoding = utf-8\nignorecommand =\nbantime.increment = false\n"
    )
    client: list[object] = ["fail2ban-client", "-c", folder, "-s", folder / "f.sock", "-p", folder / "f.pid"]
    checked = _ran(*client, "-t")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    server = subprocess.Popen(
        ["fail2ban-server", *map(str, client[1:]), "-f", "start"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(lambda: "pong" in _ran(*client, "ping").stdout)
        _wait_for(lambda: "maillens" in _ran(*client, "status").stdout)
        yield client
    finally:
        _ran(*client, "stop")
        server.terminate()
        server.wait(10)


def _wait_for(condition: Any, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come up"
        time.sleep(0.1)


def test_fail2ban_bans_what_the_commands_say(played: Any, tmp_path: Path) -> None:
    """Filter and jail pass `fail2ban-client -t`, and after the commands all listed networks are banned."""
    log = tmp_path / "mail.log"
    log.write_text("")
    with _fail2ban(tmp_path, played, log) as client:
        commands = _block(played, "fail2ban").replace("fail2ban-client", " ".join(map(str, client)))
        done = _ran("sh", "-e", given=commands)
        assert (done.returncode, done.stderr) == (0, "")
        networks = _networks(played)
        _wait_for(lambda: len(_ran(*client, "get", "maillens", "banip", "\n").stdout.split()) >= len(networks))
        banned = _ran(*client, "get", "maillens", "banip", "\n").stdout.split()
    assert {ip_network(one) for one in banned} == {*networks}


def test_the_filter_counts_each_wrong_password_once(played: Any, tmp_path: Path) -> None:
    """`fail2ban-regex` finds of every address the failures that the login processes and Postfix tell of, and who relays."""
    path = tmp_path / "maillens.conf"
    path.write_text(_block(played, "fail2ban-filter"))
    (tmp_path / "common.conf").write_text(Path("/etc/fail2ban/filter.d/common.conf").read_text())
    counted: Counter[str] = Counter()
    for log in played.place.logs():
        done = _ran("fail2ban-regex", "--out", "ip", log, path)
        counted += Counter(done.stdout.split())
    ours = Counter(
        row["client_address"]
        for row in played.tables["logins"].to_pylist()
        if row["login_result"] == "failure" and not re.search(NOT_THE_CLIENT, row["login_reason"] or "")
    )
    ours += Counter(
        row["client_address"]
        for row in played.tables["refusals"].to_pylist()
        if ": Relay access denied" in row["reason"] and row["action"] == "reject" and row["daemon"] == "smtpd"
    )
    assert counted == ours


def test_the_filter_knows_every_release_and_no_name_deceives_it(tmp_path: Path) -> None:
    """Of each failed login that the grammar has a sample of, the filter finds the client, whatever the user calls himself."""
    samples = [
        sample
        for entry in load().entries
        if ("login_result", "failure") in entry.kind.constants and "{attempts}" in entry.kind.shape
        for sample in entry.kind.samples
    ]
    names = (
        "a>, method=PLAIN, rip=203.0.113.9, lip=203.0.113.9",
        "x (auth failed, 1 attempts in 2 secs): user=<y>, rip=203.0.113.9,",
    )
    hostile = [
        f"Disconnected (auth failed, 1 attempts in 6 secs): user=<{name}>, method=PLAIN, rip=192.0.2.66, lip=198.51.100.1, TLS"
        for name in names
    ]
    path, log = tmp_path / "maillens.conf", tmp_path / "mail.log"
    path.write_text(CliRunner().invoke(main, ["block", "--format", "fail2ban-filter"]).stdout)
    (tmp_path / "common.conf").write_text(Path("/etc/fail2ban/filter.d/common.conf").read_text())
    lines = [*samples, *hostile]
    log.write_text("".join(f"Nov 22 10:00:00 mail dovecot[9]: imap-login: {line}\n" for line in lines))
    found = _ran("fail2ban-regex", "--out", "ip", log, path).stdout.split()
    assert found == [re.findall(r"rip=([0-9a-f.:]+)", line)[-1] for line in lines]
    assert len(samples) > 6


NOT_THE_CLIENT = "Connection lost to authentication server|Invalid authentication mechanism"
"""Why a login may fail without a wrong password."""


def test_nothing_is_left_behind() -> None:
    """The lists of the tests are in no firewall of this machine."""
    assert "maillens" not in _ran("nft", "list", "ruleset").stdout
    assert "maillens" not in _ran("ipset", "-n", "list").stdout
