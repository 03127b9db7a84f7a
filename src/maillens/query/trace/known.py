"""Inputs -> the facts of a log as rows, and which of them are one mail."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow as pa

from maillens.arrow import schema, whole
from maillens.correlate.lineage import Lineage, trace_lineage
from maillens.correlate.mails import join_mails
from maillens.model import TABLES
from maillens.pipeline import Inputs, facts

Row = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """All that is known of a log.

    Args:
        messages, deliveries, refusals, sessions: Rows of the tables of facts, schemas `model.TABLES`;
            `order` of each is where its line stands: number of the source, offset.
        mails, recipients: Rows of schemas `model.MAIL_TABLES`.
        mail_of: Mail of each message, by number.
        links: How each message came of its parent (`Lineage.links`), by number; None for a mail's first.
    """

    messages: list[Row]
    deliveries: list[Row]
    refusals: list[Row]
    sessions: list[Row]
    mails: list[Row]
    recipients: list[Row]
    mail_of: dict[int, int]
    links: dict[int, str | None]

    @cached_property
    def mail(self) -> dict[int, Row]:
        """The mails by number."""
        return {row["mail"]: row for row in self.mails}

    @cached_property
    def messages_of(self) -> dict[int, list[Row]]:
        """The messages of each mail."""
        return self._by_mail(self.messages)

    @cached_property
    def deliveries_of(self) -> dict[int, list[Row]]:
        """The deliveries of each mail."""
        return self._by_mail(self.deliveries)

    @cached_property
    def recipients_of(self) -> dict[int, list[Row]]:
        """The recipients of each mail."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.recipients:
            found[row["mail"]].append(row)
        return found

    @cached_property
    def refusals_of(self) -> dict[int, list[Row]]:
        """The refusals of each mail."""
        return self._by_mail(self.refusals)

    @cached_property
    def refusals_in(self) -> dict[int, list[Row]]:
        """The refusals in each connection that are of no message."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.refusals:
            if row["session"] is not None and row["message"] is None:
                found[row["session"]].append(row)
        return found

    def _by_mail(self, rows: list[Row]) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            if row["message"] in self.mail_of:
                found[self.mail_of[row["message"]]].append(row)
        return found


def known_of(inputs: Inputs) -> Known:
    """The facts of INPUTS."""
    tables = _tables(inputs)
    messages, deliveries = tables["messages"], tables["deliveries"]
    mails = join_mails(messages, deliveries, tables["refusals"])
    lineage = trace_lineage(messages, deliveries)
    rows = {name: _rows(tables[name], inputs) for name in ("messages", "deliveries", "refusals", "sessions")}
    numbers = messages["message"].to_pylist()
    return Known(
        **rows,
        mails=mails.mails.to_pylist(),
        recipients=mails.recipients.to_pylist(),
        mail_of=dict(zip(numbers, mails.mail_of, strict=True)),
        links=_links(lineage, numbers),
    )


def _tables(inputs: Inputs) -> dict[str, pa.Table]:
    batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in TABLES}
    files = [source.name for source in inputs.sources]
    for tables in facts(inputs):
        for name, table in tables.items():
            if len(table):
                batches[name].append(whole(table, files))
    return {name: pa.Table.from_batches(batches[name], schema(TABLES[name])) for name in TABLES}


def _rows(table: pa.Table, inputs: Inputs) -> list[Row]:
    place = {source.name: number for number, source in enumerate(inputs.sources)}
    rows: list[Row] = table.to_pylist()
    for row in rows:
        row["order"] = (place.get(row["file"], -1), row["offset"])
    return rows


def _links(lineage: Lineage, numbers: list[int]) -> dict[int, str | None]:
    return {number: lineage.links[row] if lineage.parents[row] >= 0 else None for row, number in enumerate(numbers)}
