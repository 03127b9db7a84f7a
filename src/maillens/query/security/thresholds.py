"""The limits of all detections: the table that comes with the program, and what a file of one's own replaces of it."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

Limits = Mapping[str, float]
Thresholds = Mapping[str, Limits]
"""Detection -> name of a limit -> its value, as `thresholds.toml` says it."""


class BadThresholds(Exception):
    """A file of thresholds cannot be used.

    Args:
        code: Which words say why: `unreadable`, `no-toml`, `no-table`, `no-limit`, `no-number`.
        values: What they are about.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def load_thresholds(path: str | None = None) -> Thresholds:
    """The thresholds.

    Args:
        path: A TOML file with some of the keys of `thresholds.toml`; None for the defaults.

    Raises:
        BadThresholds: the file cannot be read, is no TOML, or holds what no detection knows.
    """
    defaults: dict[str, dict[str, float]] = tomllib.loads(
        files(__package__).joinpath("thresholds.toml").read_text("utf-8")
    )
    if path is None:
        return defaults
    own = {table: _checked(table, limits, defaults) for table, limits in _read(path).items()}
    return {table: {**limits, **own.get(table, {})} for table, limits in defaults.items()}


def prefixes_of(thresholds: Thresholds) -> tuple[int, int]:
    """Bits that the addresses of a network share: of IPv4, and of IPv6."""
    network = thresholds["network"]
    return int(network["ipv4_prefix"]), int(network["ipv6_prefix"])


def _read(path: str) -> dict[str, object]:
    try:
        return tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise BadThresholds("unreadable", reason=error.strerror or str(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadThresholds("no-toml", reason=str(error)) from None


def _checked(table: str, limits: object, defaults: Mapping[str, Limits]) -> Limits:
    if table not in defaults or not isinstance(limits, dict):
        raise BadThresholds("no-table", table=table, names=", ".join(defaults))
    for name, value in limits.items():
        if name not in defaults[table]:
            raise BadThresholds("no-limit", table=table, limit=name, names=", ".join(defaults[table]))
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise BadThresholds("no-number", table=table, limit=name, names=str(defaults[table][name]))
    return limits
