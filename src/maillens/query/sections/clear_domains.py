"""Where mail left in clear: domain, count."""

from maillens.query.encryption import bare_deliveries, bare_domains, tls_deliveries
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a recipient domain, the busiest first; none where the log does not tell."""
    found = sorted(bare_domains(counted).items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"domain": domain, "count": count} for domain, count in found]


SECTION = Section("clear_domains", 114, {"bare_deliveries": bare_deliveries, "tls_deliveries": tls_deliveries}, rows)
