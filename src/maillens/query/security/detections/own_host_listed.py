"""Other servers refuse this host, because a blocklist names it or for its reputation."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from maillens.causes.blocklists import listed_by
from maillens.query.section import Item
from maillens.query.security.detection import Detection, Evidence, place_of, span_of
from maillens.query.security.finding import Finding
from maillens.query.security.replies import REPLIES

THREAT = "own-host-listed"

_ADDRESS = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])", re.IGNORECASE
)


def look(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each list, and each provider with a list of its own."""
    found: dict[tuple[str, str], list[Item]] = {}
    for item in evidence.counted["replies"].items():
        named = listed_by(item.example, item.key[1], item.key[2])
        if named is not None:
            found.setdefault(named, []).append(item)
    for (name, shown), items in found.items():
        count = sum(item.number for item in items)
        if count < evidence.limits(THREAT)["refusals"]:
            continue
        first, last = span_of(items)
        yield Finding(
            threat=THREAT,
            level="soon",
            sure="possible" if name == "own" else "likely",
            form=name,
            addresses=tuple(dict.fromkeys(address for item in items for address in _ours(item.example))),
            subjects=(shown,),
            count=count,
            domain_count=len({item.key[0] for item in items}),
            first_at=first,
            last_at=last,
            evidence=tuple(place for item in items[:3] for place in place_of(item)),
        )


def _ours(reply: str) -> list[str]:
    """The addresses that a reply speaks of, which are not those of who replies."""
    words = reply.partition(" said: ")[2] or reply.partition("refused to talk to me: ")[2]
    return [text for text in _ADDRESS.findall(words) if _is_address(text)][:1]


def _is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


DETECTION = Detection(THREAT, 27, look, {"replies": REPLIES}, hostile=False)
