"""etc/names.zone -> a name server on 127.0.0.1:53 that knows nothing else (RFC 1035)."""

import asyncio
import ipaddress
import socket
import struct
from dataclasses import dataclass, field
from typing import cast

from lab.place import SOURCE

_TYPES = {"A": 1, "CNAME": 5, "SOA": 6, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28}
_NO_ERROR, _SERVER_FAILURE, _NO_SUCH_NAME = 0, 2, 3


@dataclass
class Zone:
    """Everything that has a name.

    Args:
        records: Data by name and type.
        names: Names that exist, those above them included.
        broken: Names for which the server claims to be in trouble.
    """

    records: dict[tuple[str, int], list[bytes]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    def add(self, name: str, kind: str, data: bytes = b"") -> None:
        """Add one record; without data only the name."""
        if data:
            self.records.setdefault((name, _TYPES[kind]), []).append(data)
        labels = name.split(".")
        self.names.update(".".join(labels[at:]) for at in range(len(labels)))


def read_zone(text: str) -> Zone:
    """Read a file like etc/names.zone, whose head says how."""
    zone = Zone()
    for line in text.splitlines():
        words = line.split("#")[0].split(maxsplit=2)
        if words:
            _read_line(zone, *words)
    return zone


def _read_line(zone: Zone, what: str, name: str, value: str = "") -> None:
    if what == "host":
        kind = "AAAA" if ":" in value else "A"
        zone.add(name, kind, _data(kind, value))
        zone.add(_reverse(value), "PTR", _data("PTR", name))
    elif what == "broken":
        zone.broken.add(_reverse(name) if name[0].isdigit() else name)
    elif what == "zone":
        zone.add(name, "A")
    elif what == "listed":
        at, answer, *text = value.split(maxsplit=2)
        entry = f"{_reverse(name).removesuffix('.in-addr.arpa').removesuffix('.ip6.arpa')}.{at}"
        zone.add(entry, "A", _data("A", answer))
        if text:
            zone.add(entry, "TXT", _data("TXT", text[0]))
    else:
        zone.add(_reverse(name) if what == "PTR" else name, what, _data(what, value))


def _reverse(address: str) -> str:
    return ipaddress.ip_address(address).reverse_pointer


def _data(kind: str, value: str) -> bytes:
    if kind in ("A", "AAAA"):
        return ipaddress.ip_address(value).packed
    if kind == "MX":
        preference, host = value.split()
        return struct.pack("!H", int(preference)) + _name(host)
    if kind == "TXT":
        return bytes([len(value)]) + value.encode()
    return _name(value)


def _name(name: str) -> bytes:
    labels = [label.encode() for label in name.split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


_SOA = _name("example") + struct.pack("!HHI", _TYPES["SOA"], 1, 60)
_SOA_DATA = _name("ns.example") + _name("root.example") + struct.pack("!IIIII", 1, 3600, 600, 86400, 60)


def answer(zone: Zone, query: bytes) -> bytes:
    """The answer to one question.

    Raises:
        IndexError, struct.error: It is no question.
    """
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]])
        at += 1 + query[at]
    (kind,) = struct.unpack("!H", query[at + 1 : at + 3])
    name = b".".join(labels).decode("ascii", "replace").lower()
    found = zone.records.get((name, kind), [])
    code = _NO_ERROR if name in zone.names else _NO_SUCH_NAME
    if any(name == one or name.endswith(f".{one}") for one in zone.broken):
        found, code = [], _SERVER_FAILURE
    body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 300, len(data)) + data for data in found)
    # A negative answer says for how long it holds (RFC 2308).
    authority = b"" if found else _SOA + struct.pack("!H", len(_SOA_DATA)) + _SOA_DATA
    recursion_desired = query[2] & 1
    # 0x84: answer, authoritative; 0x80: recursion available.
    head = query[:2] + bytes([0x84 | recursion_desired, 0x80 | code])
    head += struct.pack("!HHHH", 1, len(found), int(not found), 0)
    return head + query[12 : at + 5] + body + authority


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, zone: Zone) -> None:
        self.zone = zone

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # The selector loop's class is one only by what it can do.
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.transport.sendto(answer(self.zone, data), addr)


async def serve() -> None:
    """Listen on the port of DNS; the answers of the lab are short enough for datagrams."""
    zone = read_zone((SOURCE / "etc/names.zone").read_text(encoding="utf-8"))
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(lambda: _Datagrams(zone), ("127.0.0.1", 53), family=socket.AF_INET)
