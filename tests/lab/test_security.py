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
