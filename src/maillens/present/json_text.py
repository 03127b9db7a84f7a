"""Values -> JSON, for programs; what strangers wrote in it can steer no terminal."""

import json
import re
from datetime import UTC, datetime

_BEYOND_ASCII = re.compile(r"[^\n -~]+")


def json_text(values: object, *, indent: int | None = 2) -> str:
    """VALUES as JSON, ended by a newline.

    Args:
        indent: Blanks for each level; None puts all on one line.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    text = json.dumps(values, ensure_ascii=False, indent=indent, default=_time)
    return _BEYOND_ASCII.sub(lambda found: "".join(_shown(character) for character in found[0]), text) + "\n"


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]
