"""Where another program answers the same question about the lab's log, the answer is the same."""

import os
import subprocess
from collections import Counter
from typing import Any

from pflogsumm import grand_totals

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
