"""What every command about the queue is asked for: which queue, live or saved, and the moment ages are counted to.

A command is a function under `@click.command(NAME, cls=QueueCommand)` and `@queue_options`; its
first parameter is the `Queues`.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from maillens.errors import MaillensError, UsageError
from maillens.present.cli.help import Command
from maillens.present.cli.moments import moment
from maillens.present.cli.options import words
from maillens.present.cli.say import say_error
from maillens.present.words import Words
from maillens.present.words.queue_problems import TEXTS_JA
from maillens.queue import Entry, Listing, QueueError, read
from maillens.queue.reading import read_all

P = ParamSpec("P")
R = TypeVar("R")

SUBJECTS = ("amounts", "queue", "queue_words")
"""Catalogues that answers about the queue take their words from."""


@dataclass(frozen=True, slots=True)
class Queues:
    """Which queues are meant.

    Args:
        listings: One a Postfix instance, or a saved copy.
        at_s: The moment ages are counted to, seconds since 1970.
        saved: The name of the copy; None for the live queue.
    """

    listings: tuple[Listing, ...]
    at_s: float
    saved: str | None

    def entries(self) -> Iterator[Entry]:
        """The entries of all of them."""
        return read_all(self.listings)

    def problems(self) -> list[QueueError]:
        """What could not be read, once the entries are."""
        return [problem for listing in self.listings for problem in listing.problems]

    def warnings(self) -> list[QueueError]:
        """What should be known beside the entries, once they are read."""
        return [warning for listing in self.listings for warning in listing.warnings]

    def now(self) -> "Queues":
        """The same queues, to be read anew, with ages up to the present."""
        at_s = time.time()
        return Queues(tuple(read(config_dir=each.instance or None, at_s=at_s) for each in self.listings), at_s, None)


class QueueCommand(Command):
    """A command about the queue: what goes wrong there is told in the language of the user."""

    def invoke(self, ctx: click.Context) -> object:
        """Run it."""
        with in_words():
            return super().invoke(ctx)


class in_words:  # noqa: N801  # reads as a sentence: `with in_words():`
    """Turns a `QueueError` into one in the language of the user."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, QueueError):
            raise MaillensError(*told(error, words())) from error


def told(error: QueueError, texts: Words) -> tuple[str, str, str]:
    """What, why and hint in the language of TEXTS."""
    if texts.language == "ja":
        what, why, hint = (text.format_map(error.values) for text in TEXTS_JA[error.code])
        return what, why, hint
    return error.what, error.why, error.hint


def say_problems(queues: Queues, texts: Words) -> int:
    """Tell what could not be read, and what should be known; the exit code."""
    for warning in queues.warnings():
        say_error(texts, *told(warning, texts), level="note")
    problems = queues.problems()
    for problem in problems:
        say_error(texts, *told(problem, texts))
    return MaillensError.exit_code if problems else 0


def queue_options(command: Callable[Concatenate[Queues, P], R]) -> Callable[..., R]:
    """Add `--config-dir`, `--json`, `--now`: COMMAND gets the `Queues`.

    What was given before the name of a command (`maillens queue --json FILE list`) counts for it, too.
    """

    @wraps(command)
    def asked(config_dir: tuple[str, ...], json: str | None, now: str | None, **rest: Any) -> R:
        """Call COMMAND with the queues that these options and those before the command's name mean."""
        given = {name: value for name, value in (("config_dir", config_dir), ("json", json), ("now", now)) if value}
        context = click.get_current_context()
        meant = {**context.meta.get(__name__, {}), **given}
        context.meta[__name__] = meant
        return command(_queues(**meant), **rest)  # type: ignore[call-arg]  # REST is P

    for option in reversed(_OPTIONS):
        option(asked)
    return asked


def live_options(command: Callable[Concatenate[Queues, P], R]) -> Callable[..., R]:
    """Add `--config-dir` alone: COMMAND gets the live `Queues`.

    Raises:
        UsageError: a saved copy was named before the command.
    """

    @wraps(command)
    def asked(config_dir: tuple[str, ...], **rest: Any) -> R:
        """Call COMMAND with the live queues; a saved one cannot be acted on."""
        meant = click.get_current_context().meta.get(__name__, {})
        if "json" in meant or "now" in meant:
            texts = words(*SUBJECTS)
            raise UsageError(texts["live-only"], texts["live-only.why"], texts["live-only.hint"])
        return command(_queues(config_dir=config_dir or meant.get("config_dir", ())), **rest)  # type: ignore[call-arg]

    return _OPTIONS[0](asked)


def _queues(config_dir: tuple[str, ...] = (), json: str | None = None, now: str | None = None) -> Queues:
    texts = words(*SUBJECTS)
    if json is not None and config_dir:
        raise UsageError(texts["two-queues"], texts["two-queues.why"], texts["two-queues.hint"])
    at_s = moment("--now", now, now=datetime.now().astimezone(), words=texts).timestamp() if now else None
    if json is not None:
        listings: tuple[Listing, ...] = (read(json=json, at_s=at_s),)
        return Queues(listings, listings[0].at_s, json)
    at_s = at_s or time.time()
    return Queues(tuple(read(config_dir=name, at_s=at_s) for name in config_dir or (None,)), at_s, None)


_OPTIONS = (
    click.option("-c", "--config-dir", "config_dir", metavar="DIR", multiple=True, help="option.config-dir"),
    click.option("--json", "json", metavar="FILE", help="option.json"),
    click.option("--now", metavar="TIME", help="option.now"),
)
