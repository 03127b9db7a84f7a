"""The user's data folder, where databases lie: `country.mmdb` and `asn.mmdb`."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

KINDS = ("country", "asn")
"""What a database can be about; one may be about both, and lies there twice then."""


def data_folder() -> Path:
    """Where databases are put (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return Path(base, "maillens", "geo")


def installed() -> dict[str, Path]:
    """The databases that are there, by what they are about."""
    paths = {kind: data_folder() / f"{kind}.mmdb" for kind in KINDS}
    return {kind: path for kind, path in paths.items() if path.is_file()}


def put_in_place(path: Path, kind: str) -> Path:
    """Copy PATH to where the database about KIND lies; whoever reads meanwhile sees the old one or the new one.

    Raises:
        OSError: it cannot be read, or the folder cannot be written.
    """
    place = data_folder() / f"{kind}.mmdb"
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(f".{os.getpid()}.part")
    try:
        with path.open("rb") as source, beside.open("xb") as copy:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return place
