"""Names of hosts and addresses -> the domains that pflogsumm counts them under."""

import re
from collections.abc import Callable

from maillens.pflogsumm.options import Settings

_CLIENT_FORMS = (
    re.compile(rb"([^\[]*)\[((?:\d{1,3}\.){3}\d{1,3})\]"),
    re.compile(rb"([^/]*)/([0-9a-f.:]+)", re.IGNORECASE),
    re.compile(rb"([^\[(/]*)[\[(/]([^\])]+)[\])]:?\d*\Z"),
)
"""How a release of Postfix may write name and address of a client, as 1.1.5 tries them."""
_LAST_LABELS = re.compile(rb".*\.([^.]+)\.([^.]{3}|[^.]{2,3}\.[^.]{2})\Z")


def client_domain(client: bytes) -> bytes:
    """The domain of a client for 1.1.5: the last two labels of its name, three for `.co.jp`; else its address.

    Returns:
        Nothing where no form fits, as for an IPv6 client with words behind it.
    """
    usual, with_slash, other = _CLIENT_FORMS
    found = usual.match(client) or with_slash.match(client) or other.match(client)
    if found is None:
        return b""
    name, address = found.groups()
    if name in (b"", b"unknown"):
        return address
    labels = _LAST_LABELS.match(name)
    return b".".join(labels.groups()).lower() if labels else name


_HOST = rb"(?:unknown|localhost|(?:[a-z0-9-]+\.)+[a-z0-9-]+)"
_IPV4 = rb"(?:\d{1,3}\.){3}\d{1,3}"
_IPV6 = rb"(?=[^\]]*:)[\da-f:]+(?:::(?:[\da-f:]+)?)?"
_ANY_IP = rb"%b|%b:%b|%b" % (_IPV4, _IPV6, _IPV4, _IPV6)
_NAMED = (
    re.compile(rb"(?<![A-Za-z0-9._-])(%b)\.?\[(%b)\]" % (_HOST, _ANY_IP), re.IGNORECASE),
    re.compile(
        rb"(?<![A-Za-z0-9._-])(%b)\.?/(%b|\[?%b:%b\]?|\[?%b\]?)" % (_HOST, _IPV4, _IPV6, _IPV4, _IPV6), re.IGNORECASE
    ),
)
_ADDRESS_FIRST = re.compile(rb"\[(%b)\]" % _ANY_IP, re.IGNORECASE)
_SOMEWHERE = re.compile(rb"\[(%b)\]|/(%b)(?=\Z|[\s\]),;:])" % (_ANY_IP, _ANY_IP), re.IGNORECASE)
_NO_RELAY = re.compile(rb"none(?::\d+)?\Z")
_REVERSE_ZONE = re.compile(rb"\.(in-addr|ip6)\.arpa\Z")


def host_name(text: bytes) -> bytes:
    """The host that TEXT names, for 1.3; its address where it has no name, `unknown` where it has neither."""
    name, address = _named_host(text)
    return name or address


def host_domain(text: bytes) -> bytes:
    """The domain of the host that TEXT names, for 1.3; else as `host_name`."""
    name, address = _named_host(text)
    return folded(name) if name else address


def _named_host(text: bytes) -> tuple[bytes, bytes]:
    if _NO_RELAY.match(text):
        return b"", b"none"
    name, address = b"", b""
    if found := next((match for form in _NAMED if (match := form.search(text))), None):
        name, address = found.groups()
    elif found := _ADDRESS_FIRST.match(text):
        address = found[1]
    elif found := _SOMEWHERE.search(text):
        address = found[1] or found[2]
    if name == b"unknown" or _REVERSE_ZONE.search(name):
        name = b""
    return name, address.removeprefix(b"[").removesuffix(b"]") or b"unknown"


_ADDRESS = re.compile(rb"\s*<?(?:[^@]+@)?([^\s>]+)>?\s*\Z")
_OLD_TOP_LEVEL = frozenset((b"com", b"net", b"org", b"gov", b"mil", b"edu"))
_LONGEST_UNFOLDED = 3


def folded(address: bytes) -> bytes:
    """The domain of an address or host, for 1.3: two labels under the old top-level domains, one less above three."""
    found = _ADDRESS.match(address)
    domain = (found[1].lower() if found else address).removesuffix(b".")
    labels = domain.split(b".")
    if len(labels) == 1:
        return domain
    if labels[-1] in _OLD_TOP_LEVEL:
        return b".".join(labels[-2:])
    return b".".join(labels[1:]) if len(labels) > _LONGEST_UNFOLDED else domain


_BANG_PATH = re.compile(rb"(.*!)*([^!]+)!([^!@]+)@([^.]+)\Z")
_VERP_NUMBER = re.compile(
    rb"((?:bounce[ds]?|no(?:list|reply|response)|return|sentto|\d+).*?)(?:[+_.*-]\d+\b)+", re.IGNORECASE
)
_VERP_RECIPIENT = re.compile(rb"[*-](\d+[*-])?[^=*-]+[=*][^@]+@")
_SRS = re.compile(rb"SRS[01][=+-](?:[^=]+=[\w.]+==)*[^=]+=[^=]+=([\w.]+)=(.+)@[\w.]+\Z", re.IGNORECASE)


def address_reader(settings: Settings, lower: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """What makes the address that is counted of one in the log: its case and, on wish, no bang path.

    Args:
        lower: Makes letters small.
    """

    def read(address: bytes) -> bytes:
        if settings.unmangle_uucp and (path := _BANG_PATH.match(address)):
            address = path[4] + b"!" + (path[1] or b"") + path[3] + b"@" + path[2]
        if settings.ignore_case:
            return lower(address)
        # With nothing behind the @ there is nothing to make small either.
        name, at, domain = address.partition(b"@")
        return name + at + lower(domain)

    return read


def sender_reader(settings: Settings) -> Callable[[bytes], bytes]:
    """What takes numbers and recipients out of senders that mailing lists and forwarders made, on wish."""

    def read(address: bytes) -> bytes:
        if settings.unmangle_verp is not None:
            address = _VERP_NUMBER.sub(rb"\1-ID", address, count=1)
            if settings.unmangle_verp > 1:
                address = _VERP_RECIPIENT.sub(b"@", address, count=1)
        if settings.unmangle_srs and (found := _SRS.match(address)):
            address = found[2] + b"@" + found[1]
        return address

    return read
