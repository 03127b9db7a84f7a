"""Nothing that a client said to log in, by any mechanism and at any level of verbosity, is left in what `redact` makes of it."""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from secret_traces import traces

from lab import namespace
from lab.place import FORMS, Place
from lab.talkative import LEVELS, MECHANISMS, RELAYS
from maillens.present.cli import main
from maillens.privacy.finding import MASK

PLAY_S = 120
PASSWORDS = (b"secret-", b"wr0ng-")
"""With these all passwords begin that anybody has or tries in the lab."""
FRAGMENT = 14
"""Letters of a packed answer that no other text has by chance; TLS debugging shows no more than some thirty."""


@dataclass(frozen=True)
class Talkative:
    """One form of the talkative lab: its log as the servers wrote it, what `redact` made of it, and what was said."""

    before: bytes
    after: bytes
    exchanges: list[dict[str, Any]]


@pytest.fixture(scope="module")
def _talkative(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Talkative]:
    reason = namespace.why_not()
    if reason:
        pytest.skip(reason)
    places = {form: Place(tmp_path_factory.mktemp(f"talkative-{form}")) for form in FORMS}
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(_played, places, places.values()))
    # One after the other: what a command prints is caught by putting something else in the place of stdout.
    return {form: _shown(place, exchanges) for (form, place), exchanges in zip(places.items(), said, strict=True)}


@pytest.fixture(params=FORMS)
def talkative(request: pytest.FixtureRequest, _talkative: dict[str, Talkative]) -> Talkative:
    """The talkative lab, in each form."""
    return _talkative[request.param]


def _played(form: str, place: Place) -> list[dict[str, Any]]:
    namespace.start(place, form, lifeline=True)
    try:
        command = namespace.inside(place, [sys.executable, "-m", "lab.talkative", "/run/lab/said.jsonl"])
        subprocess.run(command, check=True, timeout=PLAY_S)
    finally:
        namespace.stop(place)
    return [json.loads(line) for line in (place.root / "said.jsonl").read_text().splitlines()]


def _shown(place: Place, exchanges: list[dict[str, Any]]) -> Talkative:
    logs = sorted(place.log.glob("*.log"))
    redacted = [_redacted(path) for path in logs]
    return Talkative(b"".join(path.read_bytes() for path in logs), b"".join(redacted), exchanges)


def _redacted(path: Path) -> bytes:
    done = CliRunner().invoke(main, ["redact", "--no-progress", str(path)])
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


def test_every_way_of_logging_in_was_played_and_told(talkative: Talkative) -> None:
    """The log as it was gives every password away, and has every mechanism, level and relay: the other tests look at something."""
    told = {password for password, _ in traces(talkative.before, PASSWORDS)}
    assert told == set(PASSWORDS)
    for mechanism in ("PLAIN", "LOGIN", *MECHANISMS):
        assert re.search(rb"sasl_method %b, init_response|: AUTH %b" % ((mechanism.encode(),) * 2), talkative.before)
    assert {one["how"].split()[0] for one in talkative.exchanges} >= {str(port) for port in LEVELS}
    for name in RELAYS:
        assert re.search(rb"to=<someone@%b-relay.example>.* status=sent" % name.encode(), talkative.before), name
    assert len(re.findall(rb": 235 2.7.0 Authentication successful", talkative.before)) > len(LEVELS) * len(MECHANISMS)


def test_no_password_is_left(talkative: Talkative) -> None:
    """No password stands anywhere in it: not plain, URL-encoded, in hexadecimal, in base64 or in a piece of base64."""
    assert sorted(set(traces(talkative.after, PASSWORDS))) == []


def test_no_hex_dump_has_one(talkative: Talkative) -> None:
    """Nor do the hex dumps of TLS debugging when their lines are put together again."""
    rows = re.findall(rb"(\S+\[\d+\]): [0-9a-f]{4} ((?:[0-9a-f]{2}[ -]){1,16})", talkative.after)
    assert rows
    by_process: dict[bytes, bytes] = {}
    for process, digits in rows:
        by_process[process] = by_process.get(process, b"") + bytes.fromhex(re.sub(rb"[ -]", b"", digits).decode())
    assert not [one for one in by_process.values() if any(password in one for password in PASSWORDS)]


def test_no_answer_is_left(talkative: Talkative) -> None:
    """Nothing that a client answered is left as it was sent, nor its beginning, nor the proof in it."""
    after = talkative.after.lower()
    for exchange in talkative.exchanges:
        for said in exchange["said"]:
            packed = base64.b64encode(said.encode("latin-1")).lower()
            assert len(packed) < FRAGMENT or packed[:FRAGMENT] not in after, exchange
            for proof in _proofs(said):
                assert proof.lower().encode() not in after, exchange


def _proofs(said: str) -> Iterator[str]:
    """What is computed from the password: of CRAM-MD5, DIGEST-MD5 and SCRAM."""
    for pattern in (r" ([0-9a-f]{32})$", r"response=([0-9a-f]{32})", r",p=(\S{20,})"):
        yield from re.findall(pattern, said)


def test_nothing_else_has_changed(talkative: Talkative) -> None:
    """Every byte outside of the secrets is as it was, and each line is where it was."""
    before, after = talkative.before.split(b"\n"), talkative.after.split(b"\n")
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        parts = new.split(MASK)
        assert old == new or (old.startswith(parts[0]) and old.endswith(parts[-1]))
        at = 0
        for part, _ in pairwise([*parts, b""]):
            at = old.find(part, at) + len(part)
            assert at >= len(part), new


def test_no_scenario_gives_a_password_away(played: Any) -> None:
    """Of all that is played with ordinary settings, and with the talkative services, no password is left."""
    for path in sorted(played.place.log.glob("*.log")):
        assert sorted(set(traces(_redacted(path), PASSWORDS))) == []
