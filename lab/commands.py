"""The commands of `python -m lab`: options -> one call -> what it printed, and an exit code."""

import argparse
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from lab import namespace
from lab.errors import LabError
from lab.kinds import print_kinds
from lab.place import FORMS, SOURCE, Place
from lab.scenario import all_scenarios
from lab.truth import Played, read_truth

DEFAULT_FOLDER = SOURCE.parent / ".lab"


def main(words: list[str]) -> int:
    """Run one command.

    Returns:
        0 when it did what it should, 1 when a scenario went wrong or no lab runs, 2 when it could not tell.
    """
    options = _parser().parse_args(words)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except LabError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        # The lifeline of a lab that was being started ends it.
        return 128 + signal.SIGINT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lab", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function, about in (
        (run, "start a lab, play, stop it; logs and truth stay in the folder"),
        (start, "start a lab that stays"),
        (play, "play scenarios in a lab that runs"),
        (stop, "stop it"),
        (status, "say whether one runs; exit code 1 when none does"),
        (execute, "run a command inside it: exec postqueue -c /run/lab/etc/postfix -p"),
        (scenarios, "the scenarios and what they are about"),
        (kinds, "which kinds of the grammar its logs hold, and which never"),
    ):
        name = "exec" if function is execute else function.__name__
        command = commands.add_parser(name, help=about, description=about)
        command.set_defaults(command=function)
        command.add_argument(
            "--folder", type=Path, default=DEFAULT_FOLDER, help="the folder of the lab (default: .lab)"
        )
        if function in (run, start):
            command.add_argument("--form", choices=FORMS, default="syslog", help="how it logs (default: syslog)")
        if function in (run, play):
            command.add_argument("names", nargs="*", metavar="NAME", help="scenarios; all when none is named")
        if function is execute:
            command.add_argument("words", nargs=argparse.REMAINDER, metavar="WORD")
    return parser


def _place(options: argparse.Namespace) -> Place:
    return Place(options.folder.resolve())


def run(options: argparse.Namespace) -> int:
    """Start, play, stop: whatever happens in between, nothing is left running."""
    place = _place(options)
    _known(options.names)
    # So that SIGTERM leaves by way of `finally` as SIGINT does; the lifeline is for what leaves no way at all.
    signal.signal(signal.SIGTERM, _leave)
    namespace.start(place, options.form, lifeline=True)
    try:
        code = _play(place, options.names)
    finally:
        namespace.stop(place)
    _say_where(place)
    return code


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def start(options: argparse.Namespace) -> int:
    """Start a lab that stays."""
    place = _place(options)
    namespace.start(place, options.form, lifeline=False)
    print(f"started in {place.root}, process {namespace.running(place)}")
    return 0


def play(options: argparse.Namespace) -> int:
    """Play scenarios in a lab that runs."""
    _known(options.names)
    code = _play(_place(options), options.names)
    _say_where(_place(options))
    return code


def _known(names: list[str]) -> None:
    unknown = sorted(set(names) - set(all_scenarios()))
    if unknown:
        raise LabError(f"no scenario is called {', '.join(unknown)}\nhint: `python -m lab scenarios`")


def _play(place: Place, names: list[str]) -> int:
    command = namespace.inside(place, [sys.executable, "-m", "lab.play", *names])
    return subprocess.run(command, check=False).returncode


def _say_where(place: Place) -> None:
    played = sum(isinstance(fact, Played) for fact in read_truth(place.truth)) if place.truth.exists() else 0
    print(f"{played} scenarios; logs in {place.log}, truth in {place.truth}")


def stop(options: argparse.Namespace) -> int:
    """Stop a lab."""
    namespace.stop(_place(options))
    return 0


def status(options: argparse.Namespace) -> int:
    """Say whether a lab runs."""
    place = _place(options)
    pid = namespace.running(place)
    print(f"a lab is running in {place.root}, process {pid}" if pid else f"no lab is running in {place.root}")
    return 0 if pid else 1


def execute(options: argparse.Namespace) -> int:
    """Run a command inside a lab; its exit code is ours."""
    return subprocess.run(namespace.inside(_place(options), options.words), check=False).returncode


def scenarios(_options: argparse.Namespace) -> int:
    """List the scenarios."""
    for one in all_scenarios().values():
        print(f"{one.name:24} {one.about}")
    return 0


def kinds(options: argparse.Namespace) -> int:
    """List the kinds of lines."""
    return print_kinds(_place(options))
