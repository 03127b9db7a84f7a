"""Where failed logins came from: client_address, count."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

FAILURES = Count("logins", by=(("client_address", ""),), where=(("login_result", "is", "failure"),), span=False)


def rows(counted: Counted) -> list[Row]:
    """One row an address."""
    return counted["login_failure_addresses"].ranking("client_address")


SECTION = Section("login_failure_addresses", 140, {"login_failure_addresses": FAILURES}, rows)
