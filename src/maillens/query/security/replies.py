"""Deliveries that other servers, or this one, did not finish -> what was said, by destination."""

from maillens.query.section import Count

REPLIES = Count(
    "deliveries",
    by=(("recipient", "domain"), ("relay_name", "lower"), ("reply", "reason")),
    where=(("status", "not", "sent"), ("reply", "present", "")),
    example="reply",
    place=True,
)
"""Counted as `replies`: names and numbers are left out of the reason, and one reply is kept whole."""
