"""Names and addresses -> pseudonyms, the same for the same name under the same key.

A token is the beginning of HMAC-SHA256 (RFC 2104) of the kind and the name in lower case. Domains keep their labels, so
that a host stays below its domain, and end in `.example` (RFC 2606). IP addresses keep their network structure: two
that share a prefix of n bits share one of n bits afterwards (Xu, Fan, Ammar and Moon, ICNP 2002), and private ranges
stay private.
"""

import base64
import hmac
import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

KEY_BYTES = 32
TOKEN_LETTERS = 10
"""Fifty bits: of a million names, one pair in two thousand logs shares a token."""

MOST_SEEN = 100_000
"""User names remembered for lines in which nothing marks them."""

ROLES = frozenset((b"postmaster", b"mailer-daemon", b"double-bounce"))
"""Local parts that every server has (RFC 5321 4.5.1, postconf(5) double_bounce_sender): they name nobody."""

NO_NAMES = frozenset((b"", b"unknown", b"localhost", b"local", b"virtual", b"none", b"(unavailable)", b"?", b"-"))
"""What stands in place of a name where there is none."""

UNCHANGED = tuple(map(IPv4Network, ("127.0.0.0/8", "0.0.0.0/32", "255.255.255.255/32"))) + tuple(
    map(IPv6Network, ("::/127", "::ffff:0:0/96"))
)
"""Addresses that are nobody's."""

PREFIXES = tuple(
    map(IPv4Network, ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                      "224.0.0.0/3", "0.0.0.0/8"))
) + tuple(map(IPv6Network, ("::/64", "fc00::/7", "fe80::/10", "ff00::/8", "2000::/3")))  # fmt: skip
"""Ranges whose addresses stay in them, and into which no other comes (RFC 6890)."""


class Pseudonyms:
    """The pseudonyms of one key.

    Args:
        key: Any bytes; who has it can tell whose a token is by trying names.
        keep_domains: Domains that stay, with all that is below them; local parts in them do not.

    Memory: the latest names, at most some hundred thousand.
    """

    def __init__(self, key: bytes, keep_domains: Iterable[str] = ()) -> None:
        self._key = key
        self._kept = tuple(name.lower().strip(".").encode() for name in keep_domains)
        self._seen: dict[bytes, bytes] = {}
        self.domain = lru_cache(100_000)(self._domain)
        self.local_part = lru_cache(100_000)(self._local_part)
        self.ip = lru_cache(100_000)(self._ip)
        self.octet = lru_cache(500_000)(self._octet)

    def token(self, kind: bytes, name: bytes) -> bytes:
        """Ten letters and digits for NAME, in any case; the same name of another KIND has others."""
        digest = hmac.digest(self._key, kind + b"\0" + name.lower(), "sha256")
        return base64.b32encode(digest[:TOKEN_LETTERS])[:TOKEN_LETTERS].lower()

    def address(self, address: bytes) -> bytes:
        """The pseudonym of a mail address, of a user name without a domain, or of nobody."""
        local, at, domain = address.rpartition(b"@")
        if not at:
            return self.local_part(domain)
        return self.local_part(local) + b"@" + self.host(domain)

    def host(self, name: bytes) -> bytes:
        """The pseudonym of a host, a domain or an address literal (`[192.0.2.7]`, `[IPv6:2001:db8::7]`)."""
        bare = name.strip(b"[]")
        bare = bare[5:] if bare[:5].lower() == b"ipv6:" else bare
        ip = self.ip(bare)
        return self.domain(name) if ip is None else name.replace(bare, ip)

    def known(self, word: bytes) -> bytes:
        """The pseudonym of a user name that was met before, else WORD itself."""
        return self._seen.get(word.lower(), word)

    def session(self, name: bytes) -> bytes:
        """The pseudonym of a Dovecot session, in which the client's address is encoded; as long as it was."""
        digest = hmac.digest(self._key, b"session\0" + name, "sha256")
        return base64.b64encode(digest + digest)[: len(name)]

    def common_name(self, name: bytes) -> bytes:
        """The pseudonym of the name in a certificate: of a host, or a text."""
        return self.domain(name) if b"." in name and b" " not in name else self.text(name)

    def fingerprint(self, name: bytes) -> bytes:
        """The pseudonym of a fingerprint, as long as it was."""
        digest = hmac.digest(self._key, b"fingerprint\0" + name, "sha512")
        return b":".join(b"%02X" % byte for byte in digest[: len(name.split(b":"))])

    def text(self, text: bytes) -> bytes:
        """The pseudonym of a text that a person wrote, such as a subject."""
        return b"t" + self.token(b"text", text) if text else text

    def _local_part(self, name: bytes) -> bytes:
        if name.lower() in ROLES or name.lower() in NO_NAMES:
            return name
        if name.startswith(b'"'):
            # Blanks and brackets in it stay: what other programs stumble over, they shall stumble over still.
            return re.sub(rb"\w+", lambda word: b"u" + self.token(b"local", word[0]), name)
        base, plus, extension = name.partition(b"+")
        if plus and base and extension:
            return self.local_part(base) + b"+x" + self.token(b"extension", extension)
        made = b"u" + self.token(b"local", name)
        if len(self._seen) < MOST_SEEN:
            self._seen[name.lower()] = made
        return made

    def _domain(self, name: bytes) -> bytes:
        bare = name.lower().rstrip(b".")
        if bare in NO_NAMES or any(bare == kept or bare.endswith(b"." + kept) for kept in self._kept):
            return name
        labels = bare.split(b".")
        tokens = [b"d" + self.token(b"domain", b".".join(labels[number:])) for number in range(max(1, len(labels) - 1))]
        return b".".join([*tokens, b"example"]) if len(labels) > 1 else tokens[0]

    def _ip(self, text: bytes) -> bytes | None:
        """The pseudonym of an IP address, None when TEXT is none."""
        try:
            address = ip_address(text.decode("ascii"))
        except ValueError:
            return None
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            return b"::ffff:" + str(self._mapped(address.ipv4_mapped)).encode()
        if any(address in network for network in UNCHANGED):
            return text
        return str(self._mapped(address)).encode()

    def _mapped(self, address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
        if any(address in network for network in UNCHANGED):
            return address
        packed = address.packed
        return type(address)(
            bytes(self.octet(packed[:number], packed[number], len(packed)) for number in range(len(packed)))
        )

    def _octet(self, before: bytes, octet: int, size: int) -> int:
        """What stands for OCTET behind the octets BEFORE it, in an address of SIZE octets.

        Each of its bits is turned over or not, as a bit says that depends on all that is before it and on nothing else:
        255 such bits, one for each node of the tree of eight levels, are taken from one digest.
        """
        flips = int.from_bytes(hmac.digest(self._key, b"ip%d\0%b" % (size, before), "sha256"), "big")
        mapped = 0
        for level in range(8):
            node = 1 << level | octet >> (8 - level)
            length = 8 * len(before) + level
            prefix = int.from_bytes(before, "big") << level | octet >> (8 - level)
            # A branch on the way to one of the ranges is left as it is, so that they map to themselves.
            flip = 0 if (8 * size, length, prefix) in _BRANCHES else flips >> node & 1
            mapped = mapped << 1 | octet >> (7 - level) & 1 ^ flip
        return mapped


_BRANCHES = frozenset(
    (network.max_prefixlen, length, int(network.network_address) >> (network.max_prefixlen - length))
    for network in PREFIXES
    for length in range(network.prefixlen)
)
"""The beginnings of all ranges, of any length: bits of an address, length, and the bits."""
