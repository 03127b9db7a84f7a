"""Who was tried: login_user, count."""

from maillens.query.report import Row
from maillens.query.section import Count, Counted, Section

FAILURES = Count("logins", by=(("login_user", "lower"),), where=(("login_result", "is", "failure"),), span=False)


def rows(counted: Counted) -> list[Row]:
    """One row a name; empty where the log does not tell it."""
    return counted["login_failures"].ranking("login_user")


SECTION = Section("login_failures", 130, {"login_failures": FAILURES}, rows)
