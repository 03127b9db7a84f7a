"""What waits when the log or the period ends: queue_name, count, recipient_count, size_bytes, waited_max_s, moments."""

from maillens.query.by_cause import written
from maillens.query.report import Row
from maillens.query.section import Count, Counted, Item, Section

# As in qshape(1), the ones where mail can stand; `incoming` and `maildrop` the log does not show.
QUEUES = ("deferred", "hold", "active")

RECIPIENTS = Count("waiting", by=(("queue_name", ""),))
# A mail has a row for each recipient that was put off; it is counted by its first.
MAILS = Count(
    "waiting",
    by=(("queue_name", ""),),
    where=(("first_recipient", "is", True),),
    measures=("size_bytes", "recipient_count"),
    peaks=("waited_s",),
)


def rows(counted: Counted) -> list[Row]:
    """One row a queue: `deferred` (tried and put back), `hold`, `active` (not yet tried)."""
    recipients = {item.key[0]: item.number for item in counted["waiting_recipients"].items()}
    mails = {item.key[0]: item for item in counted["waiting_mails"].items()}
    return [_row(mails[name], recipients[name]) for name in QUEUES if name in mails]


def _row(item: Item, rows: int) -> Row:
    size, recipients = item.sums
    counted_at = item.span[1] if item.span else 0
    return {
        "queue_name": item.key[0],
        "count": item.number,
        "recipient_count": rows if item.key[0] == "deferred" else int(recipients) or None,
        "size_bytes": int(size) or None,
        "waited_max_s": item.most[0],
        "oldest_at": written(counted_at - int(item.most[0] * 1_000_000)),
        # A period ends before its bound, which the row tells.
        "counted_at": written(-(-counted_at // 1000) * 1000),
    }


SECTION = Section("waiting", 15, {"waiting_recipients": RECIPIENTS, "waiting_mails": MAILS}, rows)
