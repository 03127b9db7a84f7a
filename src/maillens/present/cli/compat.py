"""Arguments as pflogsumm takes them -> its report, for `maillens pflogsumm` and `maillens report --compat`."""

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from maillens.errors import MaillensError, NothingMatched, UsageError
from maillens.pflogsumm.arguments import ArgumentError, Asked, parse
from maillens.pflogsumm.config import ConfigError, dump, read_config
from maillens.pflogsumm.options import OPTIONS, RELEASES, SUPPRESSIBLE, ReleaseName, Settings
from maillens.present.cli.collection import without_collection
from maillens.present.cli.help import Command
from maillens.present.cli.options import choose_language, words
from maillens.present.cli.output import forget_output, output_to
from maillens.present.cli.problems import say_problems
from maillens.present.cli.say import say_error
from maillens.present.text.visible import visible
from maillens.present.words import LANGUAGES, Words

PREFIX = "pflogsumm-"


@dataclass(frozen=True, slots=True)
class Compat:
    """What is asked for.

    Args:
        rest: The arguments for pflogsumm.
        strict: With all its defects.
    """

    rest: tuple[str, ...]
    release: ReleaseName = "1.1.5"
    strict: bool = False

    @classmethod
    def of(cls, arguments: Sequence[str]) -> "Compat":
        """Take `--compat`, `--strict` and `--lang` out of ARGUMENTS; the rest is pflogsumm's.

        Raises:
            UsageError: no such release or language.
        """
        rest, release, strict = [], RELEASES[0], False
        waiting = list(arguments)
        while waiting:
            argument = waiting.pop(0)
            name, equals, value = argument.partition("=")
            if name in ("--compat", "--lang"):
                value = value if equals else waiting.pop(0) if waiting else ""
                if name == "--lang":
                    choose_language(click.get_current_context(), _one_of("--lang", value, LANGUAGES))
                else:
                    release = _release(value)
            elif argument == "--strict":
                strict = True
            else:
                rest.append(argument)
        return cls(tuple(rest), release, strict)


def _one_of(name: str, value: str, known: Sequence[str]) -> str:
    if value in known:
        return value
    texts = words()
    why = texts.say("one-of", names=", ".join(known))
    raise UsageError(texts.say("bad-value", name=name) if value else texts.say("no-value", name=name), why)


def _release(value: str) -> ReleaseName:
    known = {PREFIX + release: release for release in RELEASES} | {release: release for release in RELEASES}
    known |= {"pflogsumm-1.3.0": "1.3", "1.3.0": "1.3"}
    if value not in known:
        _one_of("--compat", value, [PREFIX + release for release in RELEASES])
    return known[value]


class CompatCommand(Command):
    """A command whose arguments are pflogsumm's; ours are there for its help alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave all arguments as they are."""
        ctx.args = list(args)
        return ctx.args


def option_list() -> list[click.Parameter]:
    """The options of both releases, and ours, for the help."""
    spellings: dict[str, list[str]] = {}
    takes: dict[str, str] = {}
    for option in OPTIONS:
        if option.setting == "smtpd_warning_detail":  # the same words as of 1.1.5
            continue
        spellings.setdefault(option.setting, []).extend(
            name for name in map(_dashed, option.spellings) if name not in spellings.get(option.setting, [])
        )
        takes[option.setting] = takes.get(option.setting) or _METAVARS[option.takes]
    own: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, metavar="[FILE]..."),
        click.Option(["--compat"], metavar="RELEASE", help="option.compat"),
        click.Option(["--strict"], is_flag=True, help="option.strict"),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help="option.lang"),
    ]
    return own + [
        click.Option(
            [setting, *names], metavar=takes[setting] or None, is_flag=not takes[setting], help=f"set.{setting}"
        )
        for setting, names in spellings.items()
    ]


_METAVARS = {"nothing": "", "count": "N", "count?": "[N]", "text": "TEXT"}


def _dashed(spelling: str) -> str:
    return f"-{spelling}" if len(spelling) == 1 else f"--{spelling}"


@without_collection()
def run(compat: Compat) -> int:
    """Print the report; the exit code.

    Raises:
        UsageError: an argument makes no sense.
        NothingMatched: there is nothing to report, and nobody wanted pflogsumm's zeros.
    """
    texts = words("pflogsumm")
    asked = _asked(compat, texts)
    if asked.settings.help:
        click.echo(click.get_current_context().get_help())
        return 0
    if asked.settings.dump_config:
        click.echo(dump(asked.settings), nl=False)
        return 0
    if asked.settings.version:
        click.echo(f"pflogsumm {compat.release}")
        return 0
    return _report(compat, asked, texts)


def _asked(compat: Compat, texts: Words) -> Asked:
    try:
        asked = parse(compat.rest, compat.release, strict=compat.strict)
        if asked.settings.config is not None:
            base = _config(asked.settings.config, texts)
            asked = parse(compat.rest, compat.release, strict=compat.strict, base=base)
    except ArgumentError as error:
        values = {"name": error.name, "release": compat.release} | error.values
        key = f"argument.{error.code}"
        hint = texts.get(f"{key}.hint", texts["argument.hint"]).format_map(values)
        raise UsageError(texts.say(key, **values), "", hint) from None
    unknown = asked.settings.suppressed.difference(SUPPRESSIBLE)
    if unknown:
        names = ", ".join(SUPPRESSIBLE)
        raise UsageError(texts.say("bad-suppress", name=min(unknown)), texts.say("bad-suppress.why", names=names))
    try:
        re.compile(asked.settings.syslog_name)
    except re.error as error:
        what = texts.say("bad-syslog-name", name=asked.settings.syslog_name)
        raise UsageError(what, str(error), texts["bad-syslog-name.hint"]) from None
    return asked


def _config(name: str, texts: Words) -> Settings:
    try:
        return read_config(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise UsageError(texts.say("bad-config", name=name), why or str(error)) from None
    except ConfigError as error:
        what = texts.say("bad-config", name=name)
        why = texts.say("bad-config.why", number=error.number, text=error.text)
        raise UsageError(what, why, texts["bad-config.hint"]) from None


@contextmanager
def _unused(name: str | None, texts: Words) -> Iterator[Callable[[bytes], object] | None]:
    """What writes a line that counts for nothing to the file NAME."""
    if name is None:
        yield None
    else:
        with output_to(name, texts) as file:
            yield lambda line: file.write(line + b"\n")


def _report(compat: Compat, asked: Asked, texts: Words) -> int:
    from maillens.pflogsumm.make import make_report
    from maillens.pflogsumm.periods import PeriodError
    from maillens.pipeline import Inputs, find_sources

    files = tuple(asked.files) or ("-",)
    inputs = Inputs(*find_sources(files))
    now = datetime.now()  # pflogsumm goes by the clock on the wall
    try:
        with _unused(asked.settings.unprocessed_file, texts) as unused:
            made = make_report(inputs, asked.settings, compat.release, strict=compat.strict, now=now, unused=unused)
    except PeriodError as error:
        what = texts.say(f"period.{error.code}", text=asked.settings.dates)
        raise UsageError(what, "", texts[f"period.hint.{compat.release}"]) from None
    has_problem = any(problem.fatal for problem in inputs.problems)
    if made.lines or compat.strict:
        _print(made.text, texts, strict=compat.strict)
        if asked.settings.mailq:
            _print_queue(texts)
    say_problems(inputs.problems, texts, files)
    _say_touched([defect.name for defect in made.touched], compat, texts)
    if has_problem:
        return MaillensError.exit_code
    if not made.lines:
        why = "nothing.period" if asked.settings.dates is not None else "nothing.postfix"
        raise NothingMatched(texts["nothing"], texts.say(why, text=asked.settings.dates), texts[f"{why}.hint"])
    return 0


def _print(text: str, texts: Words, *, strict: bool) -> None:
    written = text.encode("latin-1")
    if not strict:
        lines = written.decode("utf-8", "surrogateescape").split("\n")
        written = "\n".join(map(visible, lines)).encode("utf-8")
    try:
        with output_to(None, texts) as output:
            output.write(written)
    except BrokenPipeError:
        forget_output()


def _print_queue(texts: Words) -> None:
    """Let mailq(1) say what is in the queue now."""
    print("\nCurrent Mail Queue\n------------------", flush=True)
    try:
        subprocess.run(["mailq"], check=False)
    except OSError as error:
        say_error(texts, texts["no-mailq"], error.strerror or "", texts["no-mailq.hint"])


def _say_touched(names: Sequence[str], compat: Compat, texts: Words) -> None:
    if names:
        lines = [texts[f"defect.{name}"] for name in names]
        what = texts.say("touched", release=compat.release)
        say_error(texts, what, "\n".join(lines), texts["touched.hint"], level="note")
