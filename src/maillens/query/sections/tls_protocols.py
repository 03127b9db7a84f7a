"""Which versions of TLS were spoken: tls_direction, tls_protocol, count, share."""

from maillens.query.encryption import Kinds, came_in, tls_deliveries, tls_sessions, went_out
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a direction and version, of all that was encrypted in this direction."""
    return _direction("in", came_in(counted)) + _direction("out", went_out(counted))


def _direction(direction: str, kinds: Kinds) -> list[Row]:
    versions = [(protocol, count) for (state, protocol), count in kinds.items() if state == "encrypted"]
    total = sum(count for _, count in versions)
    return [
        {"tls_direction": direction, "tls_protocol": protocol, "count": count, "share": count / total}
        for protocol, count in sorted(versions, key=lambda version: (-version[1], version[0]))
    ]


SECTION = Section("tls_protocols", 113, {"tls_sessions": tls_sessions, "tls_deliveries": tls_deliveries}, rows)
