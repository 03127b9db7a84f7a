"""What was not found -> what is in the log and looks much like it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from maillens.pipeline import Inputs
from maillens.query.trace.condition import Condition, network_of
from maillens.searching import SHORTEST, Sifted

MOST = 3
"""Names that are told."""
_MOST_LINES = 100_000
"""Lines that are looked at for one guess: a search for nothing shall not take long."""
_LIKE = 0.75
"""How much of a name must be the same (`difflib.get_close_matches`)."""

_ADDRESS = re.compile(rb"[\w.+=-]+@[\w.-]+")
_TOKENS = {
    "client": re.compile(rb"(?<=\[)[0-9a-fA-F.:]{3,}(?=\])"),
    "queue-id": re.compile(rb"(?<=: )[0-9A-Za-z]{6,}(?=: )"),
    "host": re.compile(rb"[\w.-]+(?=\[)"),
    "relay": re.compile(rb"(?<=relay=)[\w.-]+"),
    "helo": re.compile(rb"(?<=helo=<)[^>]+"),
    "user": re.compile(rb"(?<=sasl_username=)[^\s,]+"),
    "message-id": re.compile(rb"(?<=<)[^<>\s]+@[^<>\s]+(?=>)"),
}


def near(inputs: Inputs, condition: Condition) -> list[tuple[str, int]]:
    """Names in the log that are much like the one in CONDITION, each with the number of its lines."""
    is_exact = condition.field == "queue-id"  # the case of letters tells long ids apart
    wanted = condition.literal if is_exact else condition.literal.lower()
    pattern = _TOKENS.get(condition.field, _ADDRESS)
    for fragment in _fragments(condition):
        if len(fragment.encode()) > SHORTEST:
            counts = _counted(inputs, fragment, pattern, is_exact=is_exact)
            names = difflib.get_close_matches(wanted, counts, MOST, _LIKE)
            if names:
                return [(name, counts[name]) for name in names]
    return []


def _fragments(condition: Condition) -> Iterator[str]:
    """Parts that a name meant by mistake may have, the more telling first."""
    text = condition.literal
    local, at, domain = text.rpartition("@")
    if condition.field == "domain":
        yield f"@{domain[: len(domain) // 2]}"
        yield domain[len(domain) // 2 :]
    elif at:
        yield f"{local}@"
        yield f"@{domain}"
    elif network_of(text) is not None:
        yield text.rpartition("." if "." in text else ":")[0]
    else:
        yield text[: max(len(text) * 2 // 3, SHORTEST + 1)]
        yield text[len(text) // 3 :]


def _counted(inputs: Inputs, fragment: str, pattern: re.Pattern[bytes], *, is_exact: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    seen = 0

    def look(line: bytes) -> bool:
        nonlocal seen
        seen += 1
        if seen <= _MOST_LINES:
            found = {token.decode("utf-8", "replace") for token in pattern.findall(line)}
            counts.update(token if is_exact else token.lower() for token in found)
        return False  # nothing is kept

    # What cannot be read was told in the search itself.
    Sifted(inputs.sources, [], inputs.threads).add([fragment.encode("utf-8", "surrogateescape")], look)
    return counts
