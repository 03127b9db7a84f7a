"""What people call a time span or a size -> seconds or bytes: `90s`, `1d12h`, `500k`, `5MiB`."""

import re

import click

from maillens.errors import UsageError
from maillens.present.cli.options import words
from maillens.present.cli.queue.queues import SUBJECTS

_UNIT_S = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
"""The units of postconf(5)."""
_PART = r"([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*([smhdw])"
_SPAN = re.compile(rf"(?:{_PART}\s*)+", re.IGNORECASE)
_SIZE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*([kmgt]?)(i?)b?", re.IGNORECASE)
_POWER = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def span_s(option: str, text: str) -> float:
    """A time span in seconds.

    Raises:
        UsageError: it is none; the hint names OPTION.
    """
    bare = text.strip()
    if bare == "0":
        return 0
    if not _SPAN.fullmatch(bare):
        raise _unread("bad-duration", option, text)
    return sum(float(count) * _UNIT_S[unit.lower()] for count, unit in re.findall(_PART, bare, re.IGNORECASE))


def size_bytes(option: str, text: str) -> int:
    """A size in bytes; `k` is 1,000 as in answers, `KiB` 1,024.

    Raises:
        UsageError: it is none; the hint names OPTION.
    """
    found = _SIZE.fullmatch(text.strip())
    if found is None:
        raise _unread("bad-size", option, text)
    return int(float(found[1]) * (1024 if found[3] else 1000) ** _POWER[found[2].lower()])


def _unread(key: str, option: str, text: str) -> UsageError:
    texts = words(*SUBJECTS)
    return UsageError(texts.say(key, text=text), texts[f"{key}.why"], texts.say(f"{key}.hint", option=option))


def as_span(_: click.Context, option: click.Parameter, text: str | None) -> float | None:
    """The callback of an option that takes a time span: seconds."""
    return None if text is None else span_s(option.opts[-1], text)


def as_size(_: click.Context, option: click.Parameter, text: str | None) -> int | None:
    """The callback of an option that takes a size: bytes."""
    return None if text is None else size_bytes(option.opts[-1], text)
