"""Logins: login_protocol, login_result, count."""

from maillens.query.counts import logins
from maillens.query.report import Row
from maillens.query.section import Counted, Section


def rows(counted: Counted) -> list[Row]:
    """One row a protocol and result."""
    return [
        {"login_protocol": item.key[0], "login_result": item.key[1], "count": item.number}
        for item in counted["logins"].largest()
    ]


def totals(counted: Counted) -> dict[str, int]:
    """How many logins worked and how many were refused."""
    return {
        "logins": sum(item.number for item in counted["logins"].items() if item.key[1] == "success"),
        "login_failures": sum(item.number for item in counted["logins"].items() if item.key[1] == "failure"),
    }


SECTION = Section("logins", 120, {"logins": logins}, rows, totals)
