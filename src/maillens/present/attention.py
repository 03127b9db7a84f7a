"""The section `attention` of a report -> sentences: what is the matter, how bad it is, and the next step."""

from datetime import datetime, tzinfo

from maillens.causes import CAUSES
from maillens.present.page import Advice
from maillens.present.secrets import secrets_advice
from maillens.present.text.amounts import number, percent
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.report import Report, Row

_CAUSES = {cause.name: cause for cause in CAUSES}
_ABOUT_PLACES = frozenset({"dead-destinations", "guessing"})
"""Notices whose sentence depends on how many places there are, not on how often it happened."""


def advice(report: Report, zone: tzinfo | None, words: Words) -> list[Advice]:
    """All that needs attention, worst first.

    Args:
        zone: Of the times told; None for this machine's.
        words: The catalogues `attention` and `secrets` among them.
    """
    return [_advice(row, report, zone, words) for row in report.sections.get("attention", [])]


def verdict(report: Report, words: Words) -> str:
    """The first sentence of a report: whether mail flows, and whether something must be done."""
    levels = [str(row["level"]) for row in report.sections.get("attention", [])]
    names = {row["name"] for row in report.sections.get("attention", [])}
    if not any(report.totals.get(name) for name in ("received", "delivered", "deferrals", "bounced")):
        return words["verdict.quiet"]
    if "nothing-delivered" in names:
        return words["verdict.stuck"]
    if not levels:
        return words["verdict.good"]
    return words.counted(f"verdict.{levels[0]}", len(levels))


def _advice(row: Row, report: Report, zone: tzinfo | None, words: Words) -> Advice:
    told = secrets_advice(report.reading, words) if row["name"] == "secrets" else None
    return told or _told(row, zone, words)


def _told(row: Row, zone: tzinfo | None, words: Words) -> Advice:
    name, count, places = str(row["name"]), int(row["count"] or 0), int(row["subject_count"] or 0)
    cause = _CAUSES.get(str(row["cause"]))
    subject = visible(str(row["subject"] or ""))
    values = {
        "n": number(count),
        "subject": subject,
        "share": percent(float(row["share"] or 0)),
        "meaning": cause.meaning(words.language) if cause else "",
        "places": number(places),
        "since": words.say("since", moment=_moment(str(row["first_at"]), zone)) if row["first_at"] else "",
    }
    if name == "cause":
        form = "cause.one" if places < 2 else "cause.many"
        values["places"] = words.say(form, subject=subject, places=number(places)) if subject else ""
    text = words.one_of(name, places if name in _ABOUT_PLACES else count).format_map(values)
    todo = cause.advice(words.language) if cause else words[f"{name}.do"]
    return Advice(str(row["level"]), words[f"level.{row['level']}"], text, todo)


def _moment(written: str, zone: tzinfo | None) -> str:
    return datetime.fromisoformat(written).astimezone(zone).strftime("%Y-%m-%d %H:%M")
