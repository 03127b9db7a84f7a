"""What attackers did in the lab, `maillens security` tells; of their innocent neighbours it says nothing."""

import json
from typing import Any

from click.testing import CliRunner
from findings import THRESHOLDS, accused, missed

from maillens.present.cli import main


def _found(played: Any) -> list[dict[str, Any]]:
    logs = [str(path) for path in played.place.logs()]
    command = ["security", "--tz", "UTC", "--format", "json", "--thresholds", str(THRESHOLDS), *logs]
    findings: list[dict[str, Any]] = json.loads(CliRunner().invoke(main, command).stdout)["findings"]
    return findings


def test_every_attack_is_told_as_it_was(played: Any) -> None:
    """Each attack has a finding of its threat with all its addresses, users, failures, successes and times."""
    assert missed(played.truth, _found(played)) == []


def test_no_innocent_is_named(played: Any) -> None:
    """No finding names an innocent's address, nor an innocent who was not robbed."""
    assert accused(played.truth, _found(played)) == []


def test_passwords_in_clear_are_told(played: Any) -> None:
    """Who logs in at the submission service or a mailbox without TLS is told; who says STARTTLS first is not."""
    found = [one for one in _found(played) if one["threat"] == "clear-text-login"]
    users = {one["form"]: set(one["users"]) for one in found}
    assert "sybil@example.jp" in users["smtp"]
    assert {"frank@example.jp", "erin@example.jp"} <= users[""]
    assert not {"victor@example.jp", "steve@example.jp"} & set().union(*users.values())


def test_a_list_that_names_this_host_is_told(played: Any) -> None:
    """The remote server that refuses by a blocklist is told with the list, and our address."""
    (found,) = (one for one in _found(played) if one["threat"] == "own-host-listed")
    assert (found["form"], found["subjects"]) == ("dnsbl", ["list.example"])
    assert found["addresses"]
