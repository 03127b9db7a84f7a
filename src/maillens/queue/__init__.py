"""The live Postfix queue: what waits in it, since when and why; and what can be done about it.

    import maillens.queue

    listing = maillens.queue.read()                     # `postqueue -j` of this host
    listing = maillens.queue.read(json="queue.json")    # a copy that was saved
    summary = maillens.queue.summarise(listing, listing.at_s)
    summary.totals.entries, summary.totals.oldest_s

Not part of `import maillens`: who asks for the queue imports it.
"""

from maillens.queue.entry import Entry, Recipient
from maillens.queue.reading import Listing, read
from maillens.queue.selection import Selection
from maillens.queue.shape import Buckets, Shape, make_shape
from maillens.queue.summary import Summary, summarise
from maillens.queue.trouble import QueueError

__all__ = [
    "Buckets",
    "Entry",
    "Listing",
    "QueueError",
    "Recipient",
    "Selection",
    "Shape",
    "Summary",
    "make_shape",
    "read",
    "summarise",
]
