"""The order of rows: by number, and where that is the same by name, domain before host before user."""

import re
from collections.abc import Mapping

_IPV4 = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\Z", re.ASCII)
_IPV6 = re.compile(r"[\dA-Fa-f]+:", re.ASCII)
_BLANK = re.compile(r"[ \t\n\r\f\v]")
_GROUPS = 8


def _first_word(name: str) -> str:
    return name if not _BLANK.search(name) else _BLANK.split(name, maxsplit=1)[0]


def _reversed(name: str) -> str:
    labels = name.rstrip(".@").replace("@", ".").split(".")
    labels.reverse()
    return "".join(labels).lower()


def old_key(name: str) -> str:
    """What 1.1.5 sorts a name by: addresses as four characters, names from their last label on."""
    name = _first_word(name)
    if "0" <= name[:1] <= "9" and (found := _IPV4.match(name)):
        return "".join(chr(int(octet)) for octet in found.groups())
    return _reversed(name)


def new_key(name: str) -> str:
    """What 1.3 sorts a name by: names before IPv4 before IPv6 addresses."""
    name = _first_word(name)
    if found := _IPV4.match(name):
        octets = [int(octet) for octet in found.groups()]
        return f"0_{name}" if max(octets) > 255 else "2_" + "".join(f"{octet:02x}" for octet in octets)
    if _IPV6.match(name):
        return "3_" + _ipv6(name)
    return "0_" + _reversed(name)


def _ipv6(name: str) -> str:
    groups = name.lower().split(":")
    while groups and not groups[-1]:
        groups.pop()
    if "" in groups:
        gap = groups.index("")
        groups[gap : gap + 1] = ["0000"] * (_GROUPS - len(groups) + 1)
    groups += ["0"] * (_GROUPS - len(groups))
    return "".join(group.rjust(4, "0") for group in groups)


_PARENT_LAST = re.compile(r"(.*)\.([^.]+)\.([^.]{3}|[^.]{2,3}\.[^.]{2})\Z")


def message_key(item: tuple[str, list[str]]) -> tuple[str, str, str]:
    """What the messages of `-e` are sorted by: domain of the sender, its user, queue id."""
    queue_id, (first, *_) = item
    user, _, domain = first.partition("@")
    domain = domain.partition("@")[0]
    if not domain:
        path = first.split("!")
        user, domain = path[-1], path[-2] if len(path) > 1 else ""
    if found := _PARENT_LAST.match(domain):
        domain = f"{found[2]}.{found[3]}.{found[1]}"
    return domain, user.rpartition("!")[2], queue_id


def by_count_and_size(table: Mapping[bytes, tuple[int, int]]) -> list[bytes]:
    """The keys of TABLE: the most frequent first, the larger first among those, then by name."""
    return sorted(table, key=lambda name: (-table[name][0], -table[name][1], name))
