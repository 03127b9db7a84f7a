"""Where an answer goes -> an empty page as wide, as colourful and with such characters as fits there."""

import os
import shutil
import sys
from typing import TextIO

from maillens.present.report import Screen
from maillens.present.text.ink import Ink, wants_colour
from maillens.present.text.page import Page

PIPE_WIDTH, NARROWEST, WIDEST = 80, 40, 100


def page_for(output: str | None, color: str) -> Page:
    """A page for the file OUTPUT, None for stdout.

    Args:
        color: `auto`, `always` or `never`.
    """
    screen = screen_for(output, color)
    return Page(screen.width, screen.ink, screen.ascii_only)


def screen_for(output: str | None, color: str) -> Screen:
    """What can be shown in the file OUTPUT, None for stdout; as `page_for`."""
    to_terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if to_terminal else PIPE_WIDTH
    ink = Ink(color == "always" if output else wants_colour(color, sys.stdout, os.environ))
    blocks = output is not None or _can_show("█▏", sys.stdout)
    return Screen(min(max(width, NARROWEST), WIDEST), ink, ascii_only=not blocks)


def _can_show(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
