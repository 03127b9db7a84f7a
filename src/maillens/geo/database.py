"""A file -> what geographic database it is, or why it is none (MaxMind DB File Format Specification, 2.0)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from maillens.geo.folder import KINDS
from maillens.geo.origin import asn_of, country_of

if TYPE_CHECKING:
    from maxminddb import Reader

_GZIP = b"\x1f\x8b"

LICENCES = (
    ("geolite2", "This product includes GeoLite Data created by MaxMind, https://www.maxmind.com (GeoLite EULA)"),
    ("dbip", "IP Geolocation by DB-IP, https://db-ip.com (CC BY 4.0)"),
    ("ipinfo", "IP address data powered by IPinfo, https://ipinfo.io (CC BY-SA 4.0)"),
)  # fmt: skip
"""What the licence wants said, by how the type in the file begins; the format itself has no place for a licence."""


class CannotUse(Exception):
    """A file is no database that can be used.

    Args:
        code: Which words say why: `no-extra`, `unreadable`, `packed`, `no-database`, `no-origin`.
        reason: The operating system's or the library's own words.
    """

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Database:
    """What is known of a database.

    Args:
        kinds: What it is about, of `KINDS`.
        type: What it calls itself.
        description: What it says of itself, in English where it can.
        built_at: When it was made.
        licence: What its licence wants said; empty where the file does not tell whose it is.
        network_count: How many networks it knows something of.
    """

    kinds: tuple[str, ...]
    type: str
    description: str
    built_at: datetime
    licence: str
    network_count: int


def open_database(path: Path, *, is_trusted: bool = True) -> "Reader":
    """An open database.

    Args:
        is_trusted: Whether it was examined before. Else it is read by the slow reader, in Python: the native one
            has been seen to crash on damaged files.

    Raises:
        CannotUse: maxminddb is not installed, or PATH cannot be read or is none.
    """
    try:
        import maxminddb
    except ModuleNotFoundError as error:
        raise CannotUse("no-extra", str(error)) from None
    try:
        with path.open("rb") as file:
            is_packed = file.read(2) == _GZIP
        if is_packed:
            raise CannotUse("packed")
        return maxminddb.open_database(path, maxminddb.MODE_AUTO if is_trusted else maxminddb.MODE_MMAP)
    except OSError as error:
        raise CannotUse("unreadable", error.strerror or str(error)) from None
    except _broken() as error:
        raise CannotUse("no-database", str(error)) from None


def examine(path: Path) -> Database:
    """What the database PATH is; every record of it is read.

    Raises:
        CannotUse: it is none, is damaged, or holds neither countries nor autonomous systems.
    """
    with open_database(path, is_trusted=False) as reader:
        try:
            kinds, count = _contents(reader)
            return _described(reader, kinds, count)
        except _broken() as error:
            raise CannotUse("no-database", str(error)) from None


def _described(reader: "Reader", kinds: tuple[str, ...], count: int) -> Database:
    about = reader.metadata()
    type_ = str(about.database_type)
    if not kinds:
        raise CannotUse("no-origin", type_)
    texts = dict(about.description or {})
    return Database(
        kinds=kinds,
        type=type_,
        description=str(texts.get("en") or next(iter(texts.values()), "")),
        built_at=datetime.fromtimestamp(about.build_epoch, UTC),
        licence=next((text for begin, text in LICENCES if type_.lower().startswith(begin)), ""),
        network_count=count,
    )


def _contents(reader: "Reader") -> tuple[tuple[str, ...], int]:
    """What the records of a database are about, and how many networks have one."""
    kinds: set[str] = set()
    count = 0
    for _, record in reader:
        count += 1
        if len(kinds) < len(KINDS):
            kinds |= {"country"} if country_of(record) else set()
            kinds |= {"asn"} if asn_of(record)[0] else set()
    return tuple(kind for kind in KINDS if kind in kinds), count


def _broken() -> tuple[type[Exception], ...]:
    """What the reader makes of bytes that are no database; its documentation names the first alone."""
    from maxminddb import InvalidDatabaseError

    return InvalidDatabaseError, ValueError, LookupError, RuntimeError, TypeError, ArithmeticError, AttributeError
