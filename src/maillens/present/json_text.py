"""Values -> JSON, for programs; what strangers wrote in it can steer no terminal."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime

_BEYOND_ASCII = re.compile(r"[\x7f-\U0010ffff]+")


def json_text(values: object, *, indent: int | None = 2) -> str:
    """VALUES as JSON, ended by a newline.

    Args:
        indent: Blanks for each level; None puts all on one line.

    Times are RFC 3339 in UTC. Characters that cannot be seen are written as escapes.
    """
    return escaped(json.dumps(values, ensure_ascii=False, indent=indent, default=_time)) + "\n"


def json_rows(rows: Sequence[object], *, indent: int) -> str:
    """A list of objects, one a line, as part of a text whose lines are set in by INDENT blanks.

    Made for a hundred thousand of them.
    """
    from maillens.present._rows import json_lines

    margin = " " * indent
    return f"[\n{json_lines(rows, margin + '  ', _value)}\n{margin}]" if rows else "[]"


def _value(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False, default=_time))


def escaped(text: str) -> str:
    """TEXT of JSON with what cannot be seen written as escapes: no terminal that shows it is steered by it."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _BEYOND_ASCII.sub(lambda found: "".join(_shown(character) for character in found[0]), text)


def _time(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]
