"""The lab, played once a session in each form; skips with the reason where no lab can run."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import maillens
from lab import namespace
from lab.place import FORMS, Place
from lab.truth import Fact, read_truth

PLAY_S = 240


@dataclass
class Played:
    """One form of the lab after its last scenario: the truth, and the log that tells of it."""

    form: str
    place: Place
    complaints: str

    @cached_property
    def truth(self) -> list[Fact]:
        """All facts."""
        return list(read_truth(self.place.truth))

    @cached_property
    def log(self) -> maillens.Log:
        """What maillens makes of the log."""
        return maillens.open([str(path) for path in self.place.logs()], tz="UTC")

    @cached_property
    def tables(self) -> dict[str, pa.Table]:
        """The tables of facts, by name."""
        names = ("sessions", "messages", "deliveries", "refusals", "logins", "mails", "recipients")
        return {name: getattr(self.log, name)() for name in names}

    @cached_property
    def auth_failures(self) -> list[dict[str, Any]]:
        """What Dovecot's auth process says of each wrong password and unknown user, as records."""
        batches = (batch for batch in self.log.records() if batch.schema.metadata[b"family"] == b"auth")
        return [row for batch in batches for row in batch.to_pylist() if row["kind"] == "dovecot-auth-failure"]


@pytest.fixture(scope="session")
def _plays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Played]]:
    """All scenarios in both forms, side by side; the labs end with this process, however that ends."""
    reason = namespace.why_not()
    if reason:
        pytest.skip(reason)
    places = {form: Place(tmp_path_factory.mktemp(form)) for form in FORMS}
    try:
        with ThreadPoolExecutor() as pool:
            yield dict(zip(places, pool.map(_play, places, places.values()), strict=True))
    finally:
        for place in places.values():
            if namespace.running(place):
                namespace.stop(place)


def _play(form: str, place: Place) -> Played:
    namespace.start(place, form, lifeline=True)
    command = namespace.inside(place, [sys.executable, "-m", "lab.play"])
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PLAY_S)
    namespace.stop(place)
    return Played(form, place, done.stderr)


@pytest.fixture(scope="session", params=FORMS)
def played(request: pytest.FixtureRequest, _plays: dict[str, Played]) -> Played:
    """The lab after its last scenario, in each form."""
    return _plays[request.param]


WAITING = ("deferrals", "remote-replies", "access-tables", "header-checks", "commands", "tls-policies")
"""Scenarios that fill the queues."""


@pytest.fixture(scope="module")
def populated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A running lab whose queue holds deferred mail and mail on hold; `namespace.inside(populated, […])` is a command there."""
    reason = namespace.why_not()
    if reason:
        pytest.skip(reason)
    place = Place(tmp_path_factory.mktemp("populated"))
    namespace.start(place, "syslog", lifeline=True)
    try:
        command = namespace.inside(place, [sys.executable, "-m", "lab.play", *WAITING])
        subprocess.run(command, check=True, timeout=PLAY_S)
        yield place
    finally:
        namespace.stop(place)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked `lab`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.lab)
