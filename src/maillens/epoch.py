"""Moments as numbers: microseconds since 1970, UTC, as the native parts count them."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """MOMENT, which has a zone, as a number."""
    return (moment - EPOCH) // _US


def moment(time_us: int) -> datetime:
    """The moment, in UTC, that is TIME_US."""
    return EPOCH + time_us * _US
