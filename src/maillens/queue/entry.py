"""One object of `postqueue -j` -> an `Entry`: one queue file and the recipients it still has.

Names are those of postqueue(1), JSON OBJECT FORMAT, with the unit added.
"""

import re
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

QUEUES = ("maildrop", "incoming", "active", "deferred", "hold")
"""The queues that showq(8) lists, in the order that mail passes through them."""

NULL_SENDER = "MAILER-DAEMON"
"""What postqueue(1) writes for the empty envelope sender."""

_ID = re.compile(r"[0-9A-Za-z]{6,}")
_LATEST_S = 253_402_214_400
"""The last day of the year 9999: a later arrival is no time."""
_REMEMBERED = 10_000
"""Domains repeat."""


class Recipient(NamedTuple):
    """A recipient that still needs to be delivered.

    Args:
        address: Of the envelope.
        delay_reason: Why the last attempt failed; empty where there was none, or none is known.
    """

    address: str
    delay_reason: str


class Entry(NamedTuple):
    """One queue file.

    Args:
        queue_name: The queue it was found in, one of `QUEUES`.
        arrival_s: Arrival, seconds since 1970; a requeue keeps it.
        size_bytes: Of header and body.
        forced_expire: It goes back to its sender at the next attempt (postsuper -e).
        sender: Of the envelope; `NULL_SENDER` for the empty one.
        instance: Configuration directory of the Postfix instance; empty for the default.
    """

    queue_name: str
    queue_id: str
    arrival_s: int
    size_bytes: int
    forced_expire: bool
    sender: str
    recipients: tuple[Recipient, ...]
    instance: str = ""

    @property
    def delay_reason(self) -> str:
        """Why it waits: the reason of the first recipient that has one; empty for none."""
        return next((recipient.delay_reason for recipient in self.recipients if recipient.delay_reason), "")


def entry_of(value: Any, instance: str = "") -> Entry:
    """The entry that an object of `postqueue -j` describes.

    Members that postqueue(1) does not list are passed over, as it asks.

    Raises:
        ValueError, KeyError, TypeError: it is not such an object.
    """
    queue_id, arrival_s, size_bytes = value["queue_id"], value["arrival_time"], value["message_size"]
    if not _ID.fullmatch(queue_id):
        raise ValueError("queue_id")
    if type(arrival_s) is not int or not 0 <= arrival_s < _LATEST_S:
        raise ValueError("arrival_time")
    if type(size_bytes) is not int or size_bytes < 0:
        raise ValueError("message_size")
    queue_name, sender = value["queue_name"], value["sender"]
    recipients = [Recipient(each["address"], each.get("delay_reason", "")) for each in value["recipients"]]
    # Raises TypeError for what is no text: the quickest check there is, and a queue has 100,000 entries.
    "".join([queue_name, sender, *chain.from_iterable(recipients)])
    # Postfix before 3.5 does not write forced_expire.
    forced_expire = value.get("forced_expire", False) is True
    return Entry(queue_name, queue_id, arrival_s, size_bytes, forced_expire, sender, tuple(recipients), instance)


def domain_of(address: str) -> str:
    """The domain of ADDRESS the way qshape(1) names it.

    What follows the last `@`, lower case, without a dot at either end and without double
    dots; an address without `@` is its own domain. `MAILER-DAEMON` for the null sender.
    """
    return _tidy(address.rpartition("@")[2])


@lru_cache(maxsize=_REMEMBERED)
def _tidy(domain: str) -> str:
    domain = domain.translate(_LOWER).replace("..", ".")
    if domain.startswith(".") and len(domain) > 1:
        domain = domain[1:]
    return domain[:-1] if domain.endswith(".") and len(domain) > 1 else domain


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
"""For ASCII only, as Perl's `lc` on bytes; the case of other letters is left alone."""
