"""Numbers -> the way people read them: 12,345, 3.2%, 1.5 MB, 2 min 5 s."""

from itertools import pairwise

from maillens.present.words import Words

_UNITS = (("days", 86_400), ("hours", 3600), ("minutes", 60), ("seconds", 1))


def number(value: float) -> str:
    """A count with separators: 12,345."""
    return f"{value:,.0f}"


def percent(share: float) -> str:
    """A share of 1 as percent with one decimal.

    What is not nothing and not all never reads so: `<0.1%`, `>99.9%`.
    """
    if 0 < share < 0.0005:
        return "<0.1%"
    if 0.9995 <= share < 1:
        return ">99.9%"
    return f"{share:.1%}"


def size(value: float) -> str:
    """Bytes in powers of a thousand: 512 B, 1.5 kB, 23 MB."""
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if value < 999.5 or unit == "TB":
            break
        value /= 1000
    digits = 0 if unit == "B" or value >= 9.95 else 1
    return f"{value:,.{digits}f} {unit}"


def duration(seconds: float, words: Words) -> str:
    """A time span, to two units: 0.05 s, 12 s, 3 min 5 s, 2 h 10 min, 3 d 4 h."""
    if 0 < seconds < 0.005:
        return words.say("seconds", n="<0.01")
    if 0 < seconds < 9.95:
        text = f"{seconds:.2f}" if seconds < 0.995 else f"{seconds:.1f}"
        return words.say("seconds", n=text)
    whole = round(seconds)
    for (unit, step), (below, finer) in pairwise(_UNITS):
        if whole >= step:
            rest = whole % step // finer
            head = words.say(unit, n=f"{whole // step:,}")
            return head + words["between-units"] + words.say(below, n=rest) if rest else head
    return words.say("seconds", n=whole)


def bar(value: float, largest: float, width: int, *, ascii_only: bool = False) -> str:
    """A bar of WIDTH columns for LARGEST, in eighths of a column; something for all that is not nothing."""
    if value <= 0 or largest <= 0:
        return ""
    if ascii_only:
        return "#" * max(1, round(value / largest * width))
    eighths = max(1, round(value / largest * width * 8))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()
