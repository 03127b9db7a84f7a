"""Options that say which mail is meant -> a `Selection`."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from maillens.errors import NothingMatched, ReadError
from maillens.present.cli.options import words
from maillens.present.cli.queue.amounts import as_size, as_span
from maillens.present.cli.queue.queues import Queues
from maillens.present.cli.say import say_error
from maillens.present.words import Words
from maillens.queue import Entry, Selection
from maillens.queue.entry import QUEUES

P = ParamSpec("P")
R = TypeVar("R")


def filter_options(command: Callable[Concatenate[Queues, Selection, P], R]) -> Callable[..., R]:
    """Add `[ID]…`, `--from`, `--to`, `--domain`, `--older` …: COMMAND gets the `Selection` as second parameter."""

    @wraps(command)
    def asked(queues: Queues, /, ids: tuple[str, ...], log: tuple[str, ...], **rest: Any) -> R:
        """Call COMMAND with the `Selection` that arguments and options make."""
        conditions = {name: rest.pop(name) for name in _CONDITIONS}
        client_of = clients(log, words()) if conditions["clients"] else None
        selection = Selection(ids=frozenset(ids), client_of=client_of, **conditions)
        return command(queues, selection, **rest)  # type: ignore[call-arg]  # REST is P

    for option in reversed(_OPTIONS):
        option(asked)
    return asked


def clients(log: Sequence[str], texts: Words) -> dict[str, tuple[str, str]]:
    """Queue id -> (name, address) of the client that handed the mail in.

    Args:
        log: Files; none for the log of this host.

    Raises:
        ReadError: part of the log cannot be read, so mail of the client could be missed.
    """
    from maillens.present.cli.problems import told
    from maillens.present.cli.queue.log import open_log

    opened = open_log(log, texts)
    messages = opened.messages().select(["queue_id", "client_name", "client_address"])
    for problem in opened.problems:
        if problem.fatal:
            missing = told(problem, texts, log)
            raise ReadError(missing.what, missing.why, missing.hint)
    # In order of time: of a short id that was used again, the last counts.
    rows = zip(*(messages[name].to_pylist() for name in messages.column_names), strict=True)
    return {queue_id: (name or "", address or "") for queue_id, name, address in rows if name or address}


def selected(queues: Queues, selection: Selection, texts: Words) -> list[Entry]:
    """The entries that are meant, the longest waiting first.

    Raises:
        NothingMatched: there are none.
    """
    seen = 0
    absent = set(selection.ids)

    def counted() -> Iterator[Entry]:
        """All entries; on the way they are counted, and those asked for by id are struck off."""
        nonlocal seen
        for entry in queues.entries():
            seen += 1
            absent.discard(entry.queue_id)
            yield entry

    found = sorted(selection.of(counted(), queues.at_s), key=lambda entry: (entry.arrival_s, entry.queue_id))
    not_there = texts.counted("not-there", len(absent)), ", ".join(sorted(absent))
    if not found and not queues.problems():
        if absent:
            raise NothingMatched(*not_there, texts["not-there.hint"])
        why = texts.say("nothing.why", n=f"{seen:,}") if seen else texts["nothing.empty"]
        raise NothingMatched(texts["nothing"], why, texts["nothing.hint"] if seen else "")
    if absent:
        say_error(texts, *not_there, texts["not-there.hint"], level="note")
    return found


_CONDITIONS = (
    "senders",
    "recipients",
    "domains",
    "reasons",
    "queues",
    "older_s",
    "younger_s",
    "bigger_bytes",
    "clients",
)
_OPTIONS = (
    click.argument("ids", nargs=-1, metavar="[ID]..."),
    click.option("--from", "senders", metavar="ADDRESS", multiple=True, help="option.from"),
    click.option("--to", "recipients", metavar="ADDRESS", multiple=True, help="option.to"),
    click.option("--domain", "domains", metavar="DOMAIN", multiple=True, help="option.domain"),
    click.option("--older", "older_s", metavar="SPAN", callback=as_span, help="option.older"),
    click.option("--younger", "younger_s", metavar="SPAN", callback=as_span, help="option.younger"),
    click.option("--bigger", "bigger_bytes", metavar="SIZE", callback=as_size, help="option.bigger"),
    click.option("--reason", "reasons", metavar="TEXT", multiple=True, help="option.reason"),
    click.option("--queue", "queues", type=click.Choice(QUEUES), multiple=True, metavar="QUEUE", help="option.queue"),
    click.option("--client", "clients", metavar="CLIENT", multiple=True, help="option.client"),
    click.option("--log", "log", metavar="FILE", multiple=True, help="option.log"),
)
