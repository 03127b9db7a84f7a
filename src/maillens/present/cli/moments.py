"""What people call a moment -> the moment: `2026-11-01`, `2026-11-01 09:30`, `yesterday`, `3h ago`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from maillens.errors import UsageError
from maillens.present.words import Words

_DAYS = {"today": 0, "今日": 0, "yesterday": 1, "昨日": 1}
_THIS_OR_LAST = {"this": 0, "last": 1, "今": 0, "先": 1}
_NOW = ("now", "今")
_AGO = re.compile(
    r"([0-9]{1,6})\s*(?:(s|m|h|d|w|sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?)(?:\s+ago)?|(秒|分|時間|日|週間)前)",
    re.IGNORECASE,
)
_UNIT_S = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_UNIT_JA = {"秒": "s", "分": "m", "時間": "h", "日": "d", "週間": "w"}
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A period in the words of the command line; empty for what was not said.

    Args:
        since: A moment; of a day its beginning.
        until: A moment, itself not in the period; a day is in it to its end.
        day, week, month: A whole one; only one of the three, and not together with the others.
    """

    since: str = ""
    until: str = ""
    day: str = ""
    week: str = ""
    month: str = ""


def period(asked: Asked, *, now: datetime, words: Words) -> tuple[datetime | None, datetime | None]:
    """The first moment of the period asked for, and the first behind it; None for an open end.

    Args:
        now: The present, in the zone that the words are meant in.
    """
    whole = [name for name in ("day", "week", "month") if getattr(asked, name)]
    if whole:
        if len(whole) > 1 or asked.since or asked.until:
            raise UsageError(words["day-and-period"], words["day-and-period.why"], words["day-and-period.hint"])
        return {"day": _day, "week": _week, "month": _month}[whole[0]](getattr(asked, whole[0]), now, words)
    since, until = asked.since, asked.until
    begin = _moment("--since", since, now, words)[0] if since else None
    end = _end(_moment("--until", until, now, words)) if until else None
    if begin is not None and end is not None and begin >= end:
        raise UsageError(
            words.say("empty-period", since=since, until=until),
            words.say("empty-period.why", begin=begin.isoformat(" ", "seconds"), end=end.isoformat(" ", "seconds")),
            words["empty-period.hint"],
        )
    return begin, end


def moment(option: str, text: str, *, now: datetime, words: Words) -> datetime:
    """The moment that TEXT names, of a day its beginning.

    Args:
        option: Who asks for it, for the hint.
        now: The present, in the zone that the words are meant in.
    """
    return _moment(option, text, now, words)[0]


def earlier(begin: datetime, end: datetime, now: datetime) -> tuple[datetime, datetime]:
    """A period of the same length before this one, some whole weeks ago: it begins on the same weekday.

    Clocks that are set in between do not matter: what began at midnight began at midnight then, too.
    """
    weeks = max(1, -(-(end - begin) // timedelta(weeks=1)))
    return _shifted(begin, weeks, now), _shifted(end, weeks, now)


def _shifted(moment: datetime, weeks: int, now: datetime) -> datetime:
    return _here((moment - timedelta(weeks=weeks)).replace(tzinfo=None), now)


def _day(text: str, now: datetime, words: Words) -> tuple[datetime, datetime]:
    midnight, next_midnight = _moment("--day", text, now, words)
    if next_midnight is None:
        raise _unread("--day", text, words)
    return midnight, next_midnight


def _week(text: str, now: datetime, words: Words) -> tuple[datetime, datetime]:
    """Monday to Sunday (ISO 8601)."""
    bare = text.strip().lower()
    try:
        if bare in _THIS_OR_LAST:
            monday = now.date() - timedelta(days=now.weekday() + 7 * _THIS_OR_LAST[bare])
        else:
            year, _, number = bare.partition("-w")
            monday = date.fromisocalendar(int(year), int(number), 1)
    except ValueError:
        raise _unread("--week", text, words) from None
    return _days(monday, monday + timedelta(days=7), now)


def _month(text: str, now: datetime, words: Words) -> tuple[datetime, datetime]:
    bare = text.strip().lower()
    try:
        if bare in _THIS_OR_LAST:
            first = (now.date().replace(day=1) - timedelta(days=_THIS_OR_LAST[bare])).replace(day=1)
        else:
            first = date.fromisoformat(f"{bare}-01")
    except ValueError:
        raise _unread("--month", text, words) from None
    return _days(first, (first + timedelta(days=31)).replace(day=1), now)


def _days(first: date, behind: date, now: datetime) -> tuple[datetime, datetime]:
    return _here(datetime.combine(first, time()), now), _here(datetime.combine(behind, time()), now)


def _end(moment: tuple[datetime, datetime | None]) -> datetime:
    return moment[1] or moment[0]


def _moment(option: str, text: str, now: datetime, words: Words) -> tuple[datetime, datetime | None]:
    """The moment; where the words mean a whole day, also the first moment behind it."""
    bare = text.strip().lower()
    if bare in _NOW:
        return now, None
    if bare in _DAYS:
        return _whole_day(now.date() - timedelta(days=_DAYS[bare]), now)
    try:
        ago = _AGO.fullmatch(bare)
        if ago is not None:
            unit = _UNIT_JA[ago[3]] if ago[3] else ago[2][0]
            return now - timedelta(seconds=int(ago[1]) * _UNIT_S[unit]), None
        if _CLOCK.fullmatch(bare):
            return _here(datetime.combine(now.date(), time.fromisoformat(bare.zfill(5))), now), None
        if "t" not in bare and " " not in bare and ":" not in bare:
            return _whole_day(date.fromisoformat(bare), now)
        return _here(datetime.fromisoformat(bare.upper()), now), None
    except (ValueError, OverflowError):
        raise _unread(option, text, words) from None


def _whole_day(day: date, now: datetime) -> tuple[datetime, datetime]:
    return _days(day, day + timedelta(days=1), now)


def _here(moment: datetime, now: datetime) -> datetime:
    """MOMENT in the zone of NOW, unless it has its own.

    NOW of this machine has a fixed offset, which another day need not share: the system knows.
    """
    if moment.tzinfo is not None:
        return moment
    return moment.astimezone() if _is_offset(now) else moment.replace(tzinfo=now.tzinfo)


def _is_offset(now: datetime) -> bool:
    from datetime import timezone

    return isinstance(now.tzinfo, timezone)


def _unread(option: str, text: str, words: Words) -> UsageError:
    key = f"bad-{option[2:]}" if option in ("--day", "--week", "--month") else "bad-time"
    what, hint = words.say(key, text=text), words.say(f"{key}.hint", option=option)
    return UsageError(what, words[f"{key}.why"], hint)
