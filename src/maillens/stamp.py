"""Beginning of a line -> time stamp: every way in which log lines carry the time.

Nov  8 10:00:00              syslog; Postfix and Dovecot log files: `Nov 08`
Nov  8 10:00:00.123456       journalctl -o short-precise
Nov  8 2026 10:00:00         some syslog daemons
2026-11-08T10:00:00.1+09:00  RFC 3339, any fraction; zone `Z`, `+0900` or none
2026-11-08 10:00:00          Dovecot log_timestamp, rspamd
Sun 2026-11-08 10:00:00 JST  journalctl -o short-full, with-unit
1795298507.003448            journalctl -o short-unix
<22>…, <22>1 …               syslog priority (RFC 3164, RFC 5424) before any of these
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from maillens.epoch import EPOCH

ABSOLUTE, LOCAL, YEARLESS = 0, 1, 2
PLACEHOLDER_YEAR = 2000
"""Year that stamps without one are counted in; a leap year, so that 29 February exists."""

MONTHS = {name: number for number, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}

_PRIORITY = re.compile(rb"<[0-9]{1,3}>(?:1 )?")
_SYSLOG = re.compile(
    rb"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (?: ?)([0-9]{1,2}) (?:([0-9]{4}) )?"
    rb"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?"
)
_ISO = re.compile(
    rb"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]"
    rb"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,]([0-9]{1,9}))?"
    rb"(?:(Z|UTC|GMT| UTC| GMT)|([+-])([0-9]{2}):?([0-9]{2})|( [A-Z]{2,5}(?= )))?"
)
_UNIX = re.compile(rb"([0-9]{9,11})\.([0-9]{6})")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp as written.

    Args:
        kind: `ABSOLUTE` (UTC known), `LOCAL` (no zone) or `YEARLESS` (no zone, no year).
        value_us: Microseconds since 1970 of the clock reading, read as UTC unless
            absolute, in `PLACEHOLDER_YEAR` when there is no year.
        end: Where the line goes on, blanks after the stamp and a colon skipped.
    """

    kind: int
    value_us: int
    end: int


def parse_stamp(line: bytes) -> Stamp | None:
    """The stamp at the beginning of LINE, None where there is none.

    A second of 60 (leap second) counts as 59; a day or hour that does not exist is no stamp.
    """
    priority = _PRIORITY.match(line)
    at = priority.end() if priority else 0
    for pattern, read in ((_SYSLOG, _syslog), (_ISO, _iso), (_UNIX, _unix)):
        found = pattern.match(line, at)
        if found is not None:
            end = found.end()
            if end < len(line) and line[end : end + 1] not in (b" ", b":", b"\r", b"\n", b"\t"):
                return None
            value = read(found)
            if value is None:
                return None
            if line[end : end + 1] == b":":
                end += 1
            while line[end : end + 1] == b" ":
                end += 1
            return Stamp(*value, end)
    return None


def _syslog(found: re.Match[bytes]) -> tuple[int, int] | None:
    month, day, year, hour, minute, second, fraction = found.groups()
    value = clock_us(
        int(year or PLACEHOLDER_YEAR), MONTHS[month], int(day), int(hour), int(minute), int(second), fraction
    )
    return None if value is None else (LOCAL if year else YEARLESS, value)


def _iso(found: re.Match[bytes]) -> tuple[int, int] | None:
    year, month, day, hour, minute, second, fraction, utc, sign, zone_h, zone_m, _ = found.groups()
    value = clock_us(int(year), int(month), int(day), int(hour), int(minute), int(second), fraction)
    if value is None:
        return None
    if utc:
        return ABSOLUTE, value
    if sign:
        offset = (int(zone_h) * 60 + int(zone_m)) * 60_000_000
        return ABSOLUTE, value - offset if sign == b"+" else value + offset
    return LOCAL, value


def _unix(found: re.Match[bytes]) -> tuple[int, int]:
    return ABSOLUTE, int(found[1]) * 1_000_000 + int(found[2])


def clock_us(
    year: int, month: int, day: int, hour: int, minute: int, second: int, fraction: bytes | None
) -> int | None:
    """Microseconds since 1970 of a clock reading taken as UTC, None if it does not exist."""
    # The last year is left out: in another zone it is the year 10000, which no calendar here has.
    if not 1970 <= year < 9999 or hour > 23 or minute > 59 or second > 60:
        return None
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None
    micro = int(((fraction or b"") + b"000000")[:6])
    return ((moment - EPOCH).days * 86_400 + (moment - EPOCH).seconds) * 1_000_000 + micro
