"""The name of a value in a line, alone or with it: `nrcpt`, `delays=0.04/0.01/0.09/0.09`, `client_address`."""

import re
from functools import cache

from maillens.explain.delays import PARTS, slowest_part
from maillens.explain.explanation import Explanation, FieldMeaning
from maillens.explain.labels import labels
from maillens.explain.text import Text
from maillens.grammar import load
from maillens.model import FIELDS

RANK = 55

_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z_-]*)(?:[=:]|=(?P<value>[^ ]*))?")
_FOUR = re.compile(r"[0-9.]{1,12}(?:/[0-9.]{1,12}){3}")
_DELAYS = Text(
    "Where the time of a delivery went, in seconds, in four parts a/b/c/d; together they are `delay`.",
    "配送にかかった時間の内訳（秒）です。a/b/c/dの4つに分かれ、合計が`delay`です。",
)


def recognised(text: str) -> Explanation | None:
    """What stands behind the name TEXT in a line; None where it is none."""
    found = _FIELD.fullmatch(text)
    if found is None:
        return None
    name, value = found["name"], (found["value"] or "").rstrip(",")
    if name == "delays":
        return _delays(text, value)
    fields = _spelled().get(name.lower(), {}) or ({name: name} if name in FIELDS else {})
    meanings = tuple(FieldMeaning(label, field, value, "", _meaning(field)) for field, label in fields.items())
    if not meanings:
        return None
    # The words of most lines; where lines mean different things by the same name, all are shown.
    several = meanings if len(meanings) > 1 or value else ()
    return Explanation(form="field", name=name, asked=text, meaning=meanings[0].meaning, fields=several)


def _delays(text: str, value: str) -> Explanation:
    """The four parts of the delay, with their values where TEXT has them."""
    numbers = value.split("/") if _FOUR.fullmatch(value) else [""] * len(PARTS)
    values = dict(zip(PARTS, numbers, strict=True))
    slowest = slowest_part({name: float(number) for name, number in values.items() if number})
    return Explanation(
        form="field",
        name="delays",
        asked=text,
        meaning=_DELAYS,
        fields=tuple(
            FieldMeaning(PARTS[name], name, number, "s" if number else "", _meaning(name))
            for name, number in values.items()
        ),
        remarks=(slowest,) if slowest else (),
    )


def _meaning(field: str) -> Text:
    return Text(FIELDS[field].en, FIELDS[field].ja)


@cache
def _spelled() -> dict[str, dict[str, str]]:
    """Name in the log -> the fields that are spelled so, each with its label; those of most lines first."""
    counts: dict[str, dict[str, int]] = {}
    shown: dict[str, str] = {}
    for entry in load().entries:
        for field, label in labels(entry.nodes).items():
            word = label.partition(" ")[0].lower()
            if word.isidentifier() or word.replace("-", "_").isidentifier():
                by_field = counts.setdefault(word, {})
                by_field[field] = by_field.get(field, 0) + 1
                shown[field] = label
    return {
        word: {field: shown[field] for field in sorted(by_field, key=lambda field: -by_field[field])}
        for word, by_field in counts.items()
    }
