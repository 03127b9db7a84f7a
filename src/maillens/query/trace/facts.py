"""Tables of facts as native code made them -> Python objects of the columns and rows that somebody asks for."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from maillens import epoch
from maillens.columns import Table

Cell = Any
"""What a column of a fact holds: which type that is, only the name of the column tells."""
Row = dict[str, Cell]
"""A fact by the names of its columns; times as datetimes, and `order`: (number of the source, offset)."""


class Facts:
    """One table of facts of a whole log.

    Args:
        columns: (name, type) of its columns, as in `model.TABLES`.
        files: Names of the sources.

    Memory: the native columns, about 16 bytes a cell and the texts.
    """

    def __init__(self, columns: Sequence[tuple[str, str]], files: Sequence[str]) -> None:
        self.types = dict(columns)
        self._files = files
        self._tables: list[Table] = []
        self._starts: list[int] = []
        self._count = 0
        self._lists: dict[str, list[Cell]] = {}

    def __len__(self) -> int:
        return self._count

    def add(self, table: Table) -> None:
        """Take more rows."""
        if len(table):
            self._tables.append(table)
            self._starts.append(self._count)
            self._count += len(table)

    def __getitem__(self, name: str) -> list[Cell]:
        """All values of a column, which are kept; times in microseconds since 1970, files as their numbers."""
        if name not in self._lists:
            self._lists[name] = [value for table in self._tables for value in table.values(name)]
        return self._lists[name]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the line of each row stands: number of the source, offset."""
        return list(zip(self["file"], self["offset"], strict=True))

    def row(self, number: int) -> Row:
        """One row."""
        at = bisect_right(self._starts, number) - 1
        table, place = self._tables[at], number - self._starts[at]
        cells = {name: table.cell(name, place) for name in self.types}
        row = {name: _value(cell, self.types[name]) for name, cell in cells.items()}
        if "file" in cells:
            row["order"] = (-1 if cells["file"] is None else cells["file"], cells["offset"])
            row["file"] = None if cells["file"] is None else self._files[int(cells["file"])]
        return row


class Made:
    """A table that was made of another one: some rows of that, with columns that are new.

    Args:
        columns: (name, type) of its columns, as in `model.MAIL_TABLES`.
        rows: Of each row the one of BASE, None for no such.
        new: The new columns, times in microseconds since 1970.
    """

    def __init__(
        self,
        columns: Sequence[tuple[str, str]],
        base: Facts,
        rows: Sequence[int | None],
        new: Mapping[str, Sequence[Cell]],
    ) -> None:
        self.types = dict(columns)
        self._base, self._rows, self._new = base, rows, new

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, name: str) -> Sequence[Cell]:
        """All values of a column."""
        if name in self._new:
            return self._new[name]
        values = self._base[name]
        return [None if row is None else values[row] for row in self._rows]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the line of each row stands: number of the source, offset."""
        return list(zip(self["file"], self["offset"], strict=True))

    def row(self, number: int) -> Row:
        """One row."""
        base = self._rows[number]
        known: Row = dict.fromkeys(self.types) if base is None else self._base.row(base)
        made = {
            name: _value(self._new[name][number], kind) if name in self._new else known[name]
            for name, kind in self.types.items()
        }
        return made | {"order": known["order"]} if "order" in known else made


class AnyFacts(Protocol):
    """Either of them."""

    types: dict[str, str]

    def __len__(self) -> int:
        """How many rows."""

    def __getitem__(self, name: str, /) -> Sequence[Cell]:
        """All values of a column."""

    def row(self, number: int) -> Row:
        """One row."""


def _value(cell: Cell, kind: str) -> Cell:
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "surrogateescape")
    return epoch.moment(cell) if kind == "time" and cell is not None else cell
