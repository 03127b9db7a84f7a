"""Records -> the rows that `maillogger` of PyPI writes, for the scripts that read its files.

One row is one attempt to deliver, `mail_id to_address relay delay delays dsn status
description datetime`, every value a text; docs/maillogger.md says what each is.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO, Any

from maillens.batches import batches, names_of
from maillens.pipeline import Scanned
from maillens.present.records import Selection

KIND = "delivery"
STATUSES = frozenset({"sent", "deferred", "bounced"})
"""Lines with another status are none to maillogger."""

COLUMNS = ("mail_id", "to_address", "relay", "delay", "delays", "dsn", "status", "description", "datetime")
"""In the order in which maillogger writes them."""

PARTS = ("delay_before_queue_s", "delay_in_queue_s", "delay_connect_s", "delay_transmit_s")
_READ = ("time", "kind", "queue_id", "recipient", "relay_name", "relay_address", "relay_port", "delay_s", *PARTS,
         "dsn", "status", "reply")  # fmt: skip


class MailloggerWriter:
    """Writes the deliveries of each block; how a row looks is said by the format."""

    def __init__(self, output: IO[bytes], selection: Selection) -> None:
        self.output = output
        self._selection = selection
        self._wanted = selection.kinds is None or KIND in selection.kinds

    def write(self, part: Scanned) -> int:
        """Write the deliveries of a block that are wanted; returns how many."""
        rows = list(self._rows(part)) if self._wanted else []
        self.write_rows(rows)
        return len(rows)

    def write_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Write some rows, in order; there may be none."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held back."""

    def _rows(self, part: Scanned) -> Iterator[Mapping[str, str]]:
        files = names_of([part.block.source.name] * (part.file + 1))
        for batch in batches(part, files, self._selection.window, {KIND}):
            for record in batch.select([name for name in _READ if name in batch.schema.names]).to_pylist():
                if record["kind"] == KIND and record["status"] in STATUSES:
                    yield self._row(record)

    def _row(self, record: Mapping[str, Any]) -> Mapping[str, str]:
        delays = [record.get(part) for part in PARTS]
        values = (
            record["queue_id"],
            record["recipient"],
            relay(record["relay_name"], record["relay_address"], record["relay_port"]),
            number(record["delay_s"]),
            "/".join(number(delay) for delay in delays) if None not in delays else "",
            record["dsn"],
            record["status"],
            record["reply"],
            self._clock(record["time"]),
        )
        return dict(zip(COLUMNS, (value or "" for value in values), strict=True))

    def _clock(self, moment: datetime | None) -> str:
        return moment.astimezone(self._selection.zone).strftime("%Y%m%d%H%M%S") if moment else ""


def relay(name: str | None, address: str | None, port: int | None) -> str:
    """The relay as Postfix writes it: `mx.example.jp[192.0.2.25]:25`, `local`."""
    return (name or "") + (f"[{address}]" if address else "") + (f":{port}" if port else "")


def number(value: float | None) -> str:
    """Seconds as Postfix writes them: `0.04`, `13`."""
    return "" if value is None else f"{value:.12g}"
