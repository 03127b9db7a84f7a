"""Findings -> plain values, the same for every program that reads them."""

from dataclasses import asdict
from datetime import datetime

from maillens import epoch
from maillens.query.report import Reading
from maillens.query.security.finding import Finding, Place


def row(finding: Finding, reading: Reading) -> dict[str, object]:
    """A finding by the names of its fields; times as datetimes, evidence with the names of the inputs."""
    values = {name: getattr(finding, name) for name in finding.__slots__}
    values |= {
        "first_at": _moment(finding.first_at),
        "last_at": _moment(finding.last_at),
        "successes": [
            {"user": one.user, "address": one.address, "at": _moment(one.at), "evidence": _place(one.place, reading)}
            for one in finding.successes
        ],
        "evidence": [_place(place, reading) for place in finding.evidence],
        "origins": [asdict(origin) for origin in finding.origins],
    }
    return values


def _place(place: Place | None, reading: Reading) -> dict[str, object] | None:
    return None if place is None else {"file": reading.files[place.file].name, "offset": place.offset}


def _moment(value_us: int | None) -> datetime | None:
    return None if value_us is None else epoch.moment(value_us)
