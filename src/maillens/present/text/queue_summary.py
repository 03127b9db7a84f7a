"""The summary of a queue -> a page: what waits longest and why, then by reason, queue, domain and sender."""

from datetime import datetime

from maillens.causes import CAUSES
from maillens.present.page import Column
from maillens.present.text.amounts import duration, number, size
from maillens.present.text.page import Page
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.queue.entry import Entry
from maillens.queue.summary import Group, Summary, age_s, reason_name

_CAUSES = {cause.name: cause for cause in CAUSES}
_SHOWN_RECIPIENTS = 1


def add_summary(page: Page, summary: Summary, words: Words, *, top: int, saved: str | None) -> None:
    """Put a summary on the page.

    Args:
        top: Rows of each list, 0 for all.
        saved: The name of the saved copy it was read from; None for the live queue.
    """
    page.headline(words["headline"] if saved is None else words.say("headline.saved", name=visible(saved)))
    if not summary.totals.entries:
        page.paragraph(words["empty"])
        return
    page.paragraph(_sentence(summary, words))
    _add_oldest(page, summary, words)
    _add_reasons(page, summary, words, top)
    for name in ("queues", "recipient_domains", "senders"):
        _add_group(page, name, summary.groups[name], words, top)
    if saved is not None:
        page.lines.append("")
        page.note(words.say("as-of", moment=clock(summary.at_s)), indent=0)


def clock(at_s: float) -> str:
    """A moment in the zone of this machine, to the second."""
    return datetime.fromtimestamp(at_s).astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def age_words(seconds: int, words: Words) -> str:
    """An age, of which nobody knows fractions of a second."""
    return words.say("seconds", n=seconds) if seconds < 60 else duration(seconds, words)


def reason_words(name: str, words: Words) -> str:
    """A reason by the name it is grouped under, in a sentence where there is one; else as it is."""
    if not name:
        return words["no-reason"]
    return _CAUSES[name].meaning(words.language) if name in _CAUSES else visible(name)


def _sentence(summary: Summary, words: Words) -> str:
    totals = summary.totals
    return (
        words.counted("total.entries", totals.entries)
        + words.counted("total.recipients", totals.recipients)
        + words.say("total.rest", size=size(totals.size_bytes), age=age_words(totals.oldest_s or 0, words))
    )


def _add_oldest(page: Page, summary: Summary, words: Words) -> None:
    if not summary.oldest:
        return
    page.section(words["oldest.title"])
    shape = [Column(words["column.queue_id"]), Column(words["column.age"], "number"), Column(words["column.to"]),
             Column(words["column.why"], "text")]  # fmt: skip
    page.table(shape, [_oldest_row(entry, summary.at_s, words) for entry in summary.oldest])
    page.note(words.say("oldest.hint", id=summary.oldest[0].queue_id))


def _oldest_row(entry: Entry, at_s: float, words: Words) -> list[str]:
    return [
        entry.queue_id,
        age_words(age_s(entry, at_s), words),
        recipients_words(entry, words),
        reason_words(reason_name(entry.delay_reason), words),
    ]


def recipients_words(entry: Entry, words: Words) -> str:
    """The first recipient, and how many more there are."""
    shown = ", ".join(visible(recipient.address) for recipient in entry.recipients[:_SHOWN_RECIPIENTS])
    more = len(entry.recipients) - _SHOWN_RECIPIENTS
    return shown + (words.say("more-recipients", n=number(more)) if more > 0 else "")


def _add_reasons(page: Page, summary: Summary, words: Words, top: int) -> None:
    groups = summary.groups["reasons"]
    page.section(words["reasons.title"])
    shape = [Column(words["column.recipients"], "number"), Column(words["column.oldest"], "number"),
             Column(words["column.why"], "text")]  # fmt: skip
    shown = groups[: top or None]
    rows, below = [], []
    for group in shown:
        cause = _CAUSES.get(group.name)
        rows.append([number(group.recipients), age_words(group.oldest_s, words), reason_words(group.name, words)])
        below.append("")
        if cause is not None:
            rows.append(["", "", words.say("advice", text=cause.advice(words.language))])
            below.append(words.say("example", text=visible(group.example)))
    page.table(shape, rows, below=below)
    _add_more(page, groups, shown, words)


def _add_group(page: Page, name: str, groups: list[Group], words: Words, top: int) -> None:
    page.section(words[f"{name}.title"])
    shape = [Column(words["column.entries"], "number"), Column(words["column.recipients"], "number"),
             Column(words["column.size"], "number"), Column(words["column.oldest"], "number"),
             Column(words[f"{name}.column"], "word")]  # fmt: skip
    shown = groups[: top or None]
    rows = [
        [number(group.entries), number(group.recipients), size(group.size_bytes), age_words(group.oldest_s, words),
         words.get(f"queue.{group.name}", visible(group.name)) if name == "queues" else visible(group.name)]
        for group in shown
    ]  # fmt: skip
    page.table(shape, rows)
    _add_more(page, groups, shown, words)


def _add_more(page: Page, groups: list[Group], shown: list[Group], words: Words) -> None:
    if len(shown) < len(groups):
        page.note(words.say("more", n=number(len(groups) - len(shown)), total=number(len(groups))))
