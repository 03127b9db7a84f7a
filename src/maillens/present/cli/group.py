"""Arguments -> the command they name, and its errors -> what a person is told.

A command is a module that defines `COMMAND`, or a folder whose `__init__.py` does: then its
modules are the commands below it. A command is imported when it is called. What `--help`
says of it is the text `short` in the catalogue of its name (`queue`, `queue_list`), so that
`--help` imports none.
"""

import re
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from maillens.errors import MaillensError
from maillens.present.cli.help import Command, pairs, subjects_of
from maillens.present.cli.options import choose_language, language_in, language_option, words
from maillens.present.cli.output import forget_output
from maillens.present.cli.say import say_error
from maillens.present.words import Words

_DEBUG = "maillens.debug"
_COMMAND = re.compile(r"^(?:def COMMAND\(|COMMAND\b)", re.MULTILINE)
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it: 128 + SIGINT."""


class Folder(click.Group):
    """The commands of a folder: found by looking, loaded when called.

    Args:
        package: The package below `maillens.present.cli` whose modules are the commands; empty for that itself.
    """

    def __init__(self, name: str | None = None, package: str = "", **rest: Any) -> None:
        super().__init__(name, invoke_without_command=True, **rest)
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in alphabetical order."""
        inside = _folder(self.package).iterdir()
        names = {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}
        return sorted(name.replace("_", "-") for name in names if _is_command(self.package, name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, with the options that every command has."""
        name = cmd_name.replace("-", "_")
        if not name.isidentifier() or not _is_command(self.package, name):
            return None
        command = _loaded(self.package, name)
        if not any(parameter.name == "debug" for parameter in command.params):
            command.params += [language_option(), _debug_option()]
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the folder is for, and its commands."""
        texts = words(*subjects_of(self.name, ctx))
        Command.format_help(Command(self.name, params=self.params), ctx, formatter)
        found = [(name, short_help(name, self.package)) for name in self.list_commands(ctx)]
        formatter.write("\n".join(["", texts["commands-title"], *pairs(found), "", texts["more-help"]]) + "\n")


class Commands(Folder):
    """All commands there are."""

    def __init__(self, name: str) -> None:
        options: list[click.Parameter] = [_version_option(), language_option(), _debug_option()]
        super().__init__(name, params=options, callback=_help_when_alone)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and leave with the exit code: 0 yes, 1 no, 2 could not tell."""
        try:
            status = super().main(*args, **{**extra, "prog_name": "maillens", "standalone_mode": False})
        except click.exceptions.Abort:
            status = INTERRUPTED
        except click.ClickException as error:  # in the options before the name of the command
            with getattr(error, "ctx", None) or nullcontext():
                status = _told_of_usage(error)
        sys.exit(status if isinstance(status, int) else 0)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language first: `--help`, or a mistake, may stand before `--lang`."""
        language = language_in(args)
        if language is not None:
            choose_language(ctx, language)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; say what went wrong in the language and the form that was asked for."""
        try:
            return super().invoke(ctx)
        except MaillensError as error:
            if ctx.meta.get(_DEBUG):
                raise
            say_error(words(), error.what, error.why, error.hint)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            forget_output()
            ctx.exit(0)
        except click.ClickException as error:
            ctx.exit(_told_of_usage(error))
        except (click.exceptions.Exit, click.exceptions.Abort, KeyboardInterrupt, EOFError):
            raise
        except Exception as error:  # a fault of ours: a person is told what to do with it instead of shown a trace
            if ctx.meta.get(_DEBUG):
                raise
            _say_fault(words(), error)
            ctx.exit(2)


def short_help(name: str, package: str = "") -> str:
    """What a command is for, in a few words, without importing it."""
    module = name.replace("-", "_")
    text = words("_".join(filter(None, [package, module]))).get("short", "")
    if not text:
        import ast

        text = (ast.get_docstring(ast.parse(_path(package, module).read_text(encoding="utf-8"))) or "").partition("\n")[
            0
        ]
    return text


def _is_command(package: str, name: str) -> bool:
    path = _path(package, name)
    return path.exists() and bool(_COMMAND.search(path.read_text(encoding="utf-8")))


def _path(package: str, name: str) -> Path:
    folder = _folder(package) / name
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def _folder(package: str) -> Path:
    return Path(__file__).parent / package


@click.pass_context
def _help_when_alone(context: click.Context, /) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _version_option() -> click.Option:
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="option.version"
    )


def _debug_option() -> click.Option:
    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        help="option.debug",
        callback=lambda context, _, value: context.meta.update({_DEBUG: True}) if value else None,
    )


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("maillens")
        except PackageNotFoundError:
            number = "(not installed)"
        click.echo(f"maillens {number}")
        context.exit()


def _loaded(package: str, name: str) -> click.Command:
    try:
        path = ".".join(filter(None, ["maillens.present.cli", package, name]))
        command: click.Command = import_module(path).COMMAND
    except ModuleNotFoundError as error:
        if not str(error.name).startswith("maillens."):
            raise
        text = words()
        raise MaillensError(
            text["not-built"], text.say("not-built.why", name=error.name), text["not-built.hint"]
        ) from error
    return command


def _told_of_usage(error: click.ClickException) -> int:
    texts = words()
    path = getattr(getattr(error, "ctx", None), "command_path", "maillens")
    say_error(texts, *_usage_words(error, texts), texts.say("usage.hint", command=path))
    return 2


def _usage_words(error: click.ClickException, texts: Words) -> tuple[str, str]:
    """What and why, for the mistakes that people make; click's own words for the others."""
    if isinstance(error, click.NoSuchOption):
        why = ", ".join(error.possibilities or ())
        return texts.say("no-such-option", name=error.option_name), texts.say("meant", names=why) if why else ""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return texts.say("missing-value", name=_shown_name(error.param)), ""
    if isinstance(error, click.BadParameter) and error.param is not None:
        return texts.say("bad-value", name=_shown_name(error.param)), _wanted(error.param.type, texts) or error.message
    if isinstance(error, click.BadOptionUsage):
        return texts.say("no-value", name=error.option_name), ""
    if isinstance(error, click.UsageError) and error.message.startswith("No such command"):
        return texts.say("no-such-command", name=error.message.split("'")[1]), ""
    return error.format_message().rstrip("."), ""


def _shown_name(parameter: click.Parameter) -> str:
    """An option as it is typed, an argument as the help calls it."""
    if isinstance(parameter, click.Argument):
        return (parameter.metavar or parameter.opts[-1]).strip("[].")
    return parameter.opts[-1]


def _wanted(kind: object, texts: Words) -> str:
    if isinstance(kind, click.Choice):
        return texts.say("one-of", names=", ".join(str(choice) for choice in kind.choices))
    return texts["not-negative"] if isinstance(kind, click.IntRange) and kind.min == 0 else ""


def _say_fault(texts: Words, error: Exception) -> None:
    command = " ".join(["maillens", "--debug", *sys.argv[1:2]])
    say_error(texts, texts["fault"], f"{type(error).__name__}: {error}", texts.say("fault.hint", command=command))
