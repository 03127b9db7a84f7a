"""`maillens block`: a list of networks to block, from what was found; or what it would have changed."""

from dataclasses import dataclass
from typing import Any

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.geo import Geo, load_geo
from maillens.geo.origin import asn_from
from maillens.pipeline import Inputs
from maillens.present.block import FORMATS, Look, load_format
from maillens.present.cli.collection import without_collection
from maillens.present.cli.help import Command
from maillens.present.cli.inputs import inputs_of, progress_bar
from maillens.present.cli.options import Request, input_options, words
from maillens.present.cli.output import to_stdout, write
from maillens.present.cli.pages import page_for
from maillens.present.cli.problems import excused, say_problems
from maillens.present.cli.queue.amounts import as_span
from maillens.present.cli.report import nothing
from maillens.present.cli.say import say_error
from maillens.present.cli.security import thresholds_from
from maillens.present.cli.what import searchable
from maillens.present.json_text import json_text
from maillens.present.text.replay import add_replay, replay_values
from maillens.present.text.spared import why_spared
from maillens.present.text.visible import visible
from maillens.present.words import Words
from maillens.query.block.choice import Wishes
from maillens.query.block.entry import Area
from maillens.query.block.make import Asked, Made, make_block_list
from maillens.query.block.never import BadNever, Never, load_never
from maillens.query.block.replay import replay
from maillens.query.report import Reading, Report
from maillens.query.security.detections import load_detections
from maillens.query.security.finding import SURE

SUBJECTS = ("amounts", "report", "security", "block")
MOST_SPARED = 10
"""Addresses left out that are named on stderr; a list with comments names all of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the list is wanted.

    Args:
        format: One of `FORMATS`; of a replay `text` or `json`.
        output: File to write to, None for stdout.
        replay: Whether not the list is wanted, but what it would have changed.
        step_s: How often the list is made anew then, in seconds.
    """

    format: str
    output: str | None
    replay: bool
    step_s: float | None
    progress: bool
    skip_damaged: bool


@click.command("block", cls=Command, help="help")
@input_options
@click.option("--format", "format", type=click.Choice((*FORMATS, "text")), help="option.format")
@click.option("--never", metavar="FILE", multiple=True, help="option.never")
@click.option("--for", "period_s", metavar="SPAN", default="7d", callback=as_span, help="option.for")
@click.option("--sure", type=click.Choice(SURE), default="likely", help="option.sure")
@click.option("--threat", "threats", metavar="THREAT", multiple=True, help="option.threat")
@click.option("--country", "countries", metavar="CODE", multiple=True, help="option.country")
@click.option("--asn", "asns", metavar="NUMBER", multiple=True, help="option.asn")
@click.option("--no-spare", is_flag=True, help="option.no-spare")
@click.option("--replay", is_flag=True, help="option.replay")
@click.option("--every", "step_s", metavar="SPAN", callback=as_span, help="option.every")
@click.option("--jail", metavar="NAME", default="maillens", help="option.jail")
@click.option("--thresholds", metavar="FILE", help="option.thresholds")
@click.option("-o", "--output", metavar="FILE", help="option.output")
@click.option("--no-progress", is_flag=True, help="option.no-progress")
@click.option("--skip-damaged", is_flag=True, help="option.skip-damaged")
def COMMAND(request: Request, /, **asked: Any) -> None:  # noqa: N802  # found by this name
    """Read, print, and leave with the exit code."""
    texts = words(*SUBJECTS)
    geo = load_geo()
    thresholds = thresholds_from(asked["thresholds"], texts)
    never = _never(asked["never"], texts)
    wishes = Wishes(
        never=never,
        period_s=_period(asked["period_s"], texts),
        sure=asked["sure"],
        threats=_threats(asked["threats"], texts),
        areas=_areas(asked["countries"], asked["asns"], geo, texts),
        spare=not asked["no_spare"],
    )
    named = (*map(str, never.networks), *sorted(never.hosts))
    look = Look(texts, request.zone, wishes.period_s, asked["jail"], thresholds, named, geo)
    form = Form(
        _format(asked["format"], texts, replay=asked["replay"]),
        asked["output"],
        asked["replay"],
        asked["step_s"],
        not asked["no_progress"],
        asked["skip_damaged"],
    )
    if form.step_s is not None and not form.replay:
        raise UsageError(texts["every-alone"])
    run = run_replay if form.replay else run_list
    click.get_current_context().exit(run(request, form, wishes, look))


def run_list(request: Request, form: Form, wishes: Wishes, look: Look) -> int:
    """Print the list; the exit code: 1 where there is nothing to block."""
    renderer = load_format(form.format)
    if not renderer.needs_log:
        write(renderer.rendered(None, look), form.output, look.words)
        return 0
    inputs = inputs_of(request, [form.output], look.words)
    asked = Asked(request.since, request.until, look.thresholds, lambda address: look.geo.origin(address).country)
    with progress_bar(inputs, look.words, on=form.progress), without_collection():
        made = make_block_list(inputs, asked, wishes)
    _refuse_gaps(inputs, form, request, look.words)
    _refuse_nothing(made.reading, request, look.words)
    write(renderer.rendered(made, look), form.output, look.words)
    _say_left_out(made, look)
    if not made.blocked.entries:
        raise NothingMatched(look.words["nothing-to-block"], look.words["nothing-to-block.why"])
    return 0


def run_replay(request: Request, form: Form, wishes: Wishes, look: Look) -> int:
    """Print what the list would have changed; the exit code: 1 where it would have blocked nobody."""
    asked = Asked(request.since, request.until, look.thresholds, lambda address: look.geo.origin(address).country)
    with searchable(request, form.output, look.words) as inputs:
        with progress_bar(inputs, look.words, on=form.progress), without_collection():
            told = replay(inputs, asked, wishes, form.step_s or None)
        _refuse_gaps(inputs, form, request, look.words)
    _refuse_nothing(told.reading, request, look.words)
    if form.format == "json":
        write(json_text(replay_values(told)), form.output, look.words)
    else:
        page = page_for(None if to_stdout(form.output) else form.output, "auto")
        add_replay(page, told, look.words, request.zone, look.geo)
        write(page.text(), form.output, look.words)
    return 0 if told.blocked else NothingMatched.exit_code


def _format(asked: str | None, texts: Words, *, replay: bool) -> str:
    if replay and asked not in (None, "text", "json"):
        raise UsageError(texts.say("format-of-replay", format=asked), hint=texts["format-of-replay.hint"])
    if not replay and asked == "text":
        raise UsageError(texts["format-of-list"], hint=texts["format-of-list.hint"])
    return asked or ("text" if replay else "plain")


def _refuse_gaps(inputs: Inputs, form: Form, request: Request, texts: Words) -> None:
    """See that no part of the log is missing: it may hold the logins for which an address must be spared."""
    say_problems(inputs.problems, texts, request.files)
    if not all(excused(problem, skip_damaged=form.skip_damaged) for problem in inputs.problems):
        raise MaillensError(texts["gaps"], texts["gaps.why"], texts["gaps.hint"])


def _refuse_nothing(reading: Reading, request: Request, texts: Words) -> None:
    if reading.lines <= reading.lines_foreign:
        raise nothing(Report({}, {}, reading), request, texts)


def _say_left_out(made: Made, look: Look) -> None:
    """Tell on stderr who is not on the list, and why."""
    words, blocked = look.words, made.blocked
    if blocked.spared:
        told = [why_spared(one, words) for one in blocked.spared[:MOST_SPARED]]
        left = len(blocked.spared) - len(told)
        told += [words.say("spared.others", n=f"{left:,}")] if left else []
        what = words.counted("left-out", len(blocked.spared))
        say_error(words, what, "\n".join(told), words["left-out.hint"], level="note")
    for key, count in (("left-out-never", blocked.never_count), ("left-out-old", blocked.old_count)):
        if count:
            say_error(words, words.counted(key, count), level="note")
    if made.unseen_hosts:
        names = ", ".join(f"`{visible(name)}`" for name in made.unseen_hosts)
        say_error(words, words.say("unseen", names=names), words["unseen.why"], words["unseen.hint"], level="note")


def _period(period_s: float, texts: Words) -> float:
    if period_s < 1:
        raise UsageError(texts["bad-period"], texts["bad-period.why"], texts["bad-period.hint"])
    return period_s


def _never(paths: tuple[str, ...], texts: Words) -> Never:
    try:
        return load_never(paths)
    except BadNever as error:
        values = {name: visible(value) for name, value in error.values.items()}
        what = texts.say("never.line" if "line" in values else "never", **values)
        why, hint = (texts.get(f"never.{error.code}{part}", "").format_map(values) for part in ("", ".hint"))
        raise UsageError(what, why, hint) from None


def _threats(named: tuple[str, ...], texts: Words) -> frozenset[str]:
    known = [detection.threat for detection in load_detections()]
    for name in named:
        if name not in known:
            raise UsageError(
                texts.say("no-threat", name=name), hint=texts.say("no-threat.hint", names=", ".join(known))
            )
    return frozenset(named)


def _areas(countries: tuple[str, ...], asns: tuple[str, ...], geo: Geo, texts: Words) -> tuple[Area, ...]:
    """The networks of the countries and operators asked for.

    Raises:
        UsageError: there is no data about them, or it does not know one.
    """
    for what, asked in (("country", countries), ("asn", asns)):
        if asked and not geo.knows(what):
            raise UsageError(texts.say("no-geo", option=f"--{what}"), texts[f"no-geo.{what}"], texts["no-geo.hint"])
    found = [Area(code.upper(), tuple(geo.networks(countries=[code.upper()]))) for code in countries]
    for text in asns:
        number = asn_from(text)
        if not number:
            raise UsageError(texts.say("bad-asn", text=text), hint=texts["bad-asn.hint"])
        found.append(Area(f"AS{number}", tuple(geo.networks(asns=[number]))))
    for area in found:
        if not area.networks:
            raise UsageError(texts.say("unknown-area", name=area.name), texts["unknown-area.why"])
    return tuple(found)
