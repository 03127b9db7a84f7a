"""What is wrong -> the page that people read: by topic, worst first, each with what it means and lines that show it."""

from collections.abc import Sequence
from itertools import groupby

from maillens.explain.phrases import phrases_in
from maillens.meanings import meanings
from maillens.present.page import Advice, AnyPage
from maillens.present.text.amounts import number
from maillens.present.text.foot import add_foot, clock
from maillens.present.text.look import Look
from maillens.present.text.report import span
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.errors.search import Errors
from maillens.query.errors.trouble import Trouble

SUBJECTS = ("amounts", "report", "errors")
"""Catalogues that the page takes its words from."""

MOST_PROGRAMS = 3
"""Programs that are named."""


def add_errors(page: AnyPage, errors: Errors, look: Look) -> None:
    """Put all that is wrong on the page, and what that stands on."""
    words = look.words
    page.headline(words.say("headline", span=span(errors.reading, look.zone, words)))
    page.paragraph(verdict(errors.troubles, words))
    for topic, found in groupby(errors.troubles, lambda one: one.topic):
        _add_topic(page, topic, list(found), look)
    if errors.troubles:
        page.note(words["explain"])
    add_foot(page, errors.reading, look.problems, look.zone, words)


def verdict(troubles: Sequence[Trouble], words: Words) -> str:
    """The first sentence: whether something is wrong, and how bad it is."""
    if not troubles:
        return words["verdict.nothing"]
    worst = troubles[0].level
    return words.counted(f"verdict.{worst}", sum(one.level == worst for one in troubles))


def _add_topic(page: AnyPage, topic: str, found: Sequence[Trouble], look: Look) -> None:
    words = look.words
    page.section(words[f"{topic}.title"])
    page.note(words[f"{topic}.note"])
    shown = found[: look.top] if look.top else found
    for trouble in shown:
        what, todo = explained(trouble, words)
        label = words[f"level.{trouble.level}"]
        page.advice([Advice(trouble.level, label, words.joined(*filter(None, (what, _when(trouble, look)))), todo)])
        for said in trouble.said:
            page.note(words.say("said", n=number(said.count), line=visible(said.line)))
    if len(found) > len(shown):
        page.note(words.say("more", n=number(len(found) - len(shown)), total=number(len(found))))


def explained(trouble: Trouble, words: Words) -> tuple[str, str]:
    """What it means, and what to do; empty where there is nothing to say beside the meaning."""
    if trouble.cause is not None:
        return trouble.cause.meaning(words.language), trouble.cause.advice(words.language)
    if own := words.get(trouble.name, ""):
        return own, words[f"{trouble.name}.do"]
    meaning = meanings().get(trouble.name, ("", ""))[words.language == "ja"]
    todo = next((phrase.todo for said in trouble.said for phrase in phrases_in(said.line) if phrase.todo), None)
    return meaning, todo.of(words.language) if todo else ""


def _when(trouble: Trouble, look: Look) -> str:
    """How often, from when to when, and who says so."""
    words = look.words
    programs = [visible(name) for name, _ in trouble.programs.most_common(MOST_PROGRAMS)]
    values = {
        "n": number(trouble.count),
        "first": clock(trouble.first_at, look.zone) if trouble.first_at else "",
        "last": clock(trouble.last_at, look.zone) if trouble.last_at else "",
        "programs": words["names.separator"].join(programs),
    }
    if not trouble.count:
        return ""
    times = "once" if values["first"] == values["last"] else "span"
    by = words.say("by", **values) if programs else ""
    return words.say(f"when.{times}" if values["first"] else "when.count", **values) + by + words["when.end"]
