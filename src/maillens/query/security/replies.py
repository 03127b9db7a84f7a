"""Deliveries that other servers, or this one, did not finish -> what was said, by destination."""

from maillens.query.section import Count

_BY = (("recipient", "domain"), ("relay_name", "lower"), ("reply", "reason"))
_WHERE = (("status", "not", "sent"), ("reply", "present", ""))
REPLIES = Count("deliveries", by=_BY, where=_WHERE, example="reply")
"""Counted as `replies`: names and numbers are left out of the reason, and one reply is kept whole."""
PLACES = Count("deliveries", by=_BY, where=_WHERE, example="offset")
"""Counted as `places_of_replies`: the same, with where the first of them stands."""
