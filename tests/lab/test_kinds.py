"""The lab shows a good part of the grammar as lines that real servers wrote."""

from typing import Any

import pytest

from lab.commands import main
from lab.kinds import kinds_in
from maillens.grammar import load


def test_many_kinds_are_genuine(played: Any) -> None:
    """The scenarios produce at least 150 of the kinds that the grammar knows."""
    counts = kinds_in(played.place.logs())
    assert sum(bool(counts[kind]) for kind in load().kinds) >= 150


def test_kinds_never_seen_are_listed(played: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m lab kinds` lists the kinds seen, and after them those never seen; no kind is missing."""
    assert main(["kinds", "--folder", str(played.place.root)]) == 0
    seen, _, never = capsys.readouterr().out.partition("kinds seen; never:\n")
    words = [line.split()[1] for line in seen.splitlines()[:-1]]
    unseen = [line.strip() for line in never.splitlines()[:-1]]
    assert sorted(words + unseen) == list(load().kinds)
    assert "delivery" in words
    assert "amavis-verdict" in unseen
    assert never.endswith("0 lines not understood\n")
