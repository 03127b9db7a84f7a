"""How much mail came in and left encrypted: tls_direction, encryption, count, share."""

from maillens.query.encryption import Kinds, came_in, tls_deliveries, tls_sessions, went_out
from maillens.query.report import Row
from maillens.query.section import Counted, Section

STATES = ("encrypted", "clear", "untold")


def rows(counted: Counted) -> list[Row]:
    """For connections (in) and deliveries (out): what was encrypted, what was not, what the log is silent on."""
    return _direction("in", came_in(counted)) + _direction("out", went_out(counted))


def _direction(direction: str, kinds: Kinds) -> list[Row]:
    by_state = {state: sum(count for (one, _), count in kinds.items() if one == state) for state in STATES}
    return [
        {"tls_direction": direction, "encryption": state, "count": count, "share": count / kinds.total()}
        for state, count in by_state.items()
        if count
    ]


SECTION = Section("tls", 112, {"tls_sessions": tls_sessions, "tls_deliveries": tls_deliveries}, rows)
