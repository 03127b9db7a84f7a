"""Explanations -> a page, one section each: the text, what it means, its parts, what to do."""

from collections.abc import Iterable, Mapping, Sequence

from maillens.explain.explanation import Explanation, FieldMeaning, Remark
from maillens.present.page import Advice, AnyPage, Column
from maillens.present.text.visible import visible
from maillens.present.text.width import columns, cut
from maillens.present.words import Words

_URGENCY = {"trouble": "urgent", "warning": "soon", "normal": "watch", "": "watch"}
"""Level of an explanation -> how `Advice` is painted."""

_WIDEST_VALUE = 28


def add_explanations(page: AnyPage, known: Iterable[Explanation], words: Words) -> None:
    """Put what is known on the page."""
    for each in known:
        _add(page, each, words)


def _add(page: AnyPage, each: Explanation, words: Words) -> None:
    page.section(_title(each, words))
    if each.form in ("line", "kind"):
        page.example(visible(each.asked))
    _add_meaning(page, each, words)
    if each.why is not None:
        page.note(words.say("why", what=each.why.of(words.language)))
    if each.program is not None and each.form in ("line", "kind"):
        page.note(words.say("program-does", name=each.program.name, does=each.program.does.of(words.language)))
    _add_remarks(page, each.remarks, words)
    if each.fields:
        _add_fields(page, each.fields, words)
    if each.see:
        commands = ", ".join(f"`maillens explain {name}`" for name in each.see)
        page.note(words.say("see", commands=commands))
    if each.source:
        page.note(words.say("source", source=each.source))


def _title(each: Explanation, words: Words) -> str:
    name = f"{each.program.name}: {each.name}" if each.program and each.form == "line" else each.name
    title = words.say("title", form=words[f"form.{each.form}"], name=visible(name))
    return title if each.count == 1 else words.say("title-counted", title=title, n=f"{each.count:,}")


def _add_meaning(page: AnyPage, each: Explanation, words: Words) -> None:
    """The judgement, what the text says, and what to do."""
    what = each.meaning.of(words.language)
    todo = words.joined(*(text.of(words.language) for text in each.todo))
    if todo:
        page.advice([Advice(_URGENCY[each.level], words[f"level.{each.level}"], what, todo)])
    else:
        page.note(words.say("judged", level=words[f"level.{each.level}"], what=what) if each.level else what)


def _add_remarks(page: AnyPage, remarks: Sequence[Remark], words: Words) -> None:
    for remark in remarks:
        text = remark.text.of(words.language)
        named = not remark.about or text.startswith(f"`{remark.about}`")
        page.note(text if named else words.say("remark", about=visible(remark.about), text=text))


def _add_fields(page: AnyPage, fields: Sequence[FieldMeaning], words: Words) -> None:
    """The values and their meaning; below, in full, those that are too long for a column."""
    shape: Sequence[Column] = (
        Column(words["column.label"]),
        Column(words["column.value"]),
        Column(words["column.meaning"], "text"),
    )
    rows = [_row(field, words) for field in fields]
    if not any(field.value for field in fields):
        shape, rows = (shape[0], shape[2]), [[label, meaning] for label, _, meaning in rows]
    page.table(shape, rows)
    for field in fields:
        if columns(visible(field.value)) > _WIDEST_VALUE:
            page.note(words.say("whole", label=_label(field, words), value=visible(field.value)))


def _row(field: FieldMeaning, words: Words) -> list[str]:
    value = words.say(f"unit.{field.unit}", value=field.value) if field.unit else field.value
    return [_label(field, words), cut(visible(value), _WIDEST_VALUE), field.meaning.of(words.language)]


def _label(field: FieldMeaning, words: Words) -> str:
    return field.label or words.get(f"label.{field.name}", field.name)


def as_values(known: Iterable[Explanation], unknown: Mapping[str, int], words: Words) -> dict[str, object]:
    """The explanations for programs, their texts in the language of WORDS."""
    return {
        "explanations": [_values(each, words.language) for each in known],
        "unknown": [{"text": text, "count": count} for text, count in unknown.items()],
    }


def _values(each: Explanation, language: str) -> dict[str, object]:
    program = each.program
    return {
        "form": each.form,
        "name": each.name,
        "text": each.asked,
        "count": each.count,
        "level": each.level or None,
        "product": each.product or None,
        "program": {"name": program.name, "does": program.does.of(language)} if program else None,
        "meaning": each.meaning.of(language),
        "why": each.why.of(language) if each.why else None,
        "todo": [text.of(language) for text in each.todo],
        "fields": [_field_values(field, language) for field in each.fields],
        "remarks": [{"about": remark.about, "meaning": remark.text.of(language)} for remark in each.remarks],
        "source": each.source or None,
        "see": list(each.see),
    }


def _field_values(field: FieldMeaning, language: str) -> dict[str, object]:
    return {
        "name": field.name,
        "label": field.label or None,
        "value": field.value,
        "unit": field.unit or None,
        "meaning": field.meaning.of(language),
    }
