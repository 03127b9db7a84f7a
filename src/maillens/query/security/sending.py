"""Messages of users who logged in -> how much each of them sent from where, by the hour."""

from maillens.query.section import Count

BY_LOGIN = (("accepted", "is", True), ("sasl_username", "present", ""), ("parent_link", "missing", ""))
MAILS = Count(
    "messages",
    by=(("sasl_username", ""), ("client_address", ""), ("first_at", "hour")),
    where=BY_LOGIN,
    measures=("recipient_count", "sent_count", "bounced_count"),
    time="first_at",
    place=True,
)
"""Counted as `mails_by_login`."""
USERS = Count(
    "messages",
    by=(("sasl_username", ""),),
    where=BY_LOGIN,
    measures=("recipient_count",),
    time="first_at",
    place=True,
)
"""Counted as `mails_by_user`."""
