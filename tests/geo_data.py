"""Small geographic databases of example networks, made with another program's writer."""

from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet

COUNTRIES = {
    "192.0.2.0/24": "CN",
    "198.51.100.0/25": "CN",
    "198.51.100.128/25": "JP",
    "203.0.113.0/24": "JP",
    "2001:db8::/33": "CN",
    "2001:db8:8000::/33": "JP",
}
SYSTEMS = {
    "192.0.2.0/24": (64500, "Example Hosting"),
    "198.51.100.0/24": (64501, "Example \x1b[2JAccess"),
    "2001:db8::/32": (64500, "Example Hosting"),
}


def write_countries(path: Path, *, database_type: str = "DBIP-Country-Lite") -> Path:
    """A database of countries, in the form of MaxMind and DB-IP."""
    writer = MMDBWriter(
        ip_version=6, ipv4_compatible=True, database_type=database_type, description={"en": "Example countries"}
    )
    for network, country in COUNTRIES.items():
        writer.insert_network(IPSet([network]), {"country": {"iso_code": country}})
    writer.to_db_file(str(path))
    return path


def write_systems(path: Path, *, database_type: str = "Example-ASN") -> Path:
    """A database of autonomous systems."""
    writer = MMDBWriter(
        ip_version=6, ipv4_compatible=True, database_type=database_type, description={"en": "Example systems"}
    )
    for network, (number, name) in SYSTEMS.items():
        record = {"autonomous_system_number": number, "autonomous_system_organization": name}
        writer.insert_network(IPSet([network]), record)
    writer.to_db_file(str(path))
    return path


def write_both(path: Path) -> Path:
    """One database of both, in the form of IPinfo; IPv4 alone."""
    writer = MMDBWriter(ip_version=4, database_type="ipinfo generic_free.mmdb", description={"en": "Example of both"})
    record = {"country": "CN", "asn": "AS64500", "as_name": "Example Hosting"}
    writer.insert_network(IPSet(["192.0.2.0/24"]), record)
    writer.to_db_file(str(path))
    return path
