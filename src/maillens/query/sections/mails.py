"""Totals of messages and of the mails they belong to; no rows."""

from maillens.query.section import Count, Counted, Section

# Never completed: the client gave up, or was refused at the end of the data.
COMPLETED = tuple(("outcome", "not", word) for word in ("incomplete", "canceled", "refused"))


def totals(counted: Counted) -> dict[str, int]:
    """A mail is counted once, whatever passes, forwards and notices it became."""

    def number(name: str) -> int:
        """How many were counted under NAME, whatever their key."""
        return sum(item.number for item in counted[name].items())

    links = {item.key[0]: item.number for item in counted["links"].items()}
    return {
        "mails": links.get("", 0),
        "filter_passes": links.get("content-filter", 0),
        "filter_deliveries": number("filter_deliveries"),
        "forwarded": number("forwarded"),
        "notices": sum(links.get(link, 0) for link in ("bounce", "delay-notice", "dsn")),
        "deferred": number("messages_deferred"),
        "expired": number("messages_expired"),
    }


COUNTS = {
    "links": Count("messages", by=(("parent_link", ""),), where=COMPLETED, time="first_at"),
    "forwarded": Count(
        "deliveries", by=(("status", ""),), where=(("status", "is", "sent"), ("reply", "begins", "forwarded as "))
    ),
    "filter_deliveries": Count(
        "deliveries",
        by=(("status", ""),),
        where=(("status", "is", "sent"), ("next_message", "present", ""), ("reply", "not begins", "forwarded as ")),
    ),
    "messages_deferred": Count(
        "messages", by=(("host", ""),), where=(("deferred_count", "positive", ""),), time="first_at"
    ),
    # A mail expires days after it came (maximal_queue_lifetime, postconf(5)), so it counts when it was given up.
    "messages_expired": Count("messages", by=(("outcome", ""),), where=(("outcome", "is", "expired"),), time="last_at"),
}
SECTION = Section("mails", 5, COUNTS, None, totals)
