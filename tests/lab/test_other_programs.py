"""Where another program answers the same question about the lab's log, the answer is the same."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pflogsumm import grand_totals

FILTERS = Path("/etc/fail2ban/filter.d")

AT_THE_DOOR = ("smtpd", "postscreen")


def _printed(*command: object) -> str:
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_totals_equal_those_of_pflogsumm(played: Any) -> None:
    """Deliveries, deferrals, bounces, holds, refusals and discards are as many as pflogsumm counts, differences explained."""
    page = _printed("pflogsumm", "--syslog-name=postfix-short", played.place.log / "mail.log")
    theirs = grand_totals(page)
    ours = played.log.report().totals
    deliveries = played.tables["deliveries"].to_pylist()
    refusals = Counter((row["action"], row["daemon"] in AT_THE_DOOR) for row in played.tables["refusals"].to_pylist())
    for name in ("forwarded", "deferred", "bounced", "held", "deferrals"):
        assert ours[name] == theirs[name], name
    # It counts a pass through a filter as a delivery, and one that discard(8) took.
    passes = sum(
        row["status"] == "sent" and row["next_message"] is not None and not row["reply"].startswith("forwarded as")
        for row in deliveries
    )
    assert ours["delivered"] + passes == theirs["delivered"]
    # It counts what a milter or a filter refused only where cleanup(8) says it.
    assert ours["rejected"] == sum(
        refusals[action, door] for action in ("reject", "milter-reject", "proxy-reject") for door in (True, False)
    )
    assert ours["rejected"] - refusals["milter-reject", True] - refusals["proxy-reject", True] == theirs["rejected"]
    assert ours["discarded"] - refusals["milter-discard", True] == theirs["discarded"]
    # Warnings of header_checks and body_checks are no refusals that were warned of.
    assert ours["reject_warnings"] + refusals["warning", False] == theirs["reject warnings"]


def _found_by_fail2ban(played: Any, name: str, mode: str = "") -> Counter[str]:
    """Failures by address, as a filter of the distribution finds them in all logs."""
    log = "\n".join(path.read_text(errors="replace") for path in played.place.logs())
    together = played.place.root / "all.log"
    together.write_text(log)
    option = f"[mode={mode}]" if mode else ""
    return Counter(_printed("fail2ban-regex", "-o", "ip", together, f"{FILTERS / name}.conf{option}").split())


def _failed(played: Any) -> dict[str, set[str]]:
    """The addresses of failed logins, by protocol."""
    found: dict[str, set[str]] = {}
    for row in played.tables["logins"].to_pylist():
        if row["login_result"] == "failure":
            found.setdefault(row["login_protocol"], set()).add(row["client_address"])
    return found


def test_failed_logins_are_those_of_fail2ban(played: Any) -> None:
    """The clients whose logins failed are those that fail2ban's filters for Postfix and Dovecot find."""
    failed = _failed(played)
    assert set(_found_by_fail2ban(played, "postfix", "auth")) == failed["smtp"]
    theirs = set(_found_by_fail2ban(played, "dovecot"))
    # A recipient whom LMTP looks up in vain is an unknown user to it, from this host.
    theirs.discard("127.0.0.1")
    everybody = set().union(*failed.values())
    assert everybody - failed["smtp"] <= theirs <= everybody


def test_refused_clients_are_those_of_fail2ban(played: Any) -> None:
    """Each client that fail2ban finds refused was refused at least as often; those on DNS lists are the same, as often."""
    ours: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for row in played.tables["refusals"].to_pylist():
        if row["action"] == "reject" and row["client_address"]:
            ours[row["client_address"]] += 1
            # postscreen's words for it and those about a sender's domain are none of its patterns.
            listed[row["client_address"]] += (
                row["daemon"] == "smtpd" and "Client host" in row["reason"] and bool(row["dnsbl"])
            )
    # A client that talks before its turn fails to it; nothing is refused.
    ours.update(_clients_of(played, "pipelining-error"))
    theirs = _found_by_fail2ban(played, "postfix", "normal")
    assert {address: count for address, count in theirs.items() if ours[address] < count} == {}
    assert _found_by_fail2ban(played, "postfix", "rbl") == +listed


def _clients_of(played: Any, kind: str) -> Iterator[str]:
    for batch in played.log.records():
        if "client_address" in batch.schema.names:
            rows = zip(batch["kind"].to_pylist(), batch["client_address"].to_pylist(), strict=True)
            yield from (address for name, address in rows if name == kind)
