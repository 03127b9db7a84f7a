"""What the releases word differently: data and small functions."""

from collections.abc import Callable
from dataclasses import dataclass

from maillens.pflogsumm.options import ReleaseName
from maillens.pflogsumm.page.order import new_key, old_key


@dataclass(frozen=True, slots=True)
class Style:
    """How a release words its report.

    Args:
        totals: Lines of "Grand Totals" about messages: name, and whether its share is told.
        delivery_head: Columns of the deliveries by domain.
        domain_title, user_title: From title, limit and number of rows to a heading.
        empty_users: What stands behind the heading of an empty list of users.
        nested_count: From limit, number of rows and sum of a nested list to what stands behind its heading.
        sizeless_title: From number of rows to the heading of messages without a size.
        failures: Title of the list of failed connections to other servers.
        key: What names are sorted by.
    """

    totals: tuple[tuple[str, bool], ...]
    delivery_head: str
    domain_title: Callable[[str, int, int], str]
    user_title: Callable[[str, int, int], str]
    empty_users: str
    nested_count: Callable[[int, int, int], str]
    sizeless_title: Callable[[int], str]
    failures: str
    key: Callable[[str], str]


def _old_domain_title(title: str, limit: int, rows: int) -> str:
    return f"{title} (top {limit})" if limit > 0 else f"{title} "


def _old_user_title(title: str, limit: int, rows: int) -> str:
    return f"top {limit} {title}" if limit > 0 else title


def _old_nested_count(limit: int, rows: int, total: int) -> str:
    return (f" (top {limit})" if limit > 0 else "") + f" (total: {total})"


def _top(limit: int, rows: int, total: int) -> str:
    return f"(top {limit} of {total})" if 0 < limit < rows else f"({total})"


def _new_title(title: str, limit: int, rows: int) -> str:
    return f"{title} {_top(limit, rows, rows)}"


def _new_nested_count(limit: int, rows: int, total: int) -> str:
    return " " + _top(limit, rows, total)


_SIZELESS = "Messages with no size data"
_FIRST = (("received", False), ("delivered", False), ("forwarded", False), ("deferred", False), ("bounced", False))
_LAST = (("rejected", True), ("reject warnings", False), ("held", False), ("discarded", True))

STYLES: dict[ReleaseName, Style] = {
    "1.1.5": Style(
        totals=_FIRST + _LAST,
        delivery_head=" sent cnt  bytes   defers   avg dly max dly host/domain",
        domain_title=_old_domain_title,
        user_title=_old_user_title,
        empty_users=": none",
        nested_count=_old_nested_count,
        sizeless_title=lambda rows: _SIZELESS,
        failures="smtp delivery failures",
        key=old_key,
    ),
    "1.3": Style(
        totals=(*_FIRST, ("removed (canceled)", False), ("expired", False), *_LAST),
        delivery_head=" msg cnt   bytes   defers   avg dly max dly host/domain",
        domain_title=_new_title,
        user_title=_new_title,
        empty_users="",
        nested_count=_new_nested_count,
        sizeless_title=lambda rows: f"{_SIZELESS} ({rows})",
        failures="SMTP Exceptions",
        key=new_key,
    ),
}
"""How each release words its report."""
