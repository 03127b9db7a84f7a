"""Rows by cause (`query/by_cause.py`) -> rows that people read: what it means, where, and an example."""

from collections.abc import Sequence

from maillens.causes import CAUSES, REFUSALS
from maillens.present.words import Words
from maillens.query.report import Row

_LISTS = {"deferrals": CAUSES, "bounces": CAUSES, "refusals": REFUSALS}
_PLACES = {"deferrals": "domain", "bounces": "domain", "refusals": "action"}


def in_words(name: str, rows: Sequence[Row], words: Words) -> Sequence[Row]:
    """The rows of section NAME; where they are causes, with the cause in a sentence, else as they are."""
    if name not in _LISTS:
        return rows
    meanings = {cause.name: cause.meaning(words.language) for cause in _LISTS[name]}
    return [_row(row, _PLACES[name], meanings, words) for row in rows]


def _row(row: Row, place: str, meanings: dict[str, str], words: Words) -> Row:
    known = meanings.get(str(row["cause"]))
    once = row["count"] == 1
    reason = (row["example"] if once else None) or row["reason"]
    return {
        "count": row["count"],
        place: _place(str(row[place] or ""), int(row[f"{place}_count"] or 0), place, words),
        "cause": known or str(reason or words["empty.reason"]),
        "example": row["example"] if known or not once else "",
    }


def _place(most: str, count: int, column: str, words: Words) -> str:
    """The most frequent place, and how many there are beside it."""
    shown = words.get(f"{column}.{most}", most) or words.get(f"empty.{column}", "")
    return shown if count < 2 else words.say("and-others", place=shown, n=count - 1)
