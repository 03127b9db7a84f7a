"""The counts that more than one section reads."""

from maillens.query.section import Count

# Mail that came in: not made by Postfix itself, not handed back by a filter, and completed.
RECEIVED = (
    ("accepted", "is", True),
    ("parent_link", "not", "content-filter"),
    ("parent_link", "not", "requeue"),
    ("outcome", "not", "incomplete"),
    ("outcome", "not", "canceled"),
    ("outcome", "not", "refused"),
)

# A delivery into the next pass of the same mail is no delivery.
FINAL = (("status", "is", "sent"), ("next_message", "missing", ""))

ACTIONS = {
    "reject": "rejected",
    "milter-reject": "rejected",
    "proxy-reject": "rejected",
    "reject_warning": "reject_warnings",
    "hold": "held",
    "milter-hold": "held",
    "discard": "discarded",
    "milter-discard": "discarded",
}
"""What an action counts as, in the words of the totals; others (info, filter, prepend …) let the mail pass."""

# Quarters, as the clocks of some zones differ by half hours or 45 minutes from the others.
received_by_quarter_hour = Count(
    "messages", by=(("first_at", "quarter"),), where=RECEIVED, measures=("size_bytes",), time="first_at", span=False
)
outcomes_by_quarter_hour = Count(
    "deliveries",
    by=(("time", "quarter"), ("status", "")),
    where=(("next_message", "missing", ""),),
    measures=("size_bytes",),
    span=False,
)
refusals_by_quarter_hour = Count("refusals", by=(("time", "quarter"), ("action", "")), span=False)
logins = Count("logins", by=(("login_protocol", ""), ("login_result", "")))
