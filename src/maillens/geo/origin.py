"""A record of a geographic database -> country and autonomous system.

There is no standard for what a record holds: the names here are those of MaxMind's databases, which DB-IP and
ip-location-db share, and of IPinfo's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_ASN = re.compile(r"(?:AS)?(\d{1,10})", re.ASCII | re.IGNORECASE)
LARGEST_ASN = 2**32 - 1
"""RFC 6793."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an address comes from.

    Args:
        country: Code of two letters (ISO 3166-1); empty for not known.
        asn: Number of the autonomous system that announces the address; 0 for not known.
        organisation: Who runs that, as the database writes it.
    """

    country: str = ""
    asn: int = 0
    organisation: str = ""

    def __bool__(self) -> bool:
        return bool(self.country or self.asn)


def country_of(record: object) -> str:
    """The country in a record; empty for none."""
    if not isinstance(record, Mapping):
        return ""
    country = record.get("country_code", record.get("country"))
    if isinstance(country, Mapping):
        country = country.get("iso_code")
    return country if isinstance(country, str) and _COUNTRY.fullmatch(country) else ""


def asn_of(record: object) -> tuple[int, str]:
    """The number of the autonomous system in a record, 0 for none, and who runs it."""
    if not isinstance(record, Mapping):
        return 0, ""
    number = asn_from(str(record.get("autonomous_system_number", record.get("asn", ""))))
    organisation = record.get("autonomous_system_organization", record.get("as_name", ""))
    return number, organisation if number and isinstance(organisation, str) else ""


def asn_from(text: str) -> int:
    """The number that `64500` or `AS64500` means; 0 where it is none."""
    found = _ASN.fullmatch(text)
    number = int(found[1]) if found else 0
    return number if number <= LARGEST_ASN else 0
