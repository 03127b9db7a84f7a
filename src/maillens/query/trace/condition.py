"""What a person typed -> what is looked for: an address, a queue id, a network, a login."""

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass

FIELDS = (
    "queue-id", "message-id", "address", "domain", "from", "to", "client", "helo", "host", "user", "relay",
    "status", "dsn", "subject",
)  # fmt: skip
"""What a condition can be about. `address`, `domain` and `host` are about either end; the others are single fields."""

WITHOUT_TEXT = ("status", "dsn")
"""Fields whose words stand in so many lines that looking for them narrows nothing."""

_BEFORE, _AFTER = rb"(?<![\w.+-])", rb"(?![\w-])"
_SHORT_ID = re.compile(r"[0-9A-F]{6,20}")
_LONG_ID = re.compile(r"[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+")
_HOST = re.compile(r"(?=.*[A-Za-z])[\w-]+(\.[\w-]+)+\.?")
_DSN = re.compile(r"[245](\.\d{1,3}){0,2}")


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a mail must have.

    Args:
        field: One of `FIELDS`.
        text: Its value, as people write it.
    """

    field: str
    text: str

    @property
    def literal(self) -> str:
        """What some line of every mail that has it must hold; empty where no text is sure."""
        if self.field in WITHOUT_TEXT:
            return ""
        if self.field == "client" or self.field == "host":
            return _network_literal(self.text)
        return self.text.strip("<>") if self.field in ("message-id", "from", "to") else self.text

    def in_line(self, line: bytes) -> bool:
        """Whether LINE holds the literal as a whole, not as a part of a longer address or number."""
        text = re.escape(self.literal.encode("utf-8", "surrogateescape"))
        before = b"" if self.field in ("domain", "subject") else _BEFORE
        after = b"" if self.field == "subject" or self.literal.endswith(".") else _AFTER
        return re.search(before + text + after, line, re.IGNORECASE) is not None

    @property
    def trouble(self) -> str:
        """Why nothing can have it, as a key of the words; empty where something can."""
        if not self.text.isprintable() or not self.text.strip():
            return "unprintable" if self.text.strip() else "empty"
        if self.field == "queue-id" and not is_queue_id(self.text):
            return "no-queue-id"
        if self.field == "client" and "/" in self.text and network_of(self.text) is None:
            return "no-network"
        return "no-dsn" if self.field == "dsn" and not _DSN.fullmatch(self.text) else ""


def recognised(text: str) -> Condition:
    """What TEXT is by its form.

    A name@domain may be an address or a Message-ID without its brackets: it is looked for as both.
    """
    return Condition(next(field for field, fits in _FORMS if fits(text)), text)


def is_queue_id(text: str) -> bool:
    """Whether Postfix could give this id: hexadecimal, or with a `z` (postconf(5), enable_long_queue_ids)."""
    return bool(_SHORT_ID.fullmatch(text) or _LONG_ID.fullmatch(text))


def network_of(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    """The addresses that TEXT (an address, a CIDR) means; None where it is neither."""
    try:
        return ipaddress.ip_network(text.strip("[]"), strict=False)
    except ValueError:
        return None


def _network_literal(text: str) -> str:
    """An address as it is logged; what all of a network have in common."""
    network = network_of(text)
    if network is None:
        return text
    if network.num_addresses == 1:
        return str(network.network_address)
    if network.version == 4 and network.prefixlen >= 8:
        kept = str(network.network_address).split(".")[: network.prefixlen // 8]
        return ".".join(kept) + "."
    return ""


_FORMS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("message-id", lambda text: re.fullmatch(r"<.*@.*>", text) and not re.fullmatch(r"<[\w.+-]+@[\w.-]+>", text)),
    ("domain", lambda text: re.fullmatch(r"@[^@]+", text)),
    ("address", lambda text: "@" in text),
    ("client", lambda text: network_of(text) is not None),
    ("queue-id", is_queue_id),
    ("host", _HOST.fullmatch),
    ("user", lambda text: True),
)
