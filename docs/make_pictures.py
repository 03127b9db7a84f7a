"""The report of the demo log -> docs/report.svg and docs/report.ja.svg, the pictures in the README.

python docs/make_pictures.py [--lines N]

They show its first sections, as many as fit into N lines.

Not rich's export_svg: it fetches a font from the network and squeezes Japanese text.
"""

import argparse
import os
import re
import subprocess
import sys
from html import escape
from itertools import groupby
from pathlib import Path
from unicodedata import east_asian_width

HERE = Path(__file__).resolve().parent
LOG = "demo/mail.log"
COLUMNS = 80
"""Of a report that is written to a pipe."""
CELL, LINE, MARGIN, BAR, SIZE = 8.4, 18, 16, 34, 14  # pixels
COLOURS = {"": "#c9d1d9", "1": "#ffffff", "2": "#8b949e", "36": "#56b6c2", "1;31": "#ff7b72", "1;36": "#56d4dd"}
"""By the SGR codes of `present/text/ink.py`."""
BUTTONS = ((20, "#ff5f57"), (38, "#febc2e"), (56, "#28c840"))
FONT = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', 'Noto Sans JP', monospace"

# Each is placed for itself, so that columns stay columns in any font.
_PHRASE = re.compile(r"\S+(?: \S+)*")
_SGR = re.compile(r"\x1b\[([0-9;]*)m")


def report(language: str) -> list[str]:
    """The lines that `maillens report` writes to a terminal, with its colours."""
    program = Path(sys.executable).parent / "maillens"
    options = ("--lang", language, "--color", "always", "--tz", "Asia/Tokyo", "--no-progress")
    done = subprocess.run(
        [program, "report", *options, LOG],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=HERE.parent,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    return done.stdout.splitlines()


def picture(lines: list[str], typed: str) -> str:
    """The lines as they stand in a terminal, below the command that was TYPED."""
    shown = [f"\x1b[1;36m$\x1b[0m {typed}", *lines]
    width, height = COLUMNS * CELL + 2 * MARGIN, len(shown) * LINE + BAR + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" '
        f'height="{height}" font-family="{FONT}" font-size="{SIZE}" role="img" aria-label="{escape(typed)}">',
        '<rect width="100%" height="100%" rx="8" fill="#0d1117"/>',
        *(f'<circle cx="{x}" cy="18" r="5.5" fill="{colour}"/>' for x, colour in BUTTONS),
    ]
    for number, line in enumerate(shown):
        parts += _texts(line, BAR + SIZE + number * LINE)
    return "\n".join([*parts, "</svg>\n"])


def _texts(line: str, y: int) -> list[str]:
    """The phrases of one line: of one colour, all narrow or all wide."""
    texts, column, code = [], 0, ""
    pieces = _SGR.split(line)
    for index, piece in enumerate(pieces):
        if index % 2:
            code = "" if piece in ("", "0") else piece
            continue
        for cells, run in groupby(piece, key=_cells):
            text = "".join(run)
            texts += [
                _text(found[0], column + cells * found.start(), cells, code, y) for found in _PHRASE.finditer(text)
            ]
            column += cells * len(text)
    return texts


def _text(text: str, column: int, cells: int, code: str, y: int) -> str:
    x, length = MARGIN + column * CELL, cells * len(text) * CELL
    weight = ' font-weight="bold"' if code.startswith("1") else ""
    look = f'fill="{COLOURS.get(code, COLOURS[""])}"{weight} textLength="{length:.1f}"'
    return f'<text x="{x:.1f}" y="{y}" {look}>{escape(text, quote=False)}</text>'


def _cells(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def beginning(lines: list[str], most: int) -> list[str]:
    """The whole sections among the first MOST lines."""
    if len(lines) <= most:
        return lines
    end = max(number for number, line in enumerate(lines[:most]) if not line)
    return [*lines[:end], "", "…"]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=72)
    args = parser.parse_args()
    for language, name in (("en", "report.svg"), ("ja", "report.ja.svg")):
        lines = beginning(report(language), args.lines)
        (HERE / name).write_text(picture(lines, f"maillens report {LOG}"), encoding="utf-8")


if __name__ == "__main__":
    main()
