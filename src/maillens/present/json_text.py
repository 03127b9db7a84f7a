"""Values -> JSON, for programs; what strangers wrote in it can steer no terminal."""

import json
import re
from datetime import UTC, datetime

_BEYOND_ASCII = re.compile(r"[\x7f-\U0010ffff]+")


def json_text(values: object, *, indent: int | None = 2) -> str:
    """VALUES as JSON, ended by a newline.

    Args:
        indent: Blanks for each level; None puts all on one line.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    return escaped(json.dumps(values, ensure_ascii=False, indent=indent, default=time_text)) + "\n"


def escaped(text: str) -> str:
    """TEXT of JSON with what cannot be seen written as escapes: no terminal that shows it is steered by it."""
    return _BEYOND_ASCII.sub(lambda found: "".join(_shown(character) for character in found[0]), text)


def time_text(value: object) -> str:
    """A moment as RFC 3339 in UTC.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]
