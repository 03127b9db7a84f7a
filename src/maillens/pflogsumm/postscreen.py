"""A line of postscreen(8) -> what it did with which client, for the sections of 1.3."""

import re
from typing import NamedTuple

_CLIENT = rb"\[(.+)\]:(\d+)"
_FORMS = tuple(
    re.compile(form.replace(rb"CLIENT", _CLIENT))
    for form in (
        rb"(ALLOWLIST VETO) CLIENT",
        rb"(BARE NEWLINE) from CLIENT after .+",
        rb"(BDAT without valid RCPT) from CLIENT",
        rb"(COMMAND COUNT LIMIT) from CLIENT after .+",
        rb"(COMMAND LENGTH LIMIT) from CLIENT after .+",
        rb"(COMMAND PIPELINING) from CLIENT after .+: .+",
        rb"(COMMAND TIME LIMIT) from CLIENT after .+",
        rb"(CONNECT) from CLIENT to \[.+\]:\d+",
        rb"(DATA without valid RCPT) from CLIENT",
        rb"(DISCONNECT) CLIENT",
        rb"(DNSBL rank \d+) for CLIENT",
        rb"(HANGUP) after .+ from CLIENT in ",
        rb"(NON-SMTP COMMAND) from CLIENT after .+: .+",
        rb"(NOQUEUE: reject: RCPT) from CLIENT: \d+ ",
        rb"(PASS .+) CLIENT\Z",
        rb"(PREGREET) .+ after .+ from CLIENT: .+",
        rb"(\b\w+LISTED) CLIENT",
        rb"(\b\w+LIST VETO) CLIENT",
    )
)
"""What it says, in the order in which the forms are tried."""
ENDS = re.compile(rb"(?:DISCONNECT|HANGUP|PASS (?:NEW|OLD))\Z")
"""Actions after which postscreen is done with a client."""


class Action(NamedTuple):
    """What postscreen did."""

    name: bytes
    address: bytes
    port: bytes


def action(text: bytes) -> Action | None:
    """The action that TEXT tells of; None where it tells of none."""
    found = next((match for form in _FORMS if (match := form.search(text))), None)
    return Action(*found.groups()) if found else None
