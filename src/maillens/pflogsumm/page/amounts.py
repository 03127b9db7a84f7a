"""Numbers as pflogsumm prints them: short, cut off and not rounded."""

KILO_FROM, MEGA_FROM = 524_288, 536_870_912
KILO, MEGA = 1024, 1_048_576


def scaled(value: float) -> tuple[int, str]:
    """A number of at most six digits, as a rule, and its unit; what counts is cut to whole numbers."""
    if value > MEGA_FROM:
        return int(value / MEGA), "m"
    if value > KILO_FROM:
        return int(value / KILO), "k"
    return int(value), " "


def amount(value: float) -> str:
    """A number and its unit, seven columns wide."""
    if value <= KILO_FROM:
        return f"{int(value):6} "
    number, unit = scaled(value)
    return f"{number:6}{unit}"


def delay(seconds: float) -> str:
    """Seconds, minutes or hours with one decimal, seven columns wide."""
    if seconds > 3600:
        return f"{seconds / 3600:5.1f} h"
    if seconds > 60:
        return f"{seconds / 60:5.1f} m"
    return f"{seconds:5.1f} s"


def clock(seconds: float) -> str:
    """Hours, minutes and seconds."""
    hours = int(seconds / 3600)
    minutes = int((seconds - hours * 3600) / 60)
    return f"{hours:2}:{minutes:02}:{int(seconds - hours * 3600 - minutes * 60):02}"


def average(seconds: int, count: int) -> int:
    """Seconds for each of COUNT, rounded half up; 0 for none."""
    return int(seconds / count + 0.5) if count else 0
