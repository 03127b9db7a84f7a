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

received_by_hour = Count(
    "messages", by=(("first_at", "hour"),), where=RECEIVED, measures=("size_bytes",), time="first_at"
)
received_by_sender = Count(
    "messages", by=(("sender", "lower"),), where=RECEIVED, measures=("size_bytes",), time="first_at"
)
outcomes_by_hour = Count(
    "deliveries",
    by=(("time", "hour"), ("status", "")),
    where=(("next_message", "missing", ""),),
    measures=("size_bytes",),
)
refusals_by_hour = Count("refusals", by=(("time", "hour"), ("action", "")))
delivered_by_recipient = Count(
    "deliveries", by=(("recipient", "lower"),), where=FINAL, measures=("size_bytes", "delay_s")
)
deferred_by_recipient = Count("deliveries", by=(("recipient", "lower"),), where=(("status", "is", "deferred"),))
logins = Count("logins", by=(("login_protocol", ""), ("login_result", "")))
