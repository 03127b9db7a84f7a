"""A report and the period before -> a sentence: what is different, and whether that is unusual."""

from datetime import datetime, timedelta, tzinfo

from maillens.present.text.totals import amount, change
from maillens.present.words import Words
from maillens.query.report import Before, Report

ALWAYS = ("received", "delivered", "deferred", "bounced", "rejected")


def compared(report: Report, zone: tzinfo | None, words: Words) -> str:
    """How the totals differ from those of `report.before`, which must be there.

    Args:
        zone: Of the days told; None for this machine's.
    """
    before = report.before or Before(None, None, {})
    span = _span(before, zone, words)
    if not before.totals.get("lines"):
        return words.say("compared", span=span, changes=words["compared.empty"])
    parts = [
        words.say("compared.change", name=words[f"total.{name}"], change=_change(name, report, before, words))
        for name in ALWAYS
        if report.totals.get(name) or before.totals.get(name)
    ]
    unusual = [
        words.say(
            "compared.one",
            name=words[f"total.{name}"],
            now=amount(name, report.totals),
            before=amount(name, before.totals),
        )
        for name in before.unusual
    ]
    separator = words["compared.separator"]
    last = words.say("compared.unusual", changes=separator.join(unusual)) if unusual else words["compared.ordinary"]
    return words.say("compared", span=span, changes=separator.join([*parts, last]))


def _change(name: str, report: Report, before: Before, words: Words) -> str:
    if report.totals.get(name, 0) == before.totals.get(name, 0):
        return words["compared.same"]
    return change(name, report.totals, before.totals)


def _span(before: Before, zone: tzinfo | None, words: Words) -> str:
    first, last = _day(before.since, zone, words), _day(before.until, zone, words, end=True)
    return first if first == last else words.say("compared.span", first=first, last=last)


def _day(moment: datetime | None, zone: tzinfo | None, words: Words, *, end: bool = False) -> str:
    """A moment as its day with the weekday, where it begins or ends one; else with the time."""
    if moment is None:
        return "…"
    local = moment.astimezone(zone)
    if local.time() != local.min.time():
        return local.strftime("%Y-%m-%d %H:%M")
    day = (local - timedelta(minutes=1 if end else 0)).date()
    return words.say("day", day=day.isoformat(), weekday=words["weekdays"].split()[day.weekday()])
