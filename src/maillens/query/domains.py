"""Inputs -> the domains that are ours: whose mail this server puts into mailboxes."""

from maillens.pipeline import Inputs
from maillens.query.one_pass import Pass
from maillens.query.section import Count

LOCAL = frozenset({"lmtp", "local", "virtual", "pipe"})
"""The delivery agents of Postfix that hand mail to a mailbox or a program of this host."""

DELIVERED = Count(
    "deliveries",
    by=(("daemon", ""), ("recipient", "domain")),
    where=(("status", "is", "sent"), ("next_message", "missing", "")),
)


def own_domains(inputs: Inputs) -> list[str]:
    """The domains that mail was delivered to here, the busiest first.

    Reads all inputs once; they can be read again.
    """
    one_pass = Pass(inputs, {"own": DELIVERED}, (None, None))
    one_pass.read_all()
    found: dict[str, int] = {}
    for item in one_pass.counting.counted(0)["own"].items():
        if item.key[0] in LOCAL and item.key[1]:
            found[item.key[1]] = found.get(item.key[1], 0) + item.number
    return sorted(found, key=lambda domain: (-found[domain], domain))
