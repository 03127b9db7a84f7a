"""What a list of networks to block would have changed -> the page that people read."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from maillens import epoch
from maillens.geo import Geo
from maillens.present.page import AnyPage, Column
from maillens.present.text.amounts import duration, number, percent
from maillens.present.text.foot import add_foot, clock
from maillens.present.text.report import span
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.block.deeds import ATTEMPTS, KINDS
from maillens.query.block.replay import STEPS, Blocked, Hit, Part, Replay

TOP = 50
"""Rows of a table; JSON has all."""


def add_replay(page: AnyPage, replay: Replay, words: Words, zone: tzinfo | None, geo: Geo) -> None:
    """Put on the page how much would have been stopped, whom it would have hit, and when each address was blocked."""
    page.headline(words.say("replay.headline", span=span(replay.reading, zone, words)))
    page.paragraph(_verdict(replay, words))
    if replay.is_coarse:
        page.note(words.say("replay.coarse", parts=number(STEPS)))
    page.table(
        [Column(""), *(Column(words[f"replay.{name}"], "number") for name in ("stopped", "passed", "share"))],
        [_part(kind, replay.parts.get(kind, Part()), words) for kind in KINDS],
    )
    _add_hits(page, "hits", [one for one in replay.hits if not one.attackers], words, zone)
    _add_hits(page, "prevented", [one for one in replay.hits if one.attackers], words, zone)
    _add_blocked(page, replay.blocked, words, zone, geo)
    add_foot(page, replay.reading, (), zone, words)


def _verdict(replay: Replay, words: Words) -> str:
    parts = [part for kind, part in replay.parts.items() if kind in ATTEMPTS]
    stopped, passed = sum(part.stopped for part in parts), sum(part.passed for part in parts)
    hits = [one for one in replay.hits if not one.attackers]
    first = words.say(
        "replay.verdict",
        step=duration(replay.step_s, words),
        stopped=number(stopped),
        all=number(stopped + passed),
        share=percent(stopped / (stopped + passed)) if stopped else "0%",
    )
    if not hits:
        return words.joined(first, words["replay.harmless"])
    values = {
        "addresses": number(len({one.address for one in hits})),
        "logins": number(sum(one.logins for one in hits)),
        "mails": number(sum(one.mails for one in hits)),
    }
    return words.joined(first, words.say("replay.harmful", **values))


def _part(kind: str, part: Part, words: Words) -> list[str]:
    total = part.stopped + part.passed
    share = percent(part.stopped / total) if total else "-"
    return [words[f"replay.{kind}"], number(part.stopped), number(part.passed), share]


def _add_hits(page: AnyPage, name: str, hits: Sequence[Hit], words: Words, zone: tzinfo | None) -> None:
    if not hits:
        return
    page.section(words[f"replay.{name}"])
    page.note(words[f"replay.{name}.note"])
    shape = [
        Column(words["replay.first"]),
        Column(words["replay.address"]),
        Column(words["replay.user"], "text"),
        Column(words["replay.logins.short"], "number"),
        Column(words["replay.mails.short"], "number"),
        Column(words["replay.entry"]),
    ]
    rows = [
        [_at(one.first_at, zone), str(one.address), visible(one.user), number(one.logins), number(one.mails),
         str(one.network)]
        for one in hits[:TOP]
    ]  # fmt: skip
    page.table(shape, rows)
    _add_left(page, hits, words)


def _add_blocked(page: AnyPage, blocked: Sequence[Blocked], words: Words, zone: tzinfo | None, geo: Geo) -> None:
    if not blocked:
        return
    page.section(words["replay.blocked"])
    page.note(words["replay.blocked.note"])
    shape = [
        Column(words["replay.at"]),
        Column(words["replay.address"]),
        Column(words["replay.why"], "text"),
        Column(words["replay.passed"], "number"),
        Column(words["replay.stopped"], "number"),
    ]
    rows = [
        [_at(one.blocked_at, zone), _where(one, geo), ", ".join(one.threats) or
         str(one.network), number(one.passed), number(one.stopped)]
        for one in blocked[:TOP]
    ]  # fmt: skip
    page.table(shape, rows)
    _add_left(page, blocked, words)


def _where(one: Blocked, geo: Geo) -> str:
    country = geo.origin(str(one.address)).country
    return f"{one.address} ({country})" if country else str(one.address)


def _at(value_us: int | None, zone: tzinfo | None) -> str:
    return "" if value_us is None else clock(epoch.moment(value_us), zone)


def _add_left(page: AnyPage, rows: Sequence[object], words: Words) -> None:
    left = len(rows) - TOP
    if left > 0:
        page.note(words.say("replay.more", n=number(left)))


def replay_values(replay: Replay) -> dict[str, object]:
    """The same as plain values, for programs; everything is there."""
    from dataclasses import asdict

    return {
        "step_s": replay.step_s,
        "is_coarse": replay.is_coarse,
        "runs": replay.runs,
        "deeds": {kind: asdict(replay.parts.get(kind, Part())) for kind in KINDS},
        "hits": [_plain(one) for one in replay.hits],
        "blocked": [_plain(one) for one in replay.blocked],
        "reading": asdict(replay.reading),
    }


def _plain(one: Hit | Blocked) -> dict[str, object]:
    values = {name: getattr(one, name) for name in one.__slots__}
    values |= {name: str(values[name]) for name in ("address", "network")}
    times: Iterable[str] = (name for name in values if name.endswith("_at"))
    return values | {name: None if values[name] is None else epoch.moment(values[name]) for name in times}
