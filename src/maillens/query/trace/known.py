"""Inputs -> the facts of a log, and which of them are one mail."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from maillens.model import MAIL_TABLES, TABLES
from maillens.pipeline import Columns, Inputs, facts
from maillens.query.trace.facts import AnyFacts, Cell, Facts, Made, Row
from maillens.searching import joined

_WANTED = ("messages", "deliveries", "refusals", "sessions", "logins")


class Known:
    """All that is known of a log; Python objects are made of the rows that are asked for.

    Args:
        tables: The tables of facts, by name.
    """

    def __init__(self, tables: dict[str, Facts]) -> None:
        self.messages, self.deliveries, self.refusals, self.sessions, self.logins = (tables[name] for name in _WANTED)
        found = joined(self.messages, self.deliveries, self.refusals)
        self.mails = Made(MAIL_TABLES["mails"], self.messages, found.heads, found.mails)
        self.recipients = Made(MAIL_TABLES["recipients"], self.deliveries, found.decisive, found.recipients)
        numbers = self.messages["message"]
        self.mail_of: dict[int, int] = dict(zip(numbers, found.mail_of, strict=True))
        """Mail of each message, by number."""
        links, parents = found.lineage.links, found.lineage.parents
        self.links = {number: links[row] if parents[row] >= 0 else None for row, number in enumerate(numbers)}
        """How each message came of its parent (`Lineage.links`), by number; None for a mail's first."""

    def mail(self, mail: int) -> Row:
        """A mail by its number."""
        return self.mails.row(self.place_of_mail[mail])

    def messages_of(self, mail: int) -> list[Row]:
        """The messages of a mail."""
        return _rows(self.messages, self._messages.get(mail, ()))

    def deliveries_of(self, mail: int) -> list[Row]:
        """The deliveries of a mail."""
        return _rows(self.deliveries, self._deliveries.get(mail, ()))

    def recipients_of(self, mail: int) -> list[Row]:
        """The recipients of a mail."""
        return _rows(self.recipients, self._recipients.get(mail, ()))

    def refusals_of(self, mail: int) -> list[Row]:
        """The refusals of a mail."""
        return _rows(self.refusals, self._refusals.get(mail, ()))

    def refusals_in(self, session: int) -> list[Row]:
        """The refusals in a connection that are of no message."""
        return _rows(self.refusals, self._refusals_in.get(session, ()))

    def session(self, session: int) -> Row:
        """A connection by its number."""
        return self.sessions.row(self._place_of_session[session])

    def mails_with(self, table: Facts) -> Iterable[int | None]:
        """Mail of each row of a table of facts; None where it is of none."""
        return map(self.mail_of.get, table["message"])

    @cached_property
    def place_of_mail(self) -> dict[int, int]:
        """Row of each mail."""
        return _places(self.mails["mail"])

    @cached_property
    def _place_of_session(self) -> dict[int, int]:
        return _places(self.sessions["session"])

    @cached_property
    def _messages(self) -> dict[int, list[int]]:
        return _grouped(self.mails_with(self.messages))

    @cached_property
    def _deliveries(self) -> dict[int, list[int]]:
        return _grouped(self.mails_with(self.deliveries))

    @cached_property
    def _recipients(self) -> dict[int, list[int]]:
        return _grouped(self.recipients["mail"])

    @cached_property
    def _refusals(self) -> dict[int, list[int]]:
        return _grouped(self.mails_with(self.refusals))

    @cached_property
    def _refusals_in(self) -> dict[int, list[int]]:
        own = zip(self.refusals["session"], self.refusals["message"], strict=True)
        return _grouped(session if message is None else None for session, message in own)


def known_of(inputs: Inputs) -> Known:
    """The facts of INPUTS."""
    files = [source.name for source in inputs.sources]
    columns: Columns = {name: TABLES[name] if name in _WANTED else () for name in TABLES}
    tables = {name: Facts(columns[name], files) for name in _WANTED}
    for found in facts(inputs, columns):
        for name in _WANTED:
            tables[name].add(found[name])
    return Known(tables)


def _rows(table: AnyFacts, numbers: Sequence[int]) -> list[Row]:
    return [table.row(number) for number in numbers]


def _places(numbers: Sequence[Cell]) -> dict[int, int]:
    return {number: place for place, number in enumerate(numbers)}


def _grouped(groups: Iterable[int | None]) -> dict[int, list[int]]:
    """The rows of each group; those of None are in none."""
    found: dict[int, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        if group is not None:
            found[group].append(row)
    return found
