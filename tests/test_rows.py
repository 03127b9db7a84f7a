"""The quick writers of rows say what the slow ones of Python's library say."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from maillens.present.csv_text import csv_text
from maillens.present.formulas import defused
from maillens.present.json_text import escaped, json_rows
from maillens.present.text.visible import visible

PLAIN = st.text(st.characters(max_codepoint=0x7F))
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(1 << 63), 1 << 63), st.floats(), st.text(), PLAIN,
    st.floats(0, 1e6).map(lambda number: round(number, 2)),
)  # fmt: skip


@given(st.lists(st.dictionaries(st.text(), VALUES)))
def test_json_rows(rows: list[dict[str, object]]) -> None:
    """Objects are those that json.dumps writes, one a line, and nothing in them steers a terminal."""
    lines = [escaped(json.dumps(row, ensure_ascii=False)) for row in rows]
    assert json_rows(rows, indent=2) == ("[\n    " + ",\n    ".join(lines) + "\n  ]" if rows else "[]")


@given(st.lists(st.lists(VALUES, min_size=1, max_size=4)))
def test_csv_rows(rows: list[list[object]]) -> None:
    """Lines are those of the csv module, of cells that are no formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["a", "b,c"])
    writer.writerows([[defused(visible(cell)) if isinstance(cell, str) else cell for cell in row] for row in rows])
    assert csv_text(["a", "b,c"], rows) == out.getvalue()


def test_rows_with_values_of_any_kind() -> None:
    """What is neither text nor number is written as Python's encoder does."""
    assert json_rows([{"hosts": ["a", "b"]}, {}], indent=0) == '[\n  {"hosts": ["a", "b"]},\n  {}\n]'
